import { now } from '../../shared/clock.ts'
import { Stepper } from '../../ui/index.ts'
import { monthOn, monthText } from './duty-words.model.ts'

interface MonthStepperProps {
  month: string
  onChange: (month: string) => void
}

/** One month back or on. */
export function MonthStepper({ month, onChange }: MonthStepperProps) {
  const name = (by: number) => monthText(monthOn(month, by), now())
  const go = (by: number) => onChange(monthOn(month, by))
  return (
    <Stepper
      label="看哪个月"
      name={name(0)}
      before={name(-1)}
      after={name(1)}
      onBefore={() => go(-1)}
      onAfter={() => go(1)}
    />
  )
}
