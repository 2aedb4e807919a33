import pg from 'pg'
import type { TestApp } from '../build-app.ts'

const POLL = 20
const LONGEST = 10_000

/**
 * Holds something in the database until so many requests wait for it or for each other, then lets go: what would
 * happen once in a thousand times happens every time.
 */
export async function standstill<T>(t: TestApp, hold: string, requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  // a transaction sees what others do as it was when it first looked: who looks is not who holds
  const [holder, onlooker] = await Promise.all([connect(t), connect(t)])
  try {
    await holder.query('begin')
    await holder.query(hold)
    const answers: Promise<T>[] = []
    for (const request of requests) {
      answers.push(request())
      await waiting(onlooker, answers.length)
    }
    await holder.query('rollback')
    return await Promise.all(answers)
  } finally {
    await Promise.all([holder.end(), onlooker.end()])
  }
}

async function connect(t: TestApp): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: t.database.adminUrl })
  await client.connect()
  return client
}

/** Until so many connections to this database wait for a lock. */
async function waiting(onlooker: pg.Client, wanted: number): Promise<void> {
  for (const until = Date.now() + LONGEST; Date.now() < until; ) {
    const { rows } = await onlooker.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows[0].n >= wanted) return
    await new Promise((resolve) => setTimeout(resolve, POLL))
  }
  throw new Error(`${wanted} requests were to wait, but did not`)
}
