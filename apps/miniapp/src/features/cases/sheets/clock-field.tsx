import type { PausableClock } from '@juwuye/domain'
import { FormItem, RadioList, View } from '../../../ui/index.ts'
import { clockChoices, type PausableView } from '../pausing.model.ts'
import type { Act } from '../use-act.ts'

interface ClockFieldProps {
  act: Act
  label: string
  clocks: readonly PausableView[]
  chosen: PausableView | undefined
  now: number
  onChange: (kind: PausableClock) => void
}

/** Which promise is meant; a single one is only named. */
export function ClockField({ act, label, clocks, chosen, now, onChange }: ClockFieldProps) {
  const choices = clockChoices(clocks, now)
  const [only] = choices
  return (
    <FormItem label={label} error={act.at('clock')}>
      {choices.length === 1 && only ? (
        <View className="t-body num">
          {only.label}，{only.note}
        </View>
      ) : (
        <RadioList label={label} choices={choices} value={chosen?.kind} onChange={onChange} />
      )}
    </FormItem>
  )
}
