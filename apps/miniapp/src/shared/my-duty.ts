import type { MyDuty } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { keys } from './keys.ts'

/** My shifts of a month, this one unless said; what waits on me; whether I organise. */
export function useMyDuty(communityId: string, month?: string) {
  return useQuery({
    queryKey: keys.dutyPart(communityId, 'mine', month ?? ''),
    queryFn: ({ signal }) => call<MyDuty, 'myDuty'>('myDuty', { params: { communityId }, query: { month }, signal }),
  })
}
