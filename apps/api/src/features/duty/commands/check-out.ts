import { MINUTE, minutesPresent, noShowAt } from '@juwuye/domain'
import { clockText } from '@juwuye/messages'
import type { CheckedOut, CheckOutBody } from '@juwuye/types'
import { and, asc, eq, gt, isNotNull, ne } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { attendances, namesOf, policyInForce } from '../../communities/index.ts'
import { casesShownTo } from '../../notifications/index.ts'
import { type AttendanceRow, attendanceById, holdDutyOf } from '../attendance-rows.ts'
import { rotas, shifts } from '../duty.table.ts'
import type { CommunityAddress } from '../duty-access.ts'
import { dutyHandovers, dutyPromises } from '../watch.table.ts'

export interface CheckingOut extends CommunityAddress {
  readonly attendanceId: string
  readonly card: CheckOutBody
}

/** A day without anybody coming is too long to wait for the next. */
const LONGEST_WAIT = 24 * 60 * MINUTE

/**
 * 签退, with the hand-over card where something is promised or noted. Whoever forgot it may still hand over afterwards:
 * then the end stays that of the shift.
 *
 * @throws Refusal not-found; not-on-duty; invalid-input for a case that is not theirs to see
 */
export function checkOut(deps: Deps, { attendanceId, card, ...address }: CheckingOut): Promise<CheckedOut> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    await holdDutyOf(tx, address)
    const row = await attendanceById(tx, communityId, attendanceId)
    if (row?.personId !== personId) throw new Refusal('not-found')
    const outAt = row.checkedOutAt ?? Math.min(now, row.shiftEndsAt)
    const handover = await handoverOf(tx, row)
    if (handover) return answer(row, outAt, handover.id)
    const wantsCard = card.note.trim() !== '' || card.promises.length > 0
    const forgot = outAt === row.shiftEndsAt
    if (row.checkedOutAt !== null && !(forgot && wantsCard))
      throw new Refusal('not-on-duty', { params: { at: clockText(row.checkedOutAt) } })
    await requireOwnCases(tx, address, card, now)
    if (row.checkedOutAt === null)
      await tx
        .update(attendances)
        .set({ checkedOutAt: outAt })
        .where(and(eq(attendances.communityId, communityId), eq(attendances.id, row.id)))
    const handoverId = wantsCard ? await writeCard(tx, deps, row, card, now) : null
    return answer(row, outAt, handoverId)
  })
}

function answer(row: AttendanceRow, outAt: number, handoverId: string | null): CheckedOut {
  const presence = { inAt: row.checkedInAt, outAt, endsAt: row.shiftEndsAt }
  return { attendanceId: row.id, outAt, minutes: minutesPresent(presence, outAt), handoverId }
}

async function handoverOf(tx: Tx, { communityId, id }: AttendanceRow) {
  const [row] = await tx
    .select({ id: dutyHandovers.id })
    .from(dutyHandovers)
    .where(and(eq(dutyHandovers.communityId, communityId), eq(dutyHandovers.attendanceId, id)))
  return row
}

async function requireOwnCases(tx: Tx, { communityId, personId }: CommunityAddress, card: CheckOutBody, now: number) {
  const ids = card.promises.flatMap(({ caseId }) => caseId ?? [])
  const shown = await casesShownTo(tx, communityId, personId, ids, now)
  const wrong = card.promises.findIndex(({ caseId }) => caseId !== null && !shown.get(caseId)?.visible)
  if (wrong >= 0) throw invalidField(`promises.${wrong}.caseId`, 'unknown')
}

async function writeCard(tx: Tx, deps: Deps, row: AttendanceRow, card: CheckOutBody, now: number): Promise<string> {
  const { communityId, personId, stationId } = row
  if (stationId === null) throw new Error('an attendance without its station')
  const id = deps.ids.uuid()
  const name = (await namesOf(tx, communityId, [personId])).get(personId)?.name ?? ''
  const chaseAt = card.promises.length > 0 ? await waitsUntil(tx, { communityId, personId, stationId }, now) : null
  const from = { fromPersonId: personId, fromName: name }
  await tx
    .insert(dutyHandovers)
    .values({ communityId, id, attendanceId: row.id, stationId, ...from, note: card.note.trim(), at: now, chaseAt })
  const promises = card.promises.map((promise) => ({ communityId, id: deps.ids.uuid(), handoverId: id, ...promise }))
  if (promises.length > 0) await tx.insert(dutyPromises).values(promises)
  return id
}

/** Until whoever stands next should have come; a day at most, and at once where nobody comes. */
async function waitsUntil(
  tx: Tx,
  { communityId, personId, stationId }: CommunityAddress & { stationId: string },
  now: number,
): Promise<number> {
  const { policy } = await policyInForce(tx, communityId)
  const [next] = await tx
    .select({ fromAt: shifts.fromAt, untilAt: shifts.untilAt })
    .from(shifts)
    .innerJoin(
      rotas,
      and(eq(rotas.communityId, shifts.communityId), eq(rotas.month, shifts.month), eq(rotas.state, 'published')),
    )
    .where(
      and(
        eq(shifts.communityId, communityId),
        eq(shifts.stationId, stationId),
        gt(shifts.untilAt, now),
        isNotNull(shifts.personId),
        ne(shifts.personId, personId),
      ),
    )
    .orderBy(asc(shifts.fromAt))
    .limit(1)
  if (!next || next.fromAt > now + LONGEST_WAIT) return now
  return noShowAt({ ...next, fromAt: Math.max(now, next.fromAt) }, policy.duty.noShowMinutes)
}
