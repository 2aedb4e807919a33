import { LIMITS } from '@juwuye/domain'
import { whenText } from '@juwuye/messages'
import { Card, FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { SaidReason, saidLine } from '../said-reason.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const OUTCOMES = [
  { value: 'upheld', label: '申诉成立', note: '重新受理，期限照第一声哨算' },
  { value: 'rejected', label: '申诉不成立', note: '还是不受理' },
] as const

interface RulingInHand {
  rulingId: string
  outcome: 'upheld' | 'rejected' | undefined
  reason: string
}

/** 裁定申诉 */
export function RuleAppealSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, offers, view, now } = context
  const initial: RulingInHand = { rulingId: offer.rulingId ?? '', outcome: undefined, reason: '' }
  const draft = useActDraft(context, initial)
  const open = view.rulings.filter(({ id }) => offers.some(({ rulingId }) => rulingId === id))
  const chosen = open.find(({ id }) => id === draft.value.rulingId) ?? open[0]
  const { outcome } = draft.value
  const send = async () => {
    if (!chosen || !outcome) return
    const body = { rulingId: chosen.id, uphold: outcome === 'upheld', reason: draft.latest.current.reason }
    if (await act.send('rule-appeal', body)) draft.clear()
  }
  const wait = outcome ? undefined : '先选成立，还是不成立'
  return (
    <ActSheet
      context={context}
      act={act}
      title="裁定申诉"
      note="您没有经手这件事，所以请您来定"
      tall
      fields={['rulingId', 'uphold', 'reason']}
      wait={wait}
      foot={<SendButton context={context} act={act} kind="primary" text="裁定" disabled={!outcome} onPress={send} />}
    >
      {view.decline && (
        <Card className="mb3">
          <View className="t-note">没有受理的原因</View>
          <View className="t-body quote">“{view.decline.reason}”</View>
        </Card>
      )}
      {open.length > 1 && (
        <FormItem label="哪一位的申诉" error={act.at('rulingId')}>
          <RadioList
            label="哪一位的申诉"
            choices={open.map((one) => ({ value: one.id, label: saidLine(one), note: whenText(one.at, now) }))}
            value={chosen?.id}
            onChange={(rulingId) => draft.change({ rulingId })}
          />
        </FormItem>
      )}
      {chosen && (open.length === 1 ? saidLine(chosen) !== '' : chosen.voice) && (
        <Card className="mb3">
          <View className="t-note">邻居说</View>
          <SaidReason {...chosen} />
        </Card>
      )}
      <FormItem label="申诉成不成立" error={act.at('uphold')}>
        <RadioList
          label="申诉成不成立"
          choices={OUTCOMES}
          value={outcome}
          onChange={(value) => draft.change({ outcome: value })}
        />
      </FormItem>
      <ActField act={act} draft={draft} field="reason" label="为什么这样定" max={LIMITS.reasonChars} tall />
    </ActSheet>
  )
}
