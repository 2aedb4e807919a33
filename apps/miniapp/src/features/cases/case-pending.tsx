import { dayTimeText } from '@juwuye/messages'
import type { CaseView, PendingActView } from '@juwuye/types'
import { Card, Section, View } from '../../ui/index.ts'
import { PendingPlan, pendingLine } from './pending-plan.tsx'

/** What waits for a second person. */
export function CasePending({ view, now }: { view: CaseView; now: number }) {
  return (
    <>
      {view.pending.map((act) => (
        <PendingCard key={act.id} act={act} view={view} now={now} />
      ))}
    </>
  )
}

function PendingCard({ act, view, now }: { act: PendingActView; view: CaseView; now: number }) {
  const yours = view.actions.some((offer) => offer.pendingActId === act.id && offer.waits)
  const plan = act.outcome === null
  const due = dayTimeText(act.lapsesAt, now)
  const lapse = plan ? `${due} 前没人会签，就作废` : `${due} 前没有回话，也算确认`
  return (
    <Section title={plan ? '方案，等人会签' : '调解结果，等双方确认'}>
      <Card tone={yours ? 'you' : undefined} inner={plan ? 'list' : undefined}>
        {plan ? <PendingPlan act={act} now={now} /> : <View className="t-body quote">“{act.outcome}”</View>}
      </Card>
      <View className="t-note num mt2">
        {pendingLine(act)}；{lapse}
      </View>
    </Section>
  )
}
