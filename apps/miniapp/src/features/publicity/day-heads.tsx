import type { DayHeads } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, EmptyState, TabHeader, Text, View } from '../../ui/index.ts'

const PAGE = 31

function useDayHeads(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.dayHeads(communityId),
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: PAGE, before: pageParam }
      const answer = await call<DayHeads, 'dayHeads'>('dayHeads', { params: { communityId }, query, signal })
      return { items: answer.items, nextCursor: answer.before }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Each day's hash, for whoever writes one down: it cannot be another later. */
export function DayHeadList({ communityId }: { communityId: string }) {
  const query = useDayHeads(communityId)
  return (
    <>
      <TabHeader
        title="日指纹"
        note="每天夜里把当天所有的记录算成一串，接着前一天的算。抄下一串，以后谁改了记录，这一串就变了"
      />
      <ListState
        query={query}
        end="从社区开通那天起，都在这里了"
        empty={<EmptyState icon="lock" title="还没有日指纹" text="社区开通的第二天起，每天一串" />}
      >
        {(items) =>
          items.map(({ day, hash }) => (
            <Card key={day} className="mb3">
              <View className="t-body strong num">{day}</View>
              <Text className="t-note num" selectable>
                {hash}
              </Text>
            </Card>
          ))
        }
      </ListState>
    </>
  )
}
