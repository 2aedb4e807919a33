import type { TestApp } from '../build-app.ts'
import { type GivenCast, tick } from '../given-cast.ts'
import type { Inside } from './inside.ts'

/** An instant by what a clock on the wall in Shanghai shows. */
export const wall = (shown: string): number => Date.parse(`${shown.replace(' ', 'T')}:00+08:00`)

/** What an event says besides its kind, as far as a test of chasing cares. */
function dataOf({ clock, level, overdue, action, why, asked, noAnswer }: Record<string, unknown>): string {
  const silent = noAnswer === undefined ? undefined : `silent ${noAnswer} of ${asked}`
  const parts = [clock, level, action, why, overdue === true ? 'late' : undefined, silent]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** Moves the clock by hand and reads what time itself did, past every wall. */
export function chasing(t: TestApp, c: GivenCast, inside: Inside) {
  const seen = new Map<string, number>()

  /** Events since last asked: kind and data, who is told (the outbox row), and when, where not now. */
  const news = async (caseId: string): Promise<string[]> => {
    const rows = await inside.rows(
      `select e.seq, e.kind, e.data, e.at, e.actor, o.audience from juwuye.case_events e
       left join juwuye.outbox o on o.community_id = e.community_id and o.case_id = e.case_id and o.seq = e.seq
       where e.case_id = $1 and e.seq > $2 order by e.seq`,
      [caseId, seen.get(caseId) ?? 0],
    )
    seen.set(caseId, rows.at(-1)?.seq ?? seen.get(caseId) ?? 0)
    return rows.map(({ kind, data, at, actor, audience }) => {
      const when = at.getTime() === t.clock.now() ? '' : ` at ${at.toISOString()}`
      const what = [kind, dataOf(data)].filter((part) => part !== '').join(' ')
      return `${what} → ${(audience ?? ['nobody']).join(' ')}${actor === 0 ? '' : ' by somebody'}${when}`
    })
  }

  /** Demands of the clock: level and clock, since when, and whether they still stand. */
  const demands = async (caseId: string): Promise<string[]> => {
    const rows = await inside.rows(
      'select * from juwuye.supervisions where case_id = $1 and clock_kind is not null order by issued_at, level, clock_kind',
      [caseId],
    )
    const standsAs = (row: { answered_at: Date | null; settled_at: Date | null }) =>
      row.answered_at ? 'answered' : row.settled_at ? 'settled' : 'open'
    return rows.map((row) => `${row.clock_kind} ${row.level} ${standsAs(row)}`)
  }

  /**
   * Exactly these things happen to the case at this instant and none before it: the tick of the minute before finds
   * nothing, and a second one nothing more.
   */
  const at = async (shown: string, caseId: string, ...expected: string[]): Promise<void> => {
    await news(caseId)
    t.clock.set(wall(shown) - 1)
    await tick(t)
    expect([`before ${shown}`, ...(await news(caseId))]).toEqual([`before ${shown}`])
    t.clock.set(wall(shown))
    await tick(t)
    expect([shown, ...(await news(caseId))]).toEqual([shown, ...expected])
    await tick(t)
    expect([`again ${shown}`, ...(await news(caseId))]).toEqual([`again ${shown}`])
  }

  /** These things are due already and happen with the next tick. */
  const atOnce = async (caseId: string, ...expected: string[]): Promise<void> => {
    await news(caseId)
    await tick(t)
    expect(await news(caseId)).toEqual(expected)
  }

  /** Nothing happens to the case up to this instant, which is then now. */
  const quietUntil = async (shown: string, caseId: string): Promise<void> => {
    await at(shown, caseId)
  }

  const clocks = async (caseId: string) =>
    inside.rows(
      `select kind, subject_id, run, started_at, due_at, stopped_at, chase_at, chased, paused_at, paused_until
       from juwuye.case_clocks where case_id = $1 order by kind, subject_id, run`,
      [caseId],
    )

  /** The running clock of this kind: when it is due, and when time looks at it next. */
  const running = async (caseId: string, kind: string) => {
    const row = (await clocks(caseId)).find((one) => one.kind === kind && one.stopped_at === null)
    const ms = (date: Date | null) => date?.getTime() ?? null
    return (
      row && {
        startedAt: row.started_at.getTime(),
        dueAt: row.due_at.getTime(),
        chaseAt: ms(row.chase_at),
        pausedUntil: ms(row.paused_until),
        chased: row.chased,
      }
    )
  }

  const chainHolds = async (caseId: string): Promise<boolean> =>
    (await c.get(c.secretary, `/cases/${caseId}/chain`)).body.ok

  return { news, demands, at, atOnce, quietUntil, clocks, running, chainHolds }
}
