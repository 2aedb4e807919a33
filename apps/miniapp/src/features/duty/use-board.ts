import type { Attempts, DutyBoard, RecordAttendanceBody, ShiftView } from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useDutySend } from './use-duty-send.ts'

/** Who is here, who is not, and what nobody took. */
export function useBoard(communityId: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'board'),
    queryFn: ({ signal }) => call<DutyBoard, 'dutyBoard'>('dutyBoard', { params: { communityId }, signal }),
  })
}

/** Check-ins that were refused, newest first, page by page. */
export function useAttempts(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.dutyPart(communityId, 'attempts'),
    queryFn: ({ pageParam, signal }) =>
      call<Attempts, 'attendanceAttempts'>('attendanceAttempts', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

/** 补记: by hand, with a reason. */
export const useRecordAttendance = (communityId: string, shift: Pick<ShiftView, 'id' | 'person'>, draft: string) =>
  useDutySend(communityId, (body: RecordAttendanceBody) => ({
    route: 'recordAttendance',
    params: { communityId, shiftId: shift.id },
    body,
    words: { title: `替${shift.person?.name ?? ''}补记`, note: body.reason },
    edit: { page: 'duty/board', params: { communityId }, draft },
  }))
