import type { CaseView, PendingActView } from '@juwuye/types'
import { Card, Notice, Thumbs, View } from '../../ui/index.ts'
import { whistleNote } from './case-words.model.ts'
import { bothDates } from './days.model.ts'
import { type MovedDue, movedWords } from './pausing.model.ts'
import { pendingLead, splitWhistles } from './pending.model.ts'
import { PendingPlan } from './pending-plan.tsx'
import { photoItem } from './photo-items.ts'

interface PendingBodyProps {
  act: PendingActView
  view: CaseView
  now: number
  /** The card waits on the viewer. */
  yours?: boolean
}

/** What is proposed: in its author's words, with its pictures, the steps of a plan, the whistles of a split. */
export function PendingBody({ act, view, now, yours = false }: PendingBodyProps) {
  const tone = yours ? 'you' : undefined
  const lead = pendingLead(act, now)
  const plan = act.nodes.length > 0 || act.dropped.length > 0
  const said = act.words || lead || act.photos.length > 0
  return (
    <>
      {act.resolve && <BothDates dates={act.resolve} now={now} />}
      {act.pause && <Moved due={{ ...act.pause, kind: act.pause.clock }} now={now} />}
      {said && (
        <Card tone={plan ? undefined : tone}>
          {lead && <View className="t-body strong">{lead}</View>}
          {act.words && <View className={`t-body quote${lead ? ' mt1' : ''}`}>“{act.words}”</View>}
          {act.photos.length > 0 && (
            <View className="mt3">
              <Thumbs photos={act.photos.map(photoItem)} />
            </View>
          )}
          {act.action === 'split' && <Whistles act={act} view={view} now={now} />}
        </Card>
      )}
      {plan && (
        <Card inner="list" tone={tone} className={said ? 'mt3' : ''}>
          <PendingPlan act={act} nodes={view.nodes} now={now} />
        </Card>
      )}
    </>
  )
}

/** When the whole was to be done and when it would be, before anybody agrees. */
export function BothDates({ dates, now }: { dates: { before: number | null; after: number }; now: number }) {
  const { before, after, same } = bothDates(dates, now)
  return same ? (
    <Notice icon="clock" className="mb3" title={`约定不变：${after}全部办好`} />
  ) : (
    <Notice icon="clock" className="mb3" title={`改成 ${after}全部办好`} text={`原来约定 ${before}`} />
  )
}

/** A due time as it is and as it would be. */
export function Moved({ due, now }: { due: MovedDue; now: number }) {
  return <Notice icon="clock" className="mb3" {...movedWords(due, now)} />
}

function Whistles({ act, view, now }: { act: PendingActView; view: CaseView; now: number }) {
  const whistles = splitWhistles(act, view)
  if (whistles.length === 0) return null
  return (
    <>
      <View className="rule" />
      <View className="t-note strong num">要拆出去的 {whistles.length} 声哨：</View>
      {whistles.map((one) => (
        <View key={one.id} className="mt2">
          {one.text && <View className="t-body">“{one.text}”</View>}
          <View className="t-note num">{whistleNote(one, now)}</View>
        </View>
      ))}
    </>
  )
}
