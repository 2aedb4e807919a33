import { DAY } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asAnyone } from '../../../platform/db/tenant.ts'
import { regions } from '../../communities/index.ts'
import { hashCode, makeRegionCode } from '../invitation-code.ts'
import { regionInvitations } from '../opening.table.ts'

export interface OfficerOf {
  readonly city: string
  /** null: an officer of the city itself. */
  readonly town: string | null
  readonly days: number
}

/**
 * Enters the city and the town where they are not there yet, and makes a code for one officer. A code made before for the
 * same office and not used is good no more. Done by whoever runs the installation; no route leads here.
 */
export function inviteOfficer(
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  { city, town, days }: OfficerOf,
): Promise<{ code: string; endsAt: number; entered: string[] }> {
  const now = deps.clock.now()
  return asAnyone(deps.db.api, async (tx) => {
    const entered: string[] = []
    const region = async (kind: 'city' | 'town', name: string, parentId: string | null) => {
      const known = await findRegion(tx, name, parentId)
      if (known !== undefined) return known
      const id = deps.ids.uuid()
      await tx.insert(regions).values({ id, kind, name, parentId })
      entered.push(name)
      return id
    }
    const cityId = await region('city', city, null)
    const regionId = town === null ? cityId : await region('town', town, cityId)
    const role = town === null ? 'cityOfficer' : 'townOfficer'
    await tx
      .update(regionInvitations)
      .set({ revokedAt: now })
      .where(
        and(
          eq(regionInvitations.regionId, regionId),
          eq(regionInvitations.role, role),
          isNull(regionInvitations.usedAt),
          isNull(regionInvitations.revokedAt),
        ),
      )
    const code = makeRegionCode()
    const endsAt = now + days * DAY
    const made = { id: deps.ids.uuid(), regionId, role, codeHash: hashCode(code), madeAt: now, endsAt } as const
    await tx.insert(regionInvitations).values(made)
    return { code, endsAt, entered }
  })
}

async function findRegion(tx: Tx, name: string, parentId: string | null): Promise<string | undefined> {
  const under = parentId === null ? isNull(regions.parentId) : eq(regions.parentId, parentId)
  const [row] = await tx
    .select({ id: regions.id })
    .from(regions)
    .where(and(eq(regions.name, name), under))
  return row?.id
}
