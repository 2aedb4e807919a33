import type { HomeCodeBatch, HomeCodeBatches, MadeHomeCodes, MakeHomeCodesBody } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Batches of slips, newest first. */
export function useHomeCodes(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.homeCodes(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<HomeCodeBatches, 'homeCodes'>('homeCodes', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

const listed = (communityId: string) => () => queryClient.invalidateQueries({ queryKey: keys.homeCodes(communityId) })

export const useMakeHomeCodes = (communityId: string) =>
  useSend<MakeHomeCodesBody, 'makeHomeCodes', MadeHomeCodes>(
    (body) => ({ route: 'makeHomeCodes', params: { communityId }, body, words: { title: '印住户码' } }),
    { answered: listed(communityId) },
  )

export const useRevokeHomeCodes = (communityId: string, batchId: string) =>
  useSend<void, 'revokeHomeCodes', HomeCodeBatch>(
    () => ({
      route: 'revokeHomeCodes',
      params: { communityId, batchId },
      words: { title: '作废住户码' },
      about: { communityId },
      edit: { page: 'opening/home-codes', params: { communityId } },
    }),
    { settled: listed(communityId) },
  )

/** The slip out of the letter box: I live here. */
export const useUseHomeCode = (communityId: string) =>
  useSend<string, 'useHomeCode'>(
    (code) => ({ route: 'useHomeCode', params: { communityId }, body: { code }, words: { title: '用住户码' } }),
    {
      answered: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: keys.me }),
          queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
        ]),
    },
  )
