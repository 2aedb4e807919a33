import { LIMITS } from '@juwuye/domain'
import { Notice, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 认领牵头 */
export function ClaimLeadSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { note: '' })
  const isPrivate = context.view.class === 'private'
  const send = async () => {
    if (await act.send('claim-lead', { note: draft.latest.current.note })) draft.clear()
  }
  const title = isPrivate ? '接下这件事' : '认领牵头'
  const duty = isPrivate ? '您来调解，直到双方都说好' : '由您这家定方案、盯进度，一直到验完'
  return (
    <ActSheet
      context={context}
      act={act}
      title={title}
      fields={['note']}
      foot={<SendButton context={context} act={act} text={isPrivate ? '我来调解' : '我们牵头'} onPress={send} />}
    >
      <Notice title={duty} text={isPrivate ? undefined : '一件事只有一家牵头，别家还可以认领一部分。'} />
      <View className="mt3">
        <ActField
          act={act}
          draft={draft}
          field="note"
          label="想先说的话"
          aside="可以不写"
          max={LIMITS.replyChars}
          tall
          placeholder="比如：先查漏点，三天里给出方案"
        />
      </View>
    </ActSheet>
  )
}
