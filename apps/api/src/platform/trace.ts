import { AsyncLocalStorage } from 'node:async_hooks'

const traces = new AsyncLocalStorage<string>()

/** Does the work under the id of the request that asked for it, `traceId` of its answer and of its log lines. */
export const inTrace = <T>(traceId: string, work: () => T): T => traces.run(traceId, work)

/** Of the request that what runs now came of; absent where nobody asked, as in the minute tick. */
export const currentTrace = (): string | undefined => traces.getStore()
