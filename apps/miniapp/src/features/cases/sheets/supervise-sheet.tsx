import { dayOf, LIMITS } from '@juwuye/domain'
import { DateField } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { dayWords } from '../days.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 督办: a demand by hand, with the day on which an answer is due. */
export function SuperviseSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { demand: '', answerDay: '' })
  const { view, now } = context
  const { answerDay } = draft.value
  const send = async () => {
    if (!answerDay) return
    if (await act.send('supervise', { demand: draft.latest.current.demand, answerDay })) draft.clear()
  }
  const owner = view.lead?.name ?? (view.state === 'raised' ? '社工' : '叫来的几家')
  return (
    <ActSheet
      context={context}
      act={act}
      title="督办"
      note={`请${owner}在这天以前办，并且答复；写进经过`}
      fields={['demand', 'answerDay']}
      wait={answerDay ? undefined : '先选哪天以前答复'}
      foot={<SendButton context={context} act={act} text="督办" disabled={!answerDay} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="demand"
        label="要求他们做什么"
        hint="看得到这件事的人都看得到，不写人名和门牌"
        max={LIMITS.demandChars}
        tall
        placeholder="比如：三天里派人到现场，说清哪天能修好"
      />
      <DateField
        name="act-answerDay"
        label="哪天以前答复"
        value={answerDay || undefined}
        shown={answerDay ? `${dayWords(answerDay, now)}前` : undefined}
        start={dayOf(now)}
        error={act.at('answerDay')}
        onChange={(day) => draft.change({ answerDay: day })}
      />
    </ActSheet>
  )
}
