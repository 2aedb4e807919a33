import { LIMITS } from '@juwuye/domain'
import { confirm } from '../../../platform/dialogs.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 不予受理 */
export function DeclineSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: '', instead: '' })
  const send = async () => {
    const text = '吹哨的邻居会看到您写的原因和去处。'
    if (!(await confirm({ title: '这件不受理？', text, yes: '不受理' }))) return
    if (await act.send('decline', draft.latest.current)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="不予受理"
      note="说清为什么，再指一条路"
      fields={['reason', 'instead']}
      foot={<SendButton context={context} act={act} kind="danger" text="不受理，写给邻居看" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么"
        max={LIMITS.reasonChars}
        tall
        placeholder="用邻居听得懂的话说"
      />
      <ActField
        act={act}
        draft={draft}
        field="instead"
        label="可以去哪里办"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：户外广告牌归城管，可以打 12319"
      />
    </ActSheet>
  )
}
