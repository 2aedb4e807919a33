import { dayOf } from '../calendar/shanghai.ts'

/** What a verifier is told about a photo handed in as evidence: used before, hardly to be told from one used before, older than the work. */
export const EVIDENCE_MARKS = ['sameFile', 'alike', 'older'] as const
export type EvidenceMarkKind = (typeof EVIDENCE_MARKS)[number]

export type EvidencePurpose = 'before' | 'after'

/** A photo that was there already, and how it is like the new one. */
export interface LikePhoto {
  readonly sameFile: boolean
  /** On the case itself. */
  readonly here: boolean
  readonly purpose: string
  /** On a private matter, of which nothing is said elsewhere. */
  readonly confided: boolean
}

const ofWork = (purpose: string) => purpose === 'before' || purpose === 'after'

/**
 * What is said of a photo that is like others, or null. How it looked before may well have been photographed before, so a
 * "before" counts against other cases only; of those only the work is looked at, never what somebody whistled with.
 */
export function reuseOf(purpose: EvidencePurpose, others: readonly LikePhoto[]): LikePhoto | null {
  const counts = others.filter((other) => (other.here ? purpose === 'after' : ofWork(other.purpose) && !other.confided))
  const weight = ({ sameFile, here }: LikePhoto) => (sameFile ? 2 : 0) + (here ? 1 : 0)
  return [...counts].sort((a, b) => weight(b) - weight(a))[0] ?? null
}

/** From when on a photo shows what it should: the state before the work, from the first whistle; the work, from its start. */
export interface WorkTimes {
  readonly whistledAt: number
  /** Taken on; null before. */
  readonly claimedAt: number | null
  /** The step was sent back, or is to be done again. */
  readonly againAt: number | null
}

/** Whether the camera's own date says that the photo is older than what it is to show. */
export function isOlder(purpose: EvidencePurpose, takenOn: string, times: WorkTimes): boolean {
  const { whistledAt, claimedAt, againAt } = times
  const since = purpose === 'before' ? whistledAt : (againAt ?? claimedAt ?? whistledAt)
  return takenOn < dayOf(since)
}
