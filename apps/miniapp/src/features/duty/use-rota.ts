import type { RotaView, ShiftCandidates } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useDutySend } from './use-duty-send.ts'

/** The rota of a month. */
export function useRota(communityId: string, month: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'rota', month),
    queryFn: ({ signal }) => call<RotaView, 'rota'>('rota', { params: { communityId, month }, signal }),
  })
}

/** Who may stand in a shift, those without trouble first. */
export function useCandidates(communityId: string, shiftId: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'candidates', shiftId),
    queryFn: ({ signal }) =>
      call<ShiftCandidates, 'shiftCandidates'>('shiftCandidates', { params: { communityId, shiftId }, signal }),
  })
}

/** Fills what is not fixed, as the draft of the month. */
export const useFillRota = (communityId: string, month: string) =>
  useDutySend(communityId, (version: number, idempotencyKey) =>
    call<RotaView, 'fillRota'>('fillRota', { params: { communityId, month }, body: { version }, idempotencyKey }),
  )

export const usePublishRota = (communityId: string, month: string) =>
  useDutySend(communityId, (version: number, idempotencyKey) =>
    call<RotaView, 'publishRota'>('publishRota', { params: { communityId, month }, body: { version }, idempotencyKey }),
  )

interface Assignment {
  shiftId: string
  /** null: nobody. */
  personId: string | null
  version: number
}

export const useAssignShift = (communityId: string) =>
  useDutySend(communityId, ({ shiftId, ...body }: Assignment, idempotencyKey) =>
    call<unknown, 'assignShift'>('assignShift', { params: { communityId, shiftId }, body, idempotencyKey }),
  )
