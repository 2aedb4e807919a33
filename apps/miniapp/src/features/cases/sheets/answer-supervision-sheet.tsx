import { LIMITS } from '@juwuye/domain'
import type { CaseView, SupervisionView } from '@juwuye/types'
import { FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { supervisionName, supervisionRow, supervisionsInOrder } from '../chasing.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 答复督办 */
export function AnswerSupervisionSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { offer, offers, view, now } = context
  const draft = useActDraft(context, { supervisionId: offer.supervisionId ?? '', answer: '' })
  const open = supervisionsInOrder(view).open.filter(({ id }) => offers.some((one) => one.supervisionId === id))
  const chosen = open.find(({ id }) => id === draft.value.supervisionId) ?? open[0]
  const send = async () => {
    if (!chosen) return
    const body = { supervisionId: chosen.id, answer: draft.latest.current.answer }
    if (await act.send('answer-supervision', body)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="答复督办"
      note="说清做到哪一步、哪天能办好"
      fields={['supervisionId', 'answer']}
      foot={<SendButton context={context} act={act} text="答复" disabled={!chosen} onPress={send} />}
    >
      {open.length > 1 && (
        <FormItem label="答复哪一次" error={act.at('supervisionId')}>
          <RadioList
            label="答复哪一次"
            choices={open.map((one) => ({ value: one.id, ...supervisionName(one, view, now) }))}
            value={chosen?.id}
            onChange={(supervisionId) => draft.change({ supervisionId })}
          />
        </FormItem>
      )}
      {open.length === 1 && chosen && <Demand supervision={chosen} view={view} now={now} />}
      <ActField
        act={act}
        draft={draft}
        field="answer"
        label="答复"
        hint="督办的一方看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：配件周四到，周五上午换好，换之前每天派人看一次"
      />
    </ActSheet>
  )
}

function Demand({ supervision, view, now }: { supervision: SupervisionView; view: CaseView; now: number }) {
  const { badge, about, demand, from, due } = supervisionRow(supervision, view, now)
  return (
    <View className="mb4">
      <View className="t-body strong">{[badge.text, about].filter(Boolean).join('：')}</View>
      {demand && <View className="t-body quote">“{demand}”</View>}
      <View className="t-note num">{[from, due?.text].filter(Boolean).join('；')}</View>
    </View>
  )
}
