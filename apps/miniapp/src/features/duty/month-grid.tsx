import { Card, Press, View } from '../../ui/index.ts'
import type { DayCell, MonthWeeks } from './month.model.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

interface MonthGridProps {
  label: string
  weeks: MonthWeeks
  /** Which days open something. */
  opens: (cell: DayCell) => boolean
  onOpen: (day: string) => void
}

/** A month from Monday to Sunday. Folded away in elder mode: the same stands below as a list. */
export function MonthGrid({ label, weeks, opens, onOpen }: MonthGridProps) {
  return (
    <View className="more-block" role="group" label={label}>
      <Card className="month-card">
        <View className="week" hidden>
          {WEEKDAYS.map((name) => (
            <View key={name} className="day day-w">
              {name}
            </View>
          ))}
        </View>
        {weeks.map((week, place) => (
          <View key={week.find(Boolean)?.day ?? place} className="week">
            {WEEKDAYS.map((name, at) => {
              const cell = week[at]
              if (!cell) return <View key={name} className="day" hidden />
              return <Day key={name} cell={cell} onOpen={opens(cell) ? () => onOpen(cell.day) : undefined} />
            })}
          </View>
        ))}
      </Card>
    </View>
  )
}

function Day({ cell: { number, look, tag, label }, onOpen }: { cell: DayCell; onOpen?: () => void }) {
  if (!onOpen) {
    return (
      <View className={`day day-${look}`} role={tag ? 'img' : undefined} label={tag ? label : undefined}>
        <View>{number}</View>
        <View className="day-tag">{tag}</View>
      </View>
    )
  }
  // called by words of its own, not by a label: what is seen, "20" above "4 班", would not be found in one
  return (
    <Press className={`day day-${look}`} onPress={onOpen}>
      <View className="day-said">{label}</View>
      <View hidden>{number}</View>
      <View className="day-tag" hidden>
        {tag}
      </View>
    </Press>
  )
}
