import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Asks anew for all of duty, and for who is on duty now. */
function renewDuty(communityId: string): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.duty(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  ])
}

/** One write of duty. The same decision sent again, because no answer came, is one. */
export function useDutySend<Input, Answer = unknown>(
  communityId: string,
  send: (input: Input, idempotencyKey: string) => Promise<Answer>,
) {
  const sent = useRef(new Map<string, string>())
  return useMutation({
    mutationFn: async (input: Input) => {
      const decision = JSON.stringify(input)
      const key = sent.current.get(decision) ?? newId()
      sent.current.set(decision, key)
      const answer = await send(input, key)
      sent.current.delete(decision)
      return answer
    },
    // not waited for: without a network it would keep what happened from being said
    onSettled: () => void renewDuty(communityId),
  })
}
