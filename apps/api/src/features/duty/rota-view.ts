import { dayFacts, daysOfMonth } from '@juwuye/domain'
import type { RotaView } from '@juwuye/types'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { rotas, shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import { rosterOf } from './roster.ts'
import { type FoundShift, findShifts, presentShifts } from './shift-present.ts'

export const dayView = (day: string) => {
  const { kind, holiday, makeUp } = dayFacts(day)
  return { day, kind, holiday, makeUp }
}

/** How even it is: those who stand, by name, also where they have nothing; then whoever else has a shift. */
async function loadsOf(
  tx: Tx,
  viewer: DutyViewer,
  found: readonly FoundShift[],
  now: number,
): Promise<RotaView['loads']> {
  const roster = await rosterOf(tx, viewer, now)
  const holding = new Set(found.map(({ shift }) => shift.personId))
  const counted = roster.filter(
    ({ active, postIds, personId }) => (active && postIds.length > 0) || holding.has(personId),
  )
  return counted.map(({ personId, name }) => {
    const kinds = found.flatMap(({ shift }) => (shift.personId === personId ? [dayFacts(shift.day).kind] : []))
    return {
      ...{ personId, name },
      shifts: kinds.length,
      weekends: kinds.filter((kind) => kind === 'weekend').length,
      holidays: kinds.filter((kind) => kind === 'holiday').length,
    }
  })
}

/** The month as the viewer may see it: a draft is for those who plan. */
export async function readRota(tx: Tx, viewer: DutyViewer, month: string, now: number): Promise<RotaView> {
  const { communityId, mayOrganise } = viewer
  const [row] = await tx
    .select()
    .from(rotas)
    .where(and(eq(rotas.communityId, communityId), eq(rotas.month, month)))
  const seen = row && (mayOrganise || row.state === 'published') ? row : undefined
  const found = seen ? await findShifts(tx, communityId, eq(shifts.month, month)) : []
  const days = daysOfMonth(month)
  return {
    month,
    state: seen?.state ?? null,
    changedBy: mayOrganise ? (seen?.changedByName ?? null) : null,
    changedAt: seen?.changedAt ?? null,
    publishedAt: seen?.publishedAt ?? null,
    version: seen?.version ?? 0,
    days: days.map(dayView),
    holidaysKnown: days.every((day) => dayFacts(day).announced),
    shifts: await presentShifts(tx, viewer, found, now),
    loads: mayOrganise ? await loadsOf(tx, viewer, found, now) : [],
    mayOrganise,
  }
}
