import { sql } from 'drizzle-orm'
import type { Clock } from './clock.ts'
import type { Database } from './db/pools.ts'
import type { Log } from './log.ts'
import { measureTimedWork, noteTick } from './metrics.ts'

/**
 * Something that time does. Safe to run twice; `now` is read once for all of a tick. Once `stopping` is aborted it may
 * leave the rest to the next tick, wherever that runs.
 */
export interface TimedWork {
  name: string
  run(now: number, stopping: AbortSignal): Promise<void>
}

export interface MinuteTick {
  /** One tick now; used by tests and by the seed. Does nothing while another process is at it. */
  once(): Promise<void>
  /** Waits for the tick under way, which leaves what it can to a later one. */
  stop(): Promise<void>
}

interface TickOptions {
  clock: Clock
  /** Holds the lock; the work itself uses its own connections. */
  sweeper: Database
  log: Log
  works: readonly TimedWork[]
  /** Do nothing while clock and database's clock are further apart than this (ms): one of them is wrong. */
  farthest?: number
}

const MINUTE = 60_000
/** Key of the advisory lock: "juwuyeTk" in ASCII without its last letter. */
const LOCK = '0x6a75777579655400'

/**
 * Runs the works in order once a minute, one tick at a time over all processes, and at the start: what came due while
 * nobody was here is done at once. A failing work stops no other.
 */
export function createMinuteTick({
  clock,
  sweeper,
  log,
  works,
  farthest,
}: TickOptions): MinuteTick & { start(): void } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const stopping = new AbortController()

  const runAll = async (there: number) => {
    const now = clock.now()
    if (farthest !== undefined && Math.abs(now - there) > farthest) {
      // reminded, sealed or deleted by a wrong clock cannot be taken back
      throw new Error(`the clock is ${Math.round((now - there) / 1_000)} s ahead of the database's`)
    }
    for (const work of works) {
      if (stopping.signal.aborted) return
      await measureTimedWork(work.name, () => work.run(now, stopping.signal)).catch((error: unknown) =>
        log.error({ err: error, work: work.name }, 'timed work failed'),
      )
    }
    noteTick()
  }
  const once = () => {
    running = running
      .then(() => alone(sweeper, runAll))
      .catch((error: unknown) => log.error({ err: error }, 'minute tick failed'))
    return running
  }
  const schedule = () => {
    timer = setTimeout(run, MINUTE - (clock.now() % MINUTE))
  }
  const run = () => {
    void once().then(() => !stopping.signal.aborted && schedule())
  }
  return {
    once,
    start: run,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}

/** The lock lives as long as this transaction, so it goes with the connection when the process dies. */
async function alone(db: Database, work: (databaseNow: number) => Promise<void>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql.raw('SET LOCAL idle_in_transaction_session_timeout = 0'))
    const { rows } = await tx.execute<{ mine: boolean; now: number }>(
      sql.raw(
        `select pg_try_advisory_xact_lock(${BigInt(LOCK)}) as mine, (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
      ),
    )
    if (rows[0]?.mine) await work(rows[0].now)
  })
}
