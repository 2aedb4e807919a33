import { dayOf, LIMITS } from '@juwuye/domain'
import { whenText } from '@juwuye/messages'
import { DateField, FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { dayWords } from '../days.model.ts'
import { againHint } from '../deadlines.model.ts'
import { SaidReason, saidLine } from '../said-reason.tsx'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'

const OUTCOMES = [
  { value: 'upheld', label: '意见成立', note: '接着整改，公示页标上“重新整改”' },
  { value: 'rejected', label: '意见不成立', note: '照原来的公示' },
] as const

interface RulingInHand {
  objectionId: string
  outcome: 'upheld' | 'rejected' | undefined
  reason: string
  nodeId: string
  dueDay: string
}

const LAST = ''

/** 裁定异议 */
export function RuleObjectionSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, offers, view, now } = context
  const initial: RulingInHand = {
    objectionId: offer.objectionId ?? '',
    outcome: undefined,
    reason: '',
    nodeId: LAST,
    dueDay: '',
  }
  const draft = useActDraft(context, initial)
  const open = view.objections.filter(({ id }) => offers.some(({ objectionId }) => objectionId === id))
  const chosen = open.find(({ id }) => id === draft.value.objectionId) ?? open[0]
  const { outcome } = draft.value
  const send = async () => {
    if (!chosen || !outcome) return
    const { reason, nodeId, dueDay } = draft.latest.current
    const upheld = outcome === 'upheld'
    const again = { nodeId: (upheld && nodeId) || null, dueDay: (upheld && dueDay) || null }
    const body = { objectionId: chosen.id, uphold: upheld, reason, ...again }
    if (await act.send('rule-objection', body)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="裁定异议"
      note="您没有经手这件事，所以请您来定"
      tall
      fields={['objectionId', 'uphold', 'reason', 'nodeId', 'dueDay']}
      wait={outcome ? undefined : '先选成立，还是不成立'}
      foot={<SendButton context={context} act={act} kind="primary" text="裁定" disabled={!outcome} onPress={send} />}
    >
      {open.length > 1 && (
        <FormItem label="哪一条意见" error={act.at('objectionId')}>
          <RadioList
            label="哪一条意见"
            choices={open.map((one) => ({ value: one.id, label: saidLine(one), note: whenText(one.at, now) }))}
            value={chosen?.id}
            onChange={(objectionId) => draft.change({ objectionId })}
          />
        </FormItem>
      )}
      {chosen && (open.length === 1 || chosen.voice) && (
        <View className="mb3">
          <SaidReason {...chosen} />
        </View>
      )}
      <FormItem label="意见成不成立" error={act.at('uphold')}>
        <RadioList
          label="意见成不成立"
          choices={OUTCOMES}
          value={outcome}
          onChange={(value) => draft.change({ outcome: value })}
        />
      </FormItem>
      <ActField act={act} draft={draft} field="reason" label="为什么这样定" max={LIMITS.reasonChars} tall />
      {outcome === 'upheld' && <Again context={context} act={act} draft={draft} />}
    </ActSheet>
  )
}

interface AgainProps {
  context: ActContext
  act: Act
  draft: ActDraft<RulingInHand>
}

/** Which part is done again and by when. */
function Again({ context: { communityId, view, now }, act, draft }: AgainProps) {
  const deadlines = useDeadlines(communityId)
  const parts = view.nodes.map(({ id, position, title }) => ({ value: id, label: `第 ${position + 1} 段：${title}` }))
  const choices = [{ value: LAST, label: '由牵头的那家看着办' }, ...parts]
  const { nodeId, dueDay } = draft.value
  return (
    <>
      <FormItem label="重做哪一段" error={act.at('nodeId')}>
        <RadioList
          label="重做哪一段"
          choices={choices}
          value={nodeId}
          onChange={(value) => draft.change({ nodeId: value })}
        />
      </FormItem>
      <DateField
        name="act-dueDay"
        label="哪天做完"
        value={dueDay || undefined}
        shown={dueDay ? dayWords(dueDay, now) : undefined}
        start={dayOf(now)}
        hint={againHint(deadlines)}
        error={act.at('dueDay')}
        onChange={(value) => draft.change({ dueDay: value })}
      />
    </>
  )
}
