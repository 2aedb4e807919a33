import { confirm } from '../../../platform/dialogs.ts'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { pendingName } from '../pending.model.ts'
import { PendingBody } from '../pending-body.tsx'
import { useAct } from '../use-act.ts'

/** 收回: the author takes back what still waits for a second person. */
export function TakeBackSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, view, now } = context
  const what = pendingName(offer.action)
  const pending = view.pending.find(({ id }) => id === offer.pendingActId)
  const send = async () => {
    const text = '收回以后可以改好再提。'
    if (await confirm({ title: `收回“${what}”？`, text, yes: '收回' })) await act.settle('withdraw')
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={offer.label}
      note="还在等人确认。收回以后，事情停在原来的地方，可以改好再提"
      foot={<SendButton context={context} act={act} kind="danger" text="收回" onPress={send} />}
    >
      {pending ? (
        <PendingBody act={pending} view={view} now={now} />
      ) : (
        <View className="t-body">“{what}”已经有人答复了。</View>
      )}
    </ActSheet>
  )
}
