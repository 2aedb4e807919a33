import { dayOf, HOUR } from '@juwuye/domain'
import type { Inside } from '../cases/inside.ts'

export interface DayRow {
  readonly day: string
  readonly figure_class: string
  readonly estate_id: string
  readonly [sum: string]: string | number | readonly number[]
}

/** The days as they stand in the table. */
export async function daysKept(inside: Inside, communityId: string): Promise<DayRow[]> {
  const rows = await inside.rows('select * from juwuye.community_daily where community_id = $1', [communityId])
  return rows.map(({ community_id: _, ...row }) => row).sort(byKey)
}

const keyOf = ({ day, figure_class, estate_id }: DayRow) => `${day} ${figure_class} ${estate_id}`
const byKey = (a: DayRow, b: DayRow) => (keyOf(a) < keyOf(b) ? -1 : 1)

/** The same counted by hand, whistle by whistle, from what stands in the tables of cases. */
export async function daysByHand(inside: Inside, communityId: string, now: number): Promise<DayRow[]> {
  const all = (table: string) => inside.rows(`select * from juwuye.${table} where community_id = $1`, [communityId])
  const [whistles, cases, clocks, ratings, nodes] = await Promise.all(
    ['whistles', 'cases', 'case_clocks', 'ratings', 'nodes'].map(all),
  )
  const days = new Map<string, Record<string, unknown> & DayRow>()
  for (const w of whistles ?? []) {
    const k = (cases ?? []).find(({ id }) => id === w.case_id)
    if (w.withdrawn_at !== null || (k.case_class === null && k.hidden)) continue
    const row = {
      ...{ day: dayOf(w.received_at.getTime()), figure_class: k.case_class ?? 'unclassed', estate_id: k.estate_id },
      ...{ whistles: 0, joined: 0, due: 0, in_time: 0, asked: 0, answered: 0, solved: 0, content: 0 },
      ...{ placed: 0, recurred: 0, hours: [] as number[] },
    }
    const kept = (days.get(keyOf(row)) ?? row) as typeof row
    days.set(keyOf(row), kept)
    if (w.joined) kept.joined += 1
    else kept.whistles += 1
    if (w.joined || k.case_class === 'private') continue
    const clock = (clocks ?? []).find((one) => one.case_id === k.id && one.kind === 'respond' && one.run === 1)
    if (clock && clock.due_at.getTime() <= now) {
      kept.due += 1
      if (clock.stopped_at && clock.stopped_at <= clock.due_at) kept.in_time += 1
    }
    const said = (ratings ?? []).find(
      (one) => one.case_id === k.id && one.round === k.publicity_round && one.person_id === w.person_id,
    )
    const isShown = ['publicised', 'closed'].includes(k.state) && k.publicity_round > 0 && w.person_id !== null
    if (said || isShown) kept.asked += 1
    if (said) {
      kept.answered += 1
      if (said.solved === 'solved') kept.solved += 1
      if (said.level >= 3) kept.content += 1
    }
    if (k.case_class !== null && (k.building_id !== null || k.place_id !== null)) {
      kept.placed += 1
      const before = (cases ?? []).some(
        (e) =>
          e.id !== k.id &&
          ['estate_id', 'building_id', 'place_id', 'case_class'].every((key) => e[key] === k[key]) &&
          !['merged', 'withdrawn', 'declined'].includes(e.state) &&
          e.received_at < k.received_at &&
          k.received_at.getTime() - e.received_at.getTime() <= 90 * 24 * HOUR,
      )
      if (before) kept.recurred += 1
    }
    if (['verified', 'publicised', 'closed'].includes(k.state) && k.unsolved_reason === null) {
      const ends = (nodes ?? []).filter((one) => one.case_id === k.id && one.state === 'verified')
      const last = Math.max(...ends.map((one) => one.verified_at.getTime()))
      if (ends.length > 0) kept.hours.push(Math.round((last - w.received_at.getTime()) / HOUR))
    }
  }
  for (const { hours } of days.values()) (hours as number[]).sort((a, b) => a - b)
  return [...days.values()].sort(byKey)
}
