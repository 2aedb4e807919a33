import type { WeappBuild } from '../build/weapp-build.ts'
import type { Check, Declared, Finding } from './finding.ts'
import { schemas } from './json-checks.ts'
import { lazyCode, permissionWords, privacyCheck, privacyDeclared, privateInfos } from './permission-checks.ts'
import { addresses, baseLibrary, languageLevel, noEval, noSourceMap } from './script-checks.ts'
import { packageSizes } from './sizes.ts'
import { fileTypes, pageFiles, preload, references, tabBar } from './structure-checks.ts'
import { compiles, secondParser, wxsLanguage } from './template-checks.ts'

const CHECKS: readonly Check[] = [
  schemas,
  pageFiles,
  tabBar,
  references,
  compiles,
  secondParser,
  wxsLanguage,
  languageLevel,
  noEval,
  noSourceMap,
  addresses,
  fileTypes,
  baseLibrary,
  privateInfos,
  permissionWords,
  privacyCheck,
  privacyDeclared,
  lazyCode,
  preload,
  packageSizes,
]

/** Everything that can be known of a build without running it. Empty: nothing is wrong. */
export function checkBuild(build: WeappBuild, declared: Declared): Finding[] {
  return CHECKS.flatMap((check) => [...check(build, declared)])
}
