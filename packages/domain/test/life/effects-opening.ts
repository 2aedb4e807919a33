import {
  CASE_CLASSES,
  type CaseFacts,
  checkMerge,
  checkSplit,
  DAY,
  DEFAULT_DEADLINES,
  isOpenNode,
  PUBLIC_CLASSES,
  rulingBodyOf,
  stands,
} from '../../src/index.ts'
import { inNewRound } from './plans.ts'
import { type Act, add, type Effect, of, proposed, withMembers } from './run.ts'

const shut = (facts: CaseFacts): Pick<CaseFacts, 'refusals' | 'rulings'> => ({
  refusals: facts.refusals.map((r) => ({ ...r, open: false })),
  rulings: facts.rulings.map((r) => (r.matter === 'lead' ? { ...r, open: false } : r)),
})

function mediatorOf({ facts, choose }: Act): string {
  const free = withMembers(facts).filter((p) => p.id !== facts.aboutPartyId)
  return (
    of(
      free.flatMap((p) => p.members),
      choose,
    ) ?? ''
  )
}

function intoPrivate(act: Act): ReturnType<Effect> {
  const { facts } = act
  const personId = mediatorOf(act)
  // what was published is no private matter any more, and the same mediator is no change
  if (facts.publicityRound > 0 || personId === facts.mediator?.personId) return undefined
  const nodes = facts.nodes.map((n) => (isOpenNode(n) ? { ...n, state: 'dropped' as const } : n))
  const mediator = { personId, checkedIn: false }
  const dropped = { leadPartyId: null, talk: null, pendingActs: [], nodes, ...shut(facts) }
  return { outcome: 'toPrivate', facts: { ...facts, ...dropped, caseClass: 'private', mediator } }
}

const reclassify: Effect = (act) => {
  const { facts, choose } = act
  if (choose(4) === 0) return intoPrivate(act)
  const caseClass = of(PUBLIC_CLASSES, choose) ?? 'major'
  if (facts.caseClass === 'private') {
    const asked = facts.whistles.flatMap((w) => (w.withdrawn || w.joined || w.personId === null ? [] : [w.personId]))
    return proposed(act, 'reclassify', { caseClass, partyId: of(withMembers(facts), choose)?.id ?? '' }, asked)
  }
  if (caseClass === facts.caseClass) return undefined
  const next = { ...facts, caseClass }
  const reseat = (n: CaseFacts['nodes'][number]) =>
    isOpenNode(n) ? inNewRound(next, n, n.state === 'submitted' ? 'doing' : n.state) : n
  return { outcome: 'reclassified', facts: { ...next, nodes: facts.nodes.map(reseat) } }
}

const triage: Effect = (act) => {
  const { facts, choose } = act
  const caseClass = of(CASE_CLASSES, choose) ?? 'major'
  const danger = 'none' as const
  if (caseClass === 'private') {
    const mediator = { personId: mediatorOf(act), checkedIn: false }
    return { outcome: 'dispatched', facts: { ...facts, caseClass, danger, mediator } }
  }
  const parties = of([facts.parties, withMembers(facts)], choose) ?? []
  const summoned = add(facts.summoned, of(parties, choose)?.id ?? '', of(parties, choose)?.id ?? '')
  return { outcome: 'dispatched', facts: { ...facts, caseClass, danger, summoned } }
}

const ruleAppeal: Effect = ({ facts, choose }) => {
  const rulings = facts.rulings.map((r) => (r.matter === 'appeal' ? { ...r, open: false } : r))
  if (choose(2) === 0) return { outcome: 'rejected', facts: { ...facts, rulings } }
  const danger = facts.danger === 'confirmed' ? facts.danger : ('none' as const)
  const anew = {
    caseClass: null,
    leadPartyId: null,
    mediator: null,
    pendingActs: [],
    declinedBy: null,
    declinedAt: null,
  }
  return { outcome: 'upheld', facts: { ...facts, ...anew, danger, rulings } }
}

const merge: Effect = ({ facts, actor, choose }) => {
  const state = of(['dispatched', 'claimed', 'deliberating', 'rectifying', 'verified'] as const, choose) ?? 'claimed'
  const target = { ...facts, state, caseClass: of(PUBLIC_CLASSES, choose) ?? 'major', nodes: [] }
  const verdict = checkMerge(
    actor,
    { id: 'this', facts },
    { id: of(['other', 'other', 'this'], choose) ?? '', facts: target },
  )
  if (!verdict.ok) return undefined
  const moved = { whistles: [], movedWhistles: facts.whistles, pendingActs: [] }
  return { outcome: 'merged', facts: { ...facts, ...moved, ...shut(facts) } }
}

/** The whistles go; the case keeps the others. */
export function withoutWhistles(facts: CaseFacts, ids: readonly string[]): CaseFacts {
  const stay = (list: CaseFacts['whistles']) => list.filter((w) => !ids.includes(w.id))
  return { ...facts, whistles: stay(facts.whistles), movedWhistles: stay(facts.movedWhistles), pendingActs: [] }
}

const split: Effect = (act) => {
  const { facts, actor, choose } = act
  const pool = facts.state === 'merged' ? facts.movedWhistles : facts.whistles
  const live = pool.filter((w) => !w.withdrawn).map((w) => w.id)
  const ids = facts.state === 'merged' ? live : live.filter(() => choose(2) === 0)
  if (!checkSplit(facts, ids).ok) return undefined
  if (!stands(actor, 'desk', facts)) return proposed(act, 'split', { whistleIds: ids })
  return { outcome: 'split', facts: withoutWhistles(facts, ids) }
}

export const OPENING = {
  blow: () => undefined,
  join: ({ facts, actor, run }) => {
    const base = { id: `w-${run.log.length}`, personId: actor.personId, enteredBy: null, joined: true } as const
    const whistle = { ...base, channel: 'own', visibility: 'named', withdrawn: false, cameFrom: null } as const
    return { outcome: 'joined', facts: { ...facts, whistles: [...facts.whistles, whistle] } }
  },
  withdraw: ({ facts, actor }) => {
    const whistles = facts.whistles.map((w) => (w.personId === actor.personId ? { ...w, withdrawn: true } : w))
    return { outcome: whistles.every((w) => w.withdrawn) ? 'last' : 'one', facts: { ...facts, whistles } }
  },
  triage,
  'confirm-danger': ({ facts, actor, choose }) => {
    if (facts.danger === 'pending' && choose(2) === 0) {
      return { outcome: 'confirmed', facts: { ...facts, danger: 'confirmed', caseClass: 'urgent' } }
    }
    if (!stands(actor, 'desk', facts)) return { outcome: 'awaitingClass', facts: { ...facts, danger: 'awaitingClass' } }
    const caseClass = of(PUBLIC_CLASSES, choose) ?? 'minor'
    return { outcome: 'classed', facts: { ...facts, danger: 'denied', caseClass } }
  },
  reclassify,
  decline: ({ run, facts, actor }) => {
    const body = rulingBodyOf(facts)
    const ofBody = !stands(actor, 'desk', facts) && body.kind === 'party'
    const declinedBy = { personId: actor.personId ?? '', partyId: ofBody ? body.partyId : null }
    return { outcome: 'declined', facts: { ...facts, ...shut(facts), declinedBy, declinedAt: run.now } }
  },
  appeal: ({ run, facts, actor }) => {
    const ruling = { id: `appeal-${run.log.length}`, matter: 'appeal', personId: actor.personId, open: true } as const
    const questions = new Map(run.questions).set(ruling.id, run.now + DEFAULT_DEADLINES.rulingDays * DAY)
    return { outcome: 'appealed', facts: { ...facts, rulings: [...facts.rulings, ruling] }, questions }
  },
  'rule-appeal': ruleAppeal,
  merge,
  split,
} satisfies Record<string, Effect>
