import type { WeappBuild } from '../build/weapp-build.ts'
import type { LogicRealm } from '../logic/logic-realm.ts'
import type { ViewRealm } from '../view/view-realm.ts'

/** What a script handed to `Page` or `Component`. */
export type Definition = Record<string, unknown>

/** One call of `setData`: what crossed from the logic’s thread to the view’s. */
export interface SetDataRecord {
  page: string
  /** Of the JSON, in UTF-8. */
  bytes: number
  at: number
}

/** What pages and components need of the mini-program they live in. */
export interface Runtime {
  readonly build: WeappBuild
  readonly realm: LogicRealm
  readonly view: ViewRealm
  definitionOf(path: string): Definition
  /** Runs code of the mini-program; what it throws is noted and goes no further, as on a phone. */
  run<T>(work: () => T): T | undefined
  fault(fault: unknown): void
  noteSetData(record: SetDataRecord): void
  noteDrawn(): void
}
