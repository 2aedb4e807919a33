import {
  type CaseClass,
  type CaseState,
  type ClockKind,
  type DangerState,
  type EvidenceKind,
  type JoinLevel,
  type NodeState,
  type Office,
  OWED_NODE_STATES,
  type PartyKind,
  type Role,
  type RulingMatter,
  SETTLED_NODE_STATES,
  type SeatKind,
  type SupervisionLevel,
  type TwoStepAction,
  type Visibility,
  type WhistleChannel,
} from '../vocabulary.ts'

/** A party covering the case's estate, with the people who can act for it now. */
export interface PartyFacts {
  readonly id: string
  readonly kind: PartyKind
  readonly name: string
  /** Person ids; empty for a party without anybody on the platform. */
  readonly members: readonly string[]
  /** Person ids of chair and deputies, a subset of `members`. */
  readonly officers: readonly string[]
}

export interface WhistleFacts {
  readonly id: string
  /** Who whistled; null when somebody without an account spoke through another person. */
  readonly personId: string | null
  /** Who entered it for them, when that is another person. */
  readonly enteredBy: string | null
  readonly joined: boolean
  readonly channel: WhistleChannel
  readonly visibility: Visibility
  readonly withdrawn: boolean
  /** The case it was first filed as, when it has moved since. */
  readonly cameFrom: string | null
}

export interface SeatFacts {
  readonly id: string
  readonly kind: SeatKind
  readonly partyId: string | null
  /** Who may sign for the seat now. The town's officers are not listed: see `ActorFacts.townOfficer`. */
  readonly personIds: readonly string[]
  readonly signedBy: string | null
  readonly verdict: 'yes' | 'no' | null
}

export interface NodeFacts {
  readonly id: string
  readonly position: number
  readonly state: NodeState
  readonly doerPartyId: string
  readonly dueAt: number
  readonly evidence: readonly EvidenceKind[]
  readonly round: number
  readonly submittedBy: string | null
  /** Start of the running verification; null unless submitted. */
  readonly submittedAt: number | null
  /** The seats of the current round. */
  readonly seats: readonly SeatFacts[]
  /** Kinds of seat that were passed on in the current round: none of them is asked again. */
  readonly passedOver: readonly SeatKind[]
  /** Who stepped back from judging this doer's work: they sign for no seat of this node, in any round. */
  readonly steppedBack: readonly string[]
}

/** The first half of a two-step act, waiting for the second person. */
export interface PendingActFacts {
  readonly id: string
  readonly action: TwoStepAction
  readonly authorId: string
  /** Who was asked by name and may still complete it; what relation completes the others stands in `SECOND_WORD`. */
  readonly confirmers: readonly string[]
  /** The town holds one of the seats asked: any of its officers may complete it. */
  readonly townMay: boolean
  readonly confirmedBy: readonly string[]
  readonly lapsesAt: number
  /** The body asked let its time to rule pass: the town may answer in its place. */
  readonly passedUp: boolean
}

/** A party's refusal of its summons; open until the body ruled who leads. */
export interface RefusalFacts {
  readonly partyId: string
  /** Whose matter it is said to be, where that is a party of the estate. */
  readonly rightPartyId: string | null
  readonly open: boolean
}

/** A question put to the ruling body: who leads, or whether a decline stands. */
export interface RulingFacts {
  readonly id: string
  readonly matter: RulingMatter
  /** Who appealed; null for the question who leads. */
  readonly personId: string | null
  readonly open: boolean
}

/** 督办单: a demand on those who owe an answer. */
export interface SupervisionFacts {
  readonly id: string
  readonly level: SupervisionLevel
  readonly open: boolean
}

export interface ObjectionFacts {
  readonly id: string
  readonly personId: string
  readonly round: number
  readonly open: boolean
}

/** Everything the rules need to know of a case; read under the case's lock. Instants are epoch milliseconds. */
export interface CaseFacts {
  readonly state: CaseState
  /** null until somebody confirmed the class. */
  readonly caseClass: CaseClass | null
  readonly danger: DangerState
  readonly receivedAt: number
  readonly estateId: string
  readonly buildingId: string | null
  readonly aboutPartyId: string | null
  readonly leadPartyId: string | null
  /** Private cases only: the one named mediator, who is lead and sole summoned. */
  readonly mediator: { readonly personId: string; readonly checkedIn: boolean } | null
  /** Every party that covers the estate. */
  readonly parties: readonly PartyFacts[]
  readonly summoned: readonly string[]
  readonly checkedIn: readonly string[]
  /** Social workers and secretaries of the community. */
  readonly desk: readonly { readonly personId: string; readonly role: 'socialWorker' | 'secretary' }[]
  /** Building heads who look after the case's building (of the estate, when no building is named). */
  readonly buildingHeads: readonly string[]
  /** People matched to the owners' roll of the estate. */
  readonly confirmedOwners: readonly string[]
  readonly whistles: readonly WhistleFacts[]
  /** Whistles that were part of this case and went on to another number, by a merge or a split. */
  readonly movedWhistles: readonly WhistleFacts[]
  /** A merged number, and the living case in which it goes on is a private matter. */
  readonly goesOnPrivate: boolean
  readonly nodes: readonly NodeFacts[]
  /** Members of a panel who are related to a doer and stepped back (回避): they judge nothing that this doer does here. */
  readonly steppedBack: readonly { readonly personId: string; readonly doerPartyId: string }[]
  readonly pendingActs: readonly PendingActFacts[]
  /** Counts publications; 0 before the first. */
  readonly publicityRound: number
  readonly publicityEndsAt: number | null
  readonly objections: readonly ObjectionFacts[]
  readonly refusals: readonly RefusalFacts[]
  readonly rulings: readonly RulingFacts[]
  /** The ruling body let its time pass: the town may answer in its place (`isPassedUp`). */
  readonly passedUp: boolean
  /** Who turned the case down, and for which body when it was not the desk. */
  readonly declinedBy: { readonly personId: string; readonly partyId: string | null } | null
  readonly declinedAt: number | null
  /** Who agreed that the case ends unsolved, and for which body when not as secretary or town; null while it goes on. */
  readonly concludedBy: { readonly personId: string; readonly partyId: string | null } | null
  /** The talk that is held now (三方面对面). */
  readonly talk: { readonly convenerId: string; readonly from: 'claimed' | 'rectifying' } | null
  /** Due times of the running clocks that belong to the case as a whole. */
  readonly dues: Readonly<Partial<Record<ClockKind, number>>>
  /** The published page: none yet, shown, or taken down. */
  readonly page: 'none' | 'shown' | 'hidden'
  /** Open reports on the published page. */
  readonly openReports: number
  /** People who rated in the current round. */
  readonly ratedBy: readonly string[]
  readonly reopenedBy: readonly string[]
  readonly closedAt: number | null
  /** Until when (epoch ms) clocks of the case as a whole are paused. */
  readonly pausedUntil: Readonly<Partial<Record<ClockKind, number>>>
  /** On the book (挂账) until this review; null when it is not. */
  readonly onBookUntil: number | null
  /** Who urged (催办) today, by the calendar of Shanghai. */
  readonly urgedToday: readonly string[]
  readonly supervisions: readonly SupervisionFacts[]
  /** The town stepped in: it demanded, ruled, signed or decided something here. */
  readonly townActed: boolean
}

export interface MembershipFacts {
  readonly role: Role
  readonly partyId: string | null
  readonly office: Office | null
  readonly level: JoinLevel | null
  readonly estateId: string | null
  /** Buildings a building head looks after. */
  readonly looksAfter: readonly string[]
}

/** Who acts, as seen from inside one community. */
export interface ActorFacts {
  /** null for the clock itself. */
  readonly personId: string | null
  /** Memberships of this community in force now. */
  readonly memberships: readonly MembershipFacts[]
  /** Has an open attendance now. */
  readonly onDuty: boolean
  /** Officer of the town this community belongs to. */
  readonly townOfficer: boolean
}

/** A node still to be done: neither verified nor taken out of the plan. */
export function isOpenNode(node: Pick<NodeFacts, 'state'>): boolean {
  return !(SETTLED_NODE_STATES as readonly NodeState[]).includes(node.state)
}

/** A node that its doer still owes: it may be done, handed in or changed. */
export function isOwedNode(node: Pick<NodeFacts, 'state'>): boolean {
  return (OWED_NODE_STATES as readonly NodeState[]).includes(node.state)
}

/** The clock, acting. */
export const SYSTEM: ActorFacts = { personId: null, memberships: [], onDuty: false, townOfficer: false }
