import type { Swaps } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { usePageShow } from '../../platform/page-events.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { SwapCards } from './swap-cards.tsx'

function useSwaps(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.dutyPart(communityId, 'swaps'),
    queryFn: ({ pageParam, signal }) =>
      call<Swaps, 'swaps'>('swaps', { params: { communityId }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Swaps and leaves, newest first, settled ones too. */
export function SwapsScreen({ communityId }: { communityId: string }) {
  const query = useSwaps(communityId)
  const now = useNow()
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  const items = query.data?.pages.flatMap((page) => page.items)
  return (
    <LoadState
      query={{ ...query, data: items }}
      isEmpty={(all) => all.length === 0}
      empty={<EmptyState icon="swap" title="没有换班、请假" text="来不了的时候，在“值班”里点那一天" />}
    >
      {(all) => (
        <>
          <SwapCards communityId={communityId} swaps={all} now={now} />
          {query.hasNextPage && (
            <View className="mt3">
              <Button text="再看以前的" loading={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()} />
            </View>
          )}
        </>
      )}
    </LoadState>
  )
}
