import type {
  CaseClass,
  ComputedSeat,
  NodeChange,
  NodeDraft,
  NodeState,
  PausableClock,
  UnsolvedReason,
} from '@juwuye/domain'

/** What a pending act keeps besides its author. */
export interface PendingPayload {
  /** Who was asked by name; empty where a relation gives the second word. */
  readonly confirmers: readonly string[]
  /** A seat asked is the town's. */
  readonly townMay?: boolean
}

type SeatRef = Pick<ComputedSeat, 'kind' | 'partyId'>

/** A plan as proposed, with the seats computed then. */
export interface PlanPayload extends PendingPayload {
  readonly nodes: readonly NodeDraft[]
  readonly seats: readonly (readonly SeatRef[])[]
}

/** A changed plan, with what it rests on: any other state or round of a node voids it. */
export interface ChangePlanPayload extends PendingPayload {
  readonly nodes: readonly NodeChange[]
  readonly seats: readonly (readonly SeatRef[])[]
  readonly basis: readonly { readonly id: string; readonly state: NodeState; readonly round: number }[]
  readonly reason: string
}

export interface MakeSafePayload extends PendingPayload {
  readonly text: string
  readonly photos: readonly string[]
}

export interface UnsolvedPayload extends PendingPayload {
  readonly reason: UnsolvedReason
  readonly words: string
}

export interface PrivateOutcomePayload extends PendingPayload {
  readonly outcome: string
}

/** Out of a private matter. */
export interface ReclassifyPayload extends PendingPayload {
  readonly class: CaseClass
  readonly partyIds: readonly string[]
  readonly reason: string
}

/** 挂账 until a review (epoch ms). */
export interface BookPayload extends PendingPayload {
  readonly reason: string
  readonly until: number
}

export interface PausePayload extends PendingPayload {
  readonly clock: PausableClock
  readonly reason: string
  readonly until: number
}

export interface SplitPayload extends PendingPayload {
  readonly whistleIds: readonly string[]
  readonly reason: string
}
