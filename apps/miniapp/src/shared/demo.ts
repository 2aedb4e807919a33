import type { DemoPeople } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { keys } from './keys.ts'

/** The people one may be in demonstration mode; outside it the server knows no such thing, and this fails for good. */
export function useDemoPeople() {
  return useQuery({
    queryKey: keys.demoPeople,
    queryFn: ({ signal }) => call<DemoPeople, 'demoPeople'>('demoPeople', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
