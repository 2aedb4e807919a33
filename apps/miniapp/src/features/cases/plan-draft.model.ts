import { dayOf, type EvidenceKind } from '@juwuye/domain'
import type { ActBodies, CaseView } from '@juwuye/types'
import { last } from '../../shared/last.ts'

/** One node while it is being written. */
export interface NodeInHand {
  key: string
  title: string
  doerPartyId: string
  /** YYYY-MM-DD, empty before one is picked. */
  dueDay: string
  evidence: EvidenceKind[]
}

const USUAL: EvidenceKind[] = ['photos', 'note']

type Basis = Pick<CaseView, 'title' | 'class' | 'lead' | 'clocks'>

/** A first node to start from: a small matter's is ready but for a look; others know only who leads. */
export function firstNode(view: Basis, key: string): NodeInHand {
  const small = view.class === 'minor'
  const promised = view.clocks.find((clock) => clock.kind === 'resolve' && clock.stoppedAt === null)
  return {
    key,
    title: small ? view.title : '',
    doerPartyId: view.lead?.id ?? '',
    dueDay: small && promised ? dayOf(promised.dueAt) : '',
    evidence: USUAL,
  }
}

/** A further node: the same doer as the one before. */
export function nextNode(nodes: readonly NodeInHand[], key: string): NodeInHand {
  return { key, title: '', doerPartyId: last(nodes)?.doerPartyId ?? '', dueDay: '', evidence: USUAL }
}

/** Moves the node at `from` one place up (-1) or down (1); nothing happens at the ends. */
export function movedNode(nodes: readonly NodeInHand[], from: number, by: -1 | 1): NodeInHand[] {
  const moved = [...nodes]
  const [node] = moved.splice(from, 1)
  const to = from + by
  if (!node || to < 0 || to > moved.length) return [...nodes]
  moved.splice(to, 0, node)
  return moved
}

export function changedNode(nodes: readonly NodeInHand[], key: string, part: Partial<NodeInHand>): NodeInHand[] {
  return nodes.map((node) => (node.key === key ? { ...node, ...part } : node))
}

export function planBody(nodes: readonly NodeInHand[]): ActBodies['adopt-plan'] {
  return { nodes: nodes.map(({ key: _key, ...node }) => node) }
}
