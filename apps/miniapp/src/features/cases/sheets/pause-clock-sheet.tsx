import { LIMITS, type PausableClock } from '@juwuye/domain'
import { DateField } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { dayWords } from '../days.model.ts'
import { chosenClock, duePaused, endDays, pausable } from '../pausing.model.ts'
import { Moved } from '../pending-body.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { ClockField } from './clock-field.tsx'

interface PauseInHand {
  clock: PausableClock | undefined
  reason: string
  untilDay: string
}

/** 申请停表: the lead asks, the desk has the second word. */
export function PauseClockSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, now } = context
  const draft = useActDraft<PauseInHand>(context, { clock: undefined, reason: '', untilDay: '' })
  const clocks = pausable(view, now)
  const { untilDay } = draft.value
  const clock = chosenClock(clocks, draft.value.clock)
  const due = clock && untilDay ? duePaused(clock, untilDay, now) : undefined
  const send = async () => {
    if (!clock || !untilDay) return
    const body = { clock: clock.kind, reason: draft.latest.current.reason, untilDay }
    if (await act.send('pause-clock', body)) draft.clear()
  }
  const wait = !clock ? '先选停哪个时限' : untilDay ? undefined : '先选停到哪天'
  return (
    <ActSheet
      context={context}
      act={act}
      title="申请停表"
      note="没法动手的几天，可以停；社工同意才算"
      tall
      fields={['clock', 'reason', 'untilDay']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="请社工来定" disabled={wait !== undefined} onPress={send} />}
    >
      <ClockField
        act={act}
        label="停哪个时限"
        clocks={clocks}
        chosen={clock}
        now={now}
        onChange={(kind) => draft.change({ clock: kind })}
      />
      <DateField
        name="act-untilDay"
        label="停到哪天"
        value={untilDay || undefined}
        shown={untilDay ? dayWords(untilDay, now) : undefined}
        {...endDays(now)}
        hint={`最远 ${LIMITS.reviewDays} 天；可以提前接着计时`}
        error={act.at('untilDay')}
        onChange={(day) => draft.change({ untilDay: day })}
      />
      {due && <Moved due={due} now={now} />}
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么停"
        hint="吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：主板要从厂家发货，12 月 3 日才到"
      />
    </ActSheet>
  )
}
