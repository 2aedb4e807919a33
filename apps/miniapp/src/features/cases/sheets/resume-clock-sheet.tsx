import { LIMITS, type PausableClock } from '@juwuye/domain'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { chosenClock, dueResumed, paused } from '../pausing.model.ts'
import { Moved } from '../pending-body.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { ClockField } from './clock-field.tsx'

interface ResumeInHand {
  clock: PausableClock | undefined
  reason: string
}

/** 接着计时: what was not used of the pause is taken back. */
export function ResumeClockSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, now } = context
  const draft = useActDraft<ResumeInHand>(context, { clock: undefined, reason: '' })
  const clocks = paused(view)
  const clock = chosenClock(clocks, draft.value.clock)
  const due = clock && dueResumed(clock, now)
  const send = async () => {
    if (!clock) return
    if (await act.send('resume-clock', { clock: clock.kind, reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="接着计时"
      note="没停满的几天，从期限里减掉"
      fields={['clock', 'reason']}
      wait={clock ? undefined : '先选哪个时限'}
      foot={<SendButton context={context} act={act} text="接着计时" disabled={!clock} onPress={send} />}
    >
      <ClockField
        act={act}
        label="哪个时限"
        clocks={clocks}
        chosen={clock}
        now={now}
        onChange={(kind) => draft.change({ clock: kind })}
      />
      {due && <Moved due={due} now={now} />}
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么现在接着算"
        hint="吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：配件提前到了，明天就能装"
      />
    </ActSheet>
  )
}
