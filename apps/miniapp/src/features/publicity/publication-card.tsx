import { cardLine, costLine } from '@juwuye/messages'
import type { PublicationCard } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { BeforeAfter, Card, ClockChip, View } from '../../ui/index.ts'

/** One result: before and after, how long, who, what it cost; or that it could not be done. */
export function PublicationCardView({ item }: { item: PublicationCard }) {
  const { communityId, id, title, before, after, unsolved } = item
  const cost = costLine(item)
  return (
    <Card inner="flush" onPress={() => open('result', { communityId, publicationId: id })}>
      {(before || after) && (
        <BeforeAfter
          still
          captions={false}
          before={before ? { src: before } : undefined}
          after={after ? { src: after } : undefined}
        />
      )}
      <View className="card-in">
        <View className="t-head">{title}</View>
        <View className="t-note num">{cardLine(item)}</View>
        {cost && <View className="t-note num">{cost}</View>}
        <View className="flex mt2">
          {unsolved ? (
            <ClockChip state="stopped" icon="close" text="没办成，写明了原因" />
          ) : (
            <ClockChip state="ok" text="核验过，签了字" />
          )}
        </View>
      </View>
    </Card>
  )
}
