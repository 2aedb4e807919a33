import type { EndMembershipBody, Members, MembershipEnded, Obligations, PlanEndingBody } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
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

const askedAnew = (communityId: string, { membershipId }: Obligations['member']) => ({
  settled: () => queryClient.invalidateQueries({ queryKey: keys.obligations(communityId, membershipId) }),
})

/** Ends the membership. */
export const useEndMembership = (communityId: string, member: Obligations['member'], draft: string) =>
  useSend<EndMembershipBody, 'endMembership', MembershipEnded>(
    (body) => ({
      route: 'endMembership',
      params: { communityId, membershipId: member.membershipId },
      body,
      words: { title: `离任：${member.name}` },
      about: { communityId },
      edit: { page: 'members', params: { communityId, membershipId: member.membershipId }, draft },
    }),
    // who left holds nothing: asked for anew only where they did not
    askedAnew(communityId, member),
  )

/** Fixes the day on which it ends. */
export const usePlanEnding = (communityId: string, member: Obligations['member'], draft: string) =>
  useSend<PlanEndingBody, 'planEnding', Obligations>(
    (body) => ({
      route: 'planEnding',
      params: { communityId, membershipId: member.membershipId },
      body,
      words: { title: `定下离任的日子：${member.name}` },
      about: { communityId },
      edit: { page: 'members', params: { communityId, membershipId: member.membershipId }, draft },
    }),
    askedAnew(communityId, member),
  )

/** Takes the day back. */
export const useCancelPlan = (communityId: string, member: Obligations['member']) =>
  useSend<void, 'cancelPlannedEnding', Obligations>(
    () => ({
      route: 'cancelPlannedEnding',
      params: { communityId, membershipId: member.membershipId },
      words: { title: `取消定好的离任：${member.name}` },
      about: { communityId },
      edit: { page: 'members', params: { communityId, membershipId: member.membershipId } },
    }),
    askedAnew(communityId, member),
  )

/** Somebody is no longer what they were: cases, lists and perhaps what I may see are others now. */
export function forgetMembership(communityId: string, membershipId: string): Promise<unknown> {
  queryClient.removeQueries({ queryKey: keys.obligations(communityId, membershipId) })
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.me }),
    queryClient.invalidateQueries({ queryKey: keys.inside(communityId) }),
  ])
}
