import { UNSEEN_PROMISE, UNTITLED } from '@juwuye/messages'
import type { HandoverView } from '@juwuye/types'
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { casesShownTo } from '../notifications/index.ts'
import { stations } from './duty.table.ts'
import type { CommunityAddress } from './duty-access.ts'
import { dutyHandovers, dutyPromises } from './watch.table.ts'

type PromiseRow = typeof dutyPromises.$inferSelect

/** Promises as the viewer may read them: the case behind one, and what is promised on it, only where it is theirs to see. */
export async function presentPromises(
  tx: Tx,
  { communityId, personId }: CommunityAddress,
  rows: readonly PromiseRow[],
  now: number,
): Promise<HandoverView['promises']> {
  const caseIds = rows.flatMap(({ caseId }) => caseId ?? [])
  const shown = await casesShownTo(tx, communityId, personId, caseIds, now)
  return rows.map(({ id, kind, caseId, words, dueAt, keptAt, keptByName }) => {
    const about = caseId === null ? undefined : shown.get(caseId)
    const seen = caseId === null || about?.inWords === true
    return {
      ...{ id, kind, words: seen ? words : UNSEEN_PROMISE, dueAt, keptAt },
      case: about?.visible ? { id: about.id, number: about.number, title: about.title ?? UNTITLED } : null,
      keptBy: keptByName,
    }
  })
}

/** Hand-over cards, newest first. */
export async function readHandovers(
  tx: Tx,
  viewer: CommunityAddress,
  where: SQL | undefined,
  now: number,
): Promise<HandoverView[]> {
  const { communityId } = viewer
  const cards = await tx
    .select({ card: dutyHandovers, station: { id: stations.id, name: stations.name } })
    .from(dutyHandovers)
    .innerJoin(
      stations,
      and(eq(stations.communityId, dutyHandovers.communityId), eq(stations.id, dutyHandovers.stationId)),
    )
    .where(and(eq(dutyHandovers.communityId, communityId), where))
    .orderBy(desc(dutyHandovers.at), desc(dutyHandovers.id))
    .limit(MOST_CARDS)
  const ids = cards.map(({ card }) => card.id)
  const rows = await promisesOf(tx, communityId, ids)
  const promises = await presentPromises(tx, viewer, rows, now)
  return cards.map(({ card, station }) => ({
    id: card.id,
    station,
    from: { personId: card.fromPersonId, name: card.fromName },
    note: card.note,
    at: card.at,
    takenBy: card.takenByName,
    takenAt: card.takenAt,
    promises: promises.filter((_, n) => rows[n]?.handoverId === card.id),
  }))
}

/** A station with more cards than this that nobody took has another trouble. */
const MOST_CARDS = 50

function promisesOf(tx: Tx, communityId: string, handoverIds: readonly string[]): Promise<PromiseRow[]> {
  return tx
    .select()
    .from(dutyPromises)
    .where(and(eq(dutyPromises.communityId, communityId), inArray(dutyPromises.handoverId, [...handoverIds])))
    .orderBy(asc(dutyPromises.dueAt), asc(dutyPromises.id))
}
