import { sql } from 'drizzle-orm'
import type PgBoss from 'pg-boss'
import type { Tx } from '../db/pools.ts'
import type { Ids } from '../ids.ts'
import { currentTrace } from '../trace.ts'
import { createBoss, overTransaction } from './boss.ts'
import { JOBS_SCHEMA, type JobData, QUEUES, type QueueName, type StoredJob } from './queues.ts'

export interface NewJob<Q extends QueueName> {
  data: JobData<Q>
  /** A UUID that names the job: added twice under one id, it is done once, for as long as it is remembered (an hour). */
  id?: string
  /** Of the request that it came of; that of the running one when left out. */
  traceId?: string | null
  /** Goes before the others of its queue. */
  urgent?: boolean
}

export interface Jobs {
  /**
   * Adds a job inside the transaction: when that fails there is no job, and no worker sees it before the commit.
   *
   * @throws ZodError when the data is not what the queue says
   */
  add<Q extends QueueName>(tx: Tx, queue: Q, data: JobData<Q>, options?: Omit<NewJob<Q>, 'data'>): Promise<void>
  /** The same for many, in one statement. */
  addAll<Q extends QueueName>(tx: Tx, queue: Q, jobs: readonly NewJob<Q>[]): Promise<void>
}

const URGENT = 1

const noConnection: PgBoss.Db = {
  executeSql: () => Promise.reject(new Error('jobs are added inside a transaction only')),
}

export function createJobs(ids: Ids): Jobs {
  const boss = createBoss(noConnection)
  const addAll: Jobs['addAll'] = async (tx, queue, jobs) => {
    if (jobs.length === 0) return
    const inserts = jobs.map(({ data, id = ids.uuid(), traceId = currentTrace(), urgent }) => ({
      id,
      name: queue,
      data: { queue, data: QUEUES[queue].data.parse(data), ...(traceId && { traceId }) } satisfies StoredJob,
      priority: urgent ? URGENT : 0,
    }))
    let added = 0
    await boss.insert(inserts, {
      db: {
        async executeSql(text, values) {
          const result = await overTransaction(tx).executeSql(text, values)
          added = result.rowCount ?? 0
          return result
        },
      },
    })
    if (added < inserts.length) await insistOnQueue(tx, queue)
  }
  return {
    addAll,
    add: (tx, queue, data, options = {}) => addAll(tx, queue, [{ data, ...options }]),
  }
}

/** Fewer were added than asked for: because they were there already, or, silently, because there is no such queue. */
async function insistOnQueue(tx: Tx, queue: QueueName): Promise<void> {
  const { rows } = await tx.execute(sql`select 1 from ${sql.identifier(JOBS_SCHEMA)}.queue where name = ${queue}`)
  if (rows.length === 0) throw new Error(`there is no queue ${queue}: the database is not of this build`)
}
