import { LIMITS } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'
import { useState } from 'react'
import { confirm as ask } from '../../../platform/dialogs.ts'
import { Button, Notice, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { pendingWords } from '../pending.model.ts'
import { PendingBody } from '../pending-body.tsx'
import { pendingLine } from '../pending-plan.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** What cannot be taken back once it is agreed to: asked once more. */
const SURE = {
  'conclude-unsolved': { title: '按没办成收尾？', text: '会照实公示：没办成、为什么、谁定的。', yes: '同意' },
  reclassify: { title: '公开来办？', text: '叫来的几家都看得到这件事，办完要公示。', yes: '同意' },
} as const

/** The second half of a two-step act: one agrees or does not; both weigh the same. */
export function SettleSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, view, now } = context
  const draft = useActDraft(context, { reason: '' })
  const [refusing, setRefusing] = useState(offer.step === 'refuse')
  const pending = view.pending.find(({ id }) => id === offer.pendingActId)
  const words = pendingWords(offer.action)
  const confirm = async () => {
    const sure = (SURE as Partial<Record<string, (typeof SURE)['reclassify' | 'conclude-unsolved']>>)[offer.action]
    if (sure && !(await ask(sure))) return
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
      title={words.ask}
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
          placeholder={words.whyAsked ?? '说清楚，他们好改'}
        />
      )}
      {!refusing && words.meaning && <Notice title={words.meaning} className="mb3" />}
      {pending && (
        <View className={refusing ? 'mt4' : ''}>
          <PendingBody act={pending} view={view} now={now} />
        </View>
      )}
    </ActSheet>
  )
}
