import type { CommunityView, Me } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { communityToShow } from './community.model.ts'
import { keys } from './keys.ts'
import { useSession } from './session.ts'

/** Who I am and what I am where. */
export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: ({ signal }) => call<Me, 'me'>('me', { signal }) })
}

/** One community by its id. */
export function useCommunityById(communityId: string | undefined) {
  return useQuery({
    queryKey: keys.community(communityId ?? ''),
    queryFn: ({ signal }) =>
      call<CommunityView, 'community'>('community', { params: { communityId: communityId ?? '' }, signal }),
    enabled: communityId !== undefined,
  })
}

/**
 * The community the person looks at: chosen in this session, else their first. To be given to LoadState; `none` when
 * they belong to no community yet.
 */
export function useCommunity() {
  const me = useMe()
  const { communityId: chosen } = useSession()
  const communityId = me.data && communityToShow(me.data, chosen)
  const community = useCommunityById(communityId)
  const none = me.data !== undefined && communityId === undefined
  return {
    me: me.data,
    communityId,
    community: community.data,
    data: me.data && community.data ? { me: me.data, community: community.data } : undefined,
    error: me.error ?? community.error,
    isPending: me.isPending || (!none && community.isPending),
    isFetching: me.isFetching || community.isFetching,
    refetch: () => (me.error || !community.error ? me.refetch() : community.refetch()),
    none,
  }
}
