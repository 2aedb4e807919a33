import type { DutyPerson, DutyPersonBody, DutySetup, PostBody, StationBody, TabletPairing } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useDutySend } from './use-duty-send.ts'

/** Stations, posts and the roster. */
export function useSetup(communityId: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'setup'),
    queryFn: ({ signal }) => call<DutySetup, 'dutySetup'>('dutySetup', { params: { communityId }, signal }),
  })
}

const atSetup = (communityId: string) => ({ page: 'duty/setup' as const, params: { communityId } })

/** A new station, or the one of this id changed. */
export const useSaveStation = (communityId: string, stationId: string | undefined) =>
  useDutySend(communityId, (body: StationBody) => {
    const rest = { body, words: { title: '服务站', note: body.name }, edit: atSetup(communityId) }
    if (stationId === undefined) return { route: 'addStation' as const, params: { communityId }, ...rest }
    return { route: 'changeStation' as const, params: { communityId, stationId }, ...rest }
  })

export const useSavePost = (communityId: string, postId: string | undefined) =>
  useDutySend(communityId, (body: PostBody) => {
    const rest = { body, words: { title: '岗', note: body.label }, edit: atSetup(communityId) }
    if (postId === undefined) return { route: 'addPost' as const, params: { communityId }, ...rest }
    return { route: 'changePost' as const, params: { communityId, postId }, ...rest }
  })

export const useSaveDutyPerson = (communityId: string, { personId, name }: Pick<DutyPerson, 'personId' | 'name'>) =>
  useDutySend(communityId, (body: DutyPersonBody) => ({
    route: 'setDutyPerson',
    params: { communityId, personId },
    body,
    words: { title: '骨干名册', note: name },
    edit: atSetup(communityId),
  }))

/** A new token for the station's tablet; the one before ends. */
export const usePairTablet = (communityId: string) =>
  useDutySend<string, 'pairTablet', TabletPairing>(communityId, (stationId) => ({
    route: 'pairTablet',
    params: { communityId, stationId },
    words: { title: '配一台平板' },
    edit: atSetup(communityId),
  }))
