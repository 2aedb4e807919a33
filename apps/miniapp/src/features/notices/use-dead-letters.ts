import type { DeadLetters, DeadLetterView } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** What was tried often and given up, newest first, page by page. */
export function useDeadLetters(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.deadLetters(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<DeadLetters, 'deadLetters'>('deadLetters', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

export const useResend = (communityId: string) =>
  useSend(
    ({ id, what, to }: Pick<DeadLetterView, 'id' | 'what' | 'to'>) => ({
      route: 'resendDeadLetter',
      params: { communityId, id },
      words: { title: `再发一次：${what}`, note: to ? `给${to}` : undefined },
      about: { communityId },
    }),
    { settled: () => queryClient.invalidateQueries({ queryKey: keys.deadLetters(communityId) }) },
  )
