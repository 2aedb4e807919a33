import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'

/** Who serves this town now. That stands in each one's own plane, so only the sweeper sees all of them. */
export async function townOfficers(deps: Pick<Deps, 'db'>, regionId: string, now: number): Promise<string[]> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<{ person_id: string }>(
      sql`select /* cross-tenant: town-officers */ person_id from juwuye.region_memberships
        where region_id = ${regionId} and role = 'townOfficer'
          and valid_from <= ${at} and (valid_to is null or valid_to > ${at})`,
    ),
  )
  return rows.map((row) => row.person_id)
}
