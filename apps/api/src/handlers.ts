import type { Deps } from './deps.ts'
import { relayOutbox } from './features/outbox-relay/index.ts'
import { createWorker, type Handlers, type Worker } from './platform/jobs/worker.ts'

/** What is done with each kind of job. */
const jobHandlers = (_deps: Deps): Handlers => ({})

/** The worker of this application, not yet started. */
export const createAppWorker = (deps: Deps): Worker => createWorker(deps, jobHandlers(deps), () => relayOutbox(deps))
