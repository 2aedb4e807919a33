import { randomUUID } from 'node:crypto'
import { relayOutbox } from '../../src/features/outbox-relay/index.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import type { Handlers, Worker } from '../../src/platform/jobs/worker.ts'
import { createWorker } from '../../src/platform/jobs/worker.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'

export interface JobsHere {
  t: TestApp
  inside: Inside
  /** A community that no other test uses; it has a number and nothing else. */
  community(): string
  /** Adds a job in a transaction of its own. */
  add: TestApp['deps']['jobs']['add'] extends (tx: never, ...rest: infer R) => Promise<void>
    ? (...rest: R) => Promise<void>
    : never
  /** Writes outbox rows as acts would; their ids. */
  writeOutbox(communityId: string, count: number): Promise<string[]>
  /** A worker with these handlers; stopped at the end of the tests. */
  worker(handlers: Partial<Handlers>): Worker
}

/** A database where only the tests of one file at a time add jobs, empty at first. */
export async function givenJobs(): Promise<JobsHere> {
  const t = await buildTestApp({ databaseSuffix: '_jobs' })
  const inside = await openInside(t)
  await inside.rows('truncate juwuye_jobs.job, juwuye_jobs.archive, juwuye.outbox')
  const workers: Worker[] = []
  t.endsWith(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
  })
  return {
    t,
    inside,
    community: () => t.deps.ids.communityId(),
    add: (queue, data, options) => {
      const communityId = 'communityId' in data ? data.communityId : '1'
      return inCommunity(t.deps.db.api, { communityId }, (tx) => t.deps.jobs.add(tx, queue, data, options))
    },
    async writeOutbox(communityId, count) {
      const ids = Array.from({ length: count }, () => t.deps.ids.uuid())
      await inside.rows(
        `insert into juwuye.outbox (community_id, id, case_id, seq, kind, audience, created_at)
         select $1, id, $2, n, 'raised', '{}', to_timestamp($3::double precision / 1000)
         from unnest($4::uuid[]) with ordinality as given(id, n)`,
        [communityId, randomUUID(), t.clock.now(), ids],
      )
      return ids
    },
    worker(handlers) {
      const worker = createWorker(t.deps, handlers, () => relayOutbox(t.deps))
      workers.push(worker)
      return worker
    },
  }
}

/** Waits until it holds, or says what it was waiting for. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, limit = 20_000): Promise<void> {
  for (const end = Date.now() + limit; Date.now() < end; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`still not so after ${limit} ms: ${what}`)
}
