import { aCase, NOW } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type CaseFacts,
  CLOCK_KINDS,
  type ClockWorking,
  checkEnd,
  checkPause,
  DAY,
  type DueTime,
  earlierDue,
  endOfDay,
  HOUR,
  isPausable,
  MINUTE,
  PAUSABLE_CLOCKS,
  pausedDue,
  recomputed,
  resumedDue,
  type Verdict,
} from '../src/index.ts'

/* 停表 and the ends of pauses and reviews. Worked examples stand in packages/messages/test. */

const said = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.code)
const at = (local: string) => Date.parse(`${local}:00+08:00`)

describe('may a promise be paused', () => {
  const facts = (changes: Partial<CaseFacts>) => aCase().inState('claimed').where(changes).facts()
  const until = NOW + 3 * DAY

  test.each<[string, Partial<CaseFacts>, string]>([
    ['it runs', { dues: { plan: NOW + 1 } }, 'ok'],
    ['it does not run', { dues: { resolve: NOW + DAY } }, 'clock-not-running'],
    ['it is due this instant', { dues: { plan: NOW } }, 'clock-overdue'],
    ['it is overdue', { dues: { plan: NOW - DAY } }, 'clock-overdue'],
    ['it is paused already', { dues: { plan: NOW + DAY }, pausedUntil: { plan: NOW + HOUR } }, 'clock-paused'],
    ['another one is', { dues: { plan: NOW + DAY }, pausedUntil: { resolve: NOW + HOUR } }, 'ok'],
  ])('%s: %s', (_what, changes, verdict) => {
    expect(said(isPausable(facts(changes), 'plan', NOW))).toBe(verdict)
    expect(said(checkPause(facts(changes), 'plan', until, NOW))).toBe(verdict)
  })

  test('only what can be held up by a delivery or a frost, never an answer or safety', () => {
    expect(PAUSABLE_CLOCKS).toEqual(['plan', 'resolve'])
    expect(CLOCK_KINDS).toEqual(expect.arrayContaining([...PAUSABLE_CLOCKS]))
  })

  test('what is wrong with the clock is said before what is wrong with the day', () => {
    expect(said(checkPause(facts({ dues: {} }), 'plan', NOW - DAY, NOW))).toBe('clock-not-running')
    expect(said(checkPause(facts({ dues: { plan: NOW + DAY } }), 'plan', NOW, NOW))).toBe('end-in-past')
  })
})

// asked on Monday, 2026-11-23, at 9:41; the 90th day after is 2027-02-21
test.each([
  ['this instant', '2026-11-23T09:41', 'end-in-past'],
  ['yesterday', '2026-11-22T23:59', 'end-in-past'],
  ['a minute later', '2026-11-23T09:42', 'ok'],
  ['the end of today', '2026-11-23T23:59', 'ok'],
  ['the 89th day', '2027-02-20T23:59', 'ok'],
  ['the end of the 90th day', '2027-02-21T23:59', 'ok'],
  ['the beginning of the 91st day', '2027-02-22T00:00', 'end-too-far'],
  ['the 91st day', '2027-02-22T23:59', 'end-too-far'],
])('an end at %s (%s): %s', (_what, until, verdict) => {
  expect(said(checkEnd(at(until), at('2026-11-23T09:41')))).toBe(verdict)
})

test('over a leap day there are ninety days as well', () => {
  const now = at('2027-12-15T20:00')
  const end = (day: string) => said(checkEnd(endOfDay(day) as number, now))
  expect([end('2028-03-14'), end('2028-03-15')]).toEqual(['ok', 'end-too-far'])
})

/* Whatever the times are. */

const from = at('2026-01-01T00:00')
const instant = fc.integer({ min: from, max: from + 400 * DAY })
const span: fc.Arbitrary<DueTime> = fc
  .record({ start: instant, hours: fc.integer({ min: 1, max: 24 * 60 }) })
  .map(({ start, hours }) => ({
    dueAt: start + hours * HOUR,
    working: { by: 'span', from: start, amount: hours, unit: 'hours' },
  }))
const agreed: fc.Arbitrary<DueTime> = instant.map((dueAt) => ({
  dueAt,
  working: { by: 'agreedDay', from: dueAt - 20 * DAY },
}))
/** A promise, paused and resumed now and then as the rules allow. */
const promise: fc.Arbitrary<DueTime> = fc
  .tuple(fc.oneof(span, agreed), fc.array(fc.tuple(fc.nat(999), fc.nat(90 * 24), fc.nat(999)), { maxLength: 3 }))
  .map(([start, pauses]) =>
    pauses.reduce<{ time: DueTime; now: number }>(
      ({ time, now }, [part, hours, used]) => {
        const begins = now + Math.floor(((time.dueAt - now) * part) / 1_000)
        const held = pausedDue(time, begins, begins + hours * HOUR)
        const goesOn = begins + Math.floor((hours * HOUR * used) / 999)
        return { time: resumedDue(held, goesOn), now: goesOn }
      },
      { time: start, now: start.working.from },
    ),
  )
  .map(({ time }) => time)
const pausesOf = (working: ClockWorking): readonly (ClockWorking & { by: 'paused' })[] =>
  working.by === 'paused' ? [...pausesOf(working.before), working] : []
const paused = (working: ClockWorking) => pausesOf(working).reduce((sum, p) => sum + p.until - p.from, 0)

describe('pausing, whatever the times are', () => {
  test('moves the due time by just its length, and never rescues what is overdue', () => {
    fc.assert(
      fc.property(promise, instant, fc.integer({ min: 1, max: 90 * DAY }), (time, now, length) => {
        const facts = aCase()
          .inState('claimed')
          .where({ dues: { plan: time.dueAt } })
          .facts()
        const verdict = checkPause(facts, 'plan', now + length, now)
        expect(verdict.ok).toBe(time.dueAt > now)
        const held = pausedDue(time, now, now + length)
        expect(held.dueAt - time.dueAt).toBe(length)
        if (verdict.ok) expect(held.dueAt).toBeGreaterThan(now + length)
      }),
    )
  })

  test('and going on at any time gives a due time between the old and the paused one, by what was used', () => {
    fc.assert(
      fc.property(promise, instant, fc.nat(90 * DAY), fc.integer(), (time, now, length, after) => {
        const held = pausedDue(time, now, now + length)
        const on = resumedDue(held, now + (after % (100 * DAY)))
        expect(on.dueAt).toBeGreaterThanOrEqual(time.dueAt)
        expect(on.dueAt).toBeLessThanOrEqual(held.dueAt)
        const used = Math.min(length, Math.max(0, after % (100 * DAY)))
        expect(on.dueAt - time.dueAt).toBe(used)
      }),
    )
  })

  test('the working adds up: what there was, and every pause', () => {
    fc.assert(
      fc.property(promise, (time) => {
        let { working } = time
        while (working.by === 'paused') working = working.before
        const start = working.by === 'span' ? working.from + working.amount * HOUR : undefined
        if (start !== undefined) expect(time.dueAt).toBe(start + paused(time.working))
      }),
    )
  })

  test('going on twice is going on once', () => {
    fc.assert(
      fc.property(promise, instant, fc.nat(90 * DAY), fc.nat(90 * DAY), (time, now, length, after) => {
        const on = resumedDue(pausedDue(time, now, now + length), now + after)
        expect(resumedDue(on, now + after)).toEqual(on)
        expect(resumedDue(on, now + after + MINUTE)).toEqual(on)
      }),
    )
  })
})

describe('counting anew, whatever the times are', () => {
  const next = fc.oneof(span, agreed)

  test('never rescues what is overdue', () => {
    fc.assert(
      fc.property(promise, next, instant, (time, other, now) => {
        const after = recomputed(time, other, now)
        expect(after === undefined).toBe(time.dueAt <= now)
        if (after) expect(recomputed(after, other, after.dueAt)).toBeUndefined()
      }),
    )
  })

  test('never forgets a pause the new span had a right to, nor puts it off by more than was paused', () => {
    fc.assert(
      fc.property(promise, span, fc.nat(60 * DAY), (time, other, later) => {
        const pauses = pausesOf(time.working)
        const now = Math.max(time.working.from, ...pauses.map((p) => p.from)) + later
        const after = recomputed(time, other, now)
        if (!after) return
        const used = pauses.reduce((sum, p) => sum + Math.min(p.until, now) - p.from, 0)
        expect(after.dueAt).toBeGreaterThanOrEqual(other.dueAt)
        expect(after.dueAt).toBeLessThanOrEqual(other.dueAt + used)
        if (pauses.every((p) => p.from < other.dueAt)) expect(after.dueAt).toBe(other.dueAt + used)
        if (pauses.every((p) => p.from >= other.dueAt)) expect(after.dueAt).toBe(other.dueAt)
      }),
    )
  })

  test('a day agreed on puts off no span, and takes nothing from an agreed day that stays', () => {
    fc.assert(
      fc.property(promise, agreed, instant, (time, other, now) => {
        const after = recomputed(time, other, now)
        if (!after) return
        let { working } = time
        while (working.by === 'paused') working = working.before
        expect(after.dueAt).toBe(working.by === 'span' ? Math.min(time.dueAt, other.dueAt) : other.dueAt)
        expect(recomputed(time, { ...time, working }, now)?.working.by).toBe(time.working.by)
      }),
    )
  })
})

test('of two promises the earlier one stays, in whatever order cases merge', () => {
  fc.assert(
    fc.property(promise, promise, promise, (a, b, c) => {
      const both = earlierDue(a, b)
      expect(both.dueAt).toBe(Math.min(a.dueAt, b.dueAt))
      expect([a, b]).toContain(both)
      expect(earlierDue(a, earlierDue(b, c)).dueAt).toBe(earlierDue(earlierDue(a, b), c).dueAt)
      expect(earlierDue(a, undefined)).toBe(a)
    }),
  )
})
