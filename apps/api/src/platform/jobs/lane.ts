import { setTimeout as pause } from 'node:timers/promises'
import type PgBoss from 'pg-boss'
import { createNap } from './loop.ts'

export type FetchedJob = PgBoss.JobWithMetadata<unknown>

interface LaneOptions {
  queue: string
  boss: PgBoss
  /** How many are under way at a time. */
  atOnce: number
  /** Does the job and settles it with the library; never throws. */
  work(job: FetchedJob): Promise<void>
  /** Called after jobs were done: what they added may wait elsewhere. */
  onDone(): void
}

export interface Lane {
  start(): void
  /** Looks again now rather than at the next poll. */
  wake(): void
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>
  /** Does what is due now, once through. @returns how many jobs that was */
  sweep(options: { early: boolean }): Promise<number>
  /** Ids of the jobs under way. */
  underWay(): string[]
}

const POLL = 1_000
/** Many jobs that end at about the same time wake a lane once. */
const BREATH = 20

/** One queue in one worker: fetches as many jobs as it has hands free. */
export function createLane({ queue, boss, atOnce, work, onDone }: LaneOptions): Lane {
  const busy = new Map<string, Promise<void>>()
  const nap = createNap()
  let stopping = false
  let loop: Promise<void> = Promise.resolve()

  async function fetch(limit: number, early: boolean): Promise<FetchedJob[]> {
    const jobs = await boss.fetch<unknown>(queue, { batchSize: limit, includeMetadata: true, ignoreStartAfter: early })
    return jobs.sort((a, b) => b.priority - a.priority) // the most urgent ones, but in any order
  }
  const take = (job: FetchedJob) => {
    const done = work(job).finally(() => busy.delete(job.id))
    busy.set(job.id, done)
    return done
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const free = atOnce - busy.size
      const jobs = await fetch(free, false)
      for (const job of jobs) void take(job).then(onDone)
      if (jobs.length < free) {
        await nap.sleep(POLL)
        await pause(BREATH)
      }
      // not after each single one: a fetch looks through all that waits
      while (busy.size > atOnce / 2) await Promise.race(busy.values())
    }
  }

  return {
    start() {
      loop = run()
    },
    wake: nap.wake,
    async stop() {
      stopping = true
      nap.wake()
      await loop
      await Promise.all(busy.values())
    },
    async sweep({ early }) {
      let count = 0
      for (;;) {
        const jobs = await fetch(atOnce, early)
        if (jobs.length === 0) return count
        await Promise.all(jobs.map(take))
        count += jobs.length
      }
    },
    underWay: () => [...busy.keys()],
  }
}
