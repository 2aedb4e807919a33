import { checkPublicRecord } from '@juwuye/domain'
import type { PublicationList, PublicationView, PublicRecord } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { sha256 } from '../../shared/sha256.ts'

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
    ...BY_CURSOR,
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

/** Fetches the record behind the page and goes through it on this phone: nobody's word has to be taken for it. */
export function useRecordCheck(communityId: string, publicationId: string) {
  return useMutation({
    mutationFn: async () => {
      const params = { communityId, publicationId }
      return checkPublicRecord(await call<PublicRecord, 'publicRecord'>('publicRecord', { params }), sha256)
    },
  })
}
