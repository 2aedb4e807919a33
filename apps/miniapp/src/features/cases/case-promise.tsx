import { CLOCK_LABELS, shortDay } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { useState } from 'react'
import { callPhone } from '../../platform/phone.ts'
import { Button, Card, ClockChip, PartySquare, Phrases, StepBar, Text, TextLink, View } from '../../ui/index.ts'
import { leadLine, mediatorOf } from './case-words.model.ts'
import { caseChip, clockChip, dueBasis, duePhrases } from './clock-chip.model.ts'
import { caseSteps } from './steps.model.ts'

interface CasePromiseProps {
  view: CaseView
  /** Rings at the station's desk. */
  deskPhone: string | null | undefined
  now: number
}

/** How far, by when, who. */
export function CasePromise({ view, deskPhone, now }: CasePromiseProps) {
  return (
    <Card className="mt3">
      <StepBar steps={caseSteps(view)} />
      <Clocks view={view} now={now} />
      <Lead view={view} deskPhone={deskPhone} />
    </Card>
  )
}

function Clocks({ view, now }: { view: CaseView; now: number }) {
  const [told, tell] = useState(false)
  const chip = caseChip(view, now)
  if (!chip) return null
  return (
    <>
      <View className="rule" />
      <View className="clock-line">
        <ClockChip {...chip} />
        {view.clock && (
          <View className="t-note num">
            <Phrases of={duePhrases(view.clock, now)} />
          </View>
        )}
      </View>
      {view.clocks.length > 0 && (
        <View className="flex mt1 more">
          <Text className="t-note num grow">{view.clock && dueBasis(view.clock)}</Text>
          <TextLink text={told ? '收起' : '怎么算的'} onPress={() => tell(!told)} />
        </View>
      )}
      {told &&
        view.clocks.map((clock) => (
          <Working key={`${clock.kind}-${clock.startedAt}-${clock.nodeId}`} clock={clock} now={now} />
        ))}
    </>
  )
}

function Working({ clock, now }: { clock: CaseView['clocks'][number]; now: number }) {
  return (
    <View className="mt2">
      <View className="t-note num c-ink">{clock.working}</View>
      <View className="clock-line mt1">
        {clock.stoppedAt === null ? (
          <ClockChip {...clockChip(clock, now)} />
        ) : (
          <Text className="t-note num">
            {CLOCK_LABELS[clock.kind]}：{shortDay(clock.stoppedAt)}{' '}
            {clock.stoppedAt > clock.dueAt ? '停的，超了时' : '停的，没超时'}
          </Text>
        )}
      </View>
    </View>
  )
}

function Lead({ view, deskPhone }: Omit<CasePromiseProps, 'now'>) {
  const line = leadLine(view)
  const { lead, firstReceiver } = view
  if (!line) return null
  const mediator = mediatorOf(view)
  const phone = lead ? lead.phone : deskPhone
  const receiver = !lead && !mediator && firstReceiver ? `${firstReceiver}在盯着` : undefined
  return (
    <>
      <View className="rule" />
      <View className="flex">
        <PartySquare mark={lead?.character ?? (mediator ? '调' : '待')} state={lead || mediator ? 'lead' : 'silent'} />
        <View className="grow ml3">
          <View className="t-body strong">{mediator ? `${mediator}调解` : line}</View>
          {receiver && <View className="t-note">{receiver}</View>}
        </View>
        {phone && (
          <Button
            text={lead ? '电话' : '问社区'}
            label={lead ? `打电话给${lead.name}` : '打电话给社区值班室'}
            icon="phone"
            low
            onPress={() => callPhone(phone)}
          />
        )}
      </View>
    </>
  )
}
