import { FINAL_STATES } from '@juwuye/domain'
import type { NeighbourView } from '@juwuye/types'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { cases, tellBacks, whistles, words } from '../cases/index.ts'
import { namesOf, placeNames } from '../communities/index.ts'
import { photosById, photoView, voicesById, voiceView } from '../uploads/index.ts'
import type { NeighbourRow } from './neighbours.table.ts'
import { relays } from './relay.table.ts'

interface Waiting {
  readonly open: NeighbourView['open']
  readonly lastSeenAt: number | null
}

const NOTHING: Waiting = { open: { whistles: 0, tellBacks: 0, overdue: 0 }, lastSeenAt: null }

/** What is open for each of these neighbours, in one statement. */
async function waitingFor(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Waiting>> {
  if (ids.length === 0) return new Map()
  const open = sql`${tellBacks.id} is not null and ${tellBacks.toldAt} is null`
  const instant = (column: typeof tellBacks.toldAt | typeof relays.relayedAt) =>
    sql<number | null>`(extract(epoch from max(${column})) * 1000)::float8`
  const rows = await tx
    .select({
      id: relays.neighbourId,
      whistles: sql<number>`(count(distinct ${whistles.id}) filter (where ${whistles.withdrawnAt} is null and ${cases.state} not in ${words(FINAL_STATES)}))::int`,
      tellBacks: sql<number>`(count(*) filter (where ${open}))::int`,
      overdue: sql<number>`(count(*) filter (where ${open} and ${tellBacks.dueAt} <= ${new Date(now).toISOString()}::timestamptz))::int`,
      relayedAt: instant(relays.relayedAt),
      toldAt: instant(tellBacks.toldAt),
    })
    .from(relays)
    .innerJoin(whistles, and(eq(whistles.communityId, relays.communityId), eq(whistles.id, relays.whistleId)))
    .innerJoin(cases, and(eq(cases.communityId, whistles.communityId), eq(cases.id, whistles.caseId)))
    .leftJoin(tellBacks, and(eq(tellBacks.communityId, relays.communityId), eq(tellBacks.whistleId, relays.whistleId)))
    .where(and(eq(relays.communityId, communityId), inArray(relays.neighbourId, [...ids])))
    .groupBy(relays.neighbourId)
  return new Map(
    rows.map(({ id, relayedAt, toldAt, ...counted }) => [
      id,
      { open: counted, lastSeenAt: Math.round(Math.max(relayedAt ?? 0, toldAt ?? 0)) || null },
    ]),
  )
}

/** Entries as the wire carries them; room and phone are not among what it carries. */
export async function presentNeighbours(
  deps: Pick<Deps, 'signer'>,
  tx: Tx,
  rows: readonly NeighbourRow[],
  { communityId, personId, now }: { communityId: string; personId: string; now: number },
): Promise<NeighbourView[]> {
  if (rows.length === 0) return []
  const waiting = await waitingFor(
    tx,
    communityId,
    rows.map(({ id }) => id),
    now,
  )
  const places = await placeNames(tx, communityId)
  const keepers = await namesOf(
    tx,
    communityId,
    rows.flatMap(({ keeperId }) => keeperId ?? []),
  )
  const voices = await voicesById(
    tx,
    communityId,
    rows.flatMap(({ consentVoiceId }) => consentVoiceId ?? []),
  )
  const photos = await photosById(
    tx,
    communityId,
    rows.flatMap(({ consentPhotoIds }) => consentPhotoIds),
  )
  const named = (id: string) => ({ id, name: places.get(id) ?? '' })
  return rows.map((row) => {
    const voice = row.consentVoiceId === null ? undefined : voices.get(row.consentVoiceId)
    const { keeperId } = row
    return {
      id: row.id,
      name: row.name,
      estate: named(row.estateId),
      building: named(row.buildingId),
      hasRoom: row.room !== null,
      hasPhone: row.phone !== null,
      reach: row.reach,
      reachNote: row.reachNote,
      consent: {
        kind: row.consentKind,
        family: row.consentFamily,
        at: row.consentAt,
        voice: voice ? voiceView(deps.signer, voice, now) : null,
        photos: row.consentPhotoIds.flatMap((id) => {
          const photo = photos.get(id)
          return photo ? [photoView(deps.signer, photo, now)] : []
        }),
      },
      keeper:
        keeperId === null
          ? null
          : { personId: keeperId, name: keepers.get(keeperId)?.name ?? '', mine: keeperId === personId },
      joined: row.personId !== null,
      ...(waiting.get(row.id) ?? NOTHING),
      version: row.version,
    }
  })
}
