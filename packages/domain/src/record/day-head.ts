import { canonicalJson } from '../events.ts'

/** 日指纹: everything that was written in a community on one day in Shanghai, in one number, and the day before in it. */
export interface DayHead {
  /** YYYY-MM-DD. */
  readonly day: string
  /** Root of the tree over the day's events, in the order of their cases and places. */
  readonly root: string
  /** Hash of the day before; 64 zeros for the day on which the community was opened. */
  readonly previousHash: string
}

/** The text whose SHA-256 is the day's hash. */
export function dayHeadPreimage(communityId: string, { day, root, previousHash }: DayHead): string {
  return canonicalJson({ communityId, day, root, previousHash })
}

/** A day is over this long after its midnight: what began before it has been written by then. */
export const DAY_SETTLES_AFTER = 10 * 60_000
