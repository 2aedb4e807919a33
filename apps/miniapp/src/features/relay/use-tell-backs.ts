import type {
  RecordTellBackBody,
  TellBackSlip,
  TellBacks,
  TellBacksQuery,
  TellBackTold,
  TellBackView,
} from '@juwuye/types'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { deliver } from '../../shared/outbox/deliver.ts'
import { neighboursChanged } from './use-neighbours.ts'

type Which = Required<Pick<TellBacksQuery, 'scope' | 'state'>>

/** Whom somebody is to tell what became of it, page by page. */
export function useTellBacks(communityId: string, which: Which) {
  return useInfiniteQuery({
    queryKey: keys.tellBacks(communityId, which),
    queryFn: ({ pageParam, signal }) =>
      call<TellBacks, 'tellBacks'>('tellBacks', {
        params: { communityId },
        query: { ...which, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })
}

/** They were told; said twice is told once. */
export function useRecordTellBack(communityId: string, { id: tellBackId, neighbour, case: about }: TellBackView) {
  const key = useRef(newId())
  return useMutation({
    mutationFn: (body: RecordTellBackBody) =>
      deliver<TellBackTold, 'recordTellBack'>({
        route: 'recordTellBack',
        params: { communityId, tellBackId },
        body,
        key: key.current,
        words: { title: `回告${neighbour.name}`, note: about?.title ?? about?.number },
        about: { communityId, caseId: about?.id },
      }),
    onSuccess: () => void neighboursChanged(communityId),
  })
}

export function useTellBackSlip(communityId: string, tellBackId: string) {
  return useQuery({
    queryKey: keys.tellBackSlip(communityId, tellBackId),
    queryFn: ({ signal }) =>
      call<TellBackSlip, 'tellBackSlip'>('tellBackSlip', { params: { communityId, tellBackId }, signal }),
  })
}
