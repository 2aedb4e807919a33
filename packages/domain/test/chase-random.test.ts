import fc from 'fast-check'
import {
  type Chase,
  type ChasedClock,
  type ChaseSurroundings,
  CLOCK_KINDS,
  chasePlan,
  DAY,
  DEFAULT_DEADLINES,
  nextChase,
  pausedDue,
} from '../src/index.ts'
import { anyClass, anyDeadlines } from './policies.ts'

/* What holds of chasing whatever the clocks, the classes and the numbers of a community are. */

const START = Date.parse('2026-01-01T00:00:00+08:00')
const instant = fc.integer({ min: START, max: START + 200 * DAY })

const around: fc.Arbitrary<ChaseSurroundings> = fc.record({
  caseClass: fc.option(anyClass),
  danger: fc.boolean(),
  deadlines: fc.oneof(fc.constant(DEFAULT_DEADLINES), anyDeadlines),
  waitsForReporter: fc.boolean(),
  onBookUntil: fc.constant(null),
})
const clock: fc.Arbitrary<ChasedClock> = fc
  .record({ kind: fc.constantFrom(...CLOCK_KINDS), startedAt: instant, length: fc.nat(60 * DAY) })
  .map(({ kind, startedAt, length }) => ({
    kind,
    startedAt,
    dueAt: startedAt + length,
    chased: 0,
    pausedUntil: null,
  }))

const ending: Partial<Record<(typeof CLOCK_KINDS)[number], readonly Chase[]>> = {
  lease: ['release'],
  publicity: ['close'],
  pendingAct: ['lapse'],
  review: ['endBook'],
  ruling: ['passUp'],
  leadRuling: ['passUp'],
}

describe('a plan of chasing', () => {
  test('goes forward in time, from the start of the clock on, and reminds no later than it is due', () => {
    fc.assert(
      fc.property(clock, around, (c, a) => {
        const plan = chasePlan(c, a)
        const times = plan.map((step) => step.at)
        expect(times).toEqual([...times].sort((x, y) => x - y))
        for (const { chase, at } of plan) {
          expect(at).toBeGreaterThanOrEqual(c.startedAt)
          if (chase === 'remind') expect(at).toBeLessThanOrEqual(c.dueAt)
          else expect(at).toBeGreaterThanOrEqual(c.dueAt)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('has every step once, something for every clock, and its own end', () => {
    fc.assert(
      fc.property(clock, around, (c, a) => {
        const chases = chasePlan(c, a).map((step) => step.chase)
        expect(new Set(chases).size).toBe(chases.length)
        expect(chases.length).toBeGreaterThan(0)
        const own = ending[c.kind] ?? []
        expect(chases).toEqual(expect.arrayContaining([...own]))
        const ends = Object.values(ending).flat()
        expect(chases.filter((chase) => ends.includes(chase))).toEqual(own)
      }),
    )
  })

  test('comes no later for a clock that is due earlier, nor for one that began earlier: a merge delays nothing', () => {
    fc.assert(
      fc.property(clock, around, fc.nat(60 * DAY), fc.nat(60 * DAY), (c, a, before, sooner) => {
        const startedAt = c.startedAt - before
        const earlier = { ...c, startedAt, dueAt: Math.max(startedAt, c.dueAt - sooner) }
        const [was, is] = [chasePlan(c, a), chasePlan(earlier, a)]
        is.forEach((step, i) => {
          expect(step.chase).toBe(was[i]?.chase)
          expect(step.at).toBeLessThanOrEqual(was[i]?.at ?? 0)
        })
      }),
    )
  })

  test('comes later by the whole pause from the due time on, and by half of it at half time', () => {
    fc.assert(
      fc.property(clock, around, fc.nat(45 * DAY), (c, a, half) => {
        const working = { by: 'agreedDay', from: c.startedAt } as const
        const { dueAt } = pausedDue({ dueAt: c.dueAt, working }, c.startedAt, c.startedAt + 2 * half)
        const was = chasePlan(c, a)
        chasePlan({ ...c, dueAt }, a).forEach((step, i) => {
          const atHalf = step.chase === 'remind' && c.kind !== 'verification'
          expect(step.at - (was[i]?.at ?? 0)).toBe(atHalf ? half : 2 * half)
        })
      }),
    )
  })
})

describe('the next step', () => {
  test('skips none, comes to an end, and stays there', () => {
    fc.assert(
      fc.property(clock, around, fc.nat(20), (c, a, beyond) => {
        const plan = chasePlan(c, a)
        const walked = plan.map((_, chased) => nextChase({ ...c, chased }, a))
        expect(walked).toEqual(plan)
        expect(nextChase({ ...c, chased: plan.length + beyond }, a)).toBeUndefined()
      }),
    )
  })

  test('the book only delays, to its review at the latest, and changes no step', () => {
    fc.assert(
      fc.property(clock, around, instant, fc.nat(3), (c, a, onBookUntil, chased) => {
        const usual = nextChase({ ...c, chased }, a)
        const onBook = nextChase({ ...c, chased }, { ...a, onBookUntil })
        expect(onBook?.chase).toBe(usual?.chase)
        if (!usual || !onBook) return
        expect([usual.at, Math.max(usual.at, onBookUntil)]).toContain(onBook.at)
      }),
    )
  })

  test('while a clock stands still nobody is chased: its going on is all that comes', () => {
    fc.assert(
      fc.property(clock, around, instant, fc.option(instant), fc.nat(3), (c, a, pausedUntil, onBookUntil, chased) => {
        const step = nextChase({ ...c, pausedUntil, chased }, { ...a, onBookUntil })
        expect(step).toEqual({ chase: 'resume', at: pausedUntil })
      }),
    )
  })
})

/* A worker that looks now and then, is killed in the middle, or is two workers. */

interface Visit {
  /** Since the one before. */
  readonly after: number
  /** So many steps, then it is killed; null: it comes to the end. */
  readonly killedAfter: number | null
}
interface Done {
  readonly clock: number
  readonly chase: Chase
  readonly at: number
  readonly done: number
}

const visit: fc.Arbitrary<Visit> = fc.record({
  after: fc.oneof({ weight: 3, arbitrary: fc.nat(2 * DAY) }, fc.nat(40 * DAY)),
  killedAfter: fc.option(fc.nat(3), { freq: 3 }),
})

/** Everything due, the earliest first, until it is killed; what was begun and not ended never happened. */
function swept(clocks: readonly ChasedClock[], a: ChaseSurroundings, visits: readonly Visit[]): Done[] {
  const state = clocks.map((c) => ({ ...c }))
  const done: Done[] = []
  let now = START
  const earliest = () =>
    state
      .flatMap((c, index) => {
        const step = nextChase(c, a)
        return step && step.at <= now ? [{ ...step, index }] : []
      })
      .sort((x, y) => x.at - y.at || x.index - y.index)[0]
  for (const { after, killedAfter } of visits) {
    now += after
    for (let n = 0, next = earliest(); next && n !== killedAfter; n++, next = earliest()) {
      const { index, chase, at } = next
      const c = state[index] as ChasedClock
      state[index] = chase === 'resume' ? { ...c, pausedUntil: null } : { ...c, chased: c.chased + 1 }
      done.push({ clock: index, chase, at, done: now })
    }
  }
  return done
}

const AT_LAST: Visit = { after: 2_000 * DAY, killedAfter: null }

describe('a worker that comes now and then', () => {
  const some = fc.array(clock, { minLength: 1, maxLength: 6 })

  test('does every step exactly once, each in its order and not before its time', () => {
    fc.assert(
      fc.property(some, around, fc.array(visit, { maxLength: 12 }), (clocks, a, visits) => {
        const done = swept(clocks, a, [...visits, AT_LAST])
        clocks.forEach((c, index) => {
          const own = done.filter((d) => d.clock === index).map(({ chase, at }) => ({ chase, at }))
          expect(own).toEqual(chasePlan(c, a))
        })
        for (const d of done) expect(d.at).toBeLessThanOrEqual(d.done)
      }),
    )
  })

  test('does just what one that never sleeps does, in the same order, however long it was away', () => {
    fc.assert(
      fc.property(
        some,
        around,
        fc.option(instant),
        fc.array(visit, { maxLength: 12 }),
        (clocks, a, onBookUntil, visits) => {
          const order = (list: readonly Done[]) => list.map(({ clock: c, chase, at }) => `${c} ${chase} ${at}`)
          const book = { ...a, onBookUntil }
          expect(order(swept(clocks, book, [...visits, AT_LAST]))).toEqual(order(swept(clocks, book, [AT_LAST])))
        },
      ),
    )
  })

  test('ends each pause once, before it chases that clock', () => {
    fc.assert(
      fc.property(some, around, instant, fc.array(visit, { maxLength: 12 }), (clocks, a, until, visits) => {
        const held = clocks.map((c) => ({ ...c, pausedUntil: until, dueAt: Math.max(c.dueAt, until + 1) }))
        const done = swept(held, a, [...visits, AT_LAST])
        held.forEach((_, index) => {
          const own = done.filter((d) => d.clock === index)
          expect(own.filter((d) => d.chase === 'resume')).toHaveLength(1)
          expect(own[0]?.chase).toBe('resume')
        })
      }),
    )
  })
})
