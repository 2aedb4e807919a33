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

const atMonth = (communityId: string, month: string) => ({ page: 'duty/rota' as const, params: { communityId, month } })

/** Fills what is not fixed, as the draft of the month. */
export const useFillRota = (communityId: string, month: string) =>
  useDutySend(communityId, (version: number) => ({
    route: 'fillRota',
    params: { communityId, month },
    body: { version },
    words: { title: '排满一个月', note: month },
    edit: atMonth(communityId, month),
  }))

export const usePublishRota = (communityId: string, month: string) =>
  useDutySend(communityId, (version: number) => ({
    route: 'publishRota',
    params: { communityId, month },
    body: { version },
    words: { title: '公布排班', note: month },
    edit: atMonth(communityId, month),
  }))

interface Assignment {
  shiftId: string
  month: string
  /** null: nobody. */
  personId: string | null
  version: number
}

export const useAssignShift = (communityId: string) =>
  useDutySend(communityId, ({ shiftId, month, ...body }: Assignment) => ({
    route: 'assignShift',
    params: { communityId, shiftId },
    body,
    words: { title: body.personId === null ? '把一个班空出来' : '换一个班的人', note: month },
    edit: atMonth(communityId, month),
  }))
