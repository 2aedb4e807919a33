import { Notice } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** 不再牵头 */
export function ReleaseLeadSheet({ context }: ActSheetProps) {
  const isPrivate = context.view.class === 'private'
  const title = isPrivate ? '不再调解' : '不再牵头'
  const pending = context.view.pending.length > 0
  const text = pending ? '还在等人会签的，一起作废。期限照算，不重来。' : '期限照算，不重来。'
  return (
    <ReasonSheet
      context={context}
      action="release-lead"
      title={title}
      note={isPrivate ? '请书记另找一位调解员' : '放出来，等别家认领'}
      button={{ text: title, kind: 'danger' }}
      sure={{ title: `${title}这件事？`, text, yes: title }}
      field={{
        label: '为什么',
        hint: '吹哨的邻居看得到',
        placeholder: '比如：查过了，漏水的是市政管，我们没有资质动',
      }}
      below={<Notice icon="clock" title="期限不停" text="做过的事都留在经过里，接手的那家看得到" />}
    />
  )
}
