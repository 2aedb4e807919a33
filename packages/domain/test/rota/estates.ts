import fc from 'fast-check'
import { type RotaDuty, type RotaInput, type RotaPerson, type RotaPost, rotaSlots } from '../../src/index.ts'

/* Random estates: months with holidays and make-up days, posts by day and by night, people who are away, fixed shifts. */

const POSTS = ['committee', 'property', 'party', 'vanguard']
const MONTHS = ['2026-02', '2026-05', '2026-09', '2026-10', '2026-11', '2027-01']
const PEOPLE = Array.from({ length: 9 }, (_, n) => `p${n}`)

const pattern = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    onHolidays: fc.boolean(),
    fromMinute: fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
    hours: fc.integer({ min: 2, max: 10 }),
    seats: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ hours, ...rest }) => ({ ...rest, untilMinute: (rest.fromMinute + hours * 60) % 1_440 }))

const posts: fc.Arbitrary<RotaPost[]> = fc
  .subarray(POSTS, { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) => fc.record({ id: fc.constant(id), shifts: fc.array(pattern, { minLength: 1, maxLength: 2 }) })),
    ),
  )
  .map((list) =>
    list.map(({ id, shifts }) => ({
      id,
      shifts: shifts.filter((s, n) => shifts.findIndex((t) => t.fromMinute === s.fromMinute) === n),
    })),
  )

function person(id: string, month: string): fc.Arbitrary<RotaPerson> {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `${month}-${String(n).padStart(2, '0')}`)
  const off = fc.tuple(day, day).map(([a, b]) => (a < b ? { fromDay: a, untilDay: b } : { fromDay: b, untilDay: a }))
  return fc.record({
    id: fc.constant(id),
    postIds: fc.oneof(fc.constant(POSTS), fc.subarray(POSTS)),
    daysOff: fc.array(off, { maxLength: 2 }),
    offWeekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 2 }),
    maxPerWeek: fc.oneof(fc.constant(7), fc.integer({ min: 0, max: 7 })),
    since: fc.constantFrom('2025-01-01', '2026-08-15'),
  })
}

interface Sizes {
  readonly people: number
  readonly slots: number
}

/** Some days of a month, some of its slots fixed, and what the months around it held. */
export const anyEstate = ({ people, slots: most }: Sizes): fc.Arbitrary<RotaInput> =>
  fc.constantFrom(...MONTHS).chain((month) =>
    fc
      .record({
        posts,
        people: fc
          .subarray(PEOPLE, { maxLength: people })
          .chain((ids) => fc.tuple(...ids.map((id) => person(id, month)))),
        first: fc.nat(20),
        restHours: fc.constantFrom(0, 8, 12, 24),
        fixed: fc.array(fc.tuple(fc.nat(most - 1), fc.constantFrom(...PEOPLE, null)), { maxLength: 3 }),
        others: fc.array(
          fc.tuple(fc.integer({ min: -60, max: 40 }), fc.constantFrom(...POSTS), fc.constantFrom(...PEOPLE)),
          { maxLength: 12 },
        ),
      })
      .map((r) => {
        const all = rotaSlots(month, r.posts)
        const from = all.findIndex(({ day }) => Number(day.slice(8)) > r.first)
        const slots = all.slice(Math.max(0, from)).slice(0, most)
        const start = Date.parse(`${month}-01T01:00:00Z`)
        const elsewhere = (offset: number, postId: string, personId: string): RotaDuty => {
          const fromAt = start + offset * 86_400_000
          return {
            personId,
            postId,
            day: new Date(fromAt).toISOString().slice(0, 10),
            fromAt,
            untilAt: fromAt + 14_400_000,
          }
        }
        return {
          slots,
          people: r.people,
          fixed: r.fixed
            .filter(([n], index, list) => n < slots.length && list.findIndex(([m]) => m === n) === index)
            .map(([n, personId]) => ({ slotId: slots[n]?.id ?? '', personId })),
          others: r.others.map((o) => elsewhere(...o)).filter(({ day }) => !day.startsWith(month)),
          rules: { restHours: r.restHours },
        }
      }),
  )
