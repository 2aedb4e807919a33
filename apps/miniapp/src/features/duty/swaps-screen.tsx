import type { Swaps } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { usePageShow } from '../../platform/page-events.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { ListState } from '../../shared/list-state.tsx'
import { EmptyState } from '../../ui/index.ts'
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
  return (
    <ListState
      query={query}
      more="再看以前的"
      empty={<EmptyState icon="swap" title="没有换班、请假" text="来不了的时候，在“值班”里点那一天" />}
    >
      {(items) => <SwapCards communityId={communityId} swaps={items} now={now} />}
    </ListState>
  )
}
