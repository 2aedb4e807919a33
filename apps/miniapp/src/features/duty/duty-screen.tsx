import type { MyDuty } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, ClockChip, ListRow, Section, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { CheckInSheet } from './check-in-sheet.tsx'
import { dayName, monthOf, shiftHours } from './duty-words.model.ts'
import { FirstDutyCard } from './first-duty-card.tsx'
import { HandoverCards } from './handover-cards.tsx'
import { monthCount, myMonth } from './month.model.ts'
import { MonthGrid } from './month-grid.tsx'
import { MonthStepper } from './month-stepper.tsx'
import { aheadOf } from './my-duty.model.ts'
import { OrganiserRows } from './organiser-rows.tsx'
import { ShiftSheet } from './shift-sheet.tsx'
import { shiftChip } from './shift-state.model.ts'
import { SwapCards } from './swap-cards.tsx'
import { useCheckIn } from './use-check-in.ts'
import { useMyDuty } from './use-my-duty.ts'

/** 值班: what waits on me, my month, what was handed to me, and who organises also finds the way to the rota. */
export function DutyScreen({ communityId }: { communityId: string }) {
  const now = useNow()
  const [month, setMonth] = useState(() => monthOf(now))
  // what waits on me is asked for apart, so that leafing through months does not take it away
  const mine = useMyDuty(communityId)
  usePageShow(() => void mine.refetch())
  return (
    <LoadState query={mine} cards={3}>
      {(duty) => (
        <>
          <Waiting communityId={communityId} duty={duty} now={now} />
          <MyMonth communityId={communityId} month={month} current={duty} now={now} onMonth={setMonth} />
          <More communityId={communityId} duty={duty} />
        </>
      )}
    </LoadState>
  )
}

interface PartProps {
  communityId: string
  duty: MyDuty
  now: number
}

function Waiting({ communityId, duty, now }: PartProps) {
  const checkIn = useCheckIn(communityId, duty.withoutPosition)
  return (
    <>
      <FirstDutyCard communityId={communityId} duty={duty} now={now} onScan={checkIn.begin} />
      {duty.open && (
        <HandoverCards communityId={communityId} title="上一班交给您的" handovers={duty.handovers} now={now} mayTake />
      )}
      <SwapCards communityId={communityId} title="换班、请假" swaps={duty.swaps} now={now} />
      {!duty.open && (
        <HandoverCards
          communityId={communityId}
          title="上一班交下来的"
          handovers={duty.handovers}
          now={now}
          mayTake={duty.mayOrganise}
        />
      )}
      {checkIn.step && <CheckInSheet checkIn={checkIn} step={checkIn.step} />}
    </>
  )
}

interface MyMonthProps {
  communityId: string
  month: string
  /** This month’s, which is there already. */
  current: MyDuty
  now: number
  onMonth: (month: string) => void
}

function MyMonth({ communityId, month, current, now, onMonth }: MyMonthProps) {
  const other = useMyDuty(communityId, month)
  const [chosen, choose] = useState<string>()
  const query = month === current.month ? { ...other, data: current, error: null, isPending: false } : other
  return (
    <Section title="我的班" aside={query.data && monthCount(query.data.shifts)}>
      <MonthStepper month={month} onChange={onMonth} />
      <LoadState query={query} cards={1}>
        {(duty) => {
          const shift = duty.shifts.find(({ id }) => id === chosen)
          return (
            <>
              <MonthGrid
                label="我的班，按天"
                weeks={myMonth(duty, now)}
                opens={({ day }) => duty.shifts.some((one) => one.day === day)}
                onOpen={(day) => choose(duty.shifts.find((one) => one.day === day)?.id)}
              />
              <MyShiftList duty={duty} now={now} onOpen={choose} />
              {shift && (
                <ShiftSheet communityId={communityId} shift={shift} now={now} onClose={() => choose(undefined)} />
              )}
            </>
          )
        }}
      </LoadState>
    </Section>
  )
}

/** The shifts ahead, one below the other, where the calendar is folded away. */
function MyShiftList({ duty, now, onOpen }: { duty: MyDuty; now: number; onOpen: (shiftId: string) => void }) {
  const ahead = aheadOf(duty.shifts, now)
  const shown = ahead.length > 0 ? ahead : duty.shifts
  return (
    <View className="elder-only">
      {shown.length === 0 ? (
        <View className="t-body">这个月没有排您的班</View>
      ) : (
        <Card inner="flush" className="grow">
          {shown.map((shift) => {
            const chip = shiftChip(shift)
            return (
              <ListRow
                key={shift.id}
                title={dayName(shift.day, now)}
                note={shiftHours(shift)}
                aside={chip && shift.state !== 'due' ? <ClockChip {...chip} /> : undefined}
                onPress={() => onOpen(shift.id)}
              />
            )
          })}
        </Card>
      )}
    </View>
  )
}

function More({ communityId, duty }: Omit<PartProps, 'now'>) {
  return (
    <>
      <Section>
        <Card inner="flush">
          {duty.person && (
            <ListRow
              title="哪几天来不了"
              note="先说好，排班时就避开"
              icon="pause"
              onPress={() => open('duty/days-off', { communityId })}
            />
          )}
          <ListRow
            title="换班、请假"
            note="等答复的，和以前换过的"
            icon="swap"
            onPress={() => open('duty/swaps', { communityId })}
          />
          <ListRow
            title="现在谁在值班"
            note="还有这一周的班"
            icon="people"
            onPress={() => open('duty/week', { communityId })}
          />
          <ListRow title="我站了多少班" icon="clock" onPress={() => open('duty/figures', { communityId })} />
        </Card>
      </Section>
      {duty.mayOrganise && <OrganiserRows communityId={communityId} />}
    </>
  )
}
