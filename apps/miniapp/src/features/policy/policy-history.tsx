import { dayTimeText } from '@juwuye/messages'
import { now } from '../../shared/clock.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, EmptyState, TabHeader, View } from '../../ui/index.ts'
import { usePolicyEditions } from './use-policy.ts'

/** Every edition: who, when, why, what. */
export function PolicyEditions({ communityId }: { communityId: string }) {
  const query = usePolicyEditions(communityId)
  return (
    <>
      <TabHeader title="以前改过什么" note="谁改的、什么时候、为什么" />
      <ListState query={query} cards={3} empty={<EmptyState icon="clock" title="还没改过" text="用的都是默认的时限" />}>
        {(items) =>
          items.map(({ edition, by, at, reason, changes }) => (
            <Card key={edition}>
              <View className="t-head num">第 {edition} 版</View>
              <View className="t-note num">
                {by}，{dayTimeText(at, now())}
              </View>
              {reason && <View className="t-body mt2">为什么：{reason}</View>}
              {changes.map((line) => (
                <View key={line} className="t-body num mt1">
                  {line}
                </View>
              ))}
            </Card>
          ))
        }
      </ListState>
    </>
  )
}
