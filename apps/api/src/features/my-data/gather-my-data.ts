import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { PersonRows } from '../../platform/db/person-rows.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, inCommunity } from '../../platform/db/tenant.ts'
import { cases } from '../cases/index.ts'
import { communitiesInRegions, communityName } from '../communities/index.ts'
import { communitiesOf, regionIdsOf } from '../identity/index.ts'
import { type MyFile, myFiles } from './my-files.ts'
import { isPersonal, MY_ROWS } from './my-rows.ts'

export interface MySection {
  readonly title: string
  readonly table: string
  readonly told: PersonRows['told']
  readonly rows: readonly Record<string, unknown>[]
}

export interface MyCommunity {
  readonly name: string
  readonly sections: readonly MySection[]
  readonly files: readonly MyFile[]
}

/** Everything that is kept about somebody, theirs to have. */
export interface MyData {
  readonly personId: string
  readonly madeAt: number
  readonly sections: readonly MySection[]
  readonly communities: readonly MyCommunity[]
}

async function read(
  deps: Pick<Deps, 'sealer'>,
  tx: Tx,
  which: readonly PersonRows[],
  pin: { personId: string; communityId: string | null },
): Promise<MySection[]> {
  const sections: MySection[] = []
  for (const part of which) {
    const rows = await part.read(tx, pin, deps.sealer)
    if (rows.length > 0) sections.push({ title: part.title, table: part.table, told: part.told, rows })
  }
  return sections
}

/** Beside the id of a case the number that people know it by. */
async function numbered(tx: Tx, communityId: string, sections: readonly MySection[]): Promise<MySection[]> {
  const ids = sections.flatMap(({ rows }) => rows.flatMap(({ caseId }) => (typeof caseId === 'string' ? [caseId] : [])))
  if (ids.length === 0) return [...sections]
  const found = await tx
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, [...new Set(ids)])))
  const numbers = new Map<unknown, string>(found.map(({ id, number }) => [id, number]))
  return sections.map((section) => {
    if (!('caseId' in section.told)) return section
    const rows = section.rows.map((row) => ({ ...row, caseNumber: numbers.get(row.caseId) ?? null }))
    return { ...section, rows, told: { ...section.told, caseNumber: { label: '哪件事' } } }
  })
}

/** Reads everything about somebody: one transaction for their own plane, and one a community. */
export async function gatherMyData(deps: Deps, personId: string): Promise<MyData> {
  const madeAt = deps.clock.now()
  const own = await asPerson(deps.db.api, personId, async (tx) => ({
    sections: await read(deps, tx, MY_ROWS.filter(isPersonal), { personId, communityId: null }),
    communityIds: new Set([
      ...(await communitiesOf(tx, personId)),
      ...(await communitiesInRegions(tx, await regionIdsOf(tx, personId))),
    ]),
  }))
  const inside = MY_ROWS.filter((part) => !isPersonal(part))
  const communities: MyCommunity[] = []
  for (const communityId of own.communityIds) {
    const found = await inCommunity(deps.db.api, { communityId, personId }, async (tx) => ({
      name: (await communityName(tx, communityId)) ?? '',
      sections: await numbered(tx, communityId, await read(deps, tx, inside, { personId, communityId })),
      files: await myFiles(tx, { communityId, personId }),
    }))
    if (found.sections.length > 0) communities.push(found)
  }
  return { personId, madeAt, sections: own.sections, communities }
}
