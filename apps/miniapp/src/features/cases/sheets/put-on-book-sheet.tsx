import { endOfDay, LIMITS } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { DateField, FormItem } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { BOOK_MEANING } from '../chasing.model.ts'
import { dayWords } from '../days.model.ts'
import { endDays } from '../pausing.model.ts'
import { Points } from '../points.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const MEANS = [
  '复核以前，不催、不督办、不收回牵头',
  '期限照走：到时没办好，还算超时，数字里照样算',
  '到了复核日，接着催',
]

/** 挂账: what cannot move now is looked at again on a day; the ruling body has the second word. */
export function PutOnBookSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { now } = context
  const draft = useActDraft(context, { reason: '', reviewDay: '' })
  const { reviewDay } = draft.value
  const send = async () => {
    if (!reviewDay) return
    const until = endOfDay(reviewDay)
    const day = until === undefined ? reviewDay : dayText(until, now)
    const sure = { title: `挂账到 ${day}？`, text: `${BOOK_MEANING}。`, yes: '交上去' }
    if (!(await confirm(sure))) return
    if (await act.send('put-on-book', { reason: draft.latest.current.reason, reviewDay })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="挂账"
      note="现在办不动的，先挂着，约好哪天再看；由没有经手的一方裁定"
      fields={['reason', 'reviewDay']}
      wait={reviewDay ? undefined : '先选哪天复核'}
      foot={<SendButton context={context} act={act} text="交上去裁定" disabled={!reviewDay} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么现在办不动"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：市政管网明年三月才动工，小区这一段要等它接通"
      />
      <DateField
        name="act-reviewDay"
        label="哪天复核"
        value={reviewDay || undefined}
        shown={reviewDay ? dayWords(reviewDay, now) : undefined}
        {...endDays(now)}
        hint={`最远 ${LIMITS.reviewDays} 天`}
        error={act.at('reviewDay')}
        onChange={(day) => draft.change({ reviewDay: day })}
      />
      <FormItem label="挂账以后">
        <Points of={MEANS} />
      </FormItem>
    </ActSheet>
  )
}
