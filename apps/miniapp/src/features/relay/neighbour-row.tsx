import { dayText } from '@juwuye/messages'
import type { NeighbourView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { Button, Press, View } from '../../ui/index.ts'

/** 上次上门 11 月 20 日 */
function lastSeen({ lastSeenAt, joined, open: going }: NeighbourView): string {
  if (joined) return '自己用上微信了'
  const seen = lastSeenAt === null ? '还没有上过门' : `上次上门 ${dayText(lastSeenAt, now())}`
  return going.whistles > 0 ? `${seen}，${going.whistles} 件在办` : seen
}

/** One neighbour of the list: the row opens the entry, its button begins a whistle for them. */
export function NeighbourRow({ communityId, neighbour }: { communityId: string; neighbour: NeighbourView }) {
  const { id, name, estate, building, joined } = neighbour
  const look = () => open('tell-backs/neighbour', { communityId, neighbourId: id })
  return (
    <View className="row row-pair">
      <Press className="grow row-press" onPress={look}>
        <View className="t-body strong">{name}</View>
        <View className="t-note num">
          {estate.name} {building.name}
        </View>
        <View className="t-note num">{lastSeen(neighbour)}</View>
      </Press>
      {!joined && (
        <Button
          text="帮吹哨"
          low
          icon="whistle"
          iconTone="whistle"
          label={`帮吹哨，${name}`}
          onPress={() => open('tell-backs/round', { communityId, neighbourId: id })}
        />
      )}
    </View>
  )
}
