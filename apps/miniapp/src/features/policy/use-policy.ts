import type { ChangePolicyBody, OnCallBody, PolicyHistory, PolicyView, WechatTemplates } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'

/** What is in force here. */
export function usePolicy(communityId: string) {
  return useQuery({
    queryKey: keys.policy(communityId),
    queryFn: ({ signal }) => call<PolicyView, 'policy'>('policy', { params: { communityId }, signal }),
  })
}

/** Every edition with what it changed, newest first, page by page. */
export function usePolicyEditions(communityId: string, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.policyEditions(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<PolicyHistory, 'policyHistory'>('policyHistory', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled,
  })
}

const renewed = (communityId: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.policy(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.policyEditions(communityId) }),
  ])

/** Puts a new edition in force; where somebody else was first, the latest is fetched. */
export function useChangePolicy(communityId: string) {
  return useMutation({
    mutationFn: (body: ChangePolicyBody) =>
      call<unknown, 'changePolicy'>('changePolicy', { params: { communityId }, body }),
    onSuccess: () => renewed(communityId),
    // not waited for: without a network it would keep the fault from being said
    onError: () => void renewed(communityId),
  })
}

/** Whom to ring in one estate at any hour; the community's page shows them too. */
export function useSetOnCall(communityId: string) {
  return useMutation({
    mutationFn: (body: OnCallBody) => call<unknown, 'setOnCall'>('setOnCall', { params: { communityId }, body }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.policy(communityId) }),
        queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
      ]),
  })
}

/** The templates that the account has at WeChat. */
export function useWechatTemplates(communityId: string) {
  return useQuery({
    queryKey: keys.wechatTemplates(communityId),
    queryFn: ({ signal }) =>
      call<WechatTemplates, 'wechatTemplates'>('wechatTemplates', { params: { communityId }, signal }),
  })
}
