import { newId } from '../../shared/ids.ts'
import { Button, DateField, FormItem, OneQuestion, Pair, TextLink, View } from '../../ui/index.ts'
import { type DayOffDraft, dayShown, MOST_DAYS_OFF, stillAhead } from './days-off.model.ts'
import { WeekdayChips } from './weekday-chips.tsx'

interface DaysOffFieldsProps {
  drafts: readonly DayOffDraft[]
  problems: Record<string, string>
  offWeekdays: readonly number[]
  now: number
  onDrafts: (drafts: DayOffDraft[]) => void
  onWeekdays: (weekdays: number[]) => void
}

/** Weekdays and spans of days on which somebody cannot stand. */
export function DaysOffFields({ drafts, problems, offWeekdays, now, onDrafts, onWeekdays }: DaysOffFieldsProps) {
  const change = (key: string, part: Partial<DayOffDraft>) =>
    onDrafts(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <>
      <FormItem label="每周哪几天来不了" aside="不选就是都行">
        <WeekdayChips label="每周哪几天来不了" values={offWeekdays} onChange={onWeekdays} />
      </FormItem>
      <OneQuestion wrong={Object.keys(problems).length > 0}>
        <View className="label">还有哪几天</View>
        {stillAhead(drafts, now).map(({ key, fromDay, untilDay }, place) => (
          <View key={key} className="mb3">
            <View className="flex">
              <View className="t-note num grow">第 {place + 1} 段</View>
              <TextLink
                text="拿掉"
                label={`第 ${place + 1} 段拿掉`}
                onPress={() => onDrafts(drafts.filter((one) => one.key !== key))}
              />
            </View>
            <Pair>
              <View className="pair-half">
                <DateField
                  name={`${key}-from`}
                  label="从哪天"
                  value={fromDay}
                  shown={dayShown(fromDay, now)}
                  error={problems[key]}
                  onChange={(day) => change(key, { fromDay: day })}
                />
              </View>
              <View className="pair-half">
                <DateField
                  name={`${key}-until`}
                  label="到哪天"
                  value={untilDay ?? fromDay}
                  shown={dayShown(untilDay ?? fromDay, now)}
                  start={fromDay}
                  onChange={(day) => change(key, { untilDay: day })}
                />
              </View>
            </Pair>
          </View>
        ))}
        {drafts.length < MOST_DAYS_OFF && (
          <Button text="加几天" onPress={() => onDrafts([...drafts, { key: newId() }])} />
        )}
      </OneQuestion>
    </>
  )
}
