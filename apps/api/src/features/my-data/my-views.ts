import { ROLE_LABELS } from '@juwuye/messages'
import type { SensitiveViews } from '@juwuye/types'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, repin } from '../../platform/db/tenant.ts'
import { cases } from '../cases/index.ts'
import { communityName, familyName, namesOf } from '../communities/index.ts'
import { communitiesOf } from '../identity/index.ts'
import { viewsOfEntries } from '../relay/index.ts'
import { sensitiveViewsOf } from '../sensitive-views/index.ts'

type View = SensitiveViews['items'][number]

/** So many of one community are shown, the newest; all of them are in the export. */
const SHOWN = 100

async function caseNumbers(tx: Tx, communityId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, number }) => [id, number]))
}

async function viewsIn(tx: Tx, communityId: string, personId: string): Promise<View[]> {
  const ofCases = await sensitiveViewsOf(tx, communityId, personId, SHOWN)
  const ofEntries = await viewsOfEntries(tx, communityId, personId, SHOWN)
  if (ofCases.length + ofEntries.length === 0) return []
  const community = await communityName(tx, communityId)
  const numbers = await caseNumbers(
    tx,
    communityId,
    ofCases.map(({ caseId }) => caseId),
  )
  const viewers = await namesOf(
    tx,
    communityId,
    ofEntries.map(({ viewerId }) => viewerId),
  )
  return [
    ...ofCases.map(({ at, viewerFamily, viewerRole, what, caseId }): View => {
      const about = { communityId, id: caseId, number: numbers.get(caseId) ?? '' }
      return { at, by: `${viewerFamily}${viewerRole}`, what, case: about, community }
    }),
    ...ofEntries.map(({ at, viewerId, viewerName, what }): View => {
      const role = viewers.get(viewerId)?.role
      const by = `${familyName(viewerName)}${role ? ROLE_LABELS[role] : ''}`
      return { at, by, what: what === 'list' ? 'neighbourList' : 'neighbourDetails', case: null, community }
    }),
  ]
}

/** Who looked at what only few may see of the person, and what for. */
export function readMyViews(deps: Deps, personId: string): Promise<SensitiveViews> {
  return asPerson(deps.db.api, personId, async (tx) => {
    const items: View[] = []
    for (const communityId of await communitiesOf(tx, personId)) {
      await repin(tx, { communityId })
      items.push(...(await viewsIn(tx, communityId, personId)))
    }
    return { items: items.sort((one, other) => other.at - one.at) }
  })
}
