import type { CaseView } from '@juwuye/types'
import { callPhone } from '../../platform/phone.ts'
import { Button, Card, PartySquare, StepBar, View } from '../../ui/index.ts'
import { CaseUrged } from './case-chasing.tsx'
import { CaseClocks } from './case-clocks.tsx'
import { leadLine, mediatorOf } from './case-words.model.ts'
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
      <CaseClocks view={view} now={now} />
      <CaseUrged view={view} now={now} />
      <Lead view={view} deskPhone={deskPhone} />
    </Card>
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
            label={lead ? `电话，打给${lead.name}` : '问社区，打电话给值班室'}
            icon="phone"
            low
            className="ml2"
            onPress={() => callPhone(phone)}
          />
        )}
      </View>
    </>
  )
}
