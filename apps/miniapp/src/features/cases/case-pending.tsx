import { dayTimeText } from '@juwuye/messages'
import type { CaseView, PendingActView } from '@juwuye/types'
import { Section, View } from '../../ui/index.ts'
import { pendingWords } from './pending.model.ts'
import { PendingBody } from './pending-body.tsx'
import { pendingLine } from './pending-plan.tsx'

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
  const { title, lapse } = pendingWords(act.action)
  return (
    <Section title={title}>
      <PendingBody act={act} view={view} now={now} yours={yours} />
      <View className="t-note num mt2">
        {pendingLine(act)}；{dayTimeText(act.lapsesAt, now)} 前{lapse}
      </View>
    </Section>
  )
}
