import type { LinkAnswer, MyEntry, NeighbourLinks, NeighbourView, Residents } from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Entries that somebody says are this person, until both sides said so. */
export function useNeighbourLinks(communityId: string) {
  return useQuery({
    queryKey: keys.neighbourLinks(communityId),
    queryFn: ({ signal }) =>
      call<NeighbourLinks, 'neighbourLinks'>('neighbourLinks', { params: { communityId }, signal }),
  })
}

export function useMyEntry(communityId: string) {
  return useQuery({
    queryKey: keys.myEntry(communityId),
    queryFn: ({ signal }) => call<MyEntry, 'myEntry'>('myEntry', { params: { communityId }, signal }),
  })
}

const settled = (communityId: string) => void queryClient.invalidateQueries({ queryKey: keys.inside(communityId) })

/** The keeper names a resident of the roll. */
export function useLinkNeighbour(communityId: string, { id: neighbourId, name }: Pick<NeighbourView, 'id' | 'name'>) {
  const ids = useRef(new Map<string, string>())
  return useSend(
    (membershipId: string) => {
      const id = ids.current.get(membershipId) ?? newId()
      ids.current.set(membershipId, id)
      return {
        route: 'linkNeighbour',
        params: { communityId, neighbourId },
        body: { id, membershipId },
        words: { title: `${name}自己用上微信了`, note: '请本人认一认' },
        about: { communityId },
        edit: { page: 'tell-backs/neighbour', params: { communityId, neighbourId } },
      }
    },
    { answered: () => settled(communityId) },
  )
}

/** The person says under which name somebody relays for them. */
export function useClaimEntry(communityId: string) {
  const id = useRef(newId())
  return useSend(
    (name: string) => ({
      route: 'claimEntry',
      params: { communityId },
      body: { id: id.current, name: name.trim() },
      words: { title: '认回替我说的', note: name.trim() },
      about: { communityId },
      edit: { page: 'tell-backs/mine', params: { communityId } },
    }),
    {
      answered: () => {
        id.current = newId()
        settled(communityId)
      },
    },
  )
}

export const useAnswerLink = (communityId: string, side: 'keeper' | 'person') =>
  useSend<{ linkId: string; yes: boolean; neighbourId?: string }, 'confirmLink' | 'refuseLink', LinkAnswer>(
    ({ linkId, yes, neighbourId }) => {
      const row = {
        params: { communityId, linkId },
        words: { title: yes ? '是同一个人' : '不是同一个人' },
        about: { communityId },
        edit: {
          page: side === 'keeper' ? ('tell-backs' as const) : ('tell-backs/mine' as const),
          params: { communityId },
        },
      }
      return yes
        ? { route: 'confirmLink', body: { neighbourId: neighbourId ?? null }, ...row }
        : { route: 'refuseLink', body: {}, ...row }
    },
    { answered: () => settled(communityId) },
  )

/** Confirmed residents of a building, to be named. */
export function useConfirmedResidents(communityId: string, buildingId: string) {
  return useInfiniteQuery({
    queryKey: [...keys.residents(communityId), 'confirmed', buildingId],
    queryFn: ({ pageParam, signal }) =>
      call<Residents, 'residents'>('residents', {
        params: { communityId },
        query: { level: 'confirmed', buildingId, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}
