import { type ChainedEvent, type EventKind, eventPreimage, GENESIS_HASH } from '../events.ts'
import { type DayHead, dayHeadPreimage } from './day-head.ts'
import { type MerkleStep, rootFrom, type Sha256 } from './merkle.ts'

/** Of these the public page says what happened; of all others the record shows that something did, and its hash. */
export const PUBLIC_EVENT_KINDS = [
  'dispatched',
  'checkedIn',
  'claimed',
  'plan.adopted',
  'node.submitted',
  'node.verified',
  'concluded',
  'publicised',
  'closed',
] as const satisfies readonly EventKind[]
export type PublicEventKind = (typeof PUBLIC_EVENT_KINDS)[number]

export type PublicFacts = Pick<ChainedEvent, 'actor' | 'at' | 'data' | 'contentHash'> & {
  readonly kind: PublicEventKind
}

/** An event as anybody may see it. */
export interface PublicEvent {
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
  /** What its hash is taken of; null where that is not public. */
  readonly facts: PublicFacts | null
}

const isPublic = (kind: EventKind): kind is PublicEventKind => (PUBLIC_EVENT_KINDS as readonly string[]).includes(kind)

/** The matter was private then, or turned so: of that time nothing is told. */
const saysPrivate = ({ data }: ChainedEvent) =>
  data.class === 'private' || data.from === 'private' || data.action === 'reclassify'

/** The record of a case as anybody may see it. */
export function publicRecord(events: readonly (ChainedEvent & { readonly hash: string })[]): PublicEvent[] {
  const publicFrom = events.reduce((from, event, place) => (saysPrivate(event) ? place + 1 : from), 0)
  return events.map((event, place) => {
    const { seq, kind, actor, at, data, contentHash, previousHash, hash } = event
    const shown = place >= publicFrom && isPublic(kind)
    return { seq, previousHash, hash, facts: shown ? { kind, actor, at, data, contentHash } : null }
  })
}

/** The day on which the last event was written, and the way from it to that day's root. */
export interface SettledDay extends DayHead {
  readonly hash: string
  readonly path: readonly MerkleStep[]
}

export interface RecordToCheck {
  readonly communityId: string
  readonly caseId: string
  readonly events: readonly PublicEvent[]
  /** The head that the public page carries. */
  readonly head: string
  /** null while the day is not over. */
  readonly day: SettledDay | null
}

export type RecordVerdict =
  | { readonly ok: true; readonly events: number; readonly recomputed: number; readonly day: string | null }
  /** The first entry that does not hold, or the head on the page, or the day. */
  | { readonly ok: false; readonly broken: { readonly seq: number } | 'head' | 'day' }

/** Goes through a public record: each entry carries the one before, the last is the page's, and the day holds it. */
export function checkPublicRecord(record: RecordToCheck, sha256: Sha256): RecordVerdict {
  const { communityId, caseId, events, head, day } = record
  let previousHash = GENESIS_HASH
  let recomputed = 0
  for (const [place, { seq, hash, facts, ...event }] of events.entries()) {
    if (seq !== place + 1 || event.previousHash !== previousHash) return { ok: false, broken: { seq: place + 1 } }
    if (facts) {
      recomputed += 1
      if (sha256(eventPreimage(communityId, caseId, { ...facts, seq, previousHash })) !== hash)
        return { ok: false, broken: { seq } }
    }
    previousHash = hash
  }
  if (events.length === 0 || previousHash !== head) return { ok: false, broken: 'head' }
  if (day && !holdsInDay(communityId, head, day, sha256)) return { ok: false, broken: 'day' }
  return { ok: true, events: events.length, recomputed, day: day?.day ?? null }
}

const holdsInDay = (communityId: string, head: string, day: SettledDay, sha256: Sha256) =>
  rootFrom(head, day.path, sha256) === day.root && sha256(dayHeadPreimage(communityId, day)) === day.hash
