import { now } from '../../shared/clock.ts'
import { Icon, Press, View } from '../../ui/index.ts'
import { monthOn, monthText } from './duty-words.model.ts'

interface MonthStepperProps {
  month: string
  onChange: (month: string) => void
}

/** One month back or on. */
export function MonthStepper({ month, onChange }: MonthStepperProps) {
  const name = (by: number) => monthText(monthOn(month, by), now())
  return (
    <View className="stepper" role="group" label="看哪个月">
      <Press className="stepper-go" label={`看 ${name(-1)}`} onPress={() => onChange(monthOn(month, -1))}>
        <Icon name="back" />
      </Press>
      <View className="stepper-name t-head num">{name(0)}</View>
      <Press className="stepper-go" label={`看 ${name(1)}`} onPress={() => onChange(monthOn(month, 1))}>
        <Icon name="right" />
      </Press>
    </View>
  )
}
