import { LIMITS } from '@juwuye/domain'
import { confirm } from '../../../platform/dialogs.ts'
import { Notice } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 不再牵头 */
export function ReleaseLeadSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: '' })
  const isPrivate = context.view.class === 'private'
  const title = isPrivate ? '不再调解' : '不再牵头'
  const pending = context.view.pending.length > 0
  const send = async () => {
    const text = pending ? '还在等人会签的，一起作废。期限照算，不重来。' : '期限照算，不重来。'
    if (!(await confirm({ title: `${title}这件事？`, text, yes: title }))) return
    if (await act.send('release-lead', { reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={title}
      note={isPrivate ? '请书记另找一位调解员' : '放出来，等别家认领'}
      fields={['reason']}
      foot={<SendButton context={context} act={act} kind="danger" text={title} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么"
        hint="吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：查过了，漏水的是市政管，我们没有资质动"
      />
      <Notice icon="clock" title="期限不停" text="做过的事都留在经过里，接手的那家看得到" />
    </ActSheet>
  )
}
