import { DEFAULT_DEADLINES, type DeadlinePolicy } from '@juwuye/domain'
import type { PolicyView } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'

/** The community's own numbers; the usual ones while they are asked for, none where they could not be had. */
export function useDeadlines(communityId: string): DeadlinePolicy | undefined {
  const query = useQuery({
    queryKey: keys.policy(communityId),
    queryFn: ({ signal }) => call<PolicyView, 'policy'>('policy', { params: { communityId }, signal }),
  })
  if (query.data) return query.data.policy.deadlines
  return query.error ? undefined : DEFAULT_DEADLINES
}
