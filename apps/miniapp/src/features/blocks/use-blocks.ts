import type { Blocks, MyBlock } from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** What keeps this person from whistling here. */
export function useMyBlock(communityId: string) {
  return useQuery({
    queryKey: keys.myBlock(communityId),
    queryFn: ({ signal }) => call<MyBlock, 'myBlock'>('myBlock', { params: { communityId }, signal }),
  })
}

/** Everybody's, for desk and town. */
export function useBlocks(communityId: string) {
  return useInfiniteQuery({
    queryKey: keys.blocks(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<Blocks, 'blocks'>('blocks', { params: { communityId }, query: { cursor: pageParam }, signal }),
    ...BY_CURSOR,
  })
}

const settled = (communityId: string) => void queryClient.invalidateQueries({ queryKey: keys.inside(communityId) })
const beside = (communityId: string) => ({
  about: { communityId },
  edit: { page: 'blocks' as const, params: { communityId } },
})

/** The whistle that gives cause. */
export interface Cause {
  readonly caseId: string
  readonly whistleId: string
}

export function useProposeBlock(communityId: string, cause: Cause) {
  const id = useRef(newId())
  return useSend(
    ({ reason, untilDay }: { reason: string; untilDay: string }) => ({
      route: 'proposeBlock',
      params: { communityId, ...cause },
      body: { id: id.current, reason, untilDay },
      words: { title: '提出限制吹哨', note: reason },
      ...beside(communityId),
    }),
    { answered: () => settled(communityId) },
  )
}

export const useSettleBlock = (communityId: string, blockId: string) =>
  useSend(
    (body: { confirm: boolean; reason: string }) => ({
      route: 'settleBlock',
      params: { communityId, blockId },
      body,
      words: { title: body.confirm ? '同意限制吹哨' : '不同意限制吹哨' },
      ...beside(communityId),
    }),
    { answered: () => settled(communityId) },
  )

export const useAppealBlock = (communityId: string, blockId: string) =>
  useSend(
    (reason: string) => ({
      route: 'appealBlock',
      params: { communityId, blockId },
      body: { reason },
      words: { title: '申诉', note: reason },
      ...beside(communityId),
    }),
    { answered: () => settled(communityId) },
  )

export const useRuleBlock = (communityId: string, blockId: string) =>
  useSend(
    (body: { lift: boolean; reason: string }) => ({
      route: 'ruleBlock',
      params: { communityId, blockId },
      body,
      words: { title: body.lift ? '取消限制吹哨' : '维持限制吹哨' },
      ...beside(communityId),
    }),
    { answered: () => settled(communityId) },
  )
