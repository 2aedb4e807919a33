import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { deliver, type Write } from '../../shared/outbox/deliver.ts'
import type { WriteRoute } from '../../shared/outbox/write-policy.model.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Asks anew for all of duty, and for who is on duty now. */
function renewDuty(communityId: string): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.duty(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  ])
}

/** What is sent for a decision; of several routes any. */
type Described<R extends WriteRoute> = { [K in R]: Omit<Write<K>, 'key'> }[R]

/**
 * One write of duty, sent or kept as its policy says. The same decision sent again, because no answer came, is one.
 */
export function useDutySend<Input, R extends WriteRoute, Answer = unknown>(
  communityId: string,
  of: (input: Input) => Described<R>,
) {
  const sent = useRef(new Map<string, string>())
  return useMutation({
    mutationFn: async (input: Input) => {
      const decision = JSON.stringify(input)
      const key = sent.current.get(decision) ?? newId()
      sent.current.set(decision, key)
      const delivered = await deliver<Answer, R>({ ...of(input), key } as Write<R>)
      sent.current.delete(decision)
      return delivered
    },
    // not waited for: without a network it would keep what happened from being said
    onSettled: () => void renewDuty(communityId),
  })
}
