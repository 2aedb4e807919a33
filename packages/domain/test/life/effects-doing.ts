import {
  type CaseFacts,
  checkPlan,
  checkPlanChange,
  checkReplacement,
  computeSeats,
  DAY,
  DEFAULT_DEADLINES,
  dayOf,
  hasNext,
  isOpenNode,
  type NodeChange,
  type NodeDraft,
  panelWithout,
  planCosigners,
  planNeedsCosign,
  SEAT_CAUSES,
  type SeatFacts,
  seatOf,
  seatsLeftBy,
  seatsToPassOn,
  yesOutcome,
} from '../../src/index.ts'
import { inNewRound, replaced, withNodes } from './plans.ts'
import { type Act, add, type Effect, of, proposed } from './run.ts'

const sign: (verdict: 'yes' | 'no') => Effect =
  (verdict) =>
  ({ run, facts, actor, subject: { node } }) => {
    const seat = node && seatOf(actor, node)
    if (!seat) return undefined
    if (verdict === 'no') {
      return { outcome: 'returned', facts: { ...facts, nodes: replaced(facts, inNewRound(facts, node, 'returned')) } }
    }
    const outcome = yesOutcome(facts, node)
    const signed = { ...seat, signedBy: actor.personId ?? null, verdict }
    const state = outcome === 'signed' ? node.state : ('verified' as const)
    const after = { ...node, state, seats: node.seats.map((s) => (s.id === seat.id ? signed : s)) }
    const neededSeats = new Map(run.neededSeats).set(node.id, facts.caseClass === 'minor' ? 2 : 3)
    return { outcome, facts: { ...facts, nodes: replaced(facts, after) }, neededSeats }
  }

const draft = ({ run, facts, choose }: Act): NodeDraft => ({
  title: '修',
  dueDay: dayOf(run.now + choose(6) * DAY),
  evidence: ['photos'],
  doerPartyId: of(facts.parties, choose)?.id ?? '',
})

/** Who is asked to co-sign these steps. */
function asked(facts: CaseFacts, nodes: readonly NodeDraft[]): readonly [readonly string[], boolean] {
  const seats = nodes.map((n) => computeSeats(facts, facts.caseClass ?? 'major', n.doerPartyId))
  return [planCosigners(facts, seats), seats.flat().some((seat) => seat.kind === 'town')]
}

const adoptPlan: Effect = (act) => {
  const { run, facts, choose } = act
  const caseClass = facts.caseClass ?? 'major'
  const nodes = Array.from({ length: caseClass === 'minor' ? 1 : 1 + choose(3) }, () => draft(act))
  if (!checkPlan(nodes, facts, run.now, DEFAULT_DEADLINES).ok) return undefined
  if (!planNeedsCosign(caseClass)) return { outcome: 'adopted', facts: withNodes(facts, nodes) }
  return proposed(act, 'adopt-plan', { nodes }, ...asked(facts, nodes))
}

const changePlan: Effect = (act) => {
  const { run, facts, choose } = act
  const open = facts.nodes.filter((n) => ['todo', 'doing', 'returned'].includes(n.state))
  const again = open.flatMap((node): NodeChange[] => {
    const what = choose(4)
    if (what === 0) return []
    const same = { ...draft(act), id: node.id, doerPartyId: node.doerPartyId }
    return what === 1 ? [{ ...draft(act), id: node.id }] : [what === 2 ? same : { ...same, dueDay: dayOf(node.dueAt) }]
  })
  const changes = choose(2) === 0 ? again : [...again, { ...draft(act), id: null }]
  if (!checkPlanChange(changes, facts, run.now, DEFAULT_DEADLINES).ok) return undefined
  return proposed(act, 'change-plan', { changes }, ...asked(facts, changes))
}

const replaceSeat: Effect = ({ run, facts, actor, subject: { node }, choose }) => {
  if (!node) return undefined
  const silent = seatsToPassOn(facts, node, run.now, DEFAULT_DEADLINES).find((s) => hasNext(facts, node, s))
  const unsigned = node.seats.filter((s) => s.signedBy === null)
  const seat = actor.personId === null ? silent : of(unsigned, choose)
  if (!seat) return undefined
  const cause = of(SEAT_CAUSES, choose) ?? 'silent'
  const input = { actor, facts, now: run.now, deadlines: DEFAULT_DEADLINES }
  if (actor.personId !== null && !checkReplacement(input, node, seat, cause).ok) return undefined
  const blank = (i: number) => ({ id: `next-${run.log.length}-${i}`, signedBy: null, verdict: null })
  const seats = panelWithout(facts, node, seat.kind).map((next, i) => ({ ...blank(i), ...next }))
  const after = { ...node, seats, submittedAt: run.now, passedOver: add(node.passedOver, seat.kind) }
  return { outcome: 'replaced', facts: { ...facts, nodes: replaced(facts, after) } }
}

const stepBack: Effect = ({ run, facts, actor, subject: { node } }) => {
  const { personId } = actor
  if (!node || personId === null) return undefined
  const { doerPartyId } = node
  const after = { ...facts, steppedBack: [...facts.steppedBack, { personId, doerPartyId }] }
  let reseated = false
  const nodes: CaseFacts['nodes'][number][] = []
  for (const one of facts.nodes) {
    if (one.doerPartyId !== doerPartyId || !isOpenNode(one)) {
      nodes.push(one)
      continue
    }
    const passed = seatsLeftBy(after, one, personId)
    if (passed === null) return undefined
    const next = (seat: SeatFacts, i: number): SeatFacts => {
      const found = passed.find((p) => p.seat.id === seat.id)
      return found
        ? { ...found.next, id: `next-${run.log.length}-${i}`, signedBy: null, verdict: null }
        : { ...seat, personIds: seat.personIds.filter((id) => id !== personId) }
    }
    const anew = passed.length > 0 && one.state === 'submitted'
    if (one.id === node.id) reseated = anew
    nodes.push({
      ...one,
      seats: one.seats.map(next),
      passedOver: add(one.passedOver, ...passed.map(({ seat }) => seat.kind)),
      steppedBack: [...one.steppedBack, personId],
      submittedAt: anew ? run.now : one.submittedAt,
    })
  }
  return { outcome: reseated ? 'reseated' : 'steppedBack', facts: { ...after, nodes } }
}

export const DOING = {
  'adopt-plan': adoptPlan,
  'change-plan': changePlan,
  'make-safe': (act) => proposed(act, 'make-safe', {}),
  'submit-node': ({ run, facts, actor, subject: { node } }) => {
    if (!node) return undefined
    const handedIn = { ...node, state: 'submitted', submittedBy: actor.personId, submittedAt: run.now } as const
    return { outcome: 'submitted', facts: { ...facts, nodes: replaced(facts, handedIn) } }
  },
  'sign-yes': sign('yes'),
  'sign-no': sign('no'),
  'step-back': stepBack,
  'replace-seat': replaceSeat,
  'conclude-unsolved': (act) => proposed(act, 'conclude-unsolved', {}),
} satisfies Record<string, Effect>
