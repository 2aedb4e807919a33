import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { tellPeople } from '../notifications/index.ts'
import { posts, stations } from './duty.table.ts'
import type { ShiftRow } from './month-facts.ts'

/** A shift as a message names it. */
export async function namedShift(tx: Tx, { communityId, postId, stationId, fromAt, untilAt }: ShiftRow) {
  const [row] = await tx
    .select({ post: posts.label, station: stations.name })
    .from(posts)
    .innerJoin(stations, and(eq(stations.communityId, posts.communityId), eq(stations.id, stationId)))
    .where(and(eq(posts.communityId, communityId), eq(posts.id, postId)))
  return { post: row?.post ?? '', station: row?.station ?? '', fromAt, untilAt }
}

/** Tells whoever lost a published shift and whoever got it; not the one who changed it. */
export async function tellOfChange(
  tx: Tx,
  deps: Deps,
  shift: ShiftRow,
  { to, by }: { to: string | null; by: string },
  now: number,
): Promise<void> {
  const { communityId } = shift
  const named = await namedShift(tx, shift)
  for (const [person, yours] of [
    [shift.personId, false],
    [to, true],
  ] as const) {
    if (person === null || person === by) continue
    await tellPeople(tx, deps, { communityId, kind: 'rota.changed', people: [person], data: { ...named, yours } }, now)
  }
}
