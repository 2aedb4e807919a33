import { sql } from 'drizzle-orm'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { Tx } from '../db/pools.ts'
import { JOBS_SCHEMA } from './queues.ts'

const HOUR = 3_600

/**
 * The library over a connection of ours. It is never left to itself: it makes no tables, plans no jobs and supervises
 * nothing, unless it is told to.
 */
export function createBoss(db: PgBoss.Db, options: PgBoss.ConstructorOptions = {}): PgBoss {
  return new PgBoss({
    db,
    schema: JOBS_SCHEMA,
    migrate: false,
    schedule: false,
    supervise: false,
    archiveCompletedAfterSeconds: HOUR,
    deleteAfterSeconds: 24 * HOUR,
    ...options,
  })
}

/** Runs in whatever transaction the client is in. */
export const overClient = (client: pg.ClientBase): PgBoss.Db => ({
  executeSql: (text, values) => client.query(text, values),
})

/**
 * The library opens transactions of its own in one text, BEGIN to COMMIT: a connection on which something failed may
 * still be inside, so it is thrown away.
 */
export const overPool = (pool: pg.Pool): PgBoss.Db => ({
  async executeSql(text, values) {
    const client = await pool.connect()
    try {
      const result = await client.query(text, values)
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  },
})

/** The library numbers its parameters ($1), the query builder wants them in their places. */
export const overTransaction = (tx: Tx): { executeSql(text: string, values: unknown[]): Promise<pg.QueryResult> } => ({
  executeSql: (text, values) =>
    tx.execute(
      sql.join(
        text.split(/\$(\d+)/).map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql.param(values[Number(part) - 1]))),
      ),
    ),
})
