import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { watchOnline } from '../platform/network.ts'
import { NetworkError } from '../platform/request-types.ts'
import { watchVisible } from '../platform/visibility.ts'

// TanStack listens to `window` by itself, which the mini-program does not have.
focusManager.setEventListener(watchVisible)
onlineManager.setEventListener(watchOnline)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // An answer, even a refusal, is final; only silence is worth asking again.
      retry: (failures, error) => failures < 2 && error instanceof NetworkError && error.fault !== 'aborted',
      networkMode: 'offlineFirst',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
