import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { subscribeGrants } from './notifications.table.ts'

/* The ledger of credits: one row is one message that WeChat will take. Every function needs the person pinned. */

type GrantRow = typeof subscribeGrants.$inferSelect

export interface Subscription {
  readonly personId: string
  /** WeChat's id. */
  readonly templateId: string
}

/** WeChat's event on a message that it took comes within seconds: nothing for so long (ms), and it is sent again. */
export const DOUBT = 60_000
/** The phone's answer and WeChat's event tell of the same accept when they are this close (ms). */
const SAME_ACCEPT = 5 * 60_000

const ofPerson = ({ personId, templateId }: Subscription) =>
  and(eq(subscribeGrants.personId, personId), eq(subscribeGrants.templateId, templateId))
const thisGrant = ({ personId, id }: Pick<GrantRow, 'personId' | 'id'>) =>
  and(eq(subscribeGrants.personId, personId), eq(subscribeGrants.id, id))

/** Given to a message of which WeChat has not said yet whether it took it. */
const inDoubt = and(
  isNotNull(subscribeGrants.spentAt),
  isNull(subscribeGrants.msgId),
  isNull(subscribeGrants.confirmedAt),
  isNull(subscribeGrants.revokedAt),
)

/**
 * Counts one accept of the prompt. The other source may have told of it before: then it is the same credit. Told twice by
 * the same event it counts once.
 *
 * @param at when it was accepted (epoch ms), as its source says
 */
export async function addGrant(
  tx: Tx,
  subscription: Subscription,
  { id, source, at }: { id: string; source: GrantRow['source']; at: number },
): Promise<void> {
  if (source === 'push') {
    const [known] = await tx
      .select({ id: subscribeGrants.id })
      .from(subscribeGrants)
      .where(
        and(
          ofPerson(subscription),
          or(
            and(eq(subscribeGrants.source, 'push'), eq(subscribeGrants.grantedAt, at)),
            and(eq(subscribeGrants.source, 'prompt'), eq(subscribeGrants.matchedAt, at)),
          ),
        ),
      )
      .limit(1)
    if (known) return
  }
  const [told] = await tx
    .select({ id: subscribeGrants.id })
    .from(subscribeGrants)
    .where(thisGrant({ personId: subscription.personId, id }))
  if (told) return
  const [same] = await tx
    .select({ personId: subscribeGrants.personId, id: subscribeGrants.id })
    .from(subscribeGrants)
    .where(
      and(
        ofPerson(subscription),
        ne(subscribeGrants.source, source),
        isNull(subscribeGrants.matchedAt),
        gte(subscribeGrants.grantedAt, at - SAME_ACCEPT),
        lte(subscribeGrants.grantedAt, at + SAME_ACCEPT),
      ),
    )
    .orderBy(asc(subscribeGrants.grantedAt))
    .limit(1)
  if (same) {
    await tx.update(subscribeGrants).set({ matchedAt: at }).where(thisGrant(same))
    // no credit of its own: by its id a retry of the phone is known
    if (source === 'prompt')
      await tx
        .insert(subscribeGrants)
        .values({ ...subscription, id, source, grantedAt: at, matchedAt: at, revokedAt: at })
  } else await tx.insert(subscribeGrants).values({ ...subscription, id, source, grantedAt: at })
}

/** The platform says that there are none: those not used yet are void, and the one that was tried. */
export async function revokeGrants(
  tx: Tx,
  subscription: Subscription,
  now: number,
  tried: string | null = null,
): Promise<void> {
  await tx
    .update(subscribeGrants)
    .set({ revokedAt: now })
    .where(
      and(
        ofPerson(subscription),
        isNull(subscribeGrants.revokedAt),
        or(isNull(subscribeGrants.spentAt), tried === null ? undefined : eq(subscribeGrants.id, tried)),
      ),
    )
}

/** The credit that a delivery was given before. */
export async function grantOf(tx: Tx, personId: string, deliveryId: string): Promise<GrantRow | undefined> {
  const [grant] = await tx
    .select()
    .from(subscribeGrants)
    .where(and(eq(subscribeGrants.personId, personId), eq(subscribeGrants.deliveryId, deliveryId)))
    .orderBy(desc(subscribeGrants.spentAt))
    .limit(1)
  return grant
}

/** Whether another message to this person by this template is under way: WeChat's event on it must find it alone. */
export async function isUnderWay(tx: Tx, subscription: Subscription, now: number): Promise<boolean> {
  const rows = await tx
    .select({ id: subscribeGrants.id })
    .from(subscribeGrants)
    .where(and(ofPerson(subscription), inDoubt, gt(subscribeGrants.spentAt, now - DOUBT)))
    .limit(1)
  return rows.length > 0
}

/** Gives the oldest open credit to a delivery. @returns its id; undefined when there is none */
export async function spendGrant(
  tx: Tx,
  subscription: Subscription,
  deliveryId: string,
  now: number,
): Promise<string | undefined> {
  const [open] = await tx
    .select({ personId: subscribeGrants.personId, id: subscribeGrants.id })
    .from(subscribeGrants)
    .where(and(ofPerson(subscription), isNull(subscribeGrants.spentAt), isNull(subscribeGrants.revokedAt)))
    .orderBy(asc(subscribeGrants.grantedAt), asc(subscribeGrants.id))
    .limit(1)
    .for('update', { skipLocked: true })
  if (!open) return undefined
  await tx.update(subscribeGrants).set({ deliveryId, spentAt: now }).where(thisGrant(open))
  return open.id
}

/** What becomes of a credit that was given to a delivery. */
export async function changeGrant(
  tx: Tx,
  personId: string,
  id: string,
  change: Partial<Pick<GrantRow, 'deliveryId' | 'spentAt' | 'msgId' | 'confirmedAt'>>,
): Promise<void> {
  await tx.update(subscribeGrants).set(change).where(thisGrant({ personId, id }))
}

/**
 * The message that WeChat speaks of: known by its id, or else the one in doubt, of which there is one at a time.
 *
 * @returns undefined when it is none of ours
 */
export async function grantSpokenOf(tx: Tx, subscription: Subscription, msgId: string): Promise<GrantRow | undefined> {
  const [known] = await tx
    .select()
    .from(subscribeGrants)
    .where(and(ofPerson(subscription), eq(subscribeGrants.msgId, msgId)))
    .limit(1)
  if (known) return known
  const [doubtful] = await tx
    .select()
    .from(subscribeGrants)
    .where(and(ofPerson(subscription), inDoubt))
    .orderBy(desc(subscribeGrants.spentAt))
    .limit(1)
  return doubtful
}

/** How many messages may still be sent by each template, as far as we know. */
export async function countCredits(tx: Tx, personId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ templateId: subscribeGrants.templateId })
    .from(subscribeGrants)
    .where(
      and(eq(subscribeGrants.personId, personId), isNull(subscribeGrants.spentAt), isNull(subscribeGrants.revokedAt)),
    )
  const counts = new Map<string, number>()
  for (const { templateId } of rows) counts.set(templateId, (counts.get(templateId) ?? 0) + 1)
  return counts
}
