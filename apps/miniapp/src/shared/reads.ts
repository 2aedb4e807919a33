import { dehydrate, hydrate } from '@tanstack/react-query'
import { readStored, removeStored, writeStored } from '../platform/storage.ts'
import { watchVisible } from '../platform/visibility.ts'
import { queryClient } from './query-client.ts'
import { isKept, type KeptReads, stillGood, worthKeeping } from './reads.model.ts'
import { currentSession } from './session.ts'

const PLACE = 'juwuye.reads'
const PAUSE = 3_000

let timer: ReturnType<typeof setTimeout> | undefined

function keep() {
  clearTimeout(timer)
  timer = undefined
  const { personId } = currentSession()
  const { queries } = dehydrate(queryClient, {
    shouldDehydrateQuery: ({ queryKey, state }) => state.data !== undefined && isKept(queryKey),
  })
  writeStored(PLACE, { build: BUILD, personId, queries: worthKeeping(queries) } satisfies KeptReads)
}

/** Nobody is signed in any more, or somebody else: nothing that was read may be seen again. */
export function forgetReads() {
  clearTimeout(timer)
  timer = undefined
  removeStored(PLACE)
}

/** Shows again what was read last, until the server has answered; keeps what is read. Called once, at the start. */
export function keepReads() {
  const queries = stillGood(readStored<KeptReads>(PLACE), BUILD, currentSession().personId, Date.now())
  // what was read is over one day away from being forgotten, also where no page shows it
  hydrate(queryClient, { queries, mutations: [] }, { defaultOptions: { queries: { gcTime: 24 * 3_600_000 } } })
  // However young: it is asked for again.
  void queryClient.invalidateQueries({ refetchType: 'none' })
  queryClient.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') timer ??= setTimeout(keep, PAUSE)
  })
  watchVisible((visible) => {
    if (!visible && timer !== undefined) keep()
  })
}
