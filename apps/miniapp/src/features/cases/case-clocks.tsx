import { CLOCK_LABELS } from '@juwuye/messages'
import type { CaseView, ClockView } from '@juwuye/types'
import { useState } from 'react'
import { ClockChip, Phrases, Text, TextLink, View } from '../../ui/index.ts'
import { caseChip, clockChip, duePhrases } from './clock-chip.model.ts'
import {
  clockKey,
  clockSpoken,
  clocksInOrder,
  dueBasis,
  stepPhrases,
  stoppedLine,
  workingSteps,
} from './clocks.model.ts'

interface CaseClocksProps {
  view: CaseView
  now: number
}

/** The clock that matters, how it was computed at a press, and all the others for those who read fully. */
export function CaseClocks({ view, now }: CaseClocksProps) {
  const [told, tell] = useState(false)
  const { clock } = view
  const chip = caseChip(view, now)
  if (!chip) return null
  const press = () => tell(!told)
  return (
    <>
      <View className="rule" />
      <View className="clock-line">
        <ClockChip
          {...chip}
          told={clock ? { label: clockSpoken(clock, now, told), open: told, onPress: press } : undefined}
        />
        {clock && (
          <View className="t-note num">
            <Phrases of={duePhrases(clock, now)} />
          </View>
        )}
      </View>
      {clock && (
        <View className="flex mt1 more">
          <Text className="t-note num grow">{dueBasis(clock)}</Text>
          <TextLink text={told ? '收起' : '怎么算的'} onPress={press} />
        </View>
      )}
      {clock && told && <Working clock={clock} />}
      {(told || !clock) && <AllClocks view={view} now={now} />}
    </>
  )
}

/** The working step by step. */
function Working({ clock }: { clock: ClockView }) {
  return (
    <View className="mt2">
      {workingSteps(clock).map((step) => (
        <View key={step} className="t-note num c-ink">
          <Phrases of={stepPhrases(step)} />
        </View>
      ))}
    </View>
  )
}

/** The other clocks, folded: nobody has to read them in order to act. */
function AllClocks({ view, now }: CaseClocksProps) {
  const [open, setOpen] = useState(false)
  const others = clocksInOrder(view).slice(view.clock ? 1 : 0)
  if (others.length === 0) return null
  const counted = view.clock ? `还有 ${others.length} 个时限` : `${others.length} 个时限，怎么算的`
  return (
    <View className="mt2">
      <TextLink text={open ? '收起别的时限' : counted} className="link-flush" onPress={() => setOpen(!open)} />
      {open && (
        <View role="list">
          {others.map((clock) => (
            <View key={clockKey(clock)} className="mt3" role="listitem">
              <View className="clock-line">
                {clock.stoppedAt === null && <ClockChip {...clockChip(clock, now)} />}
                <Text className="t-note strong">{CLOCK_LABELS[clock.kind]}</Text>
                {clock.stoppedAt !== null && <Text className="t-note num ml2">{stoppedLine(clock)}</Text>}
              </View>
              <Working clock={clock} />
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
