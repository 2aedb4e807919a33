import {
  type ActorFacts,
  CASE_ACTIONS,
  CASE_POLICY,
  type CaseAction,
  type CaseFacts,
  can,
  canSettle,
  type DeadlinePolicy,
  isLeadAsked,
  isMemberOf,
  mayStartFrom,
  type NodeFacts,
  type RefusalCode,
  type Subject,
  stands,
  type Verdict,
} from '@juwuye/domain'
import { errorSentence, offerLabel, SETTLE_LABELS } from '@juwuye/messages'
import type { ActionOffer, PartyRef } from '@juwuye/types'

/** Acts that are about one node of the plan; progress may be about the case too. */
const ON_NODES: readonly CaseAction[] = [
  'submit-node',
  'sign-yes',
  'sign-no',
  'step-back',
  'note-progress',
  'replace-seat',
]
/** The clock's own acts, and the one that makes a case. */
const NOT_OFFERED: readonly CaseAction[] = ['blow', 'close', 'remind']

/** What is over and done, or does not concern this node, is not worth a greyed button. */
const NOT_WORTH_SAYING = new Set<RefusalCode>([
  'already-joined',
  'already-checked-in',
  'already-rated',
  'already-objected',
  'already-signed',
  'already-stepped-back',
  'node-not-open',
  'node-not-submitted',
  'not-doer',
  'lead-is-you',
  'private-has-none',
  'plan-exists',
  'danger-not-pending',
  'objection-ruled',
  'already-refused',
  'split-needs-two',
  'lead-not-failing',
  'two-refusals-first',
  'already-appealed',
  'appeal-ruled',
  'merge-private',
  'not-urgent',
  'already-safe',
  'already-reported',
  'report-answered',
  'page-not-up',
  'page-not-hidden',
  'too-late',
  'checked-in-before-withdrawal',
  'nothing-supervised',
  'clock-not-running',
  'clock-not-paused',
  'clock-paused',
  'already-on-book',
])

interface Viewing {
  readonly actor: ActorFacts
  readonly facts: CaseFacts
  readonly now: number
  readonly deadlines: DeadlinePolicy
  /** A party as the wire carries it. */
  readonly partyOf: (id: string) => PartyRef
}

/** One of the viewer's parties was called and has said nothing yet. */
function isCalled({ actor, facts }: Viewing): boolean {
  if (facts.mediator) return true
  const refused = (id: string) => facts.refusals.some((r) => r.open && r.partyId === id)
  return facts.summoned.some((id) => isMemberOf(actor, id) && !facts.checkedIn.includes(id) && !refused(id))
}

/** Does the act wait on this viewer? What is recorded for others waits on them; a question, once it is put. */
function waitsOn(action: CaseAction, subject: Subject, viewing: Viewing): boolean {
  if (subject.recordedFor !== undefined) return false
  if (action === 'rule-lead') return isLeadAsked(viewing.facts)
  if (action === 'check-in') return isCalled(viewing)
  return CASE_POLICY[action].waits === true
}

function offer(
  action: CaseAction,
  step: ActionOffer['step'],
  verdict: Verdict,
  label: string,
  subject: Subject,
  viewing: Viewing,
): ActionOffer {
  const reason = verdict.ok ? null : { code: verdict.code, text: errorSentence(verdict.code, verdict.params) }
  return {
    action,
    step,
    label,
    enabled: verdict.ok,
    waits: verdict.ok && (step === 'confirm' || (step === 'do' && waitsOn(action, subject, viewing))),
    reason,
    nodeId: subject.node?.id ?? null,
    round: subject.node?.round ?? null,
    pendingActId: subject.pendingActId ?? null,
    objectionId: subject.objectionId ?? null,
    rulingId: subject.rulingId ?? null,
    supervisionId: subject.supervisionId ?? null,
    recordedFor: subject.recordedFor === undefined ? null : viewing.partyOf(subject.recordedFor),
  }
}

/** Is a refusal worth a greyed button with its reason to this viewer? Only where the case stands right and they are near. */
function worthSaying(
  action: CaseAction,
  verdict: Verdict,
  { actor, facts }: Viewing,
  node: NodeFacts | undefined,
): boolean {
  if (verdict.ok) return true
  if (!mayStartFrom(action, facts.state) || NOT_WORTH_SAYING.has(verdict.code)) return false
  const row = CASE_POLICY[action]
  return [...row.who, ...(row.near ?? [])].some(
    (relation) => relation !== 'anyone' && stands(actor, relation, facts, node),
  )
}

/** What an act can be about: the case, a node, an objection, a ruling, or a party for whom the desk records. */
function subjectsOf(action: CaseAction, viewing: Viewing): Subject[] {
  const { facts } = viewing
  if (action === 'rule-objection')
    return facts.objections.filter((o) => o.open).map((objection) => ({ objectionId: objection.id }))
  if (action === 'rule-appeal')
    return facts.rulings.filter((r) => r.open && r.matter === 'appeal').map((ruling) => ({ rulingId: ruling.id }))
  if (action === 'answer-supervision')
    return facts.supervisions.filter((s) => s.open).map((one) => ({ supervisionId: one.id }))
  const nodes = ON_NODES.includes(action) && facts.state === 'rectifying' ? facts.nodes : []
  const own: Subject[] = ON_NODES.includes(action) && action !== 'note-progress' ? [] : [{}]
  return [...own, ...nodes.map((node) => ({ node })), ...recordedSubjects(action, viewing, nodes)]
}

/** 代录: the parties on the case without anybody on the platform; the desk alone is told. */
function recordedSubjects(action: CaseAction, { actor, facts }: Viewing, nodes: readonly NodeFacts[]): Subject[] {
  if (!CASE_POLICY[action].recordable || !stands(actor, 'desk', facts)) return []
  const silent = facts.parties.filter((party) => party.members.length === 0).map((party) => party.id)
  if (action === 'submit-node')
    return nodes
      .filter((node) => silent.includes(node.doerPartyId))
      .map((node) => ({ node, recordedFor: node.doerPartyId }))
  return facts.summoned.filter((id) => silent.includes(id)).map((id) => ({ recordedFor: id }))
}

function actOffers(action: CaseAction, viewing: Viewing): ActionOffer[] {
  const { actor, facts, now, partyOf } = viewing
  return subjectsOf(action, viewing).flatMap((subject) => {
    const verdict = can(action, { actor, facts, subject, now, deadlines: viewing.deadlines })
    if (!worthSaying(action, verdict, viewing, subject.node)) return []
    const position = subject.node && facts.nodes.length > 1 ? subject.node.position : undefined
    const recordedFor = subject.recordedFor === undefined ? undefined : partyOf(subject.recordedFor).name
    return [offer(action, 'do', verdict, offerLabel(action, position, recordedFor), subject, viewing)]
  })
}

function settleOffers(viewing: Viewing): ActionOffer[] {
  const { actor, facts, now } = viewing
  return facts.pendingActs.flatMap((act) =>
    (['confirm', 'refuse', 'withdraw'] as const).flatMap((step) => {
      const subject = { pendingActId: act.id }
      const verdict = canSettle(step, { actor, facts, subject, now, deadlines: viewing.deadlines })
      if (!verdict.ok) return []
      return [offer(act.action, step, verdict, SETTLE_LABELS[act.action][step], subject, viewing)]
    }),
  )
}

/** Everything the viewer may do or should know they may not do yet: what waits on them first. */
export function offersFor(viewing: Viewing): ActionOffer[] {
  const acts = CASE_ACTIONS.filter((action) => !NOT_OFFERED.includes(action))
  const offers = [...settleOffers(viewing), ...acts.flatMap((action) => actOffers(action, viewing))]
  const rank = (o: ActionOffer) => (o.waits ? 0 : o.enabled ? 1 : 2)
  return offers.sort((a, b) => rank(a) - rank(b))
}
