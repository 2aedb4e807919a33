import { keys } from '../../shared/keys.ts'
import { type Described, useSend } from '../../shared/outbox/use-send.ts'
import type { WriteRoute } from '../../shared/outbox/write-policy.model.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Asks anew for all of duty, and for who is on duty now. */
function renewDuty(communityId: string): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.duty(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  ])
}

/** One write of duty. */
export const useDutySend = <Input, R extends WriteRoute, Answer = unknown>(
  communityId: string,
  of: (input: Input) => Described<R>,
) => useSend<Input, R, Answer>(of, { settled: () => renewDuty(communityId) })
