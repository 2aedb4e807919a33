import type {
  AddNeighbourBody,
  EditNeighbourBody,
  NeighbourRevealed,
  Neighbours,
  NeighboursQuery,
  NeighbourView,
  NeighbourViews,
} from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { deliver } from '../../shared/outbox/deliver.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

export type NeighbourScope = NonNullable<NeighboursQuery['scope']>

/** Neighbours on the list, page by page. Each look is on record. */
export function useNeighbours(communityId: string, scope: NeighbourScope, q = '') {
  const query = { scope, limit: 50, ...(q && { q }) }
  return useInfiniteQuery({
    queryKey: keys.neighbours(communityId, query),
    queryFn: ({ pageParam, signal }) =>
      call<Neighbours, 'neighbours'>('neighbours', {
        params: { communityId },
        query: { ...query, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

/** One of them; the look is on record too. */
export function useNeighbour(communityId: string, neighbourId: string | undefined) {
  return useQuery({
    queryKey: keys.neighbour(communityId, neighbourId ?? ''),
    queryFn: ({ signal }) =>
      call<NeighbourView, 'neighbour'>('neighbour', {
        params: { communityId, neighbourId: neighbourId ?? '' },
        signal,
      }),
    enabled: neighbourId !== undefined,
  })
}

/** Who looked at an entry. */
export function useNeighbourViews(communityId: string, neighbourId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.neighbourViews(communityId, neighbourId),
    queryFn: ({ signal }) =>
      call<NeighbourViews, 'neighbourViews'>('neighbourViews', { params: { communityId, neighbourId }, signal }),
    enabled,
  })
}

export const neighboursChanged = (communityId: string) =>
  Promise.all(
    ['neighbours', 'tell-backs', 'neighbour-links'].map((what) =>
      queryClient.invalidateQueries({ queryKey: [...keys.inside(communityId), what] }),
    ),
  )

export const entryDraft = (personId: string, communityId: string) => `neighbour.${personId}.${communityId}`

export function useKeepNeighbour(communityId: string, personId: string) {
  return useMutation({
    mutationFn: (body: AddNeighbourBody) =>
      deliver<NeighbourView, 'addNeighbour'>({
        route: 'addNeighbour',
        params: { communityId },
        body,
        key: body.id,
        words: { title: `记下邻居：${body.name}` },
        about: { communityId },
        edit: { page: 'tell-backs/neighbour', draft: entryDraft(personId, communityId) },
      }),
    onSuccess: () => void neighboursChanged(communityId),
  })
}

type Entry = Pick<NeighbourView, 'id' | 'name'>

const atEntry = (communityId: string, neighbourId: string) => ({
  about: { communityId },
  edit: { page: 'tell-backs/neighbour' as const, params: { communityId, neighbourId } },
})

export const useEditNeighbour = (communityId: string, { id, name }: Entry) =>
  useSend(
    (body: EditNeighbourBody) => ({
      route: 'editNeighbour',
      params: { communityId, neighbourId: id },
      body,
      words: { title: `改邻居：${name}` },
      ...atEntry(communityId, id),
    }),
    { answered: () => void neighboursChanged(communityId) },
  )

export const useRemoveNeighbour = (communityId: string, { id, name }: Entry) =>
  useSend<void, 'removeNeighbour'>(
    () => ({
      route: 'removeNeighbour',
      params: { communityId, neighbourId: id },
      words: { title: `删掉邻居：${name}` },
      ...atEntry(communityId, id),
    }),
    { answered: () => void neighboursChanged(communityId) },
  )

/** Room and telephone, one at a time and on record. */
export function useReveal(communityId: string, neighbourId: string) {
  return useMutation({
    mutationFn: () =>
      call<NeighbourRevealed, 'revealNeighbour'>('revealNeighbour', { params: { communityId, neighbourId } }),
  })
}
