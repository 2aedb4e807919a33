import { LIMITS } from '@juwuye/domain'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 报到，回复吹哨人 */
export function CheckInSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reply: '' })
  const said = context.view.whistles.find((whistle) => whistle.text !== null)
  const send = async () => {
    if (await act.send('check-in', { reply: draft.latest.current.reply })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="报到"
      note="先给邻居一句话：知道了，打算怎么办"
      fields={['reply']}
      foot={<SendButton context={context} act={act} text="报到，回复邻居" onPress={send} />}
    >
      {said?.text && <View className="t-body quote mb3">“{said.text}”</View>}
      <ActField
        act={act}
        draft={draft}
        field="reply"
        label="回复吹哨的邻居"
        max={LIMITS.replyChars}
        tall
        placeholder="比如：收到了，今天下午 3 点带人来看"
      />
    </ActSheet>
  )
}
