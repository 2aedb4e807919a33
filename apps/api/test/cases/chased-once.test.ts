import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type CaseClass, DAY, HOUR } from '@juwuye/domain'
import type { Deps } from '../../src/deps.ts'
import { chaseCase } from '../../src/features/cases/chase-clock.ts'
import { sweepClocks } from '../../src/features/cases/sweep-clocks.ts'
import { openDatabases } from '../../src/platform/db/pools.ts'
import { bringCase, type Stop } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { environmentOf, killProcesses, startProcess } from '../jobs/processes.ts'
import { chasing } from './chasing.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(240_000)

/** However often the sweep runs, and however often it dies: the same case hears the same things, once. */
describe('each step of each clock', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  const pools: ReturnType<typeof openDatabases>[] = []

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_once' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
  })
  beforeEach(() => laterMorning(t, 2))
  afterEach(async () => {
    // what one test leaves due is not the next one's business
    await sweepClocks(t.deps, t.clock.now())
  })
  afterAll(async () => {
    killProcesses()
    await Promise.all(pools.map((pool) => pool.close()))
    await t.close()
  })

  /** Another process, as far as the database can tell. */
  const another = (): Deps => {
    const db = openDatabases(t.database.urls, () => undefined)
    pools.push(db)
    return { ...t.deps, db }
  }

  /** Brought by somebody of their own: nobody whistles more than five times a day. */
  const bring = async (...to: [Stop, Exclude<CaseClass, 'private'>]) => {
    const reporter = await c.member('resident', { name: '邻居', level: 'confirmed', estateId: c.estateId })
    return (await bringCase(t.deps, { ...c, reporter }, ...to)).caseId
  }

  /** One case at each place where time has something to do. */
  const population = async (): Promise<string[]> => {
    const { id } = await c.blows(await c.newcomer(), { danger: true })
    const objected = await bring('publicised', 'minor')
    await c.does(c.neighbour, objected, 'object', { reason: '没好' })
    return [
      id,
      objected,
      await bring('submitted', 'minor'),
      await bring('publicised', 'minor'),
      await bring('raised', 'hard'),
      await bring('claimed', 'hard'),
      await bring('proposed', 'major'),
      await bring('submitted', 'hard'),
      await bring('verified', 'hard'),
    ]
  }

  /** Everything that stands about a case which the clock could have written twice, without ids. */
  const traces = async (caseId: string) => ({
    events: await inside.rows(
      `select seq, kind, data - 'supervision' - 'pendingAct' - 'bodyHash' as data, at from juwuye.case_events
       where case_id = $1 order by seq`,
      [caseId],
    ),
    told: await inside.rows('select seq, kind, audience from juwuye.outbox where case_id = $1 order by seq', [caseId]),
    demands: await inside.rows(
      'select level, clock_kind, clock_run, issued_at from juwuye.supervisions where case_id = $1 order by 2, 3, 1',
      [caseId],
    ),
    clocks: (await time.clocks(caseId)).map(({ subject_id: _, ...clock }) => clock),
    seats: await inside.rows('select kind, round, replaced_at from juwuye.seats where case_id = $1 order by id', [
      caseId,
    ]),
    row: await inside.rows('select state, seq, version, on_book_until from juwuye.cases where id = $1', [caseId]),
  })
  const chainsHold = async (ids: readonly string[]) => {
    for (const id of ids) expect([id, await time.chainHolds(id)]).toEqual([id, true])
  }

  /** A copy of the population chased by one process alone, the measure for the others. */
  const measured = async (copies: number, wait: number, make = population) => {
    const alone = await make()
    const rest: string[][] = []
    for (let copy = 0; copy < copies; copy++) rest.push(await make())
    const before = (await traces(alone[0] ?? '')).events.length
    t.clock.advance(wait)
    for (const id of alone) await chaseCase(t.deps, c.communityId, id)
    const expected = []
    for (const id of alone) expected.push(await traces(id))
    // it means something: time did a lot
    expect(expected[0]?.events.length).toBeGreaterThan(before)
    expect(expected.flatMap((one) => one.demands).length).toBeGreaterThan(4)
    return { alone, rest, expected }
  }
  const sameAs = async (expected: unknown[], rest: readonly string[][]) => {
    for (const copy of rest) {
      const found = []
      for (const id of copy) found.push(await traces(id))
      expect(found).toEqual(expected)
    }
  }

  test('happens once by one sweep, by the same again, and by three at once', async () => {
    const { alone, rest, expected } = await measured(2, 9 * DAY)
    const now = t.clock.now()
    await Promise.all([t.deps, another(), another()].map((deps) => sweepClocks(deps, now)))
    await sameAs(expected, rest)
    await Promise.all([t.deps, another()].map((deps) => sweepClocks(deps, now)))
    await sameAs(expected, [alone, ...rest])
    await chainsHold([...alone, ...rest.flat()])
  })

  test('happens once while somebody acts on the case at the same moment', async () => {
    const ids: string[] = []
    for (let n = 0; n < 8; n++) ids.push(await bring('claimed', 'hard'))
    t.clock.advance(7 * DAY)
    const before = new Map<string, number>()
    for (const id of ids) before.set(id, (await traces(id)).events.length)
    const sweep = sweepClocks(t.deps, t.clock.now())
    const other = sweepClocks(another(), t.clock.now())
    await Promise.all([
      sweep,
      other,
      ...ids.map((id) => c.act(c.propertyWorker, id, 'note-progress', { text: '来了' })),
    ])
    for (const id of ids) {
      const kinds = (await traces(id)).events.slice(before.get(id)).map(({ kind, data }) => `${kind} ${data.clock}`)
      // either the lead was quicker and renewed the lease, or was reminded of it and told first
      expect(kinds.filter((kind) => kind === 'progressed undefined')).toHaveLength(1)
      expect(new Set(kinds).size).toBe(kinds.length)
      if (kinds[0] === 'progressed undefined') expect(kinds).not.toContain('supervised lease')
      expect(await time.running(id, 'lease')).toMatchObject({ dueAt: t.clock.now() + 7 * DAY, chased: 0 })
    }
    await chainsHold(ids)
  })

  test('that was missed for three days is made up for in the order of time, as if nobody had slept', async () => {
    const [slept, watched] = [await c.blows(c.reporter, { danger: true }), await c.blows(c.reporter, { danger: true })]
    const start = t.clock.now()
    for (let hour = 0; hour < 72; hour++) {
      t.clock.set(start + hour * HOUR + HOUR / 2)
      await chaseCase(t.deps, c.communityId, watched.id)
    }
    t.clock.set(start + 3 * DAY)
    await sweepClocks(t.deps, t.clock.now())
    const told = async (id: string) =>
      (await traces(id)).events.map(({ kind, data }) => [kind, data.clock ?? null, data.level ?? null])
    expect(await told(slept.id)).toEqual(await told(watched.id))
    expect(await told(slept.id)).toEqual([
      ['whistle.blown', null, null],
      ['supervised', 'danger', 1],
      ['supervised', 'danger', 2],
      ['reminded', 'respond', null],
      ['supervised', 'respond', 1],
      ['supervised', 'respond', 2],
    ])
    await chainsHold([slept.id, watched.id])
  })

  test('happens once though the clock runs ahead and is set back, and whoever is logged in stays so', async () => {
    const [jumped, steady] = [await bring('claimed', 'hard'), await bring('claimed', 'hard')]
    const start = t.clock.now()
    const at = async (id: string, time: number) => {
      t.clock.set(time)
      await chaseCase(t.deps, c.communityId, id)
      expect((await c.get(c.propertyWorker, `/cases/${id}`)).status).toBe(200)
    }
    // across the end of the lease and its demands, an hour and a day, and back
    for (const ahead of [0, HOUR, 0, DAY, 0, DAY, -HOUR]) await at(jumped, start + 6.5 * DAY + ahead)
    for (let half = 13; half <= 30; half++) for (const id of [jumped, steady]) await at(id, start + half * (DAY / 2))
    const told = async (id: string) =>
      (await traces(id)).events.map(({ kind, data }) => [kind, data.clock ?? null, data.level ?? null])
    expect(await told(jumped)).toEqual(await told(steady))
    t.clock.advance(-DAY)
    await c.does(c.propertyWorker, jumped, 'note-progress', { text: '来了' })
    await chainsHold([jumped, steady])
  })

  test('happens once though the process that ticks is killed at any moment, again and again', async () => {
    const { alone, rest, expected } = await measured(8, 9 * DAY, async () => {
      const { id } = await c.blows(await c.newcomer(), { danger: true })
      return [id, await bring('claimed', 'hard'), await bring('submitted', 'minor')]
    })
    const number = async (sql: string) => (await inside.rows(sql))[0].n as number
    const ripe = () =>
      number(`select count(*)::int as n from juwuye.case_clocks where stopped_at is null
        and chase_at <= '${new Date(t.clock.now()).toISOString()}'`)
    const done = () => number('select count(*)::int as n from juwuye.case_events')
    const env = { ...environmentOf(t), NOW: String(t.clock.now()) }
    let atWork = 0
    for (let round = 0; round < 12 && (await ripe()) > 0; round++) {
      const before = await done()
      const child = startProcess('test/cases/chasing-process.ts', env)
      while ((await done()) === before) await pause(10)
      await pause(Math.floor(Math.random() * 120))
      await child.kill()
      if ((await ripe()) > 0) atWork++
    }
    expect(atWork).toBeGreaterThan(4)
    await sweepClocks(t.deps, t.clock.now())
    expect(await ripe()).toBe(0)
    await sameAs(expected, [alone, ...rest])
    await chainsHold(rest.flat())
  })

  test('is written down with the rest or not at all: what breaks in the middle leaves nothing and is tried again', async () => {
    const broken = await bring('claimed', 'hard')
    const fine = await bring('claimed', 'hard')
    t.clock.advance(7 * DAY)
    const before = await traces(broken)
    const name = `stop_${randomUUID().slice(0, 8)}`
    await inside.rows(
      `create function juwuye.${name}() returns trigger language plpgsql as
       $$ begin if new.case_id = '${broken}' then raise exception 'broken here'; end if; return new; end $$`,
    )
    await inside.rows(
      `create trigger ${name} before insert on juwuye.supervisions for each row execute function juwuye.${name}()`,
    )
    await expect(sweepClocks(t.deps, t.clock.now())).rejects.toThrow()
    const kinds = async (id: string) => (await traces(id)).events.slice(before.events.length).map(({ kind }) => kind)
    // the reminder before it stands, the demand is not half there, the other case has its own
    expect([await kinds(broken), await kinds(fine)]).toEqual([['reminded'], ['reminded', 'supervised']])
    expect((await traces(broken)).demands).toEqual([])
    // it is left alone for a while, then done once
    await sweepClocks(t.deps, t.clock.now())
    await inside.rows(`drop trigger ${name} on juwuye.supervisions`)
    await sweepClocks(t.deps, t.clock.now())
    expect(await kinds(broken)).toEqual(['reminded'])
    t.clock.advance(HOUR / 6)
    await sweepClocks(t.deps, t.clock.now())
    expect(await kinds(broken)).toEqual(['reminded', 'supervised'])
    await chainsHold([broken, fine])
  })
})
