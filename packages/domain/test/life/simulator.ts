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
  SYSTEM,
} from '../../src/index.ts'
import { ANSWERING } from './effects-answering.ts'
import { booked, CHASING, paused } from './effects-chasing.ts'
import { DOING } from './effects-doing.ts'
import { OPENING, withoutWhistles } from './effects-opening.ts'
import { SHOWING } from './effects-showing.ts'
import { changed, withNodes } from './plans.ts'
import { add, type Changes, type Choose, type Effect, landed, of, type Payload, type Run } from './run.ts'

const EFFECTS: Record<CaseAction, Effect> = { ...OPENING, ...ANSWERING, ...DOING, ...SHOWING, ...CHASING }

export const NODE_ACTS: readonly CaseAction[] = [
  'submit-node',
  'sign-yes',
  'sign-no',
  'step-back',
  'replace-seat',
  'note-progress',
]

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
): readonly [outcome: string, facts: CaseFacts, clocks?: Changes['clocks']] | undefined {
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
    case 'put-on-book': {
      const onBook = booked(facts, payload, run.now)
      return onBook && ['onBook', onBook]
    }
    case 'pause-clock': {
      const held = paused(run, facts, payload)
      return held && ['paused', held.facts, held.clocks]
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
  const [outcome, after, clocks = run.clocks] = done
  return landed(run, act.action, actor.personId, outcome, { facts: after, clocks }, act.authorId)
}

/** An act of the clock itself, on this node where it is about one. */
export function byClock(run: Run, action: CaseAction, nodeId?: string): Run | undefined {
  const index = run.facts.nodes.findIndex((n) => n.id === nodeId)
  return attempt(run, action, SYSTEM, () => Math.max(0, index))
}

/** A private case whose end nobody spoke against. */
export function closedInSilence(run: Run, authorId: string): Run {
  const closed = { ...run.facts, closedAt: run.now, talk: null, pendingActs: [] }
  return landed(run, 'close-private', null, 'closed', { facts: closed }, authorId)
}
