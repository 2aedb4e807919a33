/** What the timeline can say, past tense. */
export const EVENT_KINDS = [
  'whistle.blown',
  'whistle.joined',
  'withdrawn',
  'dispatched',
  'danger.ruled',
  'reclassified',
  'declined',
  'summoned',
  'checkedIn',
  'claimed',
  'part.claimed',
  'progressed',
  'act.proposed',
  'act.confirmed',
  'act.refused',
  'act.withdrawn',
  'act.lapsed',
  'plan.adopted',
  'node.submitted',
  'node.signed',
  'node.verified',
  'node.returned',
  'seat.replaced',
  'seat.steppedBack',
  'publicised',
  'objected',
  'objection.ruled',
  'rated',
  'closed',
  'reopened',
  'appealed',
  'appeal.ruled',
  'merged',
  'split',
  'refused',
  'lead.ruled',
  'released',
  'talk.started',
  'talk.ended',
  'plan.changed',
  'madeSafe',
  'concluded',
  'town.asked',
  'reported',
  'report.answered',
  'page.hidden',
  'page.restored',
  'handedOver',
  'urged',
  'reminded',
  'supervised',
  'supervision.answered',
  'passed.up',
  'onTheBook',
  'book.ended',
  'clock.paused',
  'clock.resumed',
  'toldBack',
  'whistle.owned',
  'transcribed',
  'content.erased',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** The facts of an event that enter the hash chain: ids, words of closed lists and numbers, never free text or names. */
export type EventData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface ChainedEvent {
  readonly seq: number
  readonly kind: EventKind
  /** Number of the participant of this case who acted; 0 is the clock. */
  readonly actor: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly data: EventData
  /** SHA-256(salt ‖ content) of the words kept beside the event, hex; null without words. */
  readonly contentHash: string | null
  /** Hash of the event before, hex; 64 zeros for the first. */
  readonly previousHash: string
}

export const GENESIS_HASH = '0'.repeat(64)

/** Sorted keys, no white space: the same event always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** The text whose SHA-256 is the event's hash. The community and case are part of it: events cannot be moved. */
export function eventPreimage(communityId: string, caseId: string, event: ChainedEvent): string {
  const { seq, kind, actor, at, data, contentHash, previousHash } = event
  return canonicalJson({ communityId, caseId, seq, kind, actor, at, data, contentHash, previousHash })
}
