import { LIMITS } from '@juwuye/domain'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 不服，申诉 */
export function AppealSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: '' })
  const { decline } = context.view
  const send = async () => {
    if (await act.send('appeal', { reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="不服，申诉"
      note="由没有经手的一方来定，期限是 5 天；可以申诉一次"
      fields={['reason']}
      foot={<SendButton context={context} act={act} text="提出申诉" onPress={send} />}
    >
      {decline && <View className="t-body quote mb3">不受理的原因：“{decline.reason}”</View>}
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么应该受理"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：这盏灯在小区里面，不在马路上"
      />
    </ActSheet>
  )
}
