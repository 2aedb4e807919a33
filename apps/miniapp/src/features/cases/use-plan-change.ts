import { useEffect, useState } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { newId } from '../../shared/ids.ts'
import type { ActContext } from './act-context.ts'
import {
  agreedSteps,
  changeBody,
  isChanged,
  type PlacedNode,
  placedNodes,
  resolveDates,
  takenOut,
  UNCHANGED,
  withNode,
  withoutNode,
} from './change-plan.model.ts'
import { firstNode, type NodeInHand, nextNode } from './plan-draft.model.ts'
import type { Act } from './use-act.ts'
import { useActDraft } from './use-act-draft.ts'

/** A plan being changed: what differs from the one there is, kept in the draft; one node of it open. */
export function usePlanChange(context: ActContext, act: Act) {
  const { view } = context
  const draft = useActDraft(context, UNCHANGED)
  const [openKey, open] = useState<string>()
  const nodes = placedNodes(view, draft.value)
  const latest = () => draft.latest.current
  const isFaulty = (place: number) => act.at(`nodes.${place}`, true) !== undefined
  const firstFaulty = nodes.find((_, place) => isFaulty(place))?.key
  useEffect(() => {
    if (firstFaulty) open(firstFaulty)
  }, [firstFaulty])
  // Problems belong to places: another order ends them.
  const reorder = (part: Partial<typeof draft.value>) => {
    act.forget()
    draft.change(part)
  }

  return {
    draft,
    nodes,
    out: takenOut(view, draft.value),
    agreed: agreedSteps(view, draft.value),
    changed: isChanged(view, draft.value),
    dates: resolveDates(view, draft.value),
    body: () => changeBody(view, latest()),
    isFaulty,
    isOpen: ({ key }: PlacedNode) => key === openKey,
    open,
    change: (node: PlacedNode, part: Partial<NodeInHand>) => draft.change(withNode(latest(), node, part)),
    add: () => {
      const before = placedNodes(view, latest())
      const node = before.length > 0 ? nextNode(before, newId()) : firstNode(view, newId())
      reorder({ added: [...latest().added, node] })
      open(node.key)
    },
    addAgreed: () => {
      const steps = agreedSteps(view, latest()).map((step) => ({ ...step, key: newId() }))
      reorder({ added: [...latest().added, ...steps] })
    },
    remove: async (node: PlacedNode) => {
      const title = node.id === null ? '去掉这一段？' : '这一段不做了？'
      const sure = node.title === '' || (await confirm({ title, text: node.title, yes: '去掉' }))
      if (sure) reorder(withoutNode(latest(), node))
    },
    restore: (id: string) => reorder({ out: latest().out.filter((one) => one !== id) }),
    clear: draft.clear,
  }
}

export type PlanChange = ReturnType<typeof usePlanChange>
