import { type ComputedSeat, endOfDay, type NodeDraft, type NodeFacts } from '@juwuye/domain'
import type { CaseWork } from './case-work.ts'
import { nodes, seats } from './cases.table.ts'

/** Writes the seats of one round of a node. */
export async function insertSeats(
  work: CaseWork,
  nodeId: string,
  round: number,
  computed: readonly Pick<ComputedSeat, 'kind' | 'partyId'>[],
): Promise<void> {
  const { communityId, id: caseId } = work.row
  if (computed.length === 0) return
  await work.tx.insert(seats).values(
    computed.map((seat, position) => ({
      communityId,
      caseId,
      id: work.ids.uuid(),
      nodeId,
      round,
      position,
      kind: seat.kind,
      partyId: seat.partyId,
    })),
  )
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
    added.push({ ...common, evidence, submittedBy: null, submittedAt: null, seats: [], passedOver: [] })
  }
  work.facts = { ...work.facts, nodes: [...work.facts.nodes, ...added] }
}
