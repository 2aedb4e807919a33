import type { HandoverView } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import type { Delivered } from '../../shared/outbox/deliver.ts'
import { Button, Card, Section, View } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { handoverNote } from './my-duty.model.ts'
import { PromiseRow } from './promise-row.tsx'
import { useKeepPromise, useTakeHandover } from './use-my-duty.ts'

interface HandoverCardsProps {
  communityId: string
  title: string
  handovers: readonly HandoverView[]
  now: number
  /** The viewer is on duty and may take them. */
  mayTake: boolean
}

/** What earlier shifts left: note, promises, and one tap to take them over. */
export function HandoverCards({ communityId, title, handovers, now, mayTake }: HandoverCardsProps) {
  if (handovers.length === 0) return null
  return (
    <Section title={title}>
      {handovers.map((handover) => (
        <HandoverCard key={handover.id} communityId={communityId} handover={handover} now={now} mayTake={mayTake} />
      ))}
    </Section>
  )
}

interface HandoverCardProps {
  communityId: string
  handover: HandoverView
  now: number
  mayTake: boolean
}

function HandoverCard({ communityId, handover, now, mayTake }: HandoverCardProps) {
  const take = useTakeHandover(communityId)
  const keep = useKeepPromise(communityId)
  const { id, from, note, promises, takenAt } = handover
  const taken = takenAt !== null
  const kept = (sent: Delivered<unknown>) => toast(sent.queued ? sent.said : '记下了')
  return (
    <Card inner="flush">
      <View className="row">
        <View className="grow">
          <View className="t-note num">{handoverNote(handover, now)}</View>
          {note && <View className="t-body">{note}</View>}
        </View>
      </View>
      {promises.map((promise) => (
        <PromiseRow
          key={promise.id}
          communityId={communityId}
          promise={promise}
          now={now}
          busy={keep.isPending && keep.variables.id === promise.id}
          onKept={taken && mayTake ? () => keep.mutate(promise, { onSuccess: kept }) : undefined}
        />
      ))}
      {mayTake && !taken && (
        <View className="row-acts">
          <FaultNotice fault={take.error} title="没有接成" />
          <Button
            text={promises.length > 0 ? `接过来，${promises.length} 件我来办` : '看过了，接过来'}
            kind="primary"
            loading={take.isPending}
            onPress={() => take.mutate({ id, from }, { onSuccess: () => toast('接过来了') })}
          />
        </View>
      )}
      {keep.error && (
        <View className="row-acts">
          <FaultNotice fault={keep.error} title="没有记上" />
        </View>
      )}
    </Card>
  )
}
