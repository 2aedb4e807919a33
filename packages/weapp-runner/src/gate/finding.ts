import type { WeappBuild } from '../build/weapp-build.ts'
import type { PrivateKind } from './private-apis.ts'

/** What the build is held against: what is promised to WeChat and to people’s phones. */
export interface Declared {
  /** The lowest base library we serve, `2.32.3`, as set in WeChat’s console. */
  minBaseLibrary: string
  /** What the privacy guide says is used. */
  privacy: readonly PrivateKind[]
  /** Kilobytes of 1,024 bytes. */
  mainKb: number
  totalKb: number
  /** A build to be uploaded: every address in it must be reachable from outside. */
  production: boolean
}

export const RULES = [
  'schema',
  'page-files',
  'tab-bar',
  'references',
  'compiles',
  'second-parser',
  'wxs-language',
  'language-level',
  'no-eval',
  'no-source-map',
  'addresses',
  'file-types',
  'base-library',
  'private-infos',
  'permission-words',
  'privacy-check',
  'privacy-declared',
  'lazy-code',
  'preload',
  'package-sizes',
] as const

export type Rule = (typeof RULES)[number]

export interface Finding {
  rule: Rule
  file: string
  says: string
}

/** Looks at the build for one kind of fault, and tells what it finds. */
export type Check = (build: WeappBuild, declared: Declared) => Iterable<Finding>
