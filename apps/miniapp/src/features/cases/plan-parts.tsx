import { Button, View } from '../../ui/index.ts'
import type { ActContext } from './act-context.ts'
import { FoldedNode, NodeEditor } from './node-editor.tsx'
import { partiesOfEstate } from './parties.model.ts'
import type { NodeInHand } from './plan-draft.model.ts'
import type { Act } from './use-act.ts'
import type { PlanInHand } from './use-plan.ts'

interface PlanPartsProps {
  context: Pick<ActContext, 'community' | 'view' | 'now'>
  act: Act
  plan: PlanInHand
  /** How many have to stay: a plan has at least one, an agreement may have none. */
  least?: 0 | 1
}

/** The nodes being written, one after another; one of them open, the others folded. */
export function PlanParts({ plan, ...shared }: PlanPartsProps) {
  return (
    <>
      {plan.nodes.map((node, place) => (
        <Part key={node.key} {...shared} plan={plan} node={node} place={place} />
      ))}
      {plan.nodes.length > 1 && (
        <Button className="mt3" kind="quiet" text="都收起来，看看顺序" onPress={() => plan.open(undefined)} />
      )}
    </>
  )
}

interface PartProps extends PlanPartsProps {
  node: NodeInHand
  place: number
}

function Part({ context: { community, view, now }, act, plan, least = 1, node, place }: PartProps) {
  const parties = community ? partiesOfEstate(community, view.estateId) : []
  const shared = { node, place, parties, now }
  const count = plan.nodes.length
  if (!plan.isOpen(node)) {
    return (
      <FoldedNode
        {...shared}
        count={count}
        faulty={plan.isFaulty(place)}
        onOpen={() => plan.open(node.key)}
        onMove={(by) => plan.move(place, by)}
        onRemove={() => plan.remove(node)}
      />
    )
  }
  return (
    <View className={place > 0 ? 'mt6' : ''}>
      {count > 1 && <View className="t-head mb2">第 {place + 1} 段</View>}
      <NodeEditor {...shared} act={act} onChange={(part) => plan.change(node, part)} />
      {count > 0 && least === 0 && (
        <Button kind="quiet" text="去掉这一段" label={`去掉第 ${place + 1} 段`} onPress={() => plan.remove(node)} />
      )}
    </View>
  )
}
