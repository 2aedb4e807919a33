import type { CaseCard, CaseList, PublicationList, Workbench } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'
import { useCase } from '../cases/index.ts'

export function useWorkbench(communityId: string) {
  return useQuery({
    queryKey: keys.workbench(communityId),
    queryFn: ({ signal }) => call<Workbench, 'workbench'>('workbench', { params: { communityId }, signal }),
  })
}

/** Own whistles, newest first, one page. */
export function useMine(communityId: string) {
  const query = { scope: 'mine', limit: 20 } as const
  return useQuery({
    queryKey: [...keys.cases(communityId, query), 'first page'],
    queryFn: ({ signal }) => call<CaseList, 'cases'>('cases', { params: { communityId }, query, signal }),
  })
}

/** The whole of the case to do first, with the act that waits on the viewer; undefined until it is known. */
export function useWaiting(communityId: string, first: CaseCard | null | undefined) {
  const { data: view } = useCase(communityId, first?.id ?? '')
  const offer = view?.actions.find(({ waits }) => waits)
  return view && offer ? { view, offer } : undefined
}

/** What was published last, in the estate or anywhere in the community. */
export function useLately(communityId: string, estate: string | undefined) {
  return useQuery({
    queryKey: [...keys.publications(communityId, estate), 'latest'],
    queryFn: ({ signal }) =>
      call<PublicationList, 'publications'>('publications', {
        params: { communityId },
        query: { estate, limit: 1 },
        signal,
      }),
  })
}

/** The page is asked for again: all of it, or what is no longer fresh. */
export function refreshHome(communityId: string | undefined, only: 'all' | 'stale' = 'all'): Promise<unknown> {
  const places = communityId === undefined ? [] : [keys.inside(communityId), ['public', communityId]]
  return Promise.all(
    [keys.me, ...places].map((queryKey) =>
      queryClient.refetchQueries(
        { queryKey, type: 'active', stale: only === 'stale' ? true : undefined },
        { cancelRefetch: false },
      ),
    ),
  )
}
