import type { DeadLetters } from '@juwuye/types'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
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
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

export function useResend(communityId: string) {
  return useMutation({
    mutationFn: (id: string) => call<unknown, 'resendDeadLetter'>('resendDeadLetter', { params: { communityId, id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.deadLetters(communityId) }),
  })
}
