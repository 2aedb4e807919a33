import type { DeadlinePolicy } from '../case/clocks.ts'
import { type ActorFacts, type CaseFacts, isOwedNode, type NodeFacts } from '../case/facts.ts'
import type { RefusalCode, RefusalParams } from '../refusals.ts'
import type { TwoStepAction } from '../vocabulary.ts'
import { isAboutOwnParty, type Relation } from './relations.ts'

/** The part of a case an act is about, and the half of a two-step act. */
export interface Subject {
  readonly node?: NodeFacts
  readonly pendingActId?: string
  readonly objectionId?: string
  readonly rulingId?: string
  readonly supervisionId?: string
  /** A party without anybody on the platform, for whom the desk records what it said. */
  readonly recordedFor?: string
}

export interface PolicyInput {
  readonly actor: ActorFacts
  readonly facts: CaseFacts
  readonly subject: Subject
  readonly now: number
  readonly deadlines: DeadlinePolicy
}

/** A condition beyond state and relation; `when` true means refused. */
export interface Condition {
  readonly code: RefusalCode
  readonly when: (input: PolicyInput) => boolean
  readonly params?: (input: PolicyInput) => RefusalParams
}

export interface PolicyRow {
  /** Any one of these relations suffices. */
  readonly who: readonly Relation[]
  /** Said when none holds. */
  readonly otherwise: RefusalCode
  /** Asked before the state, where the answer says more than "wrong state". */
  readonly first?: readonly Condition[]
  readonly conditions?: readonly Condition[]
  /** Others to whom the refusal is worth a word: they see the button with its reason. */
  readonly near?: readonly Relation[]
  /** The act waits on whoever may do it: it is shown first and in the accent. */
  readonly waits?: boolean
  /** The act may be recorded (代录) for this party, if it has nobody on the platform. */
  readonly recordable?: (facts: CaseFacts, partyId: string, node: NodeFacts | undefined) => boolean
}

/* Conditions that several rows share. */

export const aboutYou: Condition = {
  code: 'about-your-party',
  when: ({ actor, facts }) => isAboutOwnParty(actor, facts),
}

export const isPrivate: Condition = {
  code: 'private-has-none',
  when: ({ facts }) => facts.caseClass === 'private',
}

export const classOpen: Condition = { code: 'class-not-confirmed', when: ({ facts }) => facts.caseClass === null }

export const nodeOpen: Condition = {
  code: 'node-not-open',
  when: ({ subject }) => !subject.node || !isOwedNode(subject.node),
}

export const alreadyPending = (action: TwoStepAction): Condition => ({
  code: 'act-pending',
  when: ({ facts }) => facts.pendingActs.some((act) => act.action === action),
})
