import type { LateList } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import type { LevelFilter } from './late.model.ts'

/** What runs late here, the longest overdue first, page by page. */
export function useLate(communityId: string, level: LevelFilter) {
  return useInfiniteQuery({
    queryKey: keys.late(communityId, level),
    queryFn: ({ pageParam, signal }) =>
      call<LateList, 'late'>('late', {
        params: { communityId },
        query: { level: level === 'any' ? undefined : level, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}
