import { PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type { CommunityList, CommunityView, DemoCode, Me, Residents, ResidentView } from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { signInWith, startAnew } from '../../shared/sign-in.ts'

/** Communities by name; all of them without words. */
export function useCommunities(words: string) {
  const q = words.trim() || undefined
  return useQuery({
    queryKey: keys.communities(q ?? ''),
    queryFn: ({ signal }) => call<CommunityList, 'communities'>('communities', { query: { q }, signal }),
    placeholderData: (before) => before,
  })
}

interface ResidenceInput {
  communityId: string
  estateId: string
  buildingId: string
  displayName: string
  /** Estate and building, in words. */
  home: string
}

export const declareDraft = (personId: string) => `declare.${personId}`

/** “I live here”; the answer is the community as it is for the person now. */
export const useDeclare = (personId: string) =>
  useSend<ResidenceInput, 'declareResidence', CommunityView>(
    ({ communityId, home, ...body }) => ({
      route: 'declareResidence',
      params: { communityId },
      body: { ...body, guide: PRIVACY_GUIDE_EDITION },
      words: { title: '登记我住哪里', note: home },
      about: { communityId },
      edit: { page: 'declare', draft: declareDraft(personId) },
    }),
    {
      answered: async (community) => {
        queryClient.setQueryData(keys.community(community.communityId), community)
        await queryClient.invalidateQueries({ queryKey: keys.me })
        chooseCommunity(community.communityId)
      },
    },
  )

export const renameDraft = (personId: string) => `rename.${personId}`

export const useRename = (personId: string) =>
  useSend<string, 'renameMe', Me>(
    (displayName) => ({
      route: 'renameMe',
      params: {},
      body: { displayName },
      words: { title: '改名字', note: displayName },
      edit: { page: 'me', draft: renameDraft(personId) },
    }),
    { answered: (me) => queryClient.setQueryData(keys.me, me) },
  )

/** Residents who have declared themselves and wait, newest first. */
export function useResidents(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.residents(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<Residents, 'residents'>('residents', {
        params: { communityId },
        query: { level: 'declared', cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

type Resident = Pick<ResidentView, 'membershipId' | 'name' | 'estate' | 'building'>

export const useConfirmResident = (communityId: string) =>
  useSend(
    ({ membershipId, name, estate, building }: Resident) => ({
      route: 'confirmResident',
      params: { communityId, membershipId },
      words: { title: `确认住户：${name}`, note: `${estate} ${building}` },
      about: { communityId },
    }),
    {
      settled: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: keys.residents(communityId) }),
          queryClient.invalidateQueries({ queryKey: keys.workbench(communityId) }),
        ]),
    },
  )

/** Demonstration only: a login code for this person, and then the login everybody goes through. */
export function useBecome() {
  return useMutation({
    mutationFn: async (key: string) => {
      const { code } = await call<DemoCode, 'demoCode'>('demoCode', { body: { key } })
      await signInWith(code)
      await startAnew()
    },
  })
}
