import type { Swaps, SwapView } from '@juwuye/types'
import { and, desc, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { invalidField } from '../../platform/http/refusal.ts'
import { familyName, namesOf } from '../communities/index.ts'
import { shiftSwaps, shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import type { SwapRow } from './open-swaps.ts'
import { dutiesNear, problemsOf, standingOf } from './seat-problems.ts'
import { type FoundShift, findShifts, presentShifts } from './shift-present.ts'

/** What nobody answered before the shift began is void, whether somebody noted it or not. */
const stateNow = (swap: SwapRow, { shift }: FoundShift, now: number): SwapRow['state'] =>
  swap.state === 'open' && shift.fromAt <= now ? 'lapsed' : swap.state

/** As the viewer sees them, with whether they may accept. */
export async function presentSwaps(
  tx: Tx,
  viewer: DutyViewer,
  rows: readonly SwapRow[],
  now: number,
): Promise<SwapView[]> {
  const { communityId, personId, mayOrganise } = viewer
  const ids = rows.flatMap(({ shiftId, returnShiftId }) => [shiftId, ...(returnShiftId ? [returnShiftId] : [])])
  if (ids.length === 0) return []
  const found = await findShifts(tx, communityId, inArray(shifts.id, ids))
  const views = new Map((await presentShifts(tx, viewer, found, now)).map((view) => [view.id, view]))
  const names = await namesOf(
    tx,
    communityId,
    rows.flatMap(({ askedBy, toPersonId }) => [askedBy, ...(toPersonId ? [toPersonId] : [])]),
  )
  const standing = await standingOf(tx, viewer, now)
  const swaps: SwapView[] = []
  for (const row of rows) {
    const one = found.find(({ shift }) => shift.id === row.shiftId)
    const shift = views.get(row.shiftId)
    if (!one || !shift) continue
    const state = stateNow(row, one, now)
    const concerned = mayOrganise || [row.askedBy, row.toPersonId].includes(personId)
    const person = (id: string) => {
      const name = names.get(id)?.name ?? ''
      return { personId: id, name: concerned ? name : familyName(name) }
    }
    const couldAccept = state === 'open' && row.askedBy !== personId && (row.toPersonId ?? personId) === personId
    const near = couldAccept ? await dutiesNear(tx, communityId, one.shift) : []
    swaps.push({
      ...{ id: row.id, kind: row.kind, shift, askedAt: row.askedAt, state },
      returnShift: row.returnShiftId === null ? null : (views.get(row.returnShiftId) ?? null),
      askedBy: person(row.askedBy),
      reason: concerned ? row.reason : '',
      to: row.toPersonId === null ? null : person(row.toPersonId),
      settledBy: row.settledByName,
      settledAt: row.settledAt,
      mine: row.askedBy === personId,
      mayAccept: couldAccept && problemsOf(standing, personId, one.shift, near, row.returnShiftId).length === 0,
    })
  }
  return swaps
}

/** Mine, those I am asked, those nobody in particular is asked; all for whoever plans. */
const shownTo = ({ personId, mayOrganise }: DutyViewer): SQL | undefined =>
  mayOrganise
    ? undefined
    : or(eq(shiftSwaps.askedBy, personId), eq(shiftSwaps.toPersonId, personId), isNull(shiftSwaps.toPersonId))

const UUID = /^[0-9a-f-]{36}$/

/** A page, newest first. */
export async function listSwaps(
  tx: Tx,
  viewer: DutyViewer,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  now: number,
): Promise<Swaps> {
  const [, askedAt = '', id = ''] = /^(\d{1,15}) (.+)$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && !UUID.test(id)) throw invalidField('cursor', 'invalid')
  const at = Number(askedAt)
  const before =
    cursor === undefined
      ? undefined
      : or(lt(shiftSwaps.askedAt, at), and(eq(shiftSwaps.askedAt, at), lt(shiftSwaps.id, id)))
  const rows = await tx
    .select()
    .from(shiftSwaps)
    .where(and(eq(shiftSwaps.communityId, viewer.communityId), shownTo(viewer), before))
    .orderBy(desc(shiftSwaps.askedAt), desc(shiftSwaps.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await presentSwaps(tx, viewer, shown, now),
    nextCursor: rows.length > limit && last ? `${last.askedAt} ${last.id}` : null,
  }
}
