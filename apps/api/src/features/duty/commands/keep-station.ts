import { randomBytes } from 'node:crypto'
import type { stationBody } from '@juwuye/types/schemas'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { stations } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { keyedId } from '../keyed-id.ts'

type Body = z.output<typeof stationBody>
const SECRET_BYTES = 32

/** @throws Refusal invalid-input for hours that end before they begin */
function requireHours({ opening }: Body): void {
  const wrong = opening.findIndex(({ fromMinute, untilMinute }) => untilMinute <= fromMinute)
  if (wrong >= 0) throw invalidField(`opening.${wrong}.untilMinute`, 'out-of-range')
}

const nameTaken = (error: unknown): never => {
  if (isUniqueViolation(error, 'stations_name')) throw invalidField('name', 'taken')
  throw error
}

/**
 * A station more; the same request again adds none.
 *
 * @throws Refusal not-found, forbidden; invalid-input, with `name` where another bears it
 */
export async function addStation(
  deps: Deps,
  { key, ...address }: CommunityAddress & { key: string | undefined },
  { version: _, ...body }: Body,
): Promise<void> {
  requireHours({ ...body, version: 0 })
  const { communityId, personId } = address
  const id = keyedId(deps, personId, key)
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, deps.clock.now())
    await tx
      .insert(stations)
      .values({
        ...body,
        ...{ communityId, id, codeSecret: randomBytes(SECRET_BYTES), tabletTokenHash: null, version: 1 },
        position: sql`(select count(*) from ${stations} where ${stations.communityId} = ${communityId})`,
      })
      .onConflictDoNothing({ target: [stations.communityId, stations.id] })
  }).catch(nameTaken)
}

/** @throws Refusal not-found, forbidden; stale-version; invalid-input, with `name` where another bears it */
export async function changeStation(
  deps: Deps,
  { stationId, ...address }: CommunityAddress & { stationId: string },
  { version, ...body }: Body,
): Promise<void> {
  requireHours({ ...body, version })
  const where = and(eq(stations.communityId, address.communityId), eq(stations.id, stationId))
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, deps.clock.now())
    const [row] = await tx.select({ version: stations.version }).from(stations).where(where).for('update')
    if (!row) throw new Refusal('not-found')
    if (row.version !== version) throw new Refusal('stale-version')
    await tx
      .update(stations)
      .set({ ...body, version: version + 1 })
      .where(where)
  }).catch(nameTaken)
}
