import type { RegionKind } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { asAnyone } from '../../../platform/db/tenant.ts'
import { regions } from '../communities.table.ts'

/** Enters a city, or a town of one. Done by whoever runs the installation; no route leads here. */
export async function registerRegion(
  deps: Pick<Deps, 'db' | 'ids'>,
  region: { kind: RegionKind; name: string; parentId: string | null },
): Promise<string> {
  const id = deps.ids.uuid()
  await asAnyone(deps.db.api, (tx) => tx.insert(regions).values({ id, ...region }))
  return id
}
