import type { CommunityList, CommunityView, DemoCode, Me, Residents } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { signInWith, startAnew } from '../../shared/sign-in.ts'

/** Communities by name; all of them without words. */
export function useCommunities(words: string) {
  const q = words.trim() || undefined
  return useQuery({
    queryKey: keys.communities(q ?? ''),
    queryFn: ({ signal }) => call<CommunityList, 'communities'>('communities', { query: { q }, signal }),
    placeholderData: (before) => before,
  })
}

interface ResidenceInput {
  communityId: string
  estateId: string
  buildingId: string
  displayName: string
}

/** “I live here”; the answer is the community as it is for the person now. */
export function useDeclare() {
  return useMutation({
    mutationFn: ({ communityId, ...body }: ResidenceInput) =>
      call<CommunityView, 'declareResidence'>('declareResidence', { params: { communityId }, body }),
    onSuccess: async (community) => {
      queryClient.setQueryData(keys.community(community.communityId), community)
      await queryClient.invalidateQueries({ queryKey: keys.me })
      chooseCommunity(community.communityId)
    },
  })
}

export function useRename() {
  return useMutation({
    mutationFn: (displayName: string) => call<Me, 'renameMe'>('renameMe', { body: { displayName } }),
    onSuccess: (me) => queryClient.setQueryData(keys.me, me),
  })
}

/** Residents who have declared themselves and wait, newest first. */
export function useResidents(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.residents(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<Residents, 'residents'>('residents', {
        params: { communityId },
        query: { level: 'declared', cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

export function useConfirmResident(communityId: string) {
  return useMutation({
    mutationFn: (membershipId: string) =>
      call<CommunityView, 'confirmResident'>('confirmResident', { params: { communityId, membershipId } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.residents(communityId) }),
        queryClient.invalidateQueries({ queryKey: keys.workbench(communityId) }),
      ]),
  })
}

/** Demonstration only: a login code for this person, and then the login everybody goes through. */
export function useBecome() {
  return useMutation({
    mutationFn: async (key: string) => {
      const { code } = await call<DemoCode, 'demoCode'>('demoCode', { body: { key } })
      await signInWith(code)
      await startAnew()
    },
  })
}
