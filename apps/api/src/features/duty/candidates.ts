import { RULE_SENTENCES } from '@juwuye/messages'
import type { ShiftCandidates } from '@juwuye/types'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import { getShift } from './hold-rota.ts'
import { dutiesNear, problemsOf, standingOf } from './seat-problems.ts'

async function shiftsEach(tx: Tx, communityId: string, month: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ personId: shifts.personId, count: sql<number>`count(*)::int` })
    .from(shifts)
    .where(and(eq(shifts.communityId, communityId), eq(shifts.month, month), isNotNull(shifts.personId)))
    .groupBy(shifts.personId)
  return new Map(rows.map(({ personId, count }) => [personId ?? '', count]))
}

/**
 * Who may stand in the shift instead of whoever does: those without trouble first, of those whoever has least. Who
 * stands there themself sees only whom they may ask.
 *
 * @throws Refusal not-found
 */
export async function readCandidates(
  tx: Tx,
  viewer: DutyViewer,
  shiftId: string,
  now: number,
): Promise<ShiftCandidates> {
  const { communityId, personId, mayOrganise } = viewer
  const shift = await getShift(tx, communityId, shiftId)
  if (!mayOrganise && shift.personId !== personId) throw new Refusal('not-found')
  const standing = await standingOf(tx, viewer, now)
  const near = await dutiesNear(tx, communityId, shift)
  const counts = await shiftsEach(tx, communityId, shift.month)
  const items = standing.roster
    .filter((person) => person.active && person.personId !== shift.personId)
    .map((person) => ({
      personId: person.personId,
      name: person.name,
      shifts: counts.get(person.personId) ?? 0,
      problems: problemsOf(standing, person.personId, shift, near).map((code) => ({
        code,
        text: RULE_SENTENCES[code],
      })),
    }))
    .filter(({ problems }) => !problems.some(({ code }) => code === 'qualification'))
    .filter(({ problems }) => mayOrganise || problems.length === 0)
  const troubled = ({ problems }: (typeof items)[number]) => (problems.length > 0 ? 1 : 0)
  return { items: items.sort((a, b) => troubled(a) - troubled(b) || a.shifts - b.shifts) }
}
