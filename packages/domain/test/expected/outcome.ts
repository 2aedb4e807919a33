import type { Audience, ClockKind } from '../../src/index.ts'

/**
 * What an act does, written by hand from the columns from · to · clocks · event · told of the table of acts. `told` is
 * the table's audience; `also` is whom the project tells beyond it, each for the reason given. Who said "me too" hears of
 * whatever changes who has the matter, by when, and how it ends. Halves of two-step acts (act.*) have no row of their own
 * in the table.
 */
export interface Expected {
  readonly from: string
  readonly outcomes: Record<string, Effect>
}

export interface Effect {
  readonly to: string
  readonly starts?: readonly ClockKind[]
  readonly stops?: readonly ClockKind[] | 'all'
  readonly event: string
  readonly told: readonly Audience[]
  readonly also?: readonly Audience[]
}

export const ACTIVE = 'dispatched claimed deliberating rectifying'
export const same = '='
