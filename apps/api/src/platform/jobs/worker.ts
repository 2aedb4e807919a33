import type { Clock } from '../clock.ts'
import type { Databases } from '../db/pools.ts'
import type { Log } from '../log.ts'
import { measureJob } from '../metrics.ts'
import { inTrace } from '../trace.ts'
import { createBoss, overPool } from './boss.ts'
import { bury } from './dead-letters.ts'
import { jobError, keptError } from './job-error.ts'
import { createKeeper } from './keeper.ts'
import { createLane, type FetchedJob, type Lane } from './lane.ts'
import { createLoop } from './loop.ts'
import { DEAD, type JobData, QUEUE_NAMES, QUEUES, type QueueName, type StoredJob } from './queues.ts'

export interface JobContext {
  /** 1 at the first try. */
  attempt: number
}

/** Does a job. Whatever it throws has it tried again later; so it is safe to run twice, also when it ended well. */
export type Handler<Q extends QueueName> = (data: JobData<Q>, context: JobContext) => Promise<void>

export type Handlers = { readonly [Q in QueueName]: Handler<Q> }

export interface Worker {
  start(): void
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>
  /**
   * Relays and does everything there is now, and what comes of it, until nothing is left; for tests and the seed.
   * What failed waits for its time unless `early`.
   */
  drain(options?: { early?: boolean }): Promise<void>
}

interface WorkerParts {
  db: Databases
  clock: Clock
  log: Log
}

const RELAY_POLL = 1_000

/**
 * Moves the outbox into the queues and does the jobs. Any number may run at once: each job has one worker at a time,
 * and the jobs of a worker that died are given to another when their time is over.
 *
 * @param handlers a queue without one keeps its jobs
 * @param relay moves one round of outbox rows into the queues and says how many
 */
export function createWorker(parts: WorkerParts, handlers: Partial<Handlers>, relay: () => Promise<number>): Worker {
  const { db, log } = parts
  const boss = createBoss(overPool(db.api.$client))
  const wakeAll = () => {
    for (const lane of lanes) lane.wake()
  }
  const lane = (queue: string, atOnce: number, work: (job: FetchedJob) => Promise<void>) =>
    createLane({ queue, boss, atOnce, work, onDone: wakeAll })
  const lanes: Lane[] = QUEUE_NAMES.filter((queue) => handlers[queue]).map((queue) =>
    lane(queue, QUEUES[queue].atOnce, workOn(queue)),
  )
  lanes.push(lane(DEAD, 1, buryIt))
  const keeper = createKeeper({ db: db.api, boss, log, underWay: () => lanes.flatMap((each) => each.underWay()) })

  function workOn(queue: QueueName) {
    const handler = handlers[queue] as Handler<QueueName>
    return async (job: FetchedJob) => {
      const attempt = job.retryCount + 1
      const { data, traceId } = job.data as StoredJob
      const work = () => handler(QUEUES[queue].data.parse(data), { attempt })
      try {
        await measureJob(queue, () => (traceId ? inTrace(traceId, work) : work()))
      } catch (error) {
        log.warn({ err: error, queue, jobId: job.id, attempt, traceId }, 'a job failed')
        await settle(job, () => boss.fail(queue, job.id, { message: jobError(error) }))
        return
      }
      await settle(job, () => boss.complete(queue, job.id))
    }
  }

  async function buryIt(job: FetchedJob): Promise<void> {
    try {
      await bury(parts, { ...(job.data as StoredJob), id: job.id, error: keptError(job.output) })
    } catch (error) {
      // left as it is, it comes back when its time is over; failed, it would be tried again at once and then be gone
      log.error({ err: error, jobId: job.id }, 'a job that was given up could not be written down')
      return
    }
    await settle(job, () => boss.complete(DEAD, job.id))
  }

  /** When even this fails, the job's time runs out and it is done again. */
  async function settle(job: FetchedJob, write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) => log.warn({ err: error, jobId: job.id }, 'a job could not be settled'))
  }

  const relayLoop = createLoop(RELAY_POLL, async () => {
    const count = await relay().catch((error: unknown) => {
      log.warn({ err: error }, 'the outbox could not be relayed')
      return 0
    })
    if (count > 0) wakeAll()
    return count > 0
  })

  return {
    start() {
      keeper.start()
      relayLoop.start()
      for (const each of lanes) each.start()
    },
    async stop() {
      await relayLoop.stop()
      await Promise.all(lanes.map((each) => each.stop()))
      await keeper.stop()
    },
    async drain({ early = false } = {}) {
      for (let done = 1; done > 0; ) {
        done = await relay()
        for (const each of lanes) done += await each.sweep({ early })
      }
    },
  }
}
