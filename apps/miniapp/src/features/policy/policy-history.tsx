import { dayTimeText } from '@juwuye/messages'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { Button, Card, EmptyState, Notice, TabHeader, View } from '../../ui/index.ts'
import { usePolicyEditions } from './use-policy.ts'

/** Every edition: who, when, why, what. */
export function PolicyEditions({ communityId }: { communityId: string }) {
  const query = usePolicyEditions(communityId)
  const online = useOnline()
  const failed = query.isFetchNextPageError
  return (
    <>
      <TabHeader title="以前改过什么" note="谁改的、什么时候、为什么" />
      <LoadState
        query={{ ...query, error: failed ? null : query.error }}
        cards={3}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState icon="clock" title="还没改过" text="用的都是默认的时限" />}
      >
        {({ pages }) => (
          <>
            {pages.flatMap(({ items }) =>
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
              )),
            )}
            {failed && <Notice kind="error" title={faultText(query.error, online)} className="mt3" />}
            {query.hasNextPage && (
              <View className="mt4">
                <Button text="再看一些" loading={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()} />
              </View>
            )}
          </>
        )}
      </LoadState>
    </>
  )
}
