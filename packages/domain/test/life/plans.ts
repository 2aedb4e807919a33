import {
  type CaseFacts,
  computeSeats,
  DAY,
  DEFAULT_DEADLINES,
  endOfDay,
  isOpenNode,
  type NodeChange,
  type NodeDraft,
  type NodeFacts,
  type SeatFacts,
  steppedBackFrom,
} from '../../src/index.ts'
import { add } from './run.ts'

function freshSeats(facts: CaseFacts, doerPartyId: string): readonly SeatFacts[] {
  const seats = computeSeats(facts, facts.caseClass ?? 'major', doerPartyId)
  return seats.map((seat, i) => ({ ...seat, id: `seat-${i}`, signedBy: null, verdict: null }))
}

function newNode(facts: CaseFacts, doerPartyId: string, dueAt: number, position: number): NodeFacts {
  return {
    id: `node-${position}`,
    position,
    state: 'todo',
    doerPartyId,
    dueAt,
    evidence: ['photos'],
    round: 1,
    submittedBy: null,
    submittedAt: null,
    seats: freshSeats(facts, doerPartyId),
    passedOver: [],
    steppedBack: steppedBackFrom(facts, doerPartyId),
  }
}

export const replaced = (facts: CaseFacts, node: NodeFacts) =>
  facts.nodes.map((other) => (other.id === node.id ? node : other))

/** A new round of the node: nobody has signed, nobody was passed over. */
export const inNewRound = (facts: CaseFacts, node: NodeFacts, state: NodeFacts['state']): NodeFacts => ({
  ...node,
  state,
  round: node.round + 1,
  submittedBy: null,
  submittedAt: null,
  seats: freshSeats(facts, node.doerPartyId),
  passedOver: [],
  steppedBack: steppedBackFrom(facts, node.doerPartyId),
})

export function withNodes(facts: CaseFacts, drafts: readonly NodeDraft[]): CaseFacts {
  const first = facts.nodes.length
  const nodes = drafts.map((d, i) => newNode(facts, d.doerPartyId, endOfDay(d.dueDay) ?? 0, first + i))
  const summoned = add(facts.summoned, ...drafts.map((d) => d.doerPartyId))
  return { ...facts, nodes: [...facts.nodes, ...nodes], summoned, talk: null }
}

export function changed(facts: CaseFacts, changes: readonly NodeChange[]): CaseFacts {
  const nodes = facts.nodes.map((node): NodeFacts => {
    if (!isOpenNode(node) || node.state === 'submitted') return node
    const change = changes.find((c) => c.id === node.id)
    if (!change) return { ...node, state: 'dropped' }
    const moved = { ...node, dueAt: endOfDay(change.dueDay) ?? node.dueAt, doerPartyId: change.doerPartyId }
    return change.doerPartyId === node.doerPartyId ? moved : inNewRound(facts, moved, 'todo')
  })
  const named = changes.map((c) => c.doerPartyId)
  const fresh = changes.filter((c) => c.id === null)
  const kept = { ...facts, nodes, summoned: add(facts.summoned, ...named) }
  return { ...withNodes(kept, fresh), talk: facts.talk }
}

/** 复查: work goes on with a new node of the lead. */
export function workAgain(facts: CaseFacts, now: number): CaseFacts {
  const due = now + DEFAULT_DEADLINES.recheckDays * DAY
  const node = newNode(facts, facts.leadPartyId ?? '', due, facts.nodes.length)
  return { ...facts, nodes: [...facts.nodes, node], publicityEndsAt: null, closedAt: null, concludedBy: null }
}
