import { LIMITS } from '@juwuye/domain'
import { useState } from 'react'
import { newId } from '../../../shared/ids.ts'
import { Button, Field, FormItem, RadioList } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { firstNode } from '../plan-draft.model.ts'
import { PlanParts } from '../plan-parts.tsx'
import { likelyPeople, openTalk, type PersonInHand, stepsBecome, type TalkInHand, talkBody } from '../talk.model.ts'
import { TalkPeople } from '../talk-people.tsx'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { usePlan } from '../use-plan.ts'

const OUTCOMES = [
  { value: 'agreed', label: '谈成了', note: '写下说定了什么' },
  { value: 'none', label: '没有谈成', note: '写下各自怎么说，还可以再约' },
] as const

/** 谈完了，记下结果 */
export function EndTalkSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view } = context
  const [start] = useState<TalkInHand>(() => ({
    people: likelyPeople(view, newId),
    outcome: undefined,
    agreed: '',
    nodes: [],
  }))
  const draft = useActDraft(context, start)
  const { outcome } = draft.value
  const [missing, setMissing] = useState(false)
  const send = async () => {
    const { agreed } = draft.latest.current
    const empty = outcome === 'agreed' && agreed.trim() === ''
    setMissing(empty)
    if (empty) return
    if (await act.send('end-talk', talkBody(draft.latest.current))) draft.clear()
  }
  const talk = openTalk(view)
  const wait = outcome ? undefined : '先选谈成了没有'
  return (
    <ActSheet
      context={context}
      act={act}
      over={talk && `谈的是：${talk.topic}`}
      title="谈完了，记下结果"
      tall
      fields={outcome === 'agreed' ? ['people', 'agreed', 'nodes'] : ['people']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="记下来" disabled={wait !== undefined} onPress={send} />}
    >
      <People context={context} act={act} draft={draft} />
      <FormItem label="谈成了没有">
        <RadioList
          label="谈成了没有"
          choices={OUTCOMES}
          value={outcome}
          onChange={(value) => draft.change({ outcome: value })}
        />
      </FormItem>
      {outcome === 'agreed' && <Agreed context={context} act={act} draft={draft} missing={missing} />}
    </ActSheet>
  )
}

interface PartProps {
  context: ActContext
  act: Act
  draft: ActDraft<TalkInHand>
}

function People({ context: { community, view }, act, draft }: PartProps) {
  const latest = () => draft.latest.current.people
  const change = (key: string, part: Partial<PersonInHand>) =>
    draft.change({ people: latest().map((one) => (one.key === key ? { ...one, ...part } : one)) })
  // Problems belong to places: another order ends them.
  const reorder = (people: PersonInHand[]) => {
    act.forget()
    draft.change({ people })
  }
  return (
    <TalkPeople
      people={draft.value.people}
      act={act}
      parties={community ? partiesOfEstate(community, view.estateId) : []}
      onChange={change}
      onAdd={(person) => reorder([...latest(), person])}
      onRemove={(key) => reorder(latest().filter((one) => one.key !== key))}
    />
  )
}

interface AgreedProps extends PartProps {
  /** Nothing was written, though they agreed. */
  missing: boolean
}

/** What was agreed on and, if they wish, in which steps it is done. */
function Agreed({ context, act, draft, missing }: AgreedProps) {
  const { view } = context
  const plan = usePlan(draft, act)
  const count = plan.nodes.length
  const add = () => (count === 0 ? plan.replace([firstNode(view, newId())]) : plan.add())
  return (
    <>
      <Field
        name="act-agreed"
        label="说定了什么"
        max={LIMITS.whistleTextChars}
        tall
        initial={draft.value.agreed}
        error={missing ? '写一句说定了什么' : act.at('agreed')}
        placeholder="比如：放在 5 幢架空层，物业出桌子，居委会管钥匙，晚上 9 点关灯"
        onInput={(agreed) => draft.change({ agreed })}
      />
      {view.class !== 'private' && (
        <FormItem
          label={count === 0 ? '分几段办' : `分 ${count} 段办`}
          aside="可以不写"
          hint={stepsBecome(view)}
          error={act.at('nodes')}
        >
          <PlanParts context={context} act={act} plan={plan} least={0} />
          {count < LIMITS.nodesPerPlan && (
            <Button className="mt3" text={count === 0 ? '谁做什么、哪天做完，写下来' : '再加一段'} onPress={add} />
          )}
        </FormItem>
      )}
    </>
  )
}
