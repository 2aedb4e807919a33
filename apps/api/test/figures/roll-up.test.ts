import { randomUUID } from 'node:crypto'
import { DAY, dayOf, HOUR } from '@juwuye/domain'
import { recountDays, rollUp } from '../../src/features/figures/index.ts'
import { sweepRollUps } from '../../src/features/figures/sweep-roll-ups.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { dice } from '../cases/dice.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { moving } from '../cases/moving.ts'
import { randomActs } from '../cases/random-acts.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { daysByHand, daysKept } from './counting.ts'

jest.setTimeout(240_000)

const EVER = { from: '2020-01-01', until: '2099-12-31' }
const LIVES = 2
const STEPS = 24

describe('the days of a community', () => {
  let t: TestApp
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_figures' })
    inside = await openInside(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** What stands in the table is what somebody counts by hand, and counting everything anew changes nothing. */
  async function agrees(c: GivenCast): Promise<void> {
    const now = t.clock.now()
    await rollUp(t.deps, c.communityId, now)
    const kept = await daysKept(inside, c.communityId)
    expect(kept).toEqual(await daysByHand(inside, c.communityId, now))
  }

  test('are what a full recount says, through random lives of cases', async () => {
    const c = await givenCast(t)
    const acts = randomActs(t, c)
    const people = [
      ...[c.socialWorker, c.socialWorker, c.secretary, c.propertyWorker, c.propertyWorker, c.ownersMember],
      ...[c.councilMember, c.chair, c.mediator, c.reporter, c.neighbour, c.owner],
    ]
    const done = new Set<string>()
    for (let life = 1; life <= LIVES; life += 1) {
      laterMorning(t)
      const d = dice(life)
      const ids: string[] = []
      for (const by of [c.reporter, c.neighbour, c.owner]) ids.push(await acts.whistle(d, by))
      for (let step = 0; step < STEPS; step += 1) {
        t.clock.advance(d.below(20) * HOUR)
        const id = d.pick(ids)
        const others = ids.filter((other) => other !== id)
        const did = await acts.someAct(d, id, d.pick(people), others)
        if (did) done.add(did)
        await acts.secondWord(id, people)
        if (d.next() < 0.3) await rollUp(t.deps, c.communityId, t.clock.now())
      }
      await agrees(c)
      // of a case on which nothing more is done the time for an answer runs out
      t.clock.advance(4 * DAY)
      await agrees(c)
    }
    expect(done.size).toBeGreaterThan(5)
    const before = await daysKept(inside, c.communityId)
    expect(before.length).toBeGreaterThan(2)
    await recountDays(t.deps, c.communityId, EVER, t.clock.now())
    expect(await daysKept(inside, c.communityId)).toEqual(before)
  })

  test('follow what comes days later: a me-too, a merge, a split, a rating, a reopening, a private class', async () => {
    const c = await givenCast(t)
    const m = moving(t, c, inside)
    const day = dayOf(t.clock.now())
    const first = await c.bring('publicised', 'minor')
    const second = await m.dispatched(c.neighbour)
    const third = await m.dispatched(c.owner, {}, { class: 'hard' })
    await agrees(c)
    const sum = async (column: string, of = (_: string) => true) =>
      (await daysKept(inside, c.communityId))
        .filter((row) => row.day === day && of(row.figure_class))
        .reduce((all, row) => all + Number(row[column]), 0)
    expect([await sum('whistles'), await sum('asked'), await sum('answered'), await sum('due')]).toEqual([3, 1, 0, 0])

    t.clock.advance(2 * DAY)
    await c.does(c.reporter, first, 'rate', { solved: 'notSolved', level: 2 })
    await m.joins(c.reporter, second, { id: randomUUID() })
    await agrees(c)
    expect([await sum('answered'), await sum('solved'), await sum('content')]).toEqual([1, 0, 0])

    await m.merges(third, second)
    await agrees(c)
    expect([await sum('whistles', (k) => k === 'hard'), await sum('whistles', (k) => k === 'major')]).toEqual([0, 2])

    await m.splits(second, await m.whistleIds(second, c.owner))
    await agrees(c)
    t.clock.advance(2 * DAY)
    await agrees(c)
    expect(await sum('due')).toBe(3)

    const told = await c.blows(c.declared)
    const now = dayOf(t.clock.now())
    await agrees(c)
    expect((await daysKept(inside, c.communityId)).filter((row) => row.day === now)).toMatchObject([
      { figure_class: 'unclassed', whistles: 1 },
    ])
    await c.does(c.socialWorker, told.id, 'triage', {
      ...{ class: 'private', title: '家里的事', mediatorId: c.mediator, partyIds: [] },
    })
    t.clock.advance(4 * DAY)
    await agrees(c)
    expect((await daysKept(inside, c.communityId)).filter((row) => row.day === now)).toMatchObject([
      { figure_class: 'private', whistles: 1, due: 0, asked: 0, placed: 0, hours: [] },
    ])
  })

  test('are found by what was done in them, and let alone otherwise; no community counts another’s', async () => {
    const c = await givenCast(t)
    const other = await givenCast(t)
    await c.blows(c.reporter)
    const { signal } = new AbortController()
    await sweepRollUps(t.deps, t.clock.now(), signal)
    expect((await daysKept(inside, c.communityId)).length).toBe(1)
    expect(await daysKept(inside, other.communityId)).toEqual([])
    const upTo = async () =>
      (await inside.rows('select up_to from juwuye.community_roll_ups where community_id = $1', [c.communityId]))[0]
    t.clock.advance(2 * HOUR)
    await sweepRollUps(t.deps, t.clock.now(), signal)
    const before = await upTo()
    t.clock.advance(2 * HOUR)
    await sweepRollUps(t.deps, t.clock.now(), signal)
    expect(await upTo()).toEqual(before)
    // nobody acts, but the time for an answer runs out
    t.clock.advance(3 * DAY)
    await sweepRollUps(t.deps, t.clock.now(), signal)
    expect(await daysKept(inside, c.communityId)).toMatchObject([{ due: 1, in_time: 0 }])
  })

  test('are counted once by two at the same time', async () => {
    const c = await givenCast(t)
    await c.blows(c.reporter)
    await Promise.all([1, 2, 3, 4].map(() => rollUp(t.deps, c.communityId, t.clock.now())))
    expect(await daysKept(inside, c.communityId)).toMatchObject([{ whistles: 1 }])
  })
})
