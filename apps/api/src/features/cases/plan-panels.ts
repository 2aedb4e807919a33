import { type CaseFacts, type ComputedSeat, computeSeats, type NodeChange, type NodeDraft } from '@juwuye/domain'

type Panel = readonly ComputedSeat[]

/** The panel of each node as planned: one that keeps its doer keeps its panel, the others are seated now. */
export function panelsOf(facts: CaseFacts, drafts: readonly (NodeDraft | NodeChange)[]): readonly Panel[] {
  return drafts.map((draft) => {
    const old = 'id' in draft ? facts.nodes.find((node) => node.id === draft.id) : undefined
    if (old?.doerPartyId === draft.doerPartyId) return old.seats
    return computeSeats(facts, facts.caseClass ?? 'minor', draft.doerPartyId)
  })
}

/** All panels of the plan as it would be: whoever looks at a node now has a word in changing the rest. */
export function panelsAfter(facts: CaseFacts, changes: readonly (NodeDraft | NodeChange)[]): readonly Panel[] {
  const underVerification = facts.nodes.filter((node) => node.state === 'submitted').map((node) => node.seats)
  return [...panelsOf(facts, changes), ...underVerification]
}
