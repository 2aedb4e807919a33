import { CLASS_LABELS, CLOCK_LABELS, whenText } from '@juwuye/messages'
import type { CaseCard } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Button, Card, ClockChip, View } from '../../ui/index.ts'
import { caseChip, headline, placeText, useNow } from '../cases/index.ts'
import { useWaiting } from './use-home.ts'

interface FirstCardProps {
  communityId: string
  item: CaseCard
}

/** 先办这件. The button says the act that waits, as the case itself offers it. */
export function FirstCard({ communityId, item }: FirstCardProps) {
  const waiting = useWaiting(communityId, item)
  const now = useNow()
  const chip = caseChip(item, now)
  const caseId = item.id
  return (
    <Card tone="you">
      <View className="flex">
        <ClockChip state="you" icon="bell" text="先办这件" />
        <View className="t-note num end">{whenText(item.receivedAt, now)} 吹哨</View>
      </View>
      <View className="t-head mt1">{headline(item)}</View>
      <View className="t-note num">
        {[item.class && CLASS_LABELS[item.class], placeText(item.place)].filter(Boolean).join('·')}
      </View>
      {chip && (
        <View className="clock-line mt2">
          <ClockChip {...chip} />
          {item.clock && <View className="t-note">{CLOCK_LABELS[item.clock.kind]}</View>}
        </View>
      )}
      <View className="mt3">
        <Button
          text={waiting?.offer.label ?? '去看看'}
          kind="whistle"
          onPress={() => open('case', { communityId, caseId, sheet: waiting?.offer.action })}
        />
      </View>
    </Card>
  )
}
