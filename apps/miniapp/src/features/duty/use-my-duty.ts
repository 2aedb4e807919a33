import type { CheckOutBody, HandoverDraft, MyDaysOffBody, SwapBody } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useDutySend } from './use-duty-send.ts'

export { useMyDuty } from '../../shared/my-duty.ts'

/** Takes over the card that the shift before left. */
export const useTakeHandover = (communityId: string) =>
  useDutySend(communityId, (handoverId: string, idempotencyKey) =>
    call<unknown, 'takeHandover'>('takeHandover', { params: { communityId, handoverId }, idempotencyKey }),
  )

export const useKeepPromise = (communityId: string) =>
  useDutySend(communityId, (promiseId: string, idempotencyKey) =>
    call<unknown, 'keepPromise'>('keepPromise', { params: { communityId, promiseId }, idempotencyKey }),
  )

/** What I may owe when I go. */
export function useHandoverDraft(communityId: string, attendanceId: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'hand-over', attendanceId),
    queryFn: ({ signal }) =>
      call<HandoverDraft, 'handoverDraft'>('handoverDraft', { params: { communityId, attendanceId }, signal }),
  })
}

export const useCheckOut = (communityId: string, attendanceId: string) =>
  useDutySend(communityId, (body: CheckOutBody, idempotencyKey) =>
    call<unknown, 'checkOut'>('checkOut', { params: { communityId, attendanceId }, body, idempotencyKey }),
  )

export const useAskSwap = (communityId: string, shiftId: string) =>
  useDutySend(communityId, (body: SwapBody, idempotencyKey) =>
    call<unknown, 'askSwap'>('askSwap', { params: { communityId, shiftId }, body, idempotencyKey }),
  )

export type SwapAnswer = 'acceptSwap' | 'refuseSwap' | 'withdrawSwap'

export const useAnswerSwap = (communityId: string) =>
  useDutySend(communityId, ({ swapId, answer }: { swapId: string; answer: SwapAnswer }, idempotencyKey) =>
    call<unknown, SwapAnswer>(answer, { params: { communityId, swapId }, idempotencyKey }),
  )

export const useSetMyDaysOff = (communityId: string) =>
  useDutySend(communityId, (body: MyDaysOffBody) =>
    call<unknown, 'setMyDaysOff'>('setMyDaysOff', { params: { communityId }, body }),
  )
