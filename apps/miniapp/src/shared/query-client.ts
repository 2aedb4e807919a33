import { focusManager, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { watchOnline } from '../platform/network.ts'
import { NetworkError } from '../platform/request-types.ts'
import { watchVisible } from '../platform/visibility.ts'
import { takesAway } from './reads.model.ts'

// TanStack listens to `window` by itself, which the mini-program does not have.
focusManager.setEventListener(watchVisible)
onlineManager.setEventListener(watchOnline)

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (takesAway(error)) query.setState({ data: undefined, dataUpdatedAt: 0 })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // An answer, even a refusal, is final; only silence is worth asking again.
      retry: (failures, error) =>
        failures < 2 && onlineManager.isOnline() && error instanceof NetworkError && error.fault !== 'aborted',
      // 1 s, 2 s, a little apart, so that phones that lost the network together do not come back together
      retryDelay: (failures) => 1_000 * 2 ** failures * (0.75 + Math.random() / 4),
      networkMode: 'offlineFirst',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
