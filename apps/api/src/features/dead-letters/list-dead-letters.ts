import { JOB_LABELS, TEMPLATE_TITLES, undeliveredWhy } from '@juwuye/messages'
import type { DeadLetters } from '@juwuye/types'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { deadLetters } from '../../platform/jobs/dead-letters.table.ts'
import type { QueueName } from '../../platform/jobs/queues.ts'
import { namesOf } from '../communities/index.ts'
import { receiversOf } from '../notifications/index.ts'

type LetterRow = typeof deadLetters.$inferSelect

/** Whoever gets something as a neighbour is not named here: a message would say whose case it is. */
const NEIGHBOUR = '一位邻居'

/** For whom each message was, and of which kind, by the id of its delivery. */
async function receivers(tx: Tx, communityId: string, rows: readonly LetterRow[]) {
  const pushes = rows.flatMap(({ data }) =>
    typeof data.deliveryId === 'string' ? [{ id: data.deliveryId, createdAt: Number(data.createdAt) }] : [],
  )
  const found = await receiversOf(tx, communityId, pushes)
  const names = await namesOf(
    tx,
    communityId,
    found.map(({ personId }) => personId),
  )
  return new Map(
    found.map(({ id, personId, template }) => {
      const known = names.get(personId)
      return [id, { template, name: known && known.role !== 'resident' ? known.name : NEIGHBOUR }]
    }),
  )
}

/** A page of what was tried often and given up, newest first. */
export async function listDeadLetters(
  tx: Tx,
  communityId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<DeadLetters> {
  const after = decodeCursor(cursor)
  const rows = await tx
    .select()
    .from(deadLetters)
    .where(and(eq(deadLetters.communityId, communityId), past(after, deadLetters.diedAt, deadLetters.id)))
    .orderBy(desc(deadLetters.diedAt), desc(deadLetters.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const to = await receivers(tx, communityId, shown)
  return {
    items: shown.map(({ id, queue, data, error, diedAt, resentAt }) => {
      const receiver = to.get(String(data.deliveryId))
      const what = JOB_LABELS[queue as QueueName] ?? queue
      return {
        id,
        what: receiver ? `${what}：${TEMPLATE_TITLES[receiver.template]}` : what,
        to: receiver?.name ?? null,
        why: undeliveredWhy(error),
        error,
        at: diedAt,
        resentAt,
      }
    }),
    nextCursor: rows.length > limit && last ? encodeCursor({ at: last.diedAt, id: last.id }) : null,
  }
}
