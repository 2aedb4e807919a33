import { and, eq, isNull } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Databases } from '../db/pools.ts'
import { inCommunity } from '../db/tenant.ts'
import type { Log } from '../log.ts'
import { deadLetters } from './dead-letters.table.ts'
import type { Jobs } from './jobs.ts'
import { QUEUES, type QueueName, type StoredJob } from './queues.ts'

export interface DeadJob extends StoredJob {
  id: string
  /** What the last try failed with. */
  error: string
}

/** Writes the job down for the administrator of its community; without one there is nobody to ask, so it is logged. */
export async function bury(parts: { db: Databases; clock: Clock; log: Log }, dead: DeadJob): Promise<void> {
  const { id, queue, data, error } = dead
  parts.log.error({ queue, jobId: id, reason: error }, 'a job was given up')
  const { communityId } = data
  if (typeof communityId !== 'string') return
  await inCommunity(parts.db.api, { communityId }, (tx) =>
    tx
      .insert(deadLetters)
      .values({ communityId, id, queue, data, error, diedAt: parts.clock.now() })
      .onConflictDoNothing(),
  )
}

/**
 * Sends a dead letter again, once, however often it is asked for.
 *
 * @returns whether it was sent now; not when there is none of that id here, or it was sent before
 */
export async function resendDeadLetter(
  parts: { db: Databases; clock: Clock; jobs: Jobs },
  communityId: string,
  id: string,
  personId: string,
): Promise<boolean> {
  return await inCommunity(parts.db.api, { communityId, personId }, async (tx) => {
    const [letter] = await tx
      .update(deadLetters)
      .set({ resentAt: parts.clock.now(), resentBy: personId })
      .where(and(eq(deadLetters.communityId, communityId), eq(deadLetters.id, id), isNull(deadLetters.resentAt)))
      .returning()
    if (!letter) return false
    const queue = letter.queue as QueueName
    await parts.jobs.add(tx, queue, QUEUES[queue].data.parse(letter.data), { id })
    return true
  })
}
