import type { RotaView } from '@juwuye/types'
import { useState } from 'react'
import { Button, Card, Icon, ListRow, Press, Section, View } from '../../ui/index.ts'
import { CandidateSheet } from './candidate-sheet.tsx'
import { dayName } from './duty-words.model.ts'
import { organisersMonth } from './month.model.ts'
import { MonthGrid } from './month-grid.tsx'
import { dayBeside, firstDay, gapsOf, nextGapDay, shiftsOn } from './rota.model.ts'
import { ShiftRow } from './shift-row.tsx'

interface RotaDaysProps {
  communityId: string
  rota: RotaView
  now: number
}

/** The month at a glance, one day in full; a tap on a seat changes who stands there. Nothing has to be dragged. */
export function RotaDays({ communityId, rota, now }: RotaDaysProps) {
  const [day, setDay] = useState(() => firstDay(rota, now))
  const [chosen, choose] = useState<string>()
  const shift = rota.shifts.find(({ id }) => id === chosen)
  const shifts = shiftsOn(rota, day)
  const gapDay = nextGapDay(rota, day)
  const { holiday, makeUp } = rota.days.find((one) => one.day === day) ?? {}
  const special = makeUp ? '调休，要上班' : holiday
  const several = new Set(rota.shifts.map(({ station }) => station.id)).size > 1
  return (
    <>
      <View className="mt3">
        <MonthGrid label="这个月，按天" weeks={organisersMonth(rota, day, now)} opens={() => true} onOpen={setDay} />
      </View>
      <Section>
        <DayStepper rota={rota} day={day} special={special ?? undefined} now={now} onChange={setDay} />
        <Card inner="flush">
          {shifts.length === 0 && <ListRow plain title="这天没有班" />}
          {shifts.map((one) => (
            <ShiftRow
              key={one.id}
              shift={one}
              several={several}
              onPress={rota.mayOrganise && one.fromAt > now ? () => choose(one.id) : undefined}
            />
          ))}
        </Card>
        {gapDay !== undefined && gapsOf(rota).length > 0 && gapDay !== day && (
          <Button text={`下一个缺人的：${dayName(gapDay, now)}`} className="mt3" onPress={() => setDay(gapDay)} />
        )}
      </Section>
      {shift && (
        <CandidateSheet
          communityId={communityId}
          shift={shift}
          published={rota.state === 'published'}
          now={now}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  )
}

interface DayStepperProps {
  rota: RotaView
  day: string
  /** 国庆节; 调休，要上班 */
  special?: string
  now: number
  onChange: (day: string) => void
}

function DayStepper({ rota, day, special, now, onChange }: DayStepperProps) {
  const before = dayBeside(rota, day, -1)
  const after = dayBeside(rota, day, 1)
  return (
    <View className="stepper mb2" role="group" label="看哪天">
      <Press className="stepper-go" label="前一天" disabled={!before} onPress={() => before && onChange(before)}>
        <Icon name="back" tone={before ? 'ink' : 'note'} />
      </Press>
      <View className="stepper-name">
        <View className="t-body strong num" heading={2}>
          {dayName(day, now)}
        </View>
        {special && <View className="t-note">{special}</View>}
      </View>
      <Press className="stepper-go" label="后一天" disabled={!after} onPress={() => after && onChange(after)}>
        <Icon name="right" tone={after ? 'ink' : 'note'} />
      </Press>
    </View>
  )
}
