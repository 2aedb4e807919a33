import { sql } from 'drizzle-orm'
import type PgBoss from 'pg-boss'
import type { Database } from '../db/pools.ts'
import type { Log } from '../log.ts'
import { createLoop, type Loop } from './loop.ts'
import { JOBS_SCHEMA } from './queues.ts'

interface KeeperOptions {
  db: Database
  boss: PgBoss
  log: Log
  /** Ids of the jobs this worker is doing. */
  underWay(): string[]
}

/** Well below the time after which a silent worker is taken for dead. */
const BEAT = 10_000
/** Beats between two times that old jobs are thrown away. */
const TIDY_EVERY = 60

/**
 * Says that the jobs under way are still being done, gives those of dead workers to others, and throws old ones away.
 * The library does the last two by statements that lock each other out, so every worker may.
 */
export function createKeeper({ db, boss, log, underWay }: KeeperOptions): Loop {
  let beats = 0
  return createLoop(BEAT, async () => {
    try {
      await stayAlive(db, underWay())
      await (beats++ % TIDY_EVERY === 0 ? boss.maintain() : boss.expire())
    } catch (error) {
      log.warn({ err: error }, 'the jobs could not be looked after')
    }
    return false
  })
}

/** The library counts a job's time from when it was started, however long its worker is still at it. */
async function stayAlive(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.execute(
    sql`update ${sql.identifier(JOBS_SCHEMA)}.job set started_on = now() where id = any(${sql.param(ids)}::uuid[]) and state = 'active'`,
  )
}
