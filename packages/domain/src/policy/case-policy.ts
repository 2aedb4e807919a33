import { DAY, HOUR } from '../calendar/shanghai.ts'
import type { DeadlinePolicy } from '../case/clocks.ts'
import type { ActorFacts, CaseFacts, NodeFacts } from '../case/facts.ts'
import { panelWithoutReporter } from '../case/verification.ts'
import type { RefusalCode, RefusalParams } from '../refusals.ts'
import type { CaseAction } from '../vocabulary.ts'
import { isAboutOwnParty, isMemberOf, partyById, type Relation, seatOf, stands } from './relations.ts'

/** The part of a case an act is about, and the half of a two-step act. */
export interface Subject {
  readonly node?: NodeFacts
  readonly pendingActId?: string
  readonly objectionId?: string
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
}

const aboutYou: Condition = { code: 'about-your-party', when: ({ actor, facts }) => isAboutOwnParty(actor, facts) }
const isPrivate: Condition = { code: 'private-has-none', when: ({ facts }) => facts.caseClass === 'private' }
const classOpen: Condition = { code: 'class-not-confirmed', when: ({ facts }) => facts.caseClass === null }
const pendingOf = (facts: CaseFacts, action: CaseAction) => facts.pendingActs.find((act) => act.action === action)

const leadTaken: Condition = {
  code: 'lead-taken',
  when: ({ facts }) => facts.leadPartyId !== null,
  params: ({ facts }) => ({ party: partyById(facts, facts.leadPartyId)?.name ?? '' }),
}

const myParties = (actor: ActorFacts, ids: readonly string[]) => ids.filter((id) => isMemberOf(actor, id))

const nodeOpen: Condition = {
  code: 'node-not-open',
  when: ({ subject }) => !subject.node || !['todo', 'doing', 'returned'].includes(subject.node.state),
}

const SIGNING: readonly Condition[] = [
  { code: 'node-not-submitted', when: ({ subject }) => subject.node?.state !== 'submitted' },
  {
    code: 'submitter-cannot-sign',
    when: ({ actor, subject }) => actor.personId !== null && subject.node?.submittedBy === actor.personId,
  },
  { code: 'doer-cannot-sign', when: ({ actor, subject }) => isMemberOf(actor, subject.node?.doerPartyId ?? null) },
  aboutYou,
  {
    code: 'already-signed',
    when: ({ actor, subject }) =>
      subject.node?.seats.some((s) => s.signedBy !== null && s.signedBy === actor.personId) ?? false,
  },
  {
    code: 'already-signed',
    when: ({ actor, subject }) => !subject.node || seatOf(actor, subject.node)?.signedBy != null,
  },
]

const rateWindow: Condition = {
  code: 'too-late',
  when: ({ facts, now, deadlines }) => facts.closedAt !== null && now > facts.closedAt + deadlines.rateDays * DAY,
}

/** Who may do what, when (case-actions.md). The state an act starts from stands in case/machine.ts. */
export const CASE_POLICY: Record<CaseAction, PolicyRow> = {
  // Shopkeepers and passers-by may whistle too; limits stand with the command.
  blow: { who: ['anyone'], otherwise: 'unknown-action' },
  join: {
    who: ['residentOfEstate'],
    otherwise: 'not-resident-of-estate',
    conditions: [
      isPrivate,
      {
        code: 'already-joined',
        when: ({ actor, facts }) => stands(actor, 'reporter', facts) || stands(actor, 'joined', facts),
      },
    ],
  },
  withdraw: {
    who: ['reporter', 'joined'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'checked-in-before-withdrawal',
        when: ({ facts }) => facts.checkedIn.length > 0 || facts.mediator?.checkedIn === true,
      },
      { code: 'danger-confirmed-before-withdrawal', when: ({ facts }) => facts.danger === 'confirmed' },
    ],
  },
  triage: { who: ['desk'], otherwise: 'not-desk', waits: true },
  'confirm-danger': {
    who: ['onDuty', 'desk'],
    otherwise: 'not-duty-or-desk',
    waits: true,
    conditions: [
      {
        code: 'danger-not-pending',
        when: ({ facts }) => facts.danger !== 'pending' && facts.danger !== 'awaitingClass',
      },
      {
        code: 'danger-awaits-desk',
        when: ({ actor, facts }) => facts.danger === 'awaitingClass' && !stands(actor, 'desk', facts),
      },
    ],
  },
  reclassify: {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [classOpen, { code: 'private-class-later', when: ({ facts }) => facts.caseClass === 'private' }],
  },
  decline: {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [{ code: 'lead-exists', when: ({ facts }) => facts.leadPartyId !== null }],
  },
  summon: { who: ['desk', 'lead'], otherwise: 'not-desk-or-lead', conditions: [isPrivate] },
  'check-in': {
    who: ['summoned'],
    otherwise: 'not-summoned',
    waits: true,
    conditions: [
      {
        code: 'already-checked-in',
        when: ({ actor, facts }) =>
          facts.mediator
            ? facts.mediator.checkedIn
            : myParties(actor, facts.summoned).every((id) => facts.checkedIn.includes(id)),
      },
    ],
  },
  'claim-lead': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    waits: true,
    near: ['summoned'],
    first: [leadTaken],
    conditions: [classOpen],
  },
  'claim-part': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [isPrivate, { code: 'lead-is-you', when: ({ actor, facts }) => isMemberOf(actor, facts.leadPartyId) }],
  },
  'note-progress': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [
      {
        code: 'not-doer',
        when: ({ actor, subject }) => subject.node !== undefined && !isMemberOf(actor, subject.node.doerPartyId),
      },
      { code: 'node-not-open', when: (input) => input.subject.node !== undefined && nodeOpen.when(input) },
    ],
  },
  'adopt-plan': {
    who: ['lead'],
    otherwise: 'not-lead',
    waits: true,
    conditions: [
      isPrivate,
      { code: 'plan-exists', when: ({ facts }) => facts.nodes.length > 0 },
      { code: 'act-pending', when: ({ facts }) => pendingOf(facts, 'adopt-plan') !== undefined },
    ],
  },
  'submit-node': { who: ['doer'], otherwise: 'not-doer', waits: true, conditions: [nodeOpen] },
  'sign-yes': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  'sign-no': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  'replace-seat': {
    who: ['system'],
    otherwise: 'system-only',
    conditions: [
      { code: 'node-not-submitted', when: ({ subject }) => subject.node?.state !== 'submitted' },
      {
        code: 'not-silent-yet',
        when: ({ facts, subject, now, deadlines }) =>
          facts.caseClass !== 'minor' ||
          !subject.node?.seats.some((s) => s.kind === 'reporter' && s.signedBy === null) ||
          now < (subject.node.submittedAt ?? now) + deadlines.verificationHours * HOUR,
      },
      {
        // Better wait for the reporter than verify with one seat less.
        code: 'seats-unfilled',
        when: ({ facts, subject }) =>
          !subject.node || panelWithoutReporter(facts, subject.node).length < subject.node.seats.length,
      },
    ],
  },
  publish: { who: ['desk'], otherwise: 'not-desk', waits: true, conditions: [aboutYou] },
  object: {
    who: ['confirmedResident'],
    otherwise: 'not-confirmed-resident',
    near: ['residentOfEstate'],
    conditions: [
      {
        code: 'already-objected',
        when: ({ actor, facts }) =>
          facts.objections.some((o) => o.personId === actor.personId && o.round === facts.publicityRound),
      },
    ],
  },
  'rule-objection': {
    who: ['rulingBody'],
    otherwise: 'not-ruling-body',
    waits: true,
    conditions: [
      {
        code: 'objection-ruled',
        when: ({ facts, subject }) =>
          !facts.objections.some((o) => o.open && (subject.objectionId === undefined || o.id === subject.objectionId)),
      },
    ],
  },
  rate: {
    who: ['reporter', 'joined'],
    otherwise: 'not-reporter',
    waits: true,
    conditions: [
      rateWindow,
      {
        code: 'already-rated',
        when: ({ actor, facts }) => actor.personId !== null && facts.ratedBy.includes(actor.personId),
      },
    ],
  },
  close: {
    who: ['system'],
    otherwise: 'system-only',
    conditions: [
      { code: 'objection-open', when: ({ facts }) => facts.objections.some((o) => o.open) },
      {
        code: 'period-not-over',
        when: ({ facts, now }) => facts.publicityEndsAt === null || now < facts.publicityEndsAt,
      },
    ],
  },
  'close-private': {
    who: ['mediator'],
    otherwise: 'not-mediator',
    waits: true,
    conditions: [
      { code: 'not-mediator', when: ({ facts }) => facts.caseClass !== 'private' },
      { code: 'act-pending', when: ({ facts }) => pendingOf(facts, 'close-private') !== undefined },
    ],
  },
  reopen: {
    who: ['reporter', 'rulingBody'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'too-late',
        when: ({ facts, now, deadlines }) => now > (facts.closedAt ?? 0) + deadlines.reopenDays * DAY,
      },
      {
        code: 'not-reporter',
        when: ({ actor, facts }) => facts.caseClass === 'private' && !stands(actor, 'reporter', facts),
      },
      {
        code: 'already-reopened',
        when: ({ actor, facts }) =>
          stands(actor, 'reporter', facts) && actor.personId !== null && facts.reopenedBy.includes(actor.personId),
      },
    ],
  },
}
