import type { CommunityView, Me } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useAskedCommunity } from '../platform/navigation.ts'
import { call } from './call.ts'
import { communityToShow } from './community.model.ts'
import { keys } from './keys.ts'
import { notePerson, useSession } from './session.ts'

/** Who I am and what I am where; `ask` false: only if it is known already. */
export function useMe(ask = true) {
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }) => {
      const me = await call<Me, 'me'>('me', { signal })
      notePerson(me.person.id)
      return me
    },
    enabled: ask,
  })
}

/** One community by its id. */
export function useCommunityById(communityId: string | undefined, ask = true) {
  return useQuery({
    queryKey: keys.community(communityId ?? ''),
    queryFn: ({ signal }) =>
      call<CommunityView, 'community'>('community', { params: { communityId: communityId ?? '' }, signal }),
    enabled: ask && communityId !== undefined,
  })
}

/**
 * The community the person looks at: the one of the page's address, else chosen in this session, else their first. To be given to LoadState; `none` when
 * they belong to no community yet.
 */
export function useCommunity(ask = true) {
  const me = useMe(ask)
  const { communityId: chosen } = useSession()
  const asked = useAskedCommunity()
  const communityId = me.data && communityToShow(me.data, asked, chosen)
  const community = useCommunityById(communityId, ask)
  const none = me.data !== undefined && communityId === undefined
  return {
    me: me.data,
    communityId,
    community: community.data,
    data: me.data && community.data ? { me: me.data, community: community.data } : undefined,
    error: me.error ?? community.error,
    isPending: me.isPending || (!none && community.isPending),
    isFetching: me.isFetching || community.isFetching,
    dataUpdatedAt: Math.min(me.dataUpdatedAt, community.dataUpdatedAt),
    refetch: () => (me.error || !community.error ? me.refetch() : community.refetch()),
    none,
  }
}
