import { DAY, minutesPresent, NO_SHIFTS, type Presence, shiftFigures, startOfDay } from '@juwuye/domain'
import type { DutyFigures } from '@juwuye/types'
import { and, asc, eq, gte, isNotNull, lt, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { invalidField } from '../../platform/http/refusal.ts'
import { caseEvents, caseParticipants, cases, countedFor, listViewer } from '../cases/index.ts'
import { actorAround, attendances, namesOf, policyInForce } from '../communities/index.ts'
import { rotas, shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import { type FoundShift, findShifts, presenceOf } from './shift-present.ts'

/** Days in Shanghai, both included. */
export interface Stretch {
  readonly from: string
  readonly until: string
}

const LONGEST_DAYS = 366

/** The instants of a stretch. @throws Refusal invalid-input */
export function instantsOf({ from, until }: Stretch): { fromAt: number; untilAt: number } {
  const [first, last] = [startOfDay(from), startOfDay(until)]
  if (first === undefined) throw invalidField('from', 'wrong-format')
  if (last === undefined) throw invalidField('until', 'wrong-format')
  if (last < first || last - first > LONGEST_DAYS * DAY) throw invalidField('until', 'out-of-range')
  return { fromAt: first, untilAt: last + DAY }
}

type Figure = NonNullable<DutyFigures['mine']>

/** Published shifts with somebody in them. */
export function shiftsHeldIn(tx: Tx, communityId: string, { from, until }: Stretch): Promise<FoundShift[]> {
  return findShifts(
    tx,
    communityId,
    and(gte(shifts.day, from), lte(shifts.day, until), isNotNull(shifts.personId), eq(rotas.state, 'published')),
  )
}

/** How long each was there, also who stepped in without being on the rota. */
async function presences(tx: Tx, communityId: string, stretch: Stretch): Promise<Map<string, Presence[]>> {
  const { fromAt, untilAt } = instantsOf(stretch)
  const rows = await tx
    .select()
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, communityId),
        gte(attendances.checkedInAt, fromAt),
        lt(attendances.checkedInAt, untilAt),
      ),
    )
    .orderBy(asc(attendances.checkedInAt))
  const each = new Map<string, Presence[]>()
  for (const row of rows) each.set(row.personId, [...(each.get(row.personId) ?? []), presenceOf(row)])
  return each
}

/**
 * On how many cases each did something while on watch; what they whistle themselves is not counted, and of others'
 * private matters only what the viewer may see.
 */
async function casesEach(
  tx: Tx,
  { communityId, personId }: DutyViewer,
  stretch: Stretch,
  now: number,
): Promise<Map<string, number>> {
  const { deadlines } = (await policyInForce(tx, communityId)).policy
  const viewer = listViewer(await actorAround(tx, communityId, personId, now), now, deadlines)
  const { fromAt, untilAt } = instantsOf(stretch)
  const left = sql`coalesce(${attendances.checkedOutAt}, ${attendances.shiftEndsAt})`
  const rows = await tx
    .select({ personId: attendances.personId, count: sql<number>`count(distinct ${caseEvents.caseId})::int` })
    .from(attendances)
    .innerJoin(
      caseParticipants,
      and(
        eq(caseParticipants.communityId, attendances.communityId),
        eq(caseParticipants.personId, attendances.personId),
        sql`${caseParticipants.capacity} <> 'reporter'`,
      ),
    )
    .innerJoin(
      caseEvents,
      and(
        eq(caseEvents.communityId, caseParticipants.communityId),
        eq(caseEvents.caseId, caseParticipants.caseId),
        eq(caseEvents.actor, caseParticipants.number),
        sql`${caseEvents.at} between ${attendances.checkedInAt} and ${left}`,
      ),
    )
    .innerJoin(cases, and(eq(cases.communityId, caseEvents.communityId), eq(cases.id, caseEvents.caseId)))
    .where(
      and(
        eq(attendances.communityId, communityId),
        gte(attendances.checkedInAt, fromAt),
        lt(attendances.checkedInAt, untilAt),
        sql`(${attendances.personId} = ${personId} or ${countedFor(viewer)})`,
      ),
    )
    .groupBy(attendances.personId)
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}

const NOTHING: Figure = { ...NO_SHIFTS, minutes: 0, cases: 0 }

const sum = (figures: readonly Figure[]): Figure =>
  figures.reduce(
    (a, b) => ({
      planned: a.planned + b.planned,
      held: a.held + b.held,
      onTime: a.onTime + b.onTime,
      missed: a.missed + b.missed,
      minutes: a.minutes + b.minutes,
      cases: a.cases + b.cases,
    }),
    NOTHING,
  )

/** Everybody who stood or was to stand; by name, which is no ranking. */
export async function figuresEach(
  tx: Tx,
  viewer: DutyViewer,
  stretch: Stretch,
  now: number,
): Promise<DutyFigures['people']> {
  const { communityId } = viewer
  const { duty } = (await policyInForce(tx, communityId)).policy
  const held = await shiftsHeldIn(tx, communityId, stretch)
  const there = await presences(tx, communityId, stretch)
  const cases = await casesEach(tx, viewer, stretch, now)
  const ids = [...new Set([...held.flatMap(({ shift }) => shift.personId ?? []), ...there.keys()])]
  const names = await namesOf(tx, communityId, ids)
  return ids
    .map((personId) => {
      const mine = held
        .filter(({ shift }) => shift.personId === personId)
        .map(({ shift: { fromAt, untilAt }, attendance }) => ({
          fromAt,
          untilAt,
          presence: attendance && presenceOf(attendance),
        }))
      const minutes = (there.get(personId) ?? []).reduce((all, presence) => all + minutesPresent(presence, now), 0)
      return {
        personId,
        name: names.get(personId)?.name ?? '',
        ...shiftFigures(mine, duty.noShowMinutes, now),
        ...{ minutes, cases: cases.get(personId) ?? 0 },
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.personId < b.personId ? -1 : 1))
}

/** Everybody reads their own; all together and each one's are for whoever plans. @throws Refusal invalid-input */
export async function readFigures(tx: Tx, viewer: DutyViewer, stretch: Stretch, now: number): Promise<DutyFigures> {
  instantsOf(stretch)
  const people = await figuresEach(tx, viewer, stretch, now)
  const mine = people.find(({ personId }) => personId === viewer.personId)
  const { personId: _, name: __, ...own } = mine ?? { ...NOTHING, personId: '', name: '' }
  return {
    ...{ from: stretch.from, until: stretch.until },
    mine: mine || viewer.onRoster ? own : null,
    all: viewer.mayOrganise ? sum(people) : null,
    people: viewer.mayOrganise ? people : [],
  }
}
