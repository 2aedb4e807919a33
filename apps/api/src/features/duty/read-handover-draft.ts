import { ACTIVE_STATES } from '@juwuye/domain'
import { UNTITLED } from '@juwuye/messages'
import type { HandoverDraft } from '@juwuye/types'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { caseClocks, caseEvents, caseParticipants, cases } from '../cases/index.ts'
import { casesShownTo } from '../notifications/index.ts'
import { owedTellBacks } from '../relay/index.ts'
import { type AttendanceRow, attendanceById } from './attendance-rows.ts'
import type { CommunityAddress } from './duty-access.ts'
import { presentPromises } from './handover-present.ts'
import { dutyHandovers, dutyPromises } from './watch.table.ts'

/** A card is read at a glance: more than these nobody hands over. */
const MOST = 20

/** Open cases that they did something about since they came, or that nobody sent on yet. */
async function casesOnWatch(tx: Tx, { communityId, personId, checkedInAt }: AttendanceRow) {
  const since = sql`${new Date(checkedInAt).toISOString()}::timestamptz`
  const actedOn = sql<boolean>`exists (select 1 from ${caseEvents} e join ${caseParticipants} p
    on p.community_id = e.community_id and p.case_id = e.case_id and p.number = e.actor
    where e.community_id = ${cases.communityId} and e.case_id = ${cases.id} and e.at >= ${since}
      and p.person_id = ${personId})`
  const dueAt = sql<string | null>`(select min(k.due_at) from ${caseClocks} k
    where k.community_id = ${cases.communityId} and k.case_id = ${cases.id} and k.stopped_at is null)`
  return tx
    .select({ id: cases.id, state: cases.state, dueAt })
    .from(cases)
    .where(
      and(
        eq(cases.communityId, communityId),
        inArray(cases.state, ['raised', ...ACTIVE_STATES, 'verified']),
        sql`(${cases.state} = 'raised' or ${actedOn})`,
      ),
    )
    .orderBy(asc(dueAt), asc(cases.id))
    .limit(MOST)
}

/** Of cards they took over, what they did not keep yet. */
async function takenOver(tx: Tx, { communityId, personId }: CommunityAddress) {
  const rows = await tx
    .select({ promise: dutyPromises })
    .from(dutyPromises)
    .innerJoin(
      dutyHandovers,
      and(eq(dutyHandovers.communityId, dutyPromises.communityId), eq(dutyHandovers.id, dutyPromises.handoverId)),
    )
    .where(
      and(eq(dutyPromises.communityId, communityId), eq(dutyHandovers.takenBy, personId), isNull(dutyPromises.keptAt)),
    )
    .orderBy(asc(dutyPromises.dueAt), asc(dutyPromises.id))
    .limit(MOST)
  return rows.map(({ promise }) => promise)
}

/**
 * What whoever checks out may owe: nothing is on the card until they put it there.
 *
 * @throws Refusal not-found when it is not their attendance
 */
export function readHandoverDraft(
  deps: Deps,
  address: CommunityAddress & { readonly attendanceId: string },
): Promise<HandoverDraft> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const attendance = await attendanceById(tx, communityId, address.attendanceId)
    if (attendance?.personId !== personId) throw new Refusal('not-found')
    const old = await presentPromises(tx, address, await takenOver(tx, address), now)
    const found = await casesOnWatch(tx, attendance)
    const owed = await owedTellBacks(tx, address, now, MOST)
    const ids = [...found.map(({ id }) => id), ...owed.map(({ caseId }) => caseId)]
    const shown = await casesShownTo(tx, communityId, personId, ids, now)
    const there = new Set(old.flatMap((promise) => promise.case?.id ?? []))
    const promise = (kind: 'case' | 'tellBack', caseId: string, words: string, dueAt: number | null) => {
      const about = shown.get(caseId)
      if (!about?.visible || there.has(caseId)) return []
      const shownCase = { id: caseId, number: about.number, title: about.title ?? UNTITLED }
      // the card is read by everybody of the station: the title beside it only by who may see the case
      return [{ id: deps.ids.uuid(), kind, case: shownCase, words, dueAt }]
    }
    const tellBacks = owed.flatMap(({ caseId, dueAt }) => promise('tellBack', caseId, '给代报的邻居回话', dueAt))
    const cases = found.flatMap(({ id, state, dueAt }) =>
      promise('case', id, state === 'raised' ? '等派哨' : '接着办', dueAt === null ? null : Date.parse(dueAt)),
    )
    const kept = old.map(({ keptAt: _, keptBy: __, ...rest }) => rest)
    return { promises: [...kept, ...tellBacks, ...cases].slice(0, MOST) }
  })
}
