import type { EndMembershipBody, Members, MembershipEnded, Obligations } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Who is what here, by party; for the desk and the town. */
export function useMembers(communityId: string) {
  return useQuery({
    queryKey: keys.members(communityId),
    queryFn: ({ signal }) => call<Members, 'members'>('members', { params: { communityId }, signal }),
  })
}

/** What somebody holds, and who of that name may take over. */
export function useObligations(communityId: string, membershipId: string, words: string) {
  const q = words.trim() || undefined
  return useQuery({
    queryKey: [...keys.obligations(communityId, membershipId), q ?? ''],
    queryFn: ({ signal }) =>
      call<Obligations, 'obligations'>('obligations', { params: { communityId, membershipId }, query: { q }, signal }),
    placeholderData: (before) => before,
  })
}

/** Ends the membership; the same decision sent twice is one. */
export function useEndMembership(communityId: string, membershipId: string) {
  const sent = useRef(new Map<string, string>())
  return useMutation({
    mutationFn: (body: EndMembershipBody) => {
      const decision = JSON.stringify(body)
      const idempotencyKey = sent.current.get(decision) ?? newId()
      sent.current.set(decision, idempotencyKey)
      const options = { params: { communityId, membershipId }, body, idempotencyKey }
      return call<MembershipEnded, 'endMembership'>('endMembership', options)
    },
    // not waited for: without a network it would keep the refusal from being said
    onError: () => void queryClient.invalidateQueries({ queryKey: keys.obligations(communityId, membershipId) }),
  })
}

/** Somebody is no longer what they were: cases, lists and perhaps what I may see are others now. */
export function forgetMembership(communityId: string, membershipId: string): Promise<unknown> {
  queryClient.removeQueries({ queryKey: keys.obligations(communityId, membershipId) })
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.me }),
    queryClient.invalidateQueries({ queryKey: keys.inside(communityId) }),
  ])
}
