import { Press, View } from './base.tsx'
import { Icon } from './icon.tsx'

interface StepperProps {
  /** Spoken name of the whole. */
  label: string
  /** What is shown now. */
  name: string
  before: string
  after: string
  /** There is nothing after it yet. */
  atEnd?: boolean
  onBefore: () => void
  onAfter: () => void
}

/** One back or on: a month, a year. */
export function Stepper({ label, name, before, after, atEnd = false, onBefore, onAfter }: StepperProps) {
  return (
    <View className="stepper" role="group" label={label}>
      <Press className="stepper-go" label={`看 ${before}`} onPress={onBefore}>
        <Icon name="back" />
      </Press>
      <View className="stepper-name t-head num">{name}</View>
      <Press className="stepper-go" label={`看 ${after}`} disabled={atEnd} onPress={onAfter}>
        <Icon name="right" tone={atEnd ? 'note' : 'ink'} />
      </Press>
    </View>
  )
}
