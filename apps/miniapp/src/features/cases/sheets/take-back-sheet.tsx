import { confirm } from '../../../platform/dialogs.ts'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'

/** 收回: the author takes back what still waits for a second person. */
export function TakeBackSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const what = context.offer.action === 'close-private' ? '调解结果' : '方案'
  const send = async () => {
    const text = '收回以后可以改好再提。'
    if (await confirm({ title: `收回${what}？`, text, yes: '收回' })) await act.settle('withdraw')
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={context.offer.label}
      foot={<SendButton context={context} act={act} kind="danger" text={`收回${what}`} onPress={send} />}
    >
      <View className="t-body">这份{what}还在等人确认。收回以后，事情停在原来的地方，可以改好再提。</View>
    </ActSheet>
  )
}
