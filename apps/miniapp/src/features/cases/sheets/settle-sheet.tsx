import { LIMITS } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'
import type { PendingActView } from '@juwuye/types'
import { useState } from 'react'
import { Button, Card, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { PendingPlan, pendingLine } from '../pending-plan.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const WORDS = {
  'adopt-plan': { title: '会签方案', yes: '同意，会签', no: '不同意', noLong: '不同意，退回去', why: '哪里不同意' },
  'close-private': { title: '调解好了吗', yes: '是的，说好了', no: '还没说好', noLong: '还没说好', why: '哪里没说好' },
} as const

/** The second half of a two-step act: one agrees or does not; both weigh the same. */
export function SettleSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, view, now } = context
  const draft = useActDraft(context, { reason: '' })
  const [refusing, setRefusing] = useState(offer.step === 'refuse')
  const pending = view.pending.find(({ id }) => id === offer.pendingActId)
  const words = WORDS[offer.action === 'close-private' ? 'close-private' : 'adopt-plan']
  const confirm = async () => {
    if (await act.settle('confirm')) draft.clear()
  }
  const refuse = async () => {
    if (await act.settle('refuse', draft.latest.current.reason)) draft.clear()
  }
  const foot = refusing ? (
    <>
      <Button text="再想想" onPress={() => setRefusing(false)} />
      <SendButton context={context} act={act} what="refuse" kind="outline" text={words.noLong} onPress={refuse} />
    </>
  ) : (
    <>
      <Button text={words.no} onPress={() => setRefusing(true)} />
      <SendButton context={context} act={act} what="confirm" kind="outline" text={words.yes} onPress={confirm} />
    </>
  )
  return (
    <ActSheet
      context={context}
      act={act}
      title={words.title}
      note={pending && `${pendingLine(pending)}，${dayTimeText(pending.lapsesAt, now)} 前有效`}
      fields={['reason']}
      foot={foot}
    >
      {refusing && (
        <ActField
          act={act}
          draft={draft}
          field="reason"
          label={words.why}
          max={LIMITS.reasonChars}
          tall
          placeholder="说清楚，他们好改"
        />
      )}
      {pending && (
        <View className={refusing ? 'mt4' : ''}>
          <PendingWords pending={pending} now={now} />
        </View>
      )}
    </ActSheet>
  )
}

function PendingWords({ pending, now }: { pending: PendingActView; now: number }) {
  if (pending.outcome !== null) return <View className="t-body quote">“{pending.outcome}”</View>
  return (
    <Card inner="list">
      <PendingPlan act={pending} now={now} />
    </Card>
  )
}
