import {
  type CaseFacts,
  type CaseState,
  computeSeats,
  DAY,
  type NodeFacts,
  type NodeState,
  type PartyKind,
  type Visibility,
  type WhistleChannel,
  type WhistleFacts,
} from '@juwuye/domain'
import type { PersonName } from './people.ts'
import { NOW } from './time.ts'

const ALL_DONE: readonly CaseState[] = ['verified', 'publicised', 'closed']

export interface WhistleOptions {
  readonly visibility?: Visibility
  readonly channel?: WhistleChannel
  /** Somebody without an account spoke; `enteredBy` wrote it down. */
  readonly withoutAccount?: boolean
  readonly enteredBy?: PersonName
  /** The case it was whistled on, when that was merged into this one. */
  readonly cameFrom?: string
}

export interface NodeOptions {
  readonly state?: NodeState
  readonly doer?: PartyKind
  readonly submittedBy?: PersonName
  readonly submittedAt?: number
  readonly dueAt?: number
  /** Who signed yes, in the order of the seats they hold. */
  readonly signedBy?: readonly PersonName[]
}

export function whistle(id: string, personId: PersonName, joined: boolean, options: WhistleOptions): WhistleFacts {
  return {
    id,
    personId: options.withoutAccount ? null : personId,
    enteredBy: options.enteredBy ?? null,
    joined,
    channel: options.channel ?? 'own',
    visibility: options.visibility ?? 'named',
    withdrawn: false,
    cameFrom: options.cameFrom ?? null,
  }
}

export function node(facts: CaseFacts, position: number, options: NodeOptions): NodeFacts {
  const doer = options.doer ?? facts.leadPartyId ?? 'property'
  const state = options.state ?? (ALL_DONE.includes(facts.state) ? 'verified' : 'doing')
  const handedIn = state === 'submitted' || state === 'verified'
  const seats = computeSeats(facts, facts.caseClass ?? 'major', doer).map((seat, i) => {
    const signer = options.signedBy?.[i] ?? (state === 'verified' ? seat.personIds[0] : undefined)
    return { ...seat, id: `seat-${position}-${i}`, signedBy: signer ?? null, verdict: signer ? ('yes' as const) : null }
  })
  return {
    id: `node-${position}`,
    position,
    state,
    doerPartyId: doer,
    dueAt: options.dueAt ?? NOW + 7 * DAY,
    evidence: ['photos'],
    round: 1,
    submittedBy: handedIn
      ? (options.submittedBy ?? facts.parties.find((p) => p.id === doer)?.members[0] ?? null)
      : null,
    submittedAt: handedIn ? (options.submittedAt ?? NOW) : null,
    seats,
    passedOver: [],
    steppedBack: [],
  }
}
