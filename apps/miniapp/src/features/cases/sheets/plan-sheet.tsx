import { LIMITS } from '@juwuye/domain'
import { Button, FormItem, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { FoldedNode, NodeEditor } from '../node-editor.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { type NodeInHand, planBody } from '../plan-draft.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { usePlan } from '../use-plan.ts'

/** 定方案: one node after another; one of them open at a time, the others folded. */
export function PlanSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const plan = usePlan(context, act)
  const small = context.view.class === 'minor'
  const { nodes } = plan
  const single = nodes.length === 1
  const send = async () => {
    if (await act.send('adopt-plan', planBody(plan.latest()))) plan.clear()
  }
  const parts = nodes.map((node, place) => (
    <Part key={node.key} context={context} act={act} plan={plan} node={node} place={place} />
  ))
  return (
    <ActSheet
      context={context}
      act={act}
      title={small ? '什么时候修好' : '定方案'}
      note={small ? '小事一段就够，定了就动手' : '修一段，验一段；写好了要一位来会签'}
      tall
      // A single node leaves no place for what is wrong with the plan as a whole.
      fields={single ? ['nodes.0'] : ['nodes']}
      foot={<SendButton context={context} act={act} text={small ? '就这样定' : '写好了，请人会签'} onPress={send} />}
    >
      {single ? (
        parts
      ) : (
        <FormItem label={`方案，共 ${nodes.length} 段`} error={act.at('nodes')}>
          {parts}
        </FormItem>
      )}
      {!small && nodes.length < LIMITS.nodesPerPlan && <Button className="mt4" text="再加一段" onPress={plan.add} />}
      {!single && (
        <Button className="mt3" kind="quiet" text="都收起来，看看顺序" onPress={() => plan.open(undefined)} />
      )}
    </ActSheet>
  )
}

interface PartProps {
  context: ActContext
  act: Act
  plan: ReturnType<typeof usePlan>
  node: NodeInHand
  place: number
}

function Part({ context: { community, view, now }, act, plan, node, place }: PartProps) {
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
    </View>
  )
}
