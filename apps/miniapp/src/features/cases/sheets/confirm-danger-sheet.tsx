import { type DeadlinePolicy, LIMITS, PUBLIC_CLASSES, type PublicClass } from '@juwuye/domain'
import { CLASS_HINTS, CLASS_LABELS } from '@juwuye/messages'
import { FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { safeNote } from '../deadlines.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'

type Verdict = 'yes' | 'no'

const verdicts = (deadlines: DeadlinePolicy | undefined) =>
  [
    { value: 'yes', label: '是险情', note: `按急事办：要马上去人，${safeNote(deadlines)}` },
    { value: 'no', label: '不是险情', note: '写上您看到的情况' },
  ] as const

const CLASSES = PUBLIC_CLASSES.map((value) => ({ value, label: CLASS_LABELS[value], note: CLASS_HINTS[value] }))

interface DangerInHand {
  verdict: Verdict | undefined
  reason: string
  class: PublicClass | null
}

/** 确认是不是险情 */
export function ConfirmDangerSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const initial: DangerInHand = { verdict: undefined, reason: '', class: null }
  const draft = useActDraft(context, initial)
  const deadlines = useDeadlines(context.communityId)
  const { verdict } = draft.value
  // Whoever is on duty only says that it is no danger; the desk also says what it is.
  const desk = context.community?.may.triage ?? false
  const send = async () => {
    if (!verdict) return
    const { reason, class: chosen } = draft.latest.current
    const danger = verdict === 'yes'
    if (await act.send('confirm-danger', { danger, reason, class: danger ? null : chosen })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="是不是险情"
      note="去看一眼，或者打个电话问清楚"
      fields={['danger', 'reason', 'class']}
      wait={verdict ? undefined : '先选是，还是不是'}
      foot={<SendButton context={context} act={act} text="确认" disabled={!verdict} onPress={send} />}
    >
      <RadioList
        label="是不是险情"
        choices={verdicts(deadlines)}
        value={verdict}
        onChange={(value) => draft.change({ verdict: value })}
      />
      {verdict && (
        <View className="mt4">
          <ActField
            act={act}
            draft={draft}
            field="reason"
            label="看到了什么"
            aside={verdict === 'yes' ? '可以不写' : undefined}
            max={LIMITS.reasonChars}
            tall
          />
          {verdict === 'no' && desk && <ClassChoice act={act} draft={draft} />}
        </View>
      )}
    </ActSheet>
  )
}

function ClassChoice({ act, draft }: { act: Act; draft: ActDraft<DangerInHand> }) {
  return (
    <FormItem label="那它是哪一类" error={act.at('class')}>
      <RadioList
        label="那它是哪一类"
        choices={CLASSES}
        value={draft.value.class ?? undefined}
        onChange={(value) => draft.change({ class: value })}
      />
    </FormItem>
  )
}
