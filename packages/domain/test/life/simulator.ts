import {
  type ActorFacts,
  CASE_POLICY,
  type CaseAction,
  type CaseFacts,
  can,
  canSettle,
  checkPlan,
  checkPlanChange,
  checkSplit,
  DEFAULT_DEADLINES,
  type PendingActFacts,
  rulingBodyOf,
  type Subject,
} from '../../src/index.ts'
import { ANSWERING } from './effects-answering.ts'
import { DOING } from './effects-doing.ts'
import { OPENING, withoutWhistles } from './effects-opening.ts'
import { SHOWING } from './effects-showing.ts'
import { changed, withNodes } from './plans.ts'
import { add, type Choose, type Effect, landed, of, type Payload, type Run, settled } from './run.ts'

const EFFECTS: Record<CaseAction, Effect> = { ...OPENING, ...ANSWERING, ...DOING, ...SHOWING }

export const NODE_ACTS: readonly CaseAction[] = ['submit-node', 'sign-yes', 'sign-no', 'replace-seat', 'note-progress']

function subjectOf(action: CaseAction, { facts }: Run, choose: Choose): Subject {
  const node = NODE_ACTS.includes(action) ? of(facts.nodes, choose) : undefined
  const about = node ? { node } : {}
  const silent = facts.parties.filter((p) => p.members.length === 0).map((p) => p.id)
  // 代录, where a party has nobody: the doer's own step, or now and then another of its acts
  if (action === 'submit-node' && node && silent.includes(node.doerPartyId))
    return { node, recordedFor: node.doerPartyId }
  const recordedFor = CASE_POLICY[action].recordable && !node && choose(3) === 0 ? of(silent, choose) : undefined
  return recordedFor === undefined ? about : { ...about, recordedFor }
}

/** The act if the rules allow it and the chosen input fits; undefined otherwise. */
export function attempt(run: Run, action: CaseAction, actor: ActorFacts, choose: Choose): Run | undefined {
  const { facts, now } = run
  const subject = subjectOf(action, run, choose)
  if (!can(action, { actor, facts, subject, now, deadlines: DEFAULT_DEADLINES }).ok) return undefined
  const effect = EFFECTS[action]({ run, facts, actor, subject, choose })
  if (!effect) return undefined
  const { outcome, ...changes } = effect
  return landed(run, action, actor.personId, outcome, changes)
}

/** What the second word makes of the facts; undefined: what it rests on has changed, the act is void. */
function second(
  run: Run,
  act: PendingActFacts,
  payload: Payload,
  personId: string,
): readonly [outcome: string, facts: CaseFacts] | undefined {
  const facts = { ...run.facts, pendingActs: run.facts.pendingActs.filter((a) => a !== act) }
  const { nodes = [], changes = [], whistleIds = [] } = payload
  switch (act.action) {
    case 'adopt-plan':
      return checkPlan(nodes, facts, run.now, DEFAULT_DEADLINES).ok ? ['adopted', withNodes(facts, nodes)] : undefined
    case 'change-plan':
      return checkPlanChange(changes, facts, run.now, DEFAULT_DEADLINES).ok
        ? ['changed', changed(facts, changes)]
        : undefined
    case 'make-safe':
      return ['madeSafe', facts]
    case 'conclude-unsolved': {
      const body = rulingBodyOf(facts)
      const ofBody = body.kind === 'party' && body.persons.includes(personId)
      const concludedBy = { personId, partyId: ofBody ? body.partyId : null }
      return ['concluded', { ...facts, concludedBy, talk: null, pendingActs: [] }]
    }
    case 'split':
      return checkSplit(facts, whistleIds).ok ? ['split', withoutWhistles(facts, whistleIds)] : undefined
    case 'close-private':
      return ['closed', { ...facts, closedAt: run.now, talk: null }]
    case 'reclassify': {
      const summoned = add(facts.summoned, payload.partyId ?? '')
      const open = { mediator: null, talk: null, pendingActs: [], caseClass: payload.caseClass ?? 'major', summoned }
      return ['fromPrivate', { ...facts, ...open }]
    }
  }
}

/** The second half of a two-step act. */
export function settle(run: Run, actor: ActorFacts, choose: Choose): Run | undefined {
  const { facts, now } = run
  const act = of(facts.pendingActs, choose)
  if (!act || actor.personId === null) return undefined
  const subject = { pendingActId: act.id }
  if (!canSettle('confirm', { actor, facts, subject, now, deadlines: DEFAULT_DEADLINES }).ok) return undefined
  const everybody = act.action === 'close-private' || act.action === 'reclassify'
  const confirmedBy = [...act.confirmedBy, actor.personId]
  if (everybody && !act.confirmers.every((id) => confirmedBy.includes(id))) {
    const pendingActs = facts.pendingActs.map((a) => (a === act ? { ...act, confirmedBy } : a))
    return landed(run, act.action, actor.personId, 'confirmed', { facts: { ...facts, pendingActs } }, act.authorId)
  }
  const done = second(run, act, run.payloads.get(act.id) ?? {}, actor.personId)
  if (!done) return { ...run, facts: { ...facts, pendingActs: facts.pendingActs.filter((a) => a !== act) } }
  return landed(run, act.action, actor.personId, done[0], { facts: done[1] }, act.authorId)
}

/** Time goes by: pending halves lapse, and silence ends a private case as it was proposed. */
export function wait(run: Run, millis: number): Run {
  const now = run.now + millis
  const lapsed = run.facts.pendingActs.filter((a) => a.lapsesAt <= now)
  const facts = { ...run.facts, pendingActs: run.facts.pendingActs.filter((a) => !lapsed.includes(a)) }
  const later = settled({ ...run, now, facts })
  const ending = lapsed.find((a) => a.action === 'close-private')
  if (!ending) return later
  const closed = { ...later.facts, closedAt: now, talk: null, pendingActs: [] }
  return landed(later, 'close-private', null, 'closed', { facts: closed }, ending.authorId)
}
