import type { ChainCheck, PublicationList, PublicationView } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'

const PAGE = 10

/** The results wall, page by page, newest first. Open to all. */
export function usePublications(communityId: string, estate: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.publications(communityId, estate),
    queryFn: ({ pageParam, signal }) =>
      call<PublicationList, 'publications'>('publications', {
        params: { communityId },
        query: { estate, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** One published result. Open to all. */
export function usePublication(communityId: string, publicationId: string) {
  return useQuery({
    queryKey: keys.publication(communityId, publicationId),
    queryFn: ({ signal }) =>
      call<PublicationView, 'publication'>('publication', { params: { communityId, publicationId }, signal }),
  })
}

/** Goes through the case's record from its first entry to its last. */
export function useChainCheck(communityId: string, caseId: string) {
  return useMutation({
    mutationFn: () => call<ChainCheck, 'chain'>('chain', { params: { communityId, caseId } }),
  })
}
