import { sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { erasedAmong, findCommunity, policyInForce } from '../../communities/index.ts'
import { planDeliveries } from '../deliveries.ts'
import { announcedTo, type Recipient, recipientsOf } from '../recipients.ts'
import { type AnnouncedRow, type EventRow, type OutboxAddress, readOutboxRow, readTold } from '../told-event.ts'
import { townOfficers } from '../town-officers.ts'

/**
 * Tells an outbox row: one message for everybody it is for, and what WeChat is to carry of it, in one transaction. Done
 * twice, the second changes nothing: a person has one message of a row, and only a new message is carried.
 */
export function tellOutboxRow(deps: Deps, address: OutboxAddress): Promise<void> {
  const { communityId } = address
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    const now = deps.clock.now()
    const row = await readOutboxRow(tx, address)
    const { data, recipients } = await whoHearsWhat(deps, tx, row, now)
    if (recipients.length === 0) return
    const fresh = await writeMessages(tx, row, data, recipients)
    const { policy } = await policyInForce(tx, communityId)
    const sending = { communityId, messageId: row.id, policy, now }
    await planDeliveries(
      deps,
      tx,
      sending,
      recipients.filter((one) => fresh.has(one.personId)),
    )
  })
}

/** Nobody is told who closed their account. */
async function whoHearsWhat(deps: Deps, tx: Tx, row: EventRow | AnnouncedRow, now: number) {
  const { data, recipients } = await whoWouldHear(deps, tx, row, now)
  const people = recipients.map(({ personId }) => personId)
  const erased = await erasedAmong(tx, row.communityId, people)
  return { data, recipients: recipients.filter(({ personId }) => !erased.has(personId)) }
}

async function whoWouldHear(deps: Deps, tx: Tx, row: EventRow | AnnouncedRow, now: number) {
  if (row.caseId === null) {
    const { data } = row.announcement
    const community = row.kind.startsWith('block.') ? await findCommunity(tx, row.communityId) : undefined
    const town = community ? await townOfficers(deps, community.regionId, now) : []
    return { data, recipients: await announcedTo(tx, row, town, now) }
  }
  const told = await readTold(deps, tx, row, now)
  return { data: told.data, recipients: await recipientsOf(tx, told, now) }
}

/** One statement, however many there are. @returns who did not have the message before */
async function writeMessages(
  tx: Tx,
  row: EventRow | AnnouncedRow,
  data: object,
  recipients: readonly Recipient[],
): Promise<ReadonlySet<string>> {
  const { communityId, id, createdAt, caseId, kind } = row
  const column = <T>(of: (one: Recipient) => T) => sql.param(recipients.map(of))
  const { rows } = await tx.execute<{ person_id: string }>(
    sql`insert into juwuye.messages (community_id, person_id, id, created_at, case_id, kind, audience, data, urgent)
      select ${communityId}::bigint, person_id, ${id}::uuid, ${new Date(createdAt).toISOString()}::timestamptz, ${caseId}::uuid,
        ${kind}, audience, ${JSON.stringify(data)}::jsonb, urgent
      from unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.audience)}::text[],
        ${column((one) => one.urgent)}::boolean[]) as told (person_id, audience, urgent)
      on conflict do nothing returning person_id`,
  )
  return new Set(rows.map((one) => one.person_id))
}
