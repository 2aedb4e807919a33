import type { FigureSpan } from '@juwuye/domain'
import type {
  CommunityFigures,
  ComplaintsEntered,
  EnterComplaintsBody,
  FigureCases,
  FigureCasesQuery,
  RegionFigures,
} from '@juwuye/types'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

export interface Stretch {
  readonly span: FigureSpan
  readonly month: string
}

/** How a community does; the last period stays while the next is read. */
export const useFigures = (communityId: string, { span, month }: Stretch) =>
  useQuery({
    queryKey: keys.figures(communityId, span, month),
    queryFn: ({ signal }) =>
      call<CommunityFigures, 'figures'>('figures', { params: { communityId }, query: { span, month }, signal }),
    placeholderData: keepPreviousData,
  })

export const useRegionFigures = (regionId: string, { span, month }: Stretch) =>
  useQuery({
    queryKey: keys.regionFigures(regionId, span, month),
    queryFn: ({ signal }) =>
      call<RegionFigures, 'regionFigures'>('regionFigures', { params: { regionId }, query: { span, month }, signal }),
    placeholderData: keepPreviousData,
  })

export const useFigureCases = (communityId: string, query: Omit<FigureCasesQuery, 'cursor' | 'limit'>) =>
  useInfiniteQuery({
    queryKey: keys.figureCases(communityId, query),
    queryFn: ({ pageParam, signal }) =>
      call<FigureCases, 'figureCases'>('figureCases', {
        params: { communityId },
        query: { ...query, cursor: pageParam },
        signal,
      }),
    ...BY_CURSOR,
  })

export const useComplaints = (communityId: string, month: string) =>
  useQuery({
    queryKey: keys.complaints(communityId, month),
    queryFn: ({ signal }) =>
      call<ComplaintsEntered, 'complaints'>('complaints', { params: { communityId, month }, signal }),
  })

const renewed = (communityId: string, month: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.complaints(communityId, month) }),
    queryClient.invalidateQueries({ queryKey: keys.allFigures(communityId) }),
  ])

export const useEnterComplaints = (communityId: string, month: string) =>
  useSend(
    (body: EnterComplaintsBody) => ({
      route: 'enterComplaints',
      params: { communityId, month },
      body,
      words: { title: '填投诉数', note: month },
      about: { communityId },
      edit: { page: 'figures', params: { communityId } },
    }),
    { answered: () => renewed(communityId, month), settled: () => renewed(communityId, month) },
  )
