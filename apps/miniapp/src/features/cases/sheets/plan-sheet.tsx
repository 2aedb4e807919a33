import { LIMITS } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import { useState } from 'react'
import { confirm } from '../../../platform/dialogs.ts'
import { newId } from '../../../shared/ids.ts'
import { Button, FormItem, Notice, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { firstNode, type NodeInHand, planBody } from '../plan-draft.model.ts'
import { PlanParts } from '../plan-parts.tsx'
import { agreedNodes, agreedTalk } from '../talk.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { usePlan } from '../use-plan.ts'

interface PlanDraft {
  nodes: NodeInHand[]
  /** The talk the nodes were taken from. */
  talkId: string
}

/** What the plan starts from: what was agreed on, else a first node. */
function startOf({ view }: ActContext): PlanDraft {
  const talk = agreedTalk(view)
  return talk ? { nodes: agreedNodes(talk, newId), talkId: talk.id } : { nodes: [firstNode(view, newId())], talkId: '' }
}

/** 定方案: one node after another; one of them open at a time, the others folded. */
export function PlanSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const [start] = useState(() => startOf(context))
  const draft = useActDraft(context, start)
  const plan = usePlan(draft, act)
  const small = context.view.class === 'minor'
  const { nodes } = plan
  const single = nodes.length === 1
  const send = async () => {
    if (await act.send('adopt-plan', planBody(plan.latest()))) draft.clear()
  }
  const takeOver = async () => {
    const talk = agreedTalk(context.view)
    const sure = { title: '照谈好的来？', text: '现在写的几段会换成谈好的。', yes: '照谈好的' }
    if (!talk || !(await confirm(sure))) return
    plan.replace(agreedNodes(talk, newId))
    draft.change({ talkId: talk.id })
  }
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
      <Agreed context={context} talkId={draft.value.talkId} onTake={takeOver} />
      {single ? (
        <PlanParts context={context} act={act} plan={plan} />
      ) : (
        <FormItem label={`方案，共 ${nodes.length} 段`} error={act.at('nodes')}>
          <PlanParts context={context} act={act} plan={plan} />
        </FormItem>
      )}
      {!small && nodes.length < LIMITS.nodesPerPlan && <Button className="mt4" text="再加一段" onPress={plan.add} />}
    </ActSheet>
  )
}

interface AgreedProps {
  context: ActContext
  /** Of which talk the nodes are. */
  talkId: string
  onTake: () => void
}

/** What was agreed on in a talk; where the nodes were begun before it, they can be taken over. */
function Agreed({ context: { view, now }, talkId, onTake }: AgreedProps) {
  const talk = agreedTalk(view)
  if (!talk?.endedAt) return null
  const taken = talk.id === talkId
  const when = dayText(talk.endedAt, now)
  return (
    <>
      <Notice
        icon="people"
        className="mb3"
        title={`${when}谈好了，分 ${talk.nodes.length} 段办`}
        text={
          <>
            <View className="quote">“{talk.agreed}”</View>
            {taken && <View>下面照谈好的填了，还可以改</View>}
          </>
        }
      />
      {!taken && <Button className="mb3" text="照谈好的来" onPress={onTake} />}
    </>
  )
}
