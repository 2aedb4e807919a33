import { LIMITS } from '@juwuye/domain'
import { useState } from 'react'
import { confirm } from '../../../platform/dialogs.ts'
import { newId } from '../../../shared/ids.ts'
import { Button, FormItem, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { FoldedNode, NodeEditor } from '../node-editor.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { changedNode, firstNode, movedNode, type NodeInHand, nextNode, planBody } from '../plan-draft.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 定方案: one node after another; one of them open at a time, the others folded. */
export function PlanSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, community, now } = context
  const small = view.class === 'minor'
  const [start] = useState(() => ({ nodes: [firstNode(view, newId())] }))
  const draft = useActDraft(context, start)
  const { nodes } = draft.value
  const [openKey, setOpenKey] = useState(nodes[0]?.key)
  const parties = community ? partiesOfEstate(community, view.estateId) : []
  const setNodes = (next: NodeInHand[]) => draft.change({ nodes: next })
  const add = () => {
    const node = nextNode(nodes, newId())
    setNodes([...nodes, node])
    setOpenKey(node.key)
  }
  const remove = async (node: NodeInHand) => {
    const sure = node.title === '' || (await confirm({ title: '去掉这一段？', text: node.title, yes: '去掉' }))
    if (sure) setNodes(draft.latest.current.nodes.filter(({ key }) => key !== node.key))
  }
  const send = async () => {
    if (await act.send('adopt-plan', planBody(draft.latest.current.nodes))) draft.clear()
  }
  const parts = nodes.map((node, place) =>
    node.key === openKey || nodes.length === 1 ? (
      <View key={node.key} className={place > 0 ? 'mt6' : ''}>
        {nodes.length > 1 && <View className="t-head">第 {place + 1} 段</View>}
        <NodeEditor
          node={node}
          place={place}
          act={act}
          parties={parties}
          now={now}
          onChange={(part) => setNodes(changedNode(draft.latest.current.nodes, node.key, part))}
        />
      </View>
    ) : (
      <FoldedNode
        key={node.key}
        node={node}
        place={place}
        count={nodes.length}
        parties={parties}
        faulty={act.at(`nodes.${place}`, true) !== undefined}
        now={now}
        onOpen={() => setOpenKey(node.key)}
        onMove={(by) => setNodes(movedNode(nodes, place, by))}
        onRemove={() => remove(node)}
      />
    ),
  )
  const full = nodes.length >= LIMITS.nodesPerPlan
  return (
    <ActSheet
      context={context}
      act={act}
      title={small ? '什么时候修好' : '定方案'}
      note={small ? '小事一段就够，定了就动手' : '修一段，验一段；写好了要一位来会签'}
      tall
      // A small matter has no place of its own for what is wrong with the plan as a whole.
      fields={small ? ['nodes.0'] : ['nodes']}
      foot={<SendButton context={context} act={act} text={small ? '就这样定' : '写好了，请人会签'} onPress={send} />}
    >
      {small ? (
        parts
      ) : (
        <FormItem label={`方案，共 ${nodes.length} 段`} error={act.at('nodes')}>
          {parts}
        </FormItem>
      )}
      {!small && !full && <Button className="mt3" text="再加一段" onPress={add} />}
      {nodes.length > 1 && (
        <Button className="mt3" kind="quiet" text="都收起来，看看顺序" onPress={() => setOpenKey(undefined)} />
      )}
    </ActSheet>
  )
}
