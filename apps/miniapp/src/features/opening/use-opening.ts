import { PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type {
  AddEstateBody,
  AddPartyBody,
  AdministrationSteps,
  Invitation,
  InvitationAccepted,
  InvitationOffer,
  Invitations,
  InviteBody,
  MadeInvitation,
  OpenCommunityBody,
  OpenedCommunity,
  Opening,
  TownCommunities,
} from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** What is missing before anybody can whistle, and who may be let in. */
export function useOpening(communityId: string) {
  return useQuery({
    queryKey: keys.opening(communityId),
    queryFn: ({ signal }) => call<Opening, 'opening'>('opening', { params: { communityId }, signal }),
  })
}

export function useTownCommunities(regionId: string) {
  return useInfiniteQuery({
    queryKey: keys.townCommunities(regionId),
    queryFn: ({ pageParam, signal }) =>
      call<TownCommunities, 'townCommunities'>('townCommunities', {
        params: { regionId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

export function useInvitations(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.invitations(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<Invitations, 'invitations'>('invitations', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

export function useAdministrationSteps(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.administrationSteps(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<AdministrationSteps, 'administrationSteps'>('administrationSteps', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

/** What the holder of a code would become. The code goes nowhere but into the body. */
export function useOffer(code: string, ask: boolean) {
  return useQuery({
    queryKey: keys.offer(code),
    queryFn: ({ signal }) => call<InvitationOffer, 'lookAtInvitation'>('lookAtInvitation', { body: { code }, signal }),
    enabled: ask,
    retry: false,
    gcTime: 0,
  })
}

const changedInside = (communityId: string) => () =>
  queryClient.invalidateQueries({ queryKey: keys.inside(communityId) })

export const useOpenCommunity = (regionId: string, draft: string) =>
  useSend<OpenCommunityBody, 'openCommunity', OpenedCommunity>(
    (body) => ({
      route: 'openCommunity',
      params: { regionId },
      body,
      words: { title: '开一个新社区', note: body.name },
      edit: { page: 'opening/new', params: { regionId }, draft },
    }),
    { answered: () => queryClient.invalidateQueries({ queryKey: keys.townCommunities(regionId) }) },
  )

export const useAddEstate = (communityId: string) =>
  useSend<AddEstateBody, 'addEstate', Opening>(
    (body) => ({
      route: 'addEstate',
      params: { communityId },
      body,
      words: { title: '加一个小区', note: body.name },
      about: { communityId },
      edit: { page: 'opening/estate', params: { communityId } },
    }),
    { answered: changedInside(communityId) },
  )

export const useAddParty = (communityId: string) =>
  useSend<AddPartyBody, 'addParty', Opening>(
    (body) => ({
      route: 'addParty',
      params: { communityId },
      body,
      words: { title: '加一家单位', note: body.name },
      about: { communityId },
      edit: { page: 'opening/party', params: { communityId } },
    }),
    { answered: changedInside(communityId) },
  )

const listed = (communityId: string) => () => queryClient.invalidateQueries({ queryKey: keys.invitations(communityId) })

export const useInvite = (communityId: string) =>
  useSend<InviteBody, 'invite', MadeInvitation>(
    (body) => ({ route: 'invite', params: { communityId }, body, words: { title: '发邀请' } }),
    { answered: listed(communityId) },
  )

export const useInviteAgain = (communityId: string, invitationId: string) =>
  useSend<void, 'inviteAgain', MadeInvitation>(
    () => ({ route: 'inviteAgain', params: { communityId, invitationId }, body: {}, words: { title: '重发邀请' } }),
    { answered: listed(communityId) },
  )

export const useRevokeInvitation = (communityId: string, invitationId: string) =>
  useSend<void, 'revokeInvitation', Invitation>(
    () => ({
      route: 'revokeInvitation',
      params: { communityId, invitationId },
      words: { title: '收回邀请' },
      about: { communityId },
      edit: { page: 'opening/invitations', params: { communityId } },
    }),
    { settled: listed(communityId) },
  )

export const useAccept = (code: string) =>
  useSend<string, 'acceptInvitation', InvitationAccepted>(
    (displayName) => ({
      route: 'acceptInvitation',
      params: {},
      body: { code, displayName, guide: PRIVACY_GUIDE_EDITION },
      words: { title: '接受邀请' },
    }),
    { answered: () => queryClient.invalidateQueries({ queryKey: keys.me }) },
  )
