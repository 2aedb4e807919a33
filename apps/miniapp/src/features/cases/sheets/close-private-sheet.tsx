import { LIMITS } from '@juwuye/domain'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { silenceNote } from '../deadlines.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'

/** 调解好了，请双方确认 */
export function ClosePrivateSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { outcome: '' })
  const deadlines = useDeadlines(context.communityId)
  const send = async () => {
    if (await act.send('close-private', { outcome: draft.latest.current.outcome })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="调解好了"
      note={`当事的邻居确认以后办结；${silenceNote(deadlines)}`}
      fields={['outcome']}
      foot={<SendButton context={context} act={act} text="写好了，请双方确认" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="outcome"
        label="说好了什么"
        hint="不公开，只有当事的邻居、社工和书记看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：楼上晚上 10 点后不拉椅子，给椅脚包上软垫"
      />
    </ActSheet>
  )
}
