import { dayText } from '@juwuye/messages'
import type { Workbench } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Button, Card, ClockChip, Section, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { useWaiting } from './use-home.ts'

interface WaitingCardProps {
  communityId: string
  workbench: Workbench | undefined
}

/** The first case that waits on a resident, with the act that is waited for; nothing when none does. */
export function WaitingCard({ communityId, workbench }: WaitingCardProps) {
  const now = useNow()
  const waiting = useWaiting(communityId, workbench?.first)
  if (!waiting) return null
  const { view, offer } = waiting
  const day = dayText(view.receivedAt, now)
  const line = [view.mine ? `您 ${day} 吹的哨` : `${day} 吹的哨`, view.lead && `${view.lead.name}牵头`]
  return (
    <Section>
      <Card tone="you">
        <ClockChip state="you" icon="eye" text="等您看一眼" />
        <View className="t-head mt1">{view.title}</View>
        <View className="t-note num more-block">{line.filter(Boolean).join('，')}</View>
        <View className="mt3">
          <Button
            text={offer.label}
            kind="you"
            onPress={() => open('case', { communityId, caseId: view.id, sheet: offer.action })}
          />
        </View>
      </Card>
    </Section>
  )
}
