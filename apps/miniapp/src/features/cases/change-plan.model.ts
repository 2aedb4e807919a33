import { dayOf, endOfDay, isOwedNode } from '@juwuye/domain'
import type { ActBodies, CaseNode, CaseView, TalkView } from '@juwuye/types'
import type { NodeInHand } from './plan-draft.model.ts'
import { agreedTalk } from './talk.model.ts'

/** The whole as it would be, kept as what differs from the plan there is: so a node that came since is never lost. */
export interface ChangeInHand {
  reason: string
  /** Open nodes that will not be done, by id. */
  out: string[]
  /** What is different about an open node, by id. */
  edits: Record<string, Partial<Omit<NodeInHand, 'key'>>>
  added: NodeInHand[]
}

export const UNCHANGED: ChangeInHand = { reason: '', out: [], edits: {}, added: [] }

const FIXED: readonly CaseNode['state'][] = ['verified', 'submitted']

type Plan = Pick<CaseView, 'nodes' | 'clocks'>

/** A node as it stands in the sheet: one of the plan (its key is its id) or a new one. */
export interface PlacedNode extends NodeInHand {
  /** Of the plan there is; null: new. */
  id: string | null
  /** “3”, or 新. */
  mark: string
  changed: boolean
}

/** Verified, or under verification: they stand as they are. */
export const fixedNodes = ({ nodes }: Pick<Plan, 'nodes'>) => nodes.filter(({ state }) => FIXED.includes(state))

const openNodes = ({ nodes }: Pick<Plan, 'nodes'>) => nodes.filter(isOwedNode)

function asInHand(node: CaseNode): NodeInHand {
  const { id, title, doer, dueAt, evidence } = node
  return { key: id, title, doerPartyId: doer.id, dueDay: dayOf(dueAt), evidence }
}

function differs(now: NodeInHand, before: NodeInHand): boolean {
  const evidence = (node: NodeInHand) => [...node.evidence].sort().join()
  const same = now.title === before.title && now.doerPartyId === before.doerPartyId && now.dueDay === before.dueDay
  return !same || evidence(now) !== evidence(before)
}

/** What is to be done once the change stands, in order: the open nodes that stay, then the new ones. */
export function placedNodes(view: Pick<Plan, 'nodes'>, { out, edits, added }: ChangeInHand): PlacedNode[] {
  const kept = openNodes(view)
    .filter(({ id }) => !out.includes(id))
    .map((node) => {
      const before = asInHand(node)
      const now = { ...before, ...edits[node.id] }
      return { ...now, id: node.id, mark: `${node.position + 1}`, changed: differs(now, before) }
    })
  return [...kept, ...added.map((node) => ({ ...node, id: null, mark: '新', changed: true }))]
}

/** Open nodes that were taken out. */
export const takenOut = (view: Pick<Plan, 'nodes'>, { out }: Pick<ChangeInHand, 'out'>) =>
  openNodes(view).filter(({ id }) => out.includes(id))

/** Whether there is anything to send. */
export function isChanged(view: Pick<Plan, 'nodes'>, change: ChangeInHand): boolean {
  return takenOut(view, change).length > 0 || placedNodes(view, change).some(({ changed }) => changed)
}

/** When the whole was promised and when it would be; undefined before every step has its day. */
export function resolveDates(view: Plan, change: ChangeInHand): { before: number | null; after: number } | undefined {
  const before = view.clocks.find((clock) => clock.kind === 'resolve' && clock.stoppedAt === null)?.dueAt ?? null
  const submitted = view.nodes.filter(({ state }) => state === 'submitted').map(({ dueAt }) => dueAt)
  const days = placedNodes(view, change).map(({ dueDay }) => endOfDay(dueDay))
  const all = [...submitted, ...days.filter((day) => day !== undefined)]
  return all.length === 0 || days.includes(undefined) ? undefined : { before, after: Math.max(...all) }
}

/** Changes one node, of the plan or new. */
export function withNode(change: ChangeInHand, node: PlacedNode, part: Partial<NodeInHand>): Partial<ChangeInHand> {
  if (node.id === null) {
    return { added: change.added.map((one) => (one.key === node.key ? { ...one, ...part } : one)) }
  }
  return { edits: { ...change.edits, [node.id]: { ...change.edits[node.id], ...part } } }
}

/** Takes one node out: a new one is gone, one of the plan will not be done. */
export function withoutNode(change: ChangeInHand, node: PlacedNode): Partial<ChangeInHand> {
  if (node.id === null) return { added: change.added.filter(({ key }) => key !== node.key) }
  return { out: [...change.out, node.id] }
}

/** Steps a talk agreed on that are not in the plan yet: to be taken over in one tap. */
export function agreedSteps(view: Pick<CaseView, 'talks' | 'nodes'>, change: ChangeInHand): TalkView['nodes'] {
  const known = [...view.nodes, ...placedNodes(view, change)].map(({ title }) => title)
  return (agreedTalk(view)?.nodes ?? []).filter(({ title }) => !known.includes(title))
}

export function changeBody(view: Pick<Plan, 'nodes'>, change: ChangeInHand): ActBodies['change-plan'] {
  const nodes = placedNodes(view, change).map(({ key: _key, mark: _mark, changed: _changed, ...node }) => node)
  return { nodes, reason: change.reason }
}
