import type { LateRow } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Card, ClockChip, Facts, Icon, View } from '../../ui/index.ts'
import { headText, lateText, levelText, linesOf } from './late.model.ts'

interface LateCardProps {
  communityId: string
  row: LateRow
  now: number
}

/** One case that runs late. Of a private one, which a watcher may know by number and dates only, there is no page for them. */
export function LateCard({ communityId, row, now }: LateCardProps) {
  const { caseId, title, dueAt, onBookUntil } = row
  const level = levelText(row.level)
  const go = title === null && row.class === null ? undefined : () => open('case', { communityId, caseId })
  return (
    <Card onPress={go}>
      <View className="flex top">
        <View className="grow">
          <View className={title === null ? 't-head num' : 't-meta num'}>{headText(row)}</View>
          {title !== null && <View className="t-head">{title}</View>}
        </View>
        {go && <Icon name="right" tone="note" className="row-go" />}
      </View>
      <View className="clock-line marks">
        <ClockChip state={dueAt <= now ? 'late' : 'half'} text={lateText(row, now)} />
        {level && <ClockChip state="normal" icon="eye" text={level} />}
        {onBookUntil !== null && <ClockChip state="stopped" text="挂账" />}
      </View>
      <Facts of={linesOf(row, now)} />
    </Card>
  )
}
