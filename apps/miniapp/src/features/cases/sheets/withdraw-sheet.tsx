import { LIMITS } from '@juwuye/domain'
import { confirm } from '../../../platform/dialogs.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 撤回这一哨 */
export function WithdrawSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: '' })
  const alone = context.view.whistles.filter((whistle) => !whistle.withdrawn).length <= 1
  const text = alone ? '这件事就到这里，不再办了。' : '别的邻居吹的哨还在，事情接着办。'
  const send = async () => {
    if (!(await confirm({ title: '撤回这一哨？', text, yes: '撤回' }))) return
    if (await act.send('withdraw', { reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="撤回这一哨"
      note={text}
      fields={['reason']}
      foot={<SendButton context={context} act={act} kind="danger" text="撤回" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么撤回"
        aside="可以不写"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：自己修好了"
      />
    </ActSheet>
  )
}
