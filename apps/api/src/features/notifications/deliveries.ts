import { type CommunityPolicy, DAY, dayOf, startOfDay } from '@juwuye/domain'
import { and, eq, gte, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { deliveries } from './notifications.table.ts'
import { nextAt, outsideQuiet } from './quiet-hours.ts'
import type { Recipient } from './recipients.ts'

export type DeliveryRow = typeof deliveries.$inferSelect

/** Not sent yet, and not put off to the digest. */
const UNDER_WAY = ['waiting', 'queued', 'sending'] as const
/** Whatever is still under way was made within these days. */
const LOOK_BACK = 3 * DAY
const AT_ONCE = 1_000

interface Sending {
  readonly communityId: string
  /** The message it carries. */
  readonly messageId: string
  readonly policy: CommunityPolicy
  readonly now: number
}

/**
 * Plans what WeChat is to carry of a message, where the community uses that template: at once, after the quiet hours, or
 * in the morning's digest. What leaves at once is added to the queue in this transaction. Whether the person wants it and
 * has a credit is asked when it is sent: that stands in their own plane.
 */
export async function planDeliveries(
  deps: Pick<Deps, 'ids' | 'jobs'>,
  tx: Tx,
  sending: Sending,
  recipients: readonly Recipient[],
): Promise<void> {
  const { communityId, messageId, policy, now } = sending
  const carried = recipients.flatMap(({ personId, urgent, template }) =>
    template !== null && policy.templates[template] !== null ? [{ personId, urgent, template }] : [],
  )
  if (carried.length === 0) return
  const tasks = carried.filter((one) => one.template === 'task' && !one.urgent).map((one) => one.personId)
  const enough = await peopleWithEnough(tx, sending, tasks)
  const rows = carried.map(({ personId, urgent, template }): DeliveryRow => {
    const digest = template === 'task' && !urgent && enough.has(personId)
    const ready = digest ? nextAt(now, policy.digest.atMinute) : now
    const dueAt = urgent ? now : outsideQuiet(ready, policy.quiet)
    return {
      communityId,
      id: deps.ids.uuid(),
      createdAt: now,
      personId,
      messageId,
      template,
      urgent,
      state: digest ? 'digest' : dueAt > now ? 'waiting' : 'queued',
      dueAt,
      attempts: 0,
      folds: 0,
      error: null,
      updatedAt: now,
    }
  })
  for (let i = 0; i < rows.length; i += AT_ONCE) await tx.insert(deliveries).values(rows.slice(i, i + AT_ONCE))
  await queuePushes(
    deps,
    tx,
    rows.filter((row) => row.state === 'queued'),
  )
}

/** Hands deliveries to the queue inside the transaction that says so in their rows. */
export async function queuePushes(
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  rows: readonly Pick<DeliveryRow, 'communityId' | 'id' | 'createdAt' | 'urgent'>[],
): Promise<void> {
  await deps.jobs.addAll(
    tx,
    'push',
    rows.map(({ communityId, id, createdAt, urgent }) => ({
      data: { communityId, deliveryId: id, createdAt },
      urgent,
    })),
  )
}

/** Those who have so many tasks on their way, or got so many today, that more of them wait for the digest. */
async function peopleWithEnough(
  tx: Tx,
  { communityId, policy, now }: Sending,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  // counted one telling at a time, or several at once would each find too few
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`juwuye tasks of ${communityId}`}, 0))`)
  const today = startOfDay(dayOf(now)) ?? now
  const rows = await tx
    .select({ personId: deliveries.personId })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.communityId, communityId),
        inArray(deliveries.personId, [...people]),
        gte(deliveries.createdAt, now - LOOK_BACK),
        eq(deliveries.template, 'task'),
        isNotNull(deliveries.messageId),
        or(
          inArray(deliveries.state, [...UNDER_WAY]),
          and(eq(deliveries.state, 'sent'), gte(deliveries.updatedAt, today)),
        ),
      ),
    )
    .groupBy(deliveries.personId)
    .having(sql`count(*) >= ${policy.digest.from}`)
  return new Set(rows.map((row) => row.personId))
}

/** For whom deliveries are and of which kind, by id and the time they were made. */
export async function receiversOf(
  tx: Tx,
  communityId: string,
  made: readonly { id: string; createdAt: number }[],
): Promise<Pick<DeliveryRow, 'id' | 'personId' | 'template'>[]> {
  if (made.length === 0) return []
  const times = made.map(({ createdAt }) => createdAt)
  return tx
    .select({ id: deliveries.id, personId: deliveries.personId, template: deliveries.template })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.communityId, communityId),
        inArray(
          deliveries.id,
          made.map(({ id }) => id),
        ),
        gte(deliveries.createdAt, Math.min(...times)),
        lte(deliveries.createdAt, Math.max(...times)),
      ),
    )
}
