import { useEffect, useState } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { newId } from '../../shared/ids.ts'
import { changedNode, movedNode, type NodeInHand, nextNode } from './plan-draft.model.ts'
import type { Act } from './use-act.ts'
import type { ActDraft } from './use-act-draft.ts'

interface Holds {
  nodes: NodeInHand[]
}

/** Nodes being written, kept in a sheet's draft: in order, one of them open. Problems belong to places: another order ends them. */
export function usePlan<T extends Holds>(draft: ActDraft<T>, act: Act) {
  const { nodes } = draft.value
  const [openKey, open] = useState(nodes[0]?.key)
  const latest = () => draft.latest.current.nodes
  const change = (next: NodeInHand[]) => draft.change({ nodes: next } as Partial<T>)
  const reorder = (next: NodeInHand[]) => {
    act.forget()
    change(next)
  }
  const isFaulty = (place: number) => act.at(`nodes.${place}`, true) !== undefined
  const firstFaulty = nodes.find((_, place) => isFaulty(place))?.key
  useEffect(() => {
    if (firstFaulty) open(firstFaulty)
  }, [firstFaulty])

  return {
    nodes,
    latest,
    isFaulty,
    /** A single node is always open. */
    isOpen: (node: NodeInHand) => node.key === openKey || nodes.length === 1,
    open,
    /** Other nodes in place of these. */
    replace: (next: NodeInHand[]) => {
      reorder(next)
      open(next[0]?.key)
    },
    change: (node: NodeInHand, part: Partial<NodeInHand>) => change(changedNode(latest(), node.key, part)),
    move: (place: number, by: -1 | 1) => reorder(movedNode(latest(), place, by)),
    add: () => {
      const node = nextNode(latest(), newId())
      reorder([...latest(), node])
      open(node.key)
    },
    remove: async (node: NodeInHand) => {
      const sure = node.title === '' || (await confirm({ title: '去掉这一段？', text: node.title, yes: '去掉' }))
      if (sure) reorder(latest().filter(({ key }) => key !== node.key))
    },
  }
}

export type PlanInHand = ReturnType<typeof usePlan>
