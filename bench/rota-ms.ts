/**
 * A month of three posts for 32 people, made by the generator after a year of its own months, against a plain
 * round-robin that keeps the same hard rules and knows no fairness; and how even the year came out.
 */
import {
  checkRota,
  dayFacts,
  fillRota,
  type RotaDuty,
  type RotaInput,
  type RotaPerson,
  type RotaPost,
  rotaSlots,
  rulesBroken,
} from '../packages/domain/src/index.ts'
import { conclude, interleave, median, printTable, quantile } from './stage/numbers.ts'

const LIMIT_MS = 100
const ROUNDS = 40
const DAILY = [1, 2, 3, 4, 5, 6, 7]
const shift = (fromHour: number, untilHour: number) => ({
  weekdays: DAILY,
  onHolidays: true,
  fromMinute: fromHour * 60,
  untilMinute: untilHour * 60,
  seats: 1,
})
const POSTS: readonly RotaPost[] = [
  { id: 'rotaPartyMember', shifts: [shift(8, 12)] },
  { id: 'vanguard', shifts: [shift(13, 18)] },
  { id: 'nightWatch', shifts: [shift(18, 21)] },
]
const RULES = { restHours: 12 }
const MONTHS = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`)

/** Most stand anywhere, some at one post; one in three has a weekday off, each a week of the year, two join in summer. */
const people: readonly RotaPerson[] = Array.from({ length: 32 }, (_, n) => {
  const weekOff = `2026-${String((n % 12) + 1).padStart(2, '0')}`
  return {
    id: `p${String(n).padStart(2, '0')}`,
    postIds: n % 4 === 3 ? [POSTS[n % 3]?.id ?? ''] : POSTS.map(({ id }) => id),
    daysOff: [{ fromDay: `${weekOff}-08`, untilDay: `${weekOff}-14` }],
    offWeekdays: n % 3 === 0 ? [(n % 7) + 1] : [],
    maxPerWeek: 2,
    since: n < 30 ? '2025-01-01' : '2026-07-01',
  }
})

function inputOf(month: string, others: readonly RotaDuty[]): RotaInput {
  const there = people.filter(({ since }) => since <= `${month}-01`)
  return { slots: rotaSlots(month, POSTS), people: there, fixed: [], others, rules: RULES }
}

/** Whoever comes next and may. */
function roundRobin({ slots, people: all, rules }: RotaInput): number {
  const duties = new Map(all.map(({ id }) => [id, [] as (typeof slots)[number][]]))
  let next = 0
  let filled = 0
  for (const slot of slots) {
    for (let tried = 0; tried < all.length; tried++) {
      const person = all[(next + tried) % all.length]
      const theirs = person && duties.get(person.id)
      if (!theirs || rulesBroken(person, slot, theirs, rules).length > 0) continue
      theirs.push(slot)
      next += tried + 1
      filled += 1
      break
    }
  }
  return filled
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

function year() {
  const others: RotaDuty[] = []
  const rows: (string | number)[][] = [
    ['month', 'slots', 'gaps', 'broken', ...POSTS.map(({ id }) => `${id}: least–most`)],
  ]
  for (const month of MONTHS) {
    const input = inputOf(month, others)
    const { assignments, gaps } = fillRota(input)
    const broken = checkRota({ ...input, assignments })
    if (broken.length > 0) throw new Error(`hard rules broken in ${month}`)
    const slots = new Map(input.slots.map((slot) => [slot.id, slot]))
    const duties = assignments.flatMap(({ slotId, personId }) => {
      const slot = slots.get(slotId)
      return slot ? [{ ...slot, personId }] : []
    })
    const cells = POSTS.map(({ id }) => {
      const loads = input.people
        .filter(({ postIds }) => postIds.includes(id))
        .map((person) => duties.filter(({ personId, postId }) => personId === person.id && postId === id).length)
      return `${Math.min(...loads)}–${Math.max(...loads)}`
    })
    rows.push([month, String(input.slots.length), String(gaps.length), String(broken.length), ...cells])
    others.push(...duties)
  }
  printTable(rows)
  return others
}

/** Of those who were there all year and stand anywhere. */
function printFairness(duties: readonly RotaDuty[]): void {
  const rows: (string | number)[][] = [['person', 'posts', 'since', 'shifts', 'weekends', 'holidays']]
  const loadOf = (id: string) => {
    const theirs = duties.filter(({ personId }) => personId === id)
    const kinds = theirs.map(({ day }) => dayFacts(day).kind)
    return [theirs.length, kinds.filter((k) => k === 'weekend').length, kinds.filter((k) => k === 'holiday').length]
  }
  for (const { id, postIds, since } of people) rows.push([id, String(postIds.length), since, ...loadOf(id).map(String)])
  const alike = people.filter(({ postIds, since }) => postIds.length === POSTS.length && since < '2026')
  const loads = alike.map(({ id }) => loadOf(id))
  rows.push(['most − least', '3', 'all year', ...[0, 1, 2].map((n) => String(spread(loads.map((l) => l[n] ?? 0))))])
  console.log('')
  printTable(rows)
}

const duties = year()
printFairness(duties)

const input = inputOf(
  '2026-12',
  duties.filter(({ day }) => day < '2026-12-01'),
)
const sides = { generator: () => fillRota(input), 'round-robin': () => roundRobin(input) }
for (let warm = 0; warm < 5; warm++) for (const run of Object.values(sides)) run()
const times = await interleave(['generator', 'round-robin'], ROUNDS, async (side) => {
  sides[side]()
})
console.log('')
printTable([
  ['way', 'slots', 'people', 'median ms', 'p95 ms', 'ratio'],
  ...(['generator', 'round-robin'] as const).map((side) => [
    side,
    String(input.slots.length),
    String(input.people.length),
    median(times[side]),
    quantile(times[side], 0.95),
    median(times[side]) / median(times['round-robin']),
  ]),
])
conclude('rota-ms', median(times.generator), LIMIT_MS)
