import { LIMITS } from './limits.ts'

/** A number of matters that the reader may not see: exact from five on, else only that there are some. */
export interface ToldCount {
  readonly count: number
  readonly few: boolean
}

export const toldCount = (unseen: number): ToldCount =>
  unseen >= LIMITS.fewestTold ? { count: unseen, few: false } : { count: 0, few: unseen > 0 }
