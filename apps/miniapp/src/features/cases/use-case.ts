import type { CaseView } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'

/** One case as the viewer may see it. Others work on it at the same time: asked for again every minute. */
export function useCase(communityId: string, caseId: string) {
  return useQuery({
    queryKey: keys.case(communityId, caseId),
    queryFn: ({ signal }) => call<CaseView, 'case'>('case', { params: { communityId, caseId }, signal }),
    refetchInterval: 60_000,
    enabled: communityId !== '' && caseId !== '',
  })
}
