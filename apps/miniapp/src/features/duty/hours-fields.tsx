import { Button, CheckboxRow, Chips, DateField, FormItem, Pair, TextLink, View } from '../../ui/index.ts'
import { minuteOf, minuteText, pickerTime } from './duty-words.model.ts'
import { type HoursDraft, MOST_HOURS, newHours } from './hours.model.ts'
import { WeekdayChips } from './weekday-chips.tsx'

interface HoursFieldsProps {
  /** 开门时间, 班次 */
  label: string
  drafts: readonly HoursDraft[]
  problems: Record<string, string>
  /** How many stand there at once. */
  withSeats?: boolean
  onChange: (drafts: HoursDraft[]) => void
}

/** Times of the week, one below the other. */
export function HoursFields({ label, drafts, problems, withSeats = false, onChange }: HoursFieldsProps) {
  return (
    <FormItem label={label}>
      {drafts.map((one, place) => (
        <OneSpan
          key={one.key}
          one={one}
          nth={`${label}第 ${place + 1} 段`}
          problem={problems[one.key]}
          withSeats={withSeats}
          onChange={(part) => onChange(drafts.map((other) => (other.key === one.key ? { ...other, ...part } : other)))}
          onRemove={() => onChange(drafts.filter(({ key }) => key !== one.key))}
        />
      ))}
      {drafts.length < MOST_HOURS && (
        <Button text="加一段时间" icon="clock" onPress={() => onChange([...drafts, newHours()])} />
      )}
    </FormItem>
  )
}

interface OneSpanProps {
  one: HoursDraft
  nth: string
  problem?: string
  withSeats: boolean
  onChange: (part: Partial<HoursDraft>) => void
  onRemove: () => void
}

const SEATS = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: `${value} 人` }))

function OneSpan({ one, nth, problem, withSeats, onChange, onRemove }: OneSpanProps) {
  const { key, weekdays, fromMinute, untilMinute, onHolidays, seats } = one
  const time = (part: 'fromMinute' | 'untilMinute') => (picked: string) => {
    const minute = minuteOf(picked)
    // midnight ends a day
    if (minute !== undefined) onChange({ [part]: part === 'untilMinute' && minute === 0 ? 1_440 : minute })
  }
  return (
    <View className="mb3" role="group" label={nth}>
      <View className="flex">
        <View className="t-note num grow">{nth}</View>
        <TextLink text="拿掉" label={`${nth}拿掉`} onPress={onRemove} />
      </View>
      <WeekdayChips label={`${nth}，哪几天`} values={weekdays} onChange={(chosen) => onChange({ weekdays: chosen })} />
      <View className="mt3">
        <Pair>
          <View className="pair-half">
            <DateField
              name={`${key}-from`}
              label="从"
              kind="time"
              value={pickerTime(fromMinute)}
              shown={minuteText(fromMinute)}
              error={problem}
              onChange={time('fromMinute')}
            />
          </View>
          <View className="pair-half">
            <DateField
              name={`${key}-until`}
              label="到"
              kind="time"
              value={pickerTime(untilMinute % 1_440)}
              shown={untilMinute < fromMinute ? `次日 ${minuteText(untilMinute)}` : minuteText(untilMinute)}
              onChange={time('untilMinute')}
            />
          </View>
        </Pair>
      </View>
      {withSeats && (
        <Chips
          label={`${nth}，几个人`}
          choices={SEATS}
          value={String(seats)}
          onChange={(count) => onChange({ seats: Number(count) })}
        />
      )}
      <CheckboxRow text="节假日也有人" checked={onHolidays} onChange={(on) => onChange({ onHolidays: on })} />
    </View>
  )
}
