import type { CaseClass } from '@juwuye/domain'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { cases, listViewer, visibleTo, wordsOpenTo } from '../cases/index.ts'
import { actorAround, placeNames, policyInForce } from '../communities/index.ts'

/** A case as far as a message may speak of it. */
export interface ShownCase {
  readonly id: string
  readonly number: string
  readonly caseClass: CaseClass | null
  /** Whether the reader may see it now. */
  readonly visible: boolean
  /** Whether they may read any word of it. */
  readonly inWords: boolean
  /** What neighbours may read of it too; null where that is nothing. */
  readonly title: string | null
}

/** Cases as far as somebody may know of them, by the same rule as every list. Needs community and person pinned. */
export async function casesShownTo(
  tx: Tx,
  communityId: string,
  personId: string,
  caseIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, ShownCase>> {
  if (caseIds.length === 0) return new Map()
  const { policy } = await policyInForce(tx, communityId)
  const viewer = listViewer(await actorAround(tx, communityId, personId, now), now, policy.deadlines)
  const rows = await tx
    .select({
      id: cases.id,
      number: cases.number,
      caseClass: cases.caseClass,
      title: cases.title,
      buildingId: cases.buildingId,
      estateId: cases.estateId,
      visible: sql<boolean>`${visibleTo(viewer)}`,
      inWords: sql<boolean>`(${visibleTo(viewer)} and ${wordsOpenTo(viewer)})`,
    })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, [...new Set(caseIds)])))
  const untitled = rows.some((row) => row.title === null && row.inWords)
  const places = untitled ? await placeNames(tx, communityId) : new Map<string, string>()
  return new Map(
    rows.map(({ id, number, caseClass, visible, inWords, ...row }) => {
      const place = places.get(row.buildingId ?? row.estateId)
      const named = row.title ?? (place === undefined ? null : `${place}的一件事`)
      return [id, { id, number, caseClass, visible, inWords, title: inWords && caseClass !== 'private' ? named : null }]
    }),
  )
}
