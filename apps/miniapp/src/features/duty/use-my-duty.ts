import { SWAP_KIND_LABELS } from '@juwuye/messages'
import type { CheckOutBody, HandoverDraft, HandoverView, MyDaysOffBody, PromiseView, SwapBody } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useDutySend } from './use-duty-send.ts'

export { useMyDuty } from '../../shared/my-duty.ts'

const atDuty = (communityId: string) => ({ page: 'duty' as const, params: { communityId } })

/** Takes over the card that the shift before left. */
export const useTakeHandover = (communityId: string) =>
  useDutySend(communityId, ({ id, from }: Pick<HandoverView, 'id' | 'from'>) => ({
    route: 'takeHandover',
    params: { communityId, handoverId: id },
    words: { title: `接${from.name}的班` },
    edit: atDuty(communityId),
  }))

export const useKeepPromise = (communityId: string) =>
  useDutySend(communityId, ({ id, words, case: of }: Pick<PromiseView, 'id' | 'words' | 'case'>) => ({
    route: 'keepPromise',
    params: { communityId, promiseId: id },
    words: { title: '办好了', note: words },
    about: of ? { communityId, caseId: of.id } : undefined,
  }))

/** What I may owe when I go. */
export function useHandoverDraft(communityId: string, attendanceId: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'hand-over', attendanceId),
    queryFn: ({ signal }) =>
      call<HandoverDraft, 'handoverDraft'>('handoverDraft', { params: { communityId, attendanceId }, signal }),
  })
}

export const useCheckOut = (communityId: string, attendanceId: string, draft: string) =>
  useDutySend(communityId, (body: CheckOutBody) => ({
    route: 'checkOut',
    params: { communityId, attendanceId },
    body,
    words: { title: '交班、签退', note: body.note },
    edit: { page: 'duty/hand-over', params: { communityId, attendanceId }, draft },
  }))

export const useAskSwap = (
  communityId: string,
  { shiftId, month }: { shiftId: string; month: string },
  draft: string,
) =>
  useDutySend(communityId, (body: SwapBody) => ({
    route: 'askSwap',
    params: { communityId, shiftId },
    body,
    words: { title: SWAP_KIND_LABELS[body.kind], note: body.reason },
    edit: { page: 'duty/swap', params: { communityId, shiftId, month }, draft },
  }))

export type SwapAnswer = 'acceptSwap' | 'refuseSwap' | 'withdrawSwap'

const ANSWERS: Record<SwapAnswer, string> = {
  acceptSwap: '换班：我来',
  refuseSwap: '换班：来不了',
  withdrawSwap: '不换班了',
}

export const useAnswerSwap = (communityId: string) =>
  useDutySend(communityId, ({ swapId, answer }: { swapId: string; answer: SwapAnswer }) => ({
    route: answer,
    params: { communityId, swapId },
    words: { title: ANSWERS[answer] },
    edit: { page: 'duty/swaps', params: { communityId } },
  }))

export const useSetMyDaysOff = (communityId: string) =>
  useDutySend(communityId, (body: MyDaysOffBody) => ({
    route: 'setMyDaysOff',
    params: { communityId },
    body,
    words: { title: '哪几天来不了' },
    edit: { page: 'duty/days-off', params: { communityId } },
  }))
