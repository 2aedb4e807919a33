import type pg from 'pg'
import type { Database } from '../db/pools.ts'
import { SERVING_ROLES } from '../db/walls.ts'
import { createBoss, overClient, overPool } from './boss.ts'
import { DEAD, JOBS_SCHEMA, QUEUE_NAMES, QUEUES } from './queues.ts'

/** A job that nobody came to do is kept this long; then it is dropped without a word. */
const KEPT_WAITING_MINUTES = 90 * 24 * 60

/**
 * Makes the library's tables, or brings them to its version, and the queues, each a partition; what serves may then
 * change rows and nothing else. Safe to repeat; the caller sees to it that one does it at a time.
 *
 * @param owner a connection of `juwuye_owner`, outside any transaction
 */
export async function installJobs(owner: pg.ClientBase): Promise<void> {
  const boss = createBoss(overClient(owner), { migrate: true })
  await boss.start()
  const dead = { name: DEAD, retentionMinutes: KEPT_WAITING_MINUTES }
  await boss.createQueue(DEAD, { ...dead })
  await boss.updateQueue(DEAD, { ...dead })
  for (const name of QUEUE_NAMES) {
    const { retryLimit, retryDelay, expireInSeconds } = QUEUES[name]
    const rules = { ...dead, name, retryLimit, retryDelay, retryBackoff: true, expireInSeconds, deadLetter: DEAD }
    await boss.createQueue(name, { ...rules }) // the library writes into what it is handed
    await boss.updateQueue(name, { ...rules })
  }
  for (const grant of GRANTS) await owner.query(grant)
}

const GRANTS = [
  `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${SERVING_ROLES.api}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ${JOBS_SCHEMA}.job TO ${SERVING_ROLES.api}`,
  `GRANT SELECT, INSERT, DELETE ON ${JOBS_SCHEMA}.archive TO ${SERVING_ROLES.api}`,
  `GRANT SELECT ON ${JOBS_SCHEMA}.queue, ${JOBS_SCHEMA}.version TO ${SERVING_ROLES.api}`,
  `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} FROM PUBLIC`,
]

/** Whether the tables are of this build's version and every queue is there. Throws when there are none. */
export async function areJobsInstalled(db: Database): Promise<boolean> {
  const boss = createBoss(overPool(db.$client))
  try {
    await boss.start() // without the right to migrate it only compares the version
  } catch (error) {
    if ((error as Error).message.startsWith('pg-boss')) return false
    throw error
  }
  const there = new Set((await boss.getQueues()).map((queue) => queue.name))
  return [DEAD, ...QUEUE_NAMES].every((name) => there.has(name))
}
