import {
  type ComputedSeat,
  endOfDay,
  isOpenNode,
  type NodeDraft,
  type NodeFacts,
  type PassedSeat,
  type SeatFacts,
} from '@juwuye/domain'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { CaseWork } from './case-work.ts'
import { nodes, seats } from './cases.table.ts'

/** Writes seats of one round of a node, in their order from this place on; answers their ids. */
export async function insertSeats(
  work: CaseWork,
  nodeId: string,
  round: number,
  computed: readonly Pick<ComputedSeat, 'kind' | 'partyId'>[],
  from = 0,
): Promise<string[]> {
  const { communityId, id: caseId } = work.row
  if (computed.length === 0) return []
  const rows = computed.map((seat, i) => ({
    communityId,
    caseId,
    id: work.ids.uuid(),
    nodeId,
    round,
    position: from + i,
    kind: seat.kind,
    partyId: seat.partyId,
  }))
  await work.tx.insert(seats).values(rows)
  return rows.map((row) => row.id)
}

export interface NewNode extends NodeDraft {
  readonly seats: readonly ComputedSeat[]
  readonly recheckOf: string | null
}

/** Adds nodes at the end of the plan with the seats of their first round; the facts then know them. */
export async function addNodes(work: CaseWork, drafts: readonly NewNode[]): Promise<void> {
  const { communityId, id: caseId } = work.row
  const added: NodeFacts[] = []
  for (const draft of drafts) {
    const id = work.ids.uuid()
    const position = work.facts.nodes.length + added.length
    const dueAt = endOfDay(draft.dueDay) ?? work.now
    const evidence = [...draft.evidence]
    const common = { id, position, dueAt, doerPartyId: draft.doerPartyId, state: 'todo' as const, round: 1 }
    await work.tx
      .insert(nodes)
      .values({ communityId, caseId, ...common, title: draft.title, evidence, recheckOf: draft.recheckOf })
    await insertSeats(work, id, 1, draft.seats)
    added.push({
      ...common,
      evidence,
      submittedBy: null,
      submittedAt: null,
      seats: [],
      passedOver: [],
      steppedBack: [],
    })
  }
  work.facts = { ...work.facts, nodes: [...work.facts.nodes, ...added] }
}

/** The facts as they are after nodes were changed in the tables. */
export function nodesBecome(work: CaseWork, change: (node: NodeFacts) => NodeFacts): void {
  work.facts = { ...work.facts, nodes: work.facts.nodes.map(change) }
}

/** Puts the next in order where a seat was; who sat there is not asked again in this round. */
export async function passSeat(
  work: CaseWork,
  node: Pick<NodeFacts, 'id' | 'round'>,
  { seat, next }: PassedSeat,
): Promise<void> {
  await work.tx
    .update(seats)
    .set({ replacedAt: work.now })
    .where(and(eq(seats.communityId, work.row.communityId), eq(seats.id, seat.id)))
  const place = work.record.seats.find((row) => row.id === seat.id)?.position
  const [id = ''] = await insertSeats(work, node.id, node.round, [next], place)
  const sits: SeatFacts = { ...next, id, signedBy: null, verdict: null }
  nodesBecome(work, (one) => {
    if (one.id !== node.id) return one
    const seated = one.seats.map((other) => (other.id === seat.id ? sits : other))
    return { ...one, seats: seated, passedOver: [...one.passedOver, seat.kind] }
  })
}

/** Opens a new round of a node with this panel; verdicts of the round before stay to be read and count no more. */
export async function reseat(
  work: CaseWork,
  node: NodeFacts,
  panel: readonly Pick<ComputedSeat, 'kind' | 'partyId'>[],
): Promise<void> {
  const { communityId } = work.row
  const round = node.round + 1
  await work.tx
    .update(nodes)
    .set({ round })
    .where(and(eq(nodes.communityId, communityId), eq(nodes.id, node.id)))
  await work.tx
    .update(seats)
    .set({ replacedAt: work.now })
    .where(and(eq(seats.communityId, communityId), eq(seats.nodeId, node.id), eq(seats.round, node.round)))
  await insertSeats(work, node.id, round, panel)
  nodesBecome(work, (one) => (one.id === node.id ? { ...one, round, seats: [], passedOver: [] } : one))
}

/** Takes nodes out of the plan: they keep their places, and nobody is asked to look at them any more. */
export async function dropNodes(work: CaseWork, dropped: readonly NodeFacts[]): Promise<void> {
  const ids = dropped.map((node) => node.id)
  if (ids.length === 0) return
  const { communityId } = work.row
  await work.tx
    .update(nodes)
    .set({ state: 'dropped' })
    .where(and(eq(nodes.communityId, communityId), inArray(nodes.id, ids)))
  await work.tx
    .update(seats)
    .set({ replacedAt: work.now })
    .where(
      and(
        eq(seats.communityId, communityId),
        inArray(seats.nodeId, ids),
        isNull(seats.signedBy),
        isNull(seats.replacedAt),
      ),
    )
  nodesBecome(work, (node) => (ids.includes(node.id) ? { ...node, state: 'dropped', seats: [] } : node))
}

/** The nodes still to be done, as the facts have them by now. */
export const openNodes = (work: CaseWork): readonly NodeFacts[] => work.facts.nodes.filter(isOpenNode)

/** Whoever could not sign for a while has the full time again. */
export async function restartVerification(work: CaseWork): Promise<void> {
  for (const node of work.facts.nodes) {
    if (node.state === 'submitted') await work.restartClock('verification', node.id)
  }
}
