import type { DutyPersonBody, DutySetup, PostBody, StationBody, TabletPairing } from '@juwuye/types'
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

/** A new station, or the one of this id changed. */
export const useSaveStation = (communityId: string, stationId: string | undefined) =>
  useDutySend(communityId, (body: StationBody, idempotencyKey) =>
    stationId === undefined
      ? call<unknown, 'addStation'>('addStation', { params: { communityId }, body, idempotencyKey })
      : call<unknown, 'changeStation'>('changeStation', { params: { communityId, stationId }, body, idempotencyKey }),
  )

export const useSavePost = (communityId: string, postId: string | undefined) =>
  useDutySend(communityId, (body: PostBody, idempotencyKey) =>
    postId === undefined
      ? call<unknown, 'addPost'>('addPost', { params: { communityId }, body, idempotencyKey })
      : call<unknown, 'changePost'>('changePost', { params: { communityId, postId }, body, idempotencyKey }),
  )

export const useSaveDutyPerson = (communityId: string, personId: string) =>
  useDutySend(communityId, (body: DutyPersonBody, idempotencyKey) =>
    call<unknown, 'setDutyPerson'>('setDutyPerson', { params: { communityId, personId }, body, idempotencyKey }),
  )

/** A new token for the station's tablet; the one before ends. */
export const usePairTablet = (communityId: string) =>
  useDutySend(communityId, (stationId: string) =>
    call<TabletPairing, 'pairTablet'>('pairTablet', { params: { communityId, stationId } }),
  )
