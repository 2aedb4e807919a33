import type { CaseList, CasesQuery } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'

/** So that what a page hands to the view stays light (bench/weapp.ts), with photos and long names too. */
const PAGE = 16

/** A list of cases, newest first, page by page. */
export function useCases(communityId: string, query: Partial<CasesQuery>) {
  return useInfiniteQuery({
    // Pages are kept apart from whoever asks for the same list as one piece.
    queryKey: [...keys.cases(communityId, query), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call<CaseList, 'cases'>('cases', {
        params: { communityId },
        query: { ...(query as Record<string, string>), limit: PAGE, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}
