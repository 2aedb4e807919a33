import { ESTATE, NOW } from '@juwuye/testkit'
import {
  type ActorFacts,
  CASE_CLASSES,
  type CaseAction,
  type CaseFacts,
  can,
  canSettle,
  checkPlan,
  computeSeats,
  DAY,
  DEFAULT_DEADLINES,
  dayOf,
  type NodeDraft,
  type NodeFacts,
  type OutcomeName,
  outcomeOf,
  type PartyFacts,
  PUBLIC_CLASSES,
  panelWithout,
  planCosigners,
  planNeedsCosign,
  type SeatFacts,
  type Subject,
  SYSTEM,
  sameSeats,
  seatOf,
  stands,
  type TwoStepAction,
  yesOutcome,
} from '../src/index.ts'

/** A case, its time, and who did what so far: enough to apply any act by the rules alone. */
export interface Run {
  readonly facts: CaseFacts
  readonly now: number
  readonly people: readonly ActorFacts[]
  readonly plan: readonly NodeDraft[]
  /** Seats a node needed when it was verified, by node id. */
  readonly neededSeats: ReadonlyMap<string, number>
  readonly log: readonly { readonly action: CaseAction; readonly personId: string | null; readonly to: string }[]
}

/** Chooses a number below n. */
export type Choose = (n: number) => number

interface Act {
  readonly run: Run
  readonly facts: CaseFacts
  readonly actor: ActorFacts
  readonly subject: Subject
  readonly choose: Choose
}
/** What an act makes of the facts, by the name of its outcome; undefined: this input does not fit. */
type Effect = (
  act: Act,
) => ({ outcome: string; facts: CaseFacts } & Partial<Pick<Run, 'plan' | 'neededSeats'>>) | undefined

const of = <T>(list: readonly T[], choose: Choose): T | undefined => list[choose(Math.max(list.length, 1))]
const withMembers = (facts: CaseFacts) => facts.parties.filter((p) => p.members.length > 0)
const mine = (actor: ActorFacts, ids: readonly string[]) =>
  ids.filter((id) => actor.memberships.some((m) => m.partyId === id))
const replaced = (facts: CaseFacts, node: NodeFacts) =>
  facts.nodes.map((other) => (other.id === node.id ? node : other))
const add = <T>(list: readonly T[], ...more: T[]) => [...new Set([...list, ...more])]

function freshSeats(facts: CaseFacts, doerPartyId: string): readonly SeatFacts[] {
  const seats = computeSeats(facts, facts.caseClass ?? 'major', doerPartyId)
  return seats.map((seat, i) => ({ ...seat, id: `seat-${i}`, signedBy: null, verdict: null }))
}

function newNode(facts: CaseFacts, doerPartyId: string, position = facts.nodes.length): NodeFacts {
  const seats = freshSeats(facts, doerPartyId)
  const blank = {
    state: 'todo',
    evidence: ['photos'],
    round: 1,
    submittedBy: null,
    submittedAt: null,
    passedOver: [],
  } as const
  return { id: `node-${position}`, position, doerPartyId, dueAt: NOW + 30 * DAY, seats, ...blank }
}

function adopted(facts: CaseFacts, plan: readonly NodeDraft[]): CaseFacts {
  const doers = plan.map((draft) => draft.doerPartyId)
  const nodes = doers.map((doer, position) => newNode(facts, doer, position))
  return { ...facts, nodes, summoned: add(facts.summoned, ...doers), pendingActs: [] }
}

const again = (facts: CaseFacts): CaseFacts => ({
  ...facts,
  nodes: [...facts.nodes, newNode(facts, facts.leadPartyId ?? '')],
  publicityEndsAt: null,
  closedAt: null,
})

const pendingAct = (
  action: TwoStepAction,
  authorId: string | null,
  confirmers: readonly string[],
  now: number,
  days: number,
) => ({
  ...{
    id: `act-${now}`,
    action,
    authorId: authorId ?? '',
    confirmers,
    townMay: false,
    confirmedBy: [],
    lapsesAt: now + days * DAY,
  },
})

const sign: (verdict: 'yes' | 'no') => Effect =
  (verdict) =>
  ({ run, facts, actor, subject: { node } }) => {
    const seat = node && seatOf(actor, node)
    if (!seat) return undefined
    if (verdict === 'no') {
      const returned = {
        ...node,
        state: 'returned',
        round: node.round + 1,
        seats: freshSeats(facts, node.doerPartyId),
      } as const
      return { outcome: 'returned', facts: { ...facts, nodes: replaced(facts, returned) } }
    }
    const outcome = yesOutcome(facts, node)
    const signed = { ...seat, signedBy: actor.personId ?? null, verdict }
    const state = outcome === 'signed' ? node.state : ('verified' as const)
    const after = { ...node, state, seats: node.seats.map((s) => (s.id === seat.id ? signed : s)) }
    const neededSeats = new Map(run.neededSeats).set(node.id, facts.caseClass === 'minor' ? 2 : 3)
    return { outcome, facts: { ...facts, nodes: replaced(facts, after) }, neededSeats }
  }

const EFFECTS: Partial<Record<CaseAction, Effect>> = {
  blow: () => undefined,
  join: ({ facts, actor }) => {
    const whistle = {
      id: `w-${facts.whistles.length}`,
      personId: actor.personId,
      enteredBy: null,
      joined: true,
      cameFrom: null,
    } as const
    const whistles = [...facts.whistles, { ...whistle, channel: 'own', visibility: 'named', withdrawn: false } as const]
    return { outcome: 'joined', facts: { ...facts, whistles } }
  },
  withdraw: ({ facts, actor }) => {
    const whistles = facts.whistles.map((w) => (w.personId === actor.personId ? { ...w, withdrawn: true } : w))
    return { outcome: whistles.every((w) => w.withdrawn) ? 'last' : 'one', facts: { ...facts, whistles } }
  },
  triage: ({ facts, choose }) => {
    const caseClass = of(CASE_CLASSES, choose) ?? 'major'
    const danger = 'none' as const
    if (caseClass === 'private') {
      const personId =
        of(
          withMembers(facts)
            .filter((p) => p.id !== facts.aboutPartyId)
            .flatMap((p) => p.members),
          choose,
        ) ?? ''
      return { outcome: 'dispatched', facts: { ...facts, caseClass, danger, mediator: { personId, checkedIn: false } } }
    }
    const parties = withMembers(facts)
    const summoned = add([], of(parties, choose)?.id ?? '', of(parties, choose)?.id ?? '')
    return { outcome: 'dispatched', facts: { ...facts, caseClass, danger, summoned } }
  },
  'confirm-danger': ({ facts, actor, choose }) => {
    if (facts.danger === 'pending' && choose(2) === 0) {
      return { outcome: 'confirmed', facts: { ...facts, danger: 'confirmed', caseClass: 'urgent' } }
    }
    if (!stands(actor, 'desk', facts)) return { outcome: 'awaitingClass', facts: { ...facts, danger: 'awaitingClass' } }
    return {
      outcome: 'classed',
      facts: { ...facts, danger: 'denied', caseClass: of(PUBLIC_CLASSES, choose) ?? 'minor' },
    }
  },
  reclassify: ({ facts, choose }) => {
    const caseClass = of(PUBLIC_CLASSES, choose) ?? 'major'
    if (caseClass === facts.caseClass) return undefined
    const next = { ...facts, caseClass }
    const reseat = (n: NodeFacts) =>
      n.state === 'verified' ? n : { ...n, round: n.round + 1, seats: freshSeats(next, n.doerPartyId) }
    return { outcome: 'reclassified', facts: { ...next, nodes: facts.nodes.map(reseat) } }
  },
  decline: ({ facts }) => ({ outcome: 'declined', facts }),
  summon: ({ facts, choose }) => {
    const party = of(
      withMembers(facts).filter((p) => !facts.summoned.includes(p.id)),
      choose,
    )
    return party && { outcome: 'summoned', facts: { ...facts, summoned: add(facts.summoned, party.id) } }
  },
  'check-in': ({ facts, actor }) => {
    if (facts.mediator)
      return { outcome: 'checkedIn', facts: { ...facts, mediator: { ...facts.mediator, checkedIn: true } } }
    const party = mine(actor, facts.summoned).find((id) => !facts.checkedIn.includes(id))
    return party === undefined
      ? undefined
      : { outcome: 'checkedIn', facts: { ...facts, checkedIn: add(facts.checkedIn, party) } }
  },
  'claim-lead': ({ facts, actor, choose }) => {
    const leadPartyId = facts.mediator ? null : (of(mine(actor, facts.checkedIn), choose) ?? null)
    return { outcome: 'claimed', facts: { ...facts, leadPartyId } }
  },
  'claim-part': ({ facts }) => ({ outcome: 'claimed', facts }),
  'note-progress': ({ facts, subject: { node } }) => {
    const nodes = node ? replaced(facts, { ...node, state: 'doing' }) : facts.nodes
    return { outcome: facts.state === 'claimed' ? 'leaseRenewed' : 'noted', facts: { ...facts, nodes } }
  },
  'adopt-plan': ({ run, facts, actor, choose }) => {
    const caseClass = facts.caseClass ?? 'major'
    const steps = Array.from({ length: caseClass === 'minor' ? 1 : 1 + choose(3) })
    const draft = () => ({ title: '修', dueDay: dayOf(run.now + choose(3) * DAY), evidence: ['photos'] as const })
    const plan = steps.map(() => ({ ...draft(), doerPartyId: of(withMembers(facts), choose)?.id ?? '' }))
    if (!checkPlan(plan, facts, run.now, DEFAULT_DEADLINES).ok) return undefined
    if (!planNeedsCosign(caseClass)) return { outcome: 'adopted', facts: adopted(facts, plan) }
    const cosigners = planCosigners(
      facts,
      plan.map((n) => computeSeats(facts, caseClass, n.doerPartyId)),
    )
    const act = pendingAct('adopt-plan', actor.personId, cosigners, run.now, 7)
    return { outcome: 'proposed', facts: { ...facts, pendingActs: [...facts.pendingActs, act] }, plan }
  },
  'submit-node': ({ run, facts, actor, subject: { node } }) => {
    if (!node) return undefined
    const handedIn = { ...node, state: 'submitted', submittedBy: actor.personId, submittedAt: run.now } as const
    return { outcome: 'submitted', facts: { ...facts, nodes: replaced(facts, handedIn) } }
  },
  'sign-yes': sign('yes'),
  'sign-no': sign('no'),
  'replace-seat': ({ facts, subject: { node } }) => {
    if (!node) return undefined
    const fresh = (i: number) => ({ id: `next-${node.round}-${i}`, signedBy: null, verdict: null })
    const seats = panelWithout(facts, node, 'reporter').map((seat, i) => ({ ...fresh(i), ...seat }))
    return { outcome: 'replaced', facts: { ...facts, nodes: replaced(facts, { ...node, seats }) } }
  },
  publish: ({ run, facts }) => {
    const publicityEndsAt = run.now + DEFAULT_DEADLINES.publicityDays * DAY
    return {
      outcome: 'publicised',
      facts: { ...facts, publicityEndsAt, publicityRound: facts.publicityRound + 1, ratedBy: [] },
    }
  },
  object: ({ facts, actor }) => {
    const objection = {
      id: `o-${facts.objections.length}`,
      personId: actor.personId ?? '',
      round: facts.publicityRound,
      open: true,
    }
    return { outcome: 'objected', facts: { ...facts, objections: [...facts.objections, objection] } }
  },
  'rule-objection': ({ facts, choose }) => {
    const first = facts.objections.find((o) => o.open)
    const ruled = { ...facts, objections: facts.objections.map((o) => (o === first ? { ...o, open: false } : o)) }
    return choose(2) === 0 ? { outcome: 'rejected', facts: ruled } : { outcome: 'upheld', facts: again(ruled) }
  },
  rate: ({ facts, actor }) => ({
    outcome: 'rated',
    facts: { ...facts, ratedBy: add(facts.ratedBy, actor.personId ?? '') },
  }),
  close: ({ run, facts }) => ({ outcome: 'closed', facts: { ...facts, closedAt: run.now } }),
  'close-private': ({ run, facts, actor }) => {
    const concerned = facts.whistles.flatMap((w) => (w.withdrawn || w.personId === null ? [] : [w.personId]))
    const act = pendingAct('close-private', actor.personId, concerned, run.now, 3)
    return { outcome: 'proposed', facts: { ...facts, pendingActs: [act] } }
  },
  reopen: ({ facts, actor }) => {
    const reopened = { ...facts, reopenedBy: add(facts.reopenedBy, actor.personId ?? '') }
    if (facts.mediator) return { outcome: 'toMediation', facts: { ...reopened, closedAt: null } }
    return { outcome: 'toRectifying', facts: again(reopened) }
  },
}

const NODE_ACTS: readonly CaseAction[] = ['submit-node', 'sign-yes', 'sign-no', 'replace-seat', 'note-progress']

function landed(
  run: Run,
  action: CaseAction,
  actor: ActorFacts,
  outcome: string,
  changes: Partial<Run> & { facts: CaseFacts },
): Run {
  const { to } = outcomeOf(action, outcome as OutcomeName<CaseAction>)
  const state = to === '=' ? changes.facts.state : to
  const entry = { action, personId: actor.personId, to: state }
  return { ...run, ...changes, facts: { ...changes.facts, state }, log: [...run.log, entry] }
}

/** The act if the rules allow it and the chosen input fits; undefined otherwise. */
export function attempt(run: Run, action: CaseAction, actor: ActorFacts, choose: Choose): Run | undefined {
  const { facts, now } = run
  const node = NODE_ACTS.includes(action) ? of(facts.nodes, choose) : undefined
  const subject = node ? { node } : {}
  if (!can(action, { actor, facts, subject, now, deadlines: DEFAULT_DEADLINES }).ok) return undefined
  const effect = EFFECTS[action]?.({ run, facts, actor, subject, choose })
  if (!effect) return undefined
  const { outcome, ...changes } = effect
  return landed(run, action, actor, outcome, changes)
}

/** The second half of a two-step act. */
export function settle(run: Run, actor: ActorFacts): Run | undefined {
  const { facts, now } = run
  const act = facts.pendingActs[0]
  if (!act || actor.personId === null) return undefined
  const subject = { pendingActId: act.id }
  if (!canSettle('confirm', { actor, facts, subject, now, deadlines: DEFAULT_DEADLINES }).ok) return undefined
  const rest = { ...facts, pendingActs: [] }
  if (act.action === 'adopt-plan') {
    const seats = run.plan.map((n) => computeSeats(facts, facts.caseClass ?? 'major', n.doerPartyId))
    const next = adopted(facts, run.plan)
    const whole = next.nodes.every((n, i) => sameSeats(n.seats, seats[i] ?? []))
    return whole ? landed(run, 'adopt-plan', actor, 'adopted', { facts: next }) : { ...run, facts: rest }
  }
  const confirmed = { ...act, confirmedBy: [...act.confirmedBy, actor.personId] }
  const all = act.confirmers.every((id) => confirmed.confirmedBy.includes(id))
  if (all) return landed(run, 'close-private', actor, 'closed', { facts: { ...rest, closedAt: now } })
  return landed(run, 'close-private', actor, 'confirmed', { facts: { ...facts, pendingActs: [confirmed] } })
}

/** Time goes by: pending halves lapse, and silence ends a private case as it was proposed. */
export function wait(run: Run, millis: number): Run {
  const now = run.now + millis
  const lapsed = run.facts.pendingActs.find((a) => a.lapsesAt <= now)
  const facts = { ...run.facts, pendingActs: run.facts.pendingActs.filter((a) => a !== lapsed) }
  if (lapsed?.action !== 'close-private') return { ...run, now, facts }
  return landed({ ...run, now }, 'close-private', SYSTEM, 'closed', { facts: { ...facts, closedAt: now } })
}

/** A new case among these parties, with everybody who may act on it. */
export function begin(facts: CaseFacts, people: readonly ActorFacts[]): Run {
  return { facts: { ...facts, estateId: ESTATE }, now: NOW, people, plan: [], neededSeats: new Map(), log: [] }
}

export const membersOf = (facts: CaseFacts, id: string | null): readonly string[] =>
  facts.parties.find((p: PartyFacts) => p.id === id)?.members ?? []
