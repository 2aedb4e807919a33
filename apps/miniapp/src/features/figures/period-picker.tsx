import { FIGURE_SPANS, monthOf, periodBeside, periodOf } from '@juwuye/domain'
import { FIGURE_SPAN_LABELS, periodText } from '@juwuye/messages'
import { now } from '../../shared/clock.ts'
import { Chips, Stepper, View } from '../../ui/index.ts'
import type { Stretch } from './use-figures.ts'

interface PeriodPickerProps {
  stretch: Stretch
  onChange: (stretch: Stretch) => void
}

const SPANS = FIGURE_SPANS.map((value) => ({ value, label: FIGURE_SPAN_LABELS[value] }))

/** Month, quarter or year, and which; not the future. */
export function PeriodPicker({ stretch: { span, month }, onChange }: PeriodPickerProps) {
  const today = monthOf(now())
  const period = periodOf(span, month)
  const [before, after] = [periodBeside(period, -1), periodBeside(period, 1)]
  const atEnd = after.first > today
  return (
    <>
      <Chips
        even
        label="看多长一段"
        choices={SPANS}
        value={span}
        onChange={(to) => onChange({ span: to, month: atEnd ? today : period.last })}
      />
      <View className="mt2">
        <Stepper
          label="看哪一段"
          name={periodText(period)}
          before={periodText(before)}
          after={periodText(after)}
          atEnd={atEnd}
          onBefore={() => onChange({ span, month: before.first })}
          onAfter={() => onChange({ span, month: after.first })}
        />
      </View>
    </>
  )
}
