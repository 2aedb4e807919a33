import { dayOf, EARLY_MINUTES, MINUTE, type Role, whenProblem } from '@juwuye/domain'
import { clockText, dayTimeText } from '@juwuye/messages'
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { attendances, familyName, namesOf } from '../communities/index.ts'
import { posts, rotas, shiftSwaps, shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import type { ShiftRow } from './month-facts.ts'

/** What somebody checks in to. */
export interface DueShift {
  readonly shift: ShiftRow
  readonly roles: readonly Role[]
  /** For somebody who did not come, or where nobody was found: the shift stays whose it is. */
  readonly standIn: boolean
}

export type Due = DueShift | { readonly refusal: Refusal; readonly smells: boolean }

const no = (refusal: Refusal, smells = false): Due => ({ refusal, smells })
const early = ({ fromAt }: ShiftRow) =>
  new Refusal('shift-too-early', { params: { from: clockText(fromAt - EARLY_MINUTES * MINUTE) } })
const over = ({ untilAt }: ShiftRow) => new Refusal('shift-over', { params: { until: clockText(untilAt) } })

/** Shifts of published rotas. */
function published(tx: Tx, communityId: string) {
  return (where: ReturnType<typeof and>) =>
    tx
      .select({ shift: shifts, roles: posts.roles })
      .from(shifts)
      .innerJoin(
        rotas,
        and(eq(rotas.communityId, shifts.communityId), eq(rotas.month, shifts.month), eq(rotas.state, 'published')),
      )
      .innerJoin(posts, and(eq(posts.communityId, shifts.communityId), eq(posts.id, shifts.postId)))
      .where(and(eq(shifts.communityId, communityId), where))
      .orderBy(asc(shifts.fromAt), asc(posts.position), asc(shifts.seat))
}

/** Whether this shift was theirs and passed to somebody by a swap, either way round. */
async function wasSwappedAway(tx: Tx, { communityId, personId }: DutyViewer, shiftId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: shiftSwaps.id })
    .from(shiftSwaps)
    .where(
      and(
        eq(shiftSwaps.communityId, communityId),
        eq(shiftSwaps.state, 'accepted'),
        or(
          and(eq(shiftSwaps.shiftId, shiftId), eq(shiftSwaps.askedBy, personId)),
          and(eq(shiftSwaps.returnShiftId, shiftId), eq(shiftSwaps.settledBy, personId)),
        ),
      ),
    )
    .limit(1)
  return row !== undefined
}

async function named(tx: Tx, viewer: DutyViewer, shiftId: string, now: number): Promise<Due> {
  const [row] = await published(tx, viewer.communityId)(eq(shifts.id, shiftId))
  if (!row) return no(new Refusal('not-found'))
  const { shift, roles } = row
  if (shift.personId !== viewer.personId) {
    if (shift.personId === null) return no(new Refusal('shift-not-yours'))
    if (!(await wasSwappedAway(tx, viewer, shift.id))) return no(new Refusal('shift-not-yours'), true)
    const name = (await namesOf(tx, viewer.communityId, [shift.personId])).get(shift.personId)?.name ?? ''
    return no(new Refusal('shift-swapped', { params: { to: familyName(name) } }))
  }
  const problem = whenProblem(shift, now)
  if (problem) return no(problem === 'shift-over' ? over(shift) : early(shift))
  return { shift, roles, standIn: false }
}

/** The first of the station's seats that is empty now, though somebody should sit there: who stands in takes it up. */
async function vacancy(
  tx: Tx,
  { communityId }: DutyViewer,
  stationId: string | null,
  now: number,
): Promise<DueShift | undefined> {
  const [row] = await published(
    tx,
    communityId,
  )(
    and(
      stationId === null ? undefined : eq(shifts.stationId, stationId),
      lte(shifts.fromAt, now),
      gt(shifts.untilAt, now),
      or(isNull(shifts.personId), sql`${shifts.missedToldAt} is not null`),
      sql`not exists (select 1 from ${attendances} a where a.community_id = ${shifts.communityId}
        and a.shift_id = ${shifts.id})`,
    ),
  ).limit(1)
  return row && { ...row, standIn: true }
}

/** Why there is nothing to check in to: the next shift is later, or the last one is over. */
async function nothingDue(tx: Tx, { communityId, personId }: DutyViewer, now: number): Promise<Refusal> {
  const mine = eq(shifts.personId, personId)
  const [next] = await published(tx, communityId)(and(mine, gt(shifts.untilAt, now))).limit(1)
  if (next && dayOf(next.shift.fromAt) === dayOf(now)) return early(next.shift)
  const [today] = await published(tx, communityId)(and(mine, eq(shifts.day, dayOf(now)))).limit(1)
  if (today) return over(today.shift)
  return new Refusal('no-shift-now', { params: next ? { next: dayTimeText(next.shift.fromAt, now) } : {} })
}

async function whicheverIsDue(tx: Tx, viewer: DutyViewer, stationId: string | null, now: number): Promise<Due> {
  const [mine] = await published(
    tx,
    viewer.communityId,
  )(
    and(
      eq(shifts.personId, viewer.personId),
      lte(shifts.fromAt, now + EARLY_MINUTES * MINUTE),
      gt(shifts.untilAt, now),
    ),
  ).limit(1)
  if (mine) return { ...mine, standIn: false }
  const empty = viewer.onRoster ? await vacancy(tx, viewer, stationId, now) : undefined
  return empty ?? no(await nothingDue(tx, viewer, now))
}

/**
 * What somebody may check in to now: the shift they name, or whichever of theirs is due, or a seat left empty.
 *
 * @param stationId where they scanned, for who stands in
 */
export function findDueShift(
  tx: Tx,
  viewer: DutyViewer,
  { shiftId, stationId }: { readonly shiftId: string | null; readonly stationId: string | null },
  now: number,
): Promise<Due> {
  return shiftId === null ? whicheverIsDue(tx, viewer, stationId, now) : named(tx, viewer, shiftId, now)
}
