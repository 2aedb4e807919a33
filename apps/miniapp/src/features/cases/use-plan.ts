import { useEffect, useState } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { newId } from '../../shared/ids.ts'
import type { ActContext } from './act-context.ts'
import { changedNode, firstNode, movedNode, type NodeInHand, nextNode } from './plan-draft.model.ts'
import type { Act } from './use-act.ts'
import { useActDraft } from './use-act-draft.ts'

/** A plan being written: its nodes in order, one of them open. Problems belong to places: another order ends them. */
export function usePlan(context: ActContext, act: Act) {
  const [start] = useState(() => ({ nodes: [firstNode(context.view, newId())] }))
  const draft = useActDraft(context, start)
  const { nodes } = draft.value
  const [openKey, open] = useState(nodes[0]?.key)
  const latest = () => draft.latest.current.nodes
  const reorder = (next: NodeInHand[]) => {
    act.forget()
    draft.change({ nodes: next })
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
    change: (node: NodeInHand, part: Partial<NodeInHand>) =>
      draft.change({ nodes: changedNode(latest(), node.key, part) }),
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
    clear: draft.clear,
  }
}
