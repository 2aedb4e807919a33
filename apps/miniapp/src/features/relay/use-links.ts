import type { LinkAnswer, MyEntry, NeighbourLinks, NeighbourLinkView, Residents } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
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
export function useLinkNeighbour(communityId: string, neighbourId: string) {
  const ids = useRef(new Map<string, string>())
  return useMutation({
    mutationFn: (membershipId: string) => {
      const id = ids.current.get(membershipId) ?? newId()
      ids.current.set(membershipId, id)
      const options = { params: { communityId, neighbourId }, body: { id, membershipId } }
      return call<NeighbourLinkView, 'linkNeighbour'>('linkNeighbour', options)
    },
    onSuccess: () => settled(communityId),
  })
}

/** The person says under which name somebody relays for them. */
export function useClaimEntry(communityId: string) {
  const id = useRef(newId())
  return useMutation({
    mutationFn: (name: string) =>
      call('claimEntry', { params: { communityId }, body: { id: id.current, name: name.trim() } }),
    onSuccess: () => {
      id.current = newId()
      settled(communityId)
    },
  })
}

export function useAnswerLink(communityId: string) {
  return useMutation({
    mutationFn: ({ linkId, ...answer }: { linkId: string; yes: boolean; neighbourId?: string }) => {
      const params = { communityId, linkId }
      return answer.yes
        ? call<LinkAnswer, 'confirmLink'>('confirmLink', { params, body: { neighbourId: answer.neighbourId ?? null } })
        : call<LinkAnswer, 'refuseLink'>('refuseLink', { params, body: {} })
    },
    onSuccess: () => settled(communityId),
  })
}

/** Confirmed residents, to be named. */
export function useConfirmedResidents(communityId: string) {
  return useQuery({
    queryKey: [...keys.residents(communityId), 'confirmed'],
    queryFn: ({ signal }) =>
      call<Residents, 'residents'>('residents', {
        params: { communityId },
        query: { level: 'confirmed', limit: 50 },
        signal,
      }),
  })
}
