import { DAY, HOUR } from '../calendar/shanghai.ts'
import type { DeadlinePolicy } from '../case/clocks.ts'
import { type ActorFacts, type CaseFacts, isOpenNode, type NodeFacts } from '../case/facts.ts'
import { partyById } from '../case/people.ts'
import { panelWithout } from '../case/verification.ts'
import type { RefusalCode, RefusalParams } from '../refusals.ts'
import type { CaseAction, TwoStepAction } from '../vocabulary.ts'
import { isAboutOwnParty, isMemberOf, type Relation, seatOf, stands } from './relations.ts'

/** The part of a case an act is about, and the half of a two-step act. */
export interface Subject {
  readonly node?: NodeFacts
  readonly pendingActId?: string
  readonly objectionId?: string
  readonly rulingId?: string
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

const aboutYou: Condition = { code: 'about-your-party', when: ({ actor, facts }) => isAboutOwnParty(actor, facts) }
const isPrivate: Condition = { code: 'private-has-none', when: ({ facts }) => facts.caseClass === 'private' }
const classOpen: Condition = { code: 'class-not-confirmed', when: ({ facts }) => facts.caseClass === null }
const pendingOf = (facts: CaseFacts, action: TwoStepAction) => facts.pendingActs.find((act) => act.action === action)

const leadTaken: Condition = {
  code: 'lead-taken',
  when: ({ facts }) => facts.leadPartyId !== null,
  params: ({ facts }) => ({ party: partyById(facts, facts.leadPartyId)?.name ?? '' }),
}

/** Those of the parties for which this act is done: the actor's own, or the one it is recorded for. */
function partiesActedFor({ actor, subject }: PolicyInput, ids: readonly string[]): readonly string[] {
  const { recordedFor } = subject
  return ids.filter((id) => (recordedFor === undefined ? isMemberOf(actor, id) : id === recordedFor))
}

const isSummoned = (facts: CaseFacts, partyId: string) => facts.summoned.includes(partyId)
const doesNode = (_: CaseFacts, partyId: string, node: NodeFacts | undefined) => node?.doerPartyId === partyId

const alreadyPending = (action: TwoStepAction): Condition => ({
  code: 'act-pending',
  when: ({ facts }) => pendingOf(facts, action) !== undefined,
})

const openRefusals = (facts: CaseFacts) => facts.refusals.filter((refusal) => refusal.open).length

/** How many refusals hand a case to the ruling body. */
export const REFUSALS_THAT_FORCE_A_RULING = 2

/** A lead that lets its lease, its plan or a node run over. */
export function leadIsFailing(facts: CaseFacts, now: number): boolean {
  if (facts.leadPartyId === null) return false
  const over = (due: number | undefined) => due !== undefined && due <= now
  const planLate = facts.state !== 'rectifying' && over(facts.dues.plan)
  return over(facts.dues.lease) || planLate || facts.nodes.some((node) => isOpenNode(node) && node.dueAt <= now)
}

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
  params: ({ deadlines }) => ({ days: deadlines.rateDays }),
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
    conditions: [classOpen, alreadyPending('reclassify')],
  },
  decline: {
    who: ['desk', 'rulingBody'],
    otherwise: 'not-desk',
    conditions: [
      { code: 'lead-exists', when: ({ facts }) => facts.leadPartyId !== null },
      {
        code: 'two-refusals-first',
        when: ({ actor, facts }) => !stands(actor, 'desk', facts) && openRefusals(facts) < REFUSALS_THAT_FORCE_A_RULING,
      },
    ],
  },
  appeal: {
    who: ['reporter'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'too-late',
        when: ({ facts, now, deadlines }) => now > (facts.declinedAt ?? 0) + deadlines.appealDays * DAY,
        params: ({ deadlines }) => ({ days: deadlines.appealDays }),
      },
      {
        code: 'already-appealed',
        when: ({ actor, facts }) =>
          facts.rulings.some((r) => r.matter === 'appeal' && r.personId !== null && r.personId === actor.personId),
      },
    ],
  },
  'rule-appeal': {
    who: ['rulingBody'],
    otherwise: 'not-ruling-body',
    waits: true,
    conditions: [
      {
        code: 'appeal-ruled',
        when: ({ facts, subject }) =>
          !facts.rulings.some(
            (r) => r.open && r.matter === 'appeal' && (subject.rulingId === undefined || r.id === subject.rulingId),
          ),
      },
    ],
  },
  merge: {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [{ code: 'merge-private', when: ({ facts }) => facts.caseClass === 'private' }],
  },
  split: {
    who: ['desk', 'reporter'],
    otherwise: 'not-desk',
    conditions: [
      isPrivate,
      {
        code: 'split-needs-two',
        when: ({ facts }) => facts.state !== 'merged' && facts.whistles.filter((w) => !w.withdrawn).length < 2,
      },
      alreadyPending('split'),
    ],
  },
  summon: { who: ['desk', 'lead'], otherwise: 'not-desk-or-lead', conditions: [isPrivate] },
  'check-in': {
    who: ['summoned'],
    otherwise: 'not-summoned',
    waits: true,
    recordable: isSummoned,
    conditions: [
      {
        code: 'already-checked-in',
        when: (input) =>
          input.facts.mediator
            ? input.facts.mediator.checkedIn
            : partiesActedFor(input, input.facts.summoned).every((id) => input.facts.checkedIn.includes(id)),
      },
    ],
  },
  'refuse-summons': {
    who: ['summoned'],
    otherwise: 'not-summoned',
    recordable: isSummoned,
    conditions: [
      isPrivate,
      {
        code: 'lead-is-you',
        when: (input) => partiesActedFor(input, input.facts.summoned).every((id) => id === input.facts.leadPartyId),
      },
      {
        code: 'already-refused',
        when: (input) =>
          partiesActedFor(input, input.facts.summoned).every(
            (id) => id === input.facts.leadPartyId || input.facts.refusals.some((r) => r.open && r.partyId === id),
          ),
      },
    ],
  },
  'rule-lead': {
    who: ['rulingBody', 'town'],
    otherwise: 'not-ruling-body',
    conditions: [
      isPrivate,
      classOpen,
      {
        code: 'lead-not-failing',
        when: ({ facts, now }) =>
          !facts.rulings.some((r) => r.open && r.matter === 'lead') && !leadIsFailing(facts, now),
      },
      {
        // the town steps in only for what the body left unruled
        code: 'not-ruling-body',
        when: ({ actor, facts, now }) =>
          !stands(actor, 'rulingBody', facts) && (facts.dues.leadRuling ?? now + 1) > now,
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
  'release-lead': { who: ['lead'], otherwise: 'not-lead' },
  'start-talk': { who: ['lead', 'desk'], otherwise: 'not-desk-or-lead' },
  'end-talk': { who: ['convener', 'desk'], otherwise: 'not-convener' },
  'adopt-plan': {
    who: ['lead'],
    otherwise: 'not-lead',
    waits: true,
    conditions: [
      isPrivate,
      { code: 'plan-exists', when: ({ facts }) => facts.nodes.some(isOpenNode) },
      alreadyPending('adopt-plan'),
    ],
  },
  'change-plan': { who: ['lead'], otherwise: 'not-lead', conditions: [isPrivate, alreadyPending('change-plan')] },
  'make-safe': {
    who: ['checkedIn'],
    otherwise: 'not-checked-in',
    conditions: [
      { code: 'not-urgent', when: ({ facts }) => facts.caseClass !== 'urgent' },
      { code: 'already-safe', when: ({ facts }) => facts.dues.safe === undefined },
      alreadyPending('make-safe'),
    ],
  },
  'submit-node': { who: ['doer'], otherwise: 'not-doer', waits: true, recordable: doesNode, conditions: [nodeOpen] },
  'sign-yes': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  'sign-no': { who: ['panel'], otherwise: 'not-seat-holder', waits: true, conditions: SIGNING },
  // Which seat, and whether the cause holds, is `checkReplacement`.
  'replace-seat': {
    who: ['system', 'desk'],
    otherwise: 'not-desk',
    conditions: [
      { code: 'node-not-submitted', when: ({ subject }) => subject.node?.state !== 'submitted' },
      {
        code: 'seat-signed',
        when: ({ subject }) => subject.node?.seats.every((seat) => seat.signedBy !== null) ?? true,
      },
      {
        code: 'not-silent-yet',
        when: ({ actor, facts, subject, now, deadlines }) =>
          actor.personId === null &&
          (facts.caseClass !== 'minor' ||
            !subject.node?.seats.some((s) => s.kind === 'reporter' && s.signedBy === null) ||
            now < (subject.node.submittedAt ?? now) + deadlines.verificationHours * HOUR),
      },
      {
        // Better wait for the reporter than verify with one seat less.
        code: 'seats-unfilled',
        when: ({ actor, facts, subject }) =>
          actor.personId === null &&
          (!subject.node || panelWithout(facts, subject.node, 'reporter').length < subject.node.seats.length),
      },
    ],
  },
  'conclude-unsolved': {
    who: ['lead'],
    otherwise: 'not-lead',
    conditions: [isPrivate, alreadyPending('conclude-unsolved')],
  },
  publish: { who: ['desk'], otherwise: 'not-desk', waits: true, conditions: [aboutYou] },
  // Also without login: the page is public, and so is the way to say what is wrong with it.
  report: {
    who: ['anyone'],
    otherwise: 'unknown-action',
    conditions: [{ code: 'page-not-up', when: ({ facts }) => facts.page !== 'shown' }],
  },
  'answer-report': {
    who: ['desk', 'town'],
    otherwise: 'not-desk-or-town',
    waits: true,
    conditions: [{ code: 'report-answered', when: ({ facts }) => facts.openReports === 0 }],
  },
  'take-down': {
    who: ['desk', 'town'],
    otherwise: 'not-desk-or-town',
    conditions: [{ code: 'page-not-up', when: ({ facts }) => facts.page !== 'shown' }],
  },
  'restore-page': {
    who: ['desk'],
    otherwise: 'not-desk',
    waits: true,
    conditions: [aboutYou, { code: 'page-not-hidden', when: ({ facts }) => facts.page !== 'hidden' }],
  },
  object: {
    who: ['confirmedResident'],
    otherwise: 'not-confirmed-resident',
    near: ['residentOfEstate'],
    conditions: [
      { code: 'page-hidden', when: ({ facts }) => facts.page === 'hidden' },
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
      alreadyPending('close-private'),
    ],
  },
  reopen: {
    who: ['reporter', 'rulingBody'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'too-late',
        when: ({ facts, now, deadlines }) => now > (facts.closedAt ?? 0) + deadlines.reopenDays * DAY,
        params: ({ deadlines }) => ({ days: deadlines.reopenDays }),
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
