import { LIMITS } from '@juwuye/domain'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { RecordFields } from '../record-fields.tsx'
import { newRecord, RECORD_FIELDS, recordedBody, recordWait } from '../recorded.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 报到，回复吹哨人; the desk writes it down for a party without anybody here. */
export function CheckInSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, view, now } = context
  const draft = useActDraft(context, { reply: '', record: newRecord(now) })
  const said = view.whistles.find((whistle) => whistle.text !== null)
  const wait = recordWait(offer, draft.value.record)
  const send = async () => {
    const { reply, record } = draft.latest.current
    const recordedFor = recordedBody(offer, record)
    if (recordedFor === undefined) return
    if (await act.send('check-in', { reply, recordedFor })) draft.clear()
  }
  const party = offer.recordedFor
  const text = party ? '记下来，回复邻居' : '报到，回复邻居'
  return (
    <ActSheet
      context={context}
      act={act}
      title={party ? `代${party.name}报到` : '报到'}
      note={party ? '他们来信、来电说要来，才算报到' : '先给邻居一句话：知道了，打算怎么办'}
      fields={['reply', ...RECORD_FIELDS]}
      wait={wait}
      foot={<SendButton context={context} act={act} text={text} disabled={wait !== undefined} onPress={send} />}
    >
      <RecordFields
        context={context}
        act={act}
        record={draft.value.record}
        onChange={(part) => draft.change({ record: { ...draft.latest.current.record, ...part } })}
      />
      {said?.text && <View className="t-body quote mb3">“{said.text}”</View>}
      <ActField
        act={act}
        draft={draft}
        field="reply"
        label={party ? '他们怎么回复邻居' : '回复吹哨的邻居'}
        max={LIMITS.replyChars}
        tall
        placeholder={party ? '比如：周四上午派人来试压' : '比如：收到了，今天下午 3 点带人来看'}
      />
    </ActSheet>
  )
}
