import { ERROR_SENTENCES } from '@juwuye/messages'
import type { Attempts, ErrorCode } from '@juwuye/types'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { namesOf } from '../communities/index.ts'
import { stations } from './duty.table.ts'
import type { CommunityAddress } from './duty-access.ts'
import { attendanceAttempts } from './watch.table.ts'

/** Keeps for the organiser that somebody tried what smells. */
export async function recordAttempt(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { communityId, personId }: CommunityAddress,
  tried: { readonly stationId: string | null; readonly shiftId: string | null; readonly code: ErrorCode },
  now: number,
): Promise<void> {
  await tx.insert(attendanceAttempts).values({ communityId, id: deps.ids.uuid(), personId, ...tried, at: now })
}

/** A page of them, newest first. */
export async function listAttempts(
  tx: Tx,
  communityId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Attempts> {
  const after = decodeCursor(cursor)
  const rows = await tx
    .select({ attempt: attendanceAttempts, station: { id: stations.id, name: stations.name } })
    .from(attendanceAttempts)
    .leftJoin(
      stations,
      and(eq(stations.communityId, attendanceAttempts.communityId), eq(stations.id, attendanceAttempts.stationId)),
    )
    .where(
      and(eq(attendanceAttempts.communityId, communityId), past(after, attendanceAttempts.at, attendanceAttempts.id)),
    )
    .orderBy(desc(attendanceAttempts.at), desc(attendanceAttempts.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const people = shown.map(({ attempt }) => attempt.personId)
  const names = await namesOf(tx, communityId, people)
  const last = shown.at(-1)?.attempt
  return {
    items: shown.map(({ attempt: { id, personId, code, at }, station }) => ({
      id,
      person: { personId, name: names.get(personId)?.name ?? '' },
      station,
      text: ERROR_SENTENCES[code as ErrorCode]?.({}) ?? code,
      at,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor({ at: last.at, id: last.id }) : null,
  }
}
