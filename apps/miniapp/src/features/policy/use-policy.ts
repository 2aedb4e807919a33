import type { ChangePolicyBody, OnCallBody, PolicyHistory, PolicyView, WechatTemplates } from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
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
    ...BY_CURSOR,
    enabled,
  })
}

const renewed = (communityId: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.policy(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.policyEditions(communityId) }),
  ])

/** Puts a new edition in force; where somebody else was first, the latest is fetched. */
export const useChangePolicy = (communityId: string, draft: string) =>
  useSend(
    (body: ChangePolicyBody) => ({
      route: 'changePolicy',
      params: { communityId },
      body,
      words: { title: '改时限与消息', note: body.reason },
      about: { communityId },
      edit: { page: 'policy', params: { communityId }, draft },
    }),
    { answered: () => renewed(communityId), settled: () => renewed(communityId) },
  )

/** Whom to ring in one estate at any hour; the community's page shows them too. */
export const useSetOnCall = (communityId: string, estate: string, draft: string) =>
  useSend(
    (body: OnCallBody) => ({
      route: 'setOnCall',
      params: { communityId },
      body,
      words: { title: '改值班电话', note: estate },
      about: { communityId },
      edit: { page: 'policy', params: { communityId }, draft },
    }),
    {
      // also after a no: somebody else was quicker, and their numbers are to be seen
      settled: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: keys.policy(communityId) }),
          queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
        ]),
    },
  )

/** The templates that the account has at WeChat. */
export function useWechatTemplates(communityId: string) {
  return useQuery({
    queryKey: keys.wechatTemplates(communityId),
    queryFn: ({ signal }) =>
      call<WechatTemplates, 'wechatTemplates'>('wechatTemplates', { params: { communityId }, signal }),
  })
}
