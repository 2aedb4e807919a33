import { HOUR } from './calendar/shanghai.ts'

/** The sheets of the workbook that brings in a community, in the order in which they are read. */
export const IMPORT_SHEETS = ['estates', 'buildings', 'units', 'parties', 'roster', 'neighbours'] as const
export type ImportSheet = (typeof IMPORT_SHEETS)[number]

/**
 * `reading` and `applying` are under way; `ready` waits for the word to apply it; the others are over. `faulty`: something
 * in the workbook is wrong, `failed`: it could not be read or brought in for another reason.
 */
export const IMPORT_STATES = ['reading', 'ready', 'applying', 'done', 'faulty', 'cancelled', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const LIVE_IMPORT_STATES = ['reading', 'ready', 'applying'] as const satisfies readonly ImportState[]

export const isLiveImport = (state: ImportState): boolean =>
  (LIVE_IMPORT_STATES as readonly ImportState[]).includes(state)

/** Why an import failed. */
export const IMPORT_FAILURES = ['unreadable', 'tooLarge', 'empty', 'notAllowed', 'lapsed', 'broken'] as const
export type ImportFailure = (typeof IMPORT_FAILURES)[number]

/** A checked workbook waits so long to be applied; one under way may be silent so long. Then it has ended. */
const WAITS: Readonly<Record<(typeof LIVE_IMPORT_STATES)[number], number>> = {
  ready: 24 * HOUR,
  reading: HOUR / 2,
  applying: HOUR / 2,
}

/** Until when a live import is waited for. */
export const importLapsesAt = (state: (typeof LIVE_IMPORT_STATES)[number], touchedAt: number): number =>
  touchedAt + WAITS[state]
