import { Chip, View } from '../../ui/index.ts'
import { weekdayName } from './duty-words.model.ts'

interface WeekdayChipsProps {
  label: string
  /** 1 = Monday … 7 = Sunday. */
  values: readonly number[]
  onChange: (weekdays: number[]) => void
}

/** Any of the seven days of the week. */
export function WeekdayChips({ label, values, onChange }: WeekdayChipsProps) {
  const toggle = (weekday: number) =>
    onChange(values.includes(weekday) ? values.filter((other) => other !== weekday) : [...values, weekday].sort())
  return (
    <View className="chips" role="group" label={label}>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <Chip key={weekday} text={weekdayName(weekday)} on={values.includes(weekday)} onPress={() => toggle(weekday)} />
      ))}
    </View>
  )
}
