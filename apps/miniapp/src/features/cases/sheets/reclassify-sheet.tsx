import { LIMITS, PUBLIC_CLASSES, type PublicClass } from '@juwuye/domain'
import { CLASS_HINTS, CLASS_LABELS } from '@juwuye/messages'
import { FormItem, RadioList } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 改分类 */
export function ReclassifySheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { class: undefined as PublicClass | undefined, reason: '' })
  const { view } = context
  const choices = PUBLIC_CLASSES.map((value) => ({
    value,
    label: CLASS_LABELS[value],
    note: value === view.class ? '现在是这一类' : CLASS_HINTS[value],
    disabled: value === view.class,
  }))
  const chosen = draft.value.class
  const send = async () => {
    if (!chosen) return
    if (await act.send('reclassify', { class: chosen, reason: draft.latest.current.reason })) draft.clear()
  }
  const wait = chosen ? undefined : '先选改成哪一类'
  return (
    <ActSheet
      context={context}
      act={act}
      title="改分类"
      note="期限跟着重新算；已经超时的，还算超时"
      fields={['class', 'reason']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="改好，写进记录" disabled={!chosen} onPress={send} />}
    >
      <FormItem label="改成哪一类" error={act.at('class')}>
        <RadioList
          label="改成哪一类"
          choices={choices}
          value={chosen}
          onChange={(value) => draft.change({ class: value })}
        />
      </FormItem>
      <ActField act={act} draft={draft} field="reason" label="为什么改" max={LIMITS.reasonChars} tall />
    </ActSheet>
  )
}
