import { type DayKind, dayFacts } from '../calendar/day-facts.ts'
import type { RotaDuty, RotaPerson } from './rota-types.ts'

/** What is kept even at each post: all shifts, and apart from that those of weekends and of public holidays. */
export interface Load {
  readonly all: number
  readonly weekend: number
  readonly holiday: number
}

const KINDS: readonly (keyof Load)[] = ['all', 'weekend', 'holiday']
const counts = (load: keyof Load, kind: DayKind) => load === 'all' || load === kind
export const NO_LOAD: Load = { all: 0, weekend: 0, holiday: 0 }

export const plus = (load: Load, kind: DayKind, amount: number): Load => ({
  all: load.all + amount,
  weekend: load.weekend + (kind === 'weekend' ? amount : 0),
  holiday: load.holiday + (kind === 'holiday' ? amount : 0),
})

/**
 * How far above (or below) an even share somebody stood at a post, over the months before and since they joined: each
 * month's shifts are shared among those who were there from its first day. Keyed by `${personId} ${postId}`.
 */
export function balances(
  people: readonly RotaPerson[],
  others: readonly RotaDuty[],
  before: string,
): ReadonlyMap<string, Load> {
  const months = new Map<string, { personId: string; kind: DayKind }[]>()
  for (const { personId, postId, day } of others) {
    if (day >= before) continue
    const key = `${day.slice(0, 7)} ${postId}`
    const duties = months.get(key) ?? []
    months.set(key, duties)
    duties.push({ personId, kind: dayFacts(day).kind })
  }
  const sums = new Map<string, Record<keyof Load, number>>()
  for (const [key, duties] of [...months].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const month = key.slice(0, 7)
    const postId = key.slice(8)
    const there = people.filter((p) => p.postIds.includes(postId) && p.since <= `${month}-01`)
    const ids = new Set(there.map(({ id }) => id))
    const theirs = duties.filter(({ personId }) => ids.has(personId))
    for (const { id } of there) {
      const sum = sums.get(`${id} ${postId}`) ?? { all: 0, weekend: 0, holiday: 0 }
      for (const load of KINDS) {
        const counted = theirs.filter(({ kind }) => counts(load, kind))
        sum[load] += counted.filter(({ personId }) => personId === id).length - counted.length / there.length
      }
      sums.set(`${id} ${postId}`, sum)
    }
  }
  return sums
}

/* The month's own shifts come first, by far; then what the past left uneven. */
const MONTH = 1e6
const PAST = 100
const HOLIDAY = 60
const WEEKEND = 20

const square = (n: number) => n * n

/** What a load costs: least in sum where it is spread evenly. */
export function cost(load: Load, balance: Load): number {
  return (
    MONTH * square(load.all) +
    PAST * square(load.all + balance.all) +
    HOLIDAY * square(load.holiday + balance.holiday) +
    WEEKEND * square(load.weekend + balance.weekend)
  )
}
