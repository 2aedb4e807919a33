import { type DayKind, dayFacts, weekNumber } from '../calendar/day-facts.ts'
import { balances, cost, type Load, NO_LOAD, plus } from './rota-balance.ts'
import { clash, daysTouched, isOff, mayStand, NEAR, weekIsFull } from './rota-rules.ts'
import { byTime } from './rota-slots.ts'
import type { RotaDuty, RotaInput, RotaPerson, RotaSlot } from './rota-types.ts'

/** Slots and people by their number in a fixed order, so that nothing depends on how the input was ordered. */
export interface Change {
  readonly slot: number
  readonly by: 1 | -1
}

export const NOBODY = -1

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Somebody who left stands in the rota only where they are fixed. */
const gone = (id: string): RotaPerson => ({
  id,
  postIds: [],
  daysOff: [],
  offWeekdays: [],
  maxPerWeek: 0,
  since: '9999-12-31',
})

/** A rota being made. */
export class RotaWork {
  readonly slots: readonly RotaSlot[]
  readonly people: readonly RotaPerson[]
  /** Who has the slot, or NOBODY. */
  readonly owner: number[]
  readonly fixed: readonly boolean[]
  /** Who could stand there if they had no other shift in this rota. */
  readonly able: readonly (readonly number[])[]
  readonly kinds: readonly DayKind[]
  readonly near: readonly (readonly RotaDuty[])[]
  /** When each person last stood before this rota; for who waited longest. */
  readonly lastAt: number[]
  private readonly duties: number[][]
  private readonly weeks: readonly number[]
  private readonly othersInWeek: readonly ReadonlyMap<number, number>[]
  private readonly clashes: readonly boolean[]
  private readonly loads: Map<string, Load>[]
  private readonly balances: readonly ReadonlyMap<string, Load>[]

  constructor(input: RotaInput) {
    const { rules } = input
    this.slots = [...input.slots].sort(byTime)
    const known = new Set(input.people.map(({ id }) => id))
    const left = new Set(input.fixed.flatMap(({ personId: id }) => (id === null || known.has(id) ? [] : [id])))
    this.people = [...input.people, ...[...left].map(gone)].sort(byId)
    this.kinds = this.slots.map(({ day }) => dayFacts(day).kind)
    this.weeks = this.slots.map(({ day }) => weekNumber(day))
    const from = this.slots[0]?.fromAt ?? 0
    const until = this.slots.at(-1)?.fromAt ?? 0
    const othersOf = this.people.map(({ id }) => input.others.filter(({ personId }) => personId === id))
    this.near = othersOf.map((duties) => duties.filter((d) => d.untilAt > from - NEAR && d.fromAt < until + NEAR))
    this.lastAt = othersOf.map((duties) =>
      duties.reduce((last, d) => (d.fromAt < from ? Math.max(last, d.fromAt) : last), 0),
    )
    this.othersInWeek = this.near.map((duties) => {
      const weeks = new Map<number, number>()
      for (const { day } of duties) weeks.set(weekNumber(day), (weeks.get(weekNumber(day)) ?? 0) + 1)
      return weeks
    })
    this.clashes = this.slots.flatMap((a) => this.slots.map((b) => clash(a, b, rules) !== undefined))
    this.able = this.slots.map((slot) => {
      const touched = daysTouched(slot)
      return this.people.flatMap((person, p) => {
        const away = !mayStand(person, slot.postId) || isOff(person, touched)
        return away || this.near[p]?.some((duty) => clash(slot, duty, rules)) ? [] : [p]
      })
    })
    const past = balances(input.people, input.others, this.slots[0]?.day ?? '')
    this.balances = this.people.map(
      ({ id, postIds }) => new Map(postIds.map((postId) => [postId, past.get(`${id} ${postId}`) ?? NO_LOAD])),
    )
    this.loads = this.people.map(() => new Map())
    this.duties = this.people.map(() => [])
    this.owner = this.slots.map(() => NOBODY)
    const number = new Map(this.people.map(({ id }, p) => [id, p]))
    const fixed = new Map(input.fixed.map(({ slotId, personId }) => [slotId, number.get(personId ?? '') ?? NOBODY]))
    this.fixed = this.slots.map(({ id }) => fixed.has(id))
    this.slots.forEach(({ id }, slot) => {
      this.give(slot, fixed.get(id) ?? NOBODY)
    })
  }

  give(slot: number, to: number): void {
    const from = this.owner[slot] ?? NOBODY
    const { postId = '' } = this.slots[slot] ?? {}
    const kind = this.kinds[slot] ?? 'workday'
    for (const [person, by] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const loads = this.loads[person]
      const duties = this.duties[person]
      if (!loads || !duties) continue
      loads.set(postId, plus(loads.get(postId) ?? NO_LOAD, kind, by))
      if (by === 1) duties.push(slot)
      else duties.splice(duties.indexOf(slot), 1)
    }
    this.owner[slot] = to
  }

  dutiesOf(person: number): readonly number[] {
    return this.duties[person] ?? []
  }

  /** Those of these slots that one person cannot have beside this one. */
  against(slot: number, duties: readonly number[]): readonly number[] {
    const row = slot * this.slots.length
    return duties.filter((duty) => this.clashes[row + duty])
  }

  /** Whether the person's week has no room for this slot besides these. */
  tooMany(person: number, slot: number, duties: readonly number[]): boolean {
    const week = this.weeks[slot] ?? 0
    const inWeek = duties.reduce((sum, duty) => sum + (this.weeks[duty] === week ? 1 : 0), 0)
    const who = this.people[person]
    return who === undefined || weekIsFull(who, inWeek + (this.othersInWeek[person]?.get(week) ?? 0))
  }

  sameWeek = (a: number, b: number): boolean => this.weeks[a] === this.weeks[b]

  /** What the changes add to the cost of a person, after earlier ones that are not made yet. */
  delta(person: number, changes: readonly Change[], earlier: readonly Change[] = []): number {
    if (earlier.length === 0 && this.sameSort(changes)) return 0
    let sum = 0
    for (const postId of this.postsOf(changes)) {
      const balance = this.balances[person]?.get(postId) ?? NO_LOAD
      const before = this.after(this.loads[person]?.get(postId) ?? NO_LOAD, postId, earlier)
      sum += cost(this.after(before, postId, changes), balance) - cost(before, balance)
    }
    return sum
  }

  private postsOf(changes: readonly Change[]): readonly string[] {
    const posts: string[] = []
    for (const { slot } of changes) {
      const { postId = '' } = this.slots[slot] ?? {}
      if (!posts.includes(postId)) posts.push(postId)
    }
    return posts
  }

  private sameSort([a, b, ...more]: readonly Change[]): boolean {
    if (a === undefined || b === undefined || more.length > 0 || a.by === b.by) return false
    return this.slots[a.slot]?.postId === this.slots[b.slot]?.postId && this.kinds[a.slot] === this.kinds[b.slot]
  }

  private after(load: Load, postId: string, changes: readonly Change[]): Load {
    return changes.reduce(
      (sum, { slot, by }) => (this.slots[slot]?.postId === postId ? plus(sum, this.kinds[slot] ?? 'workday', by) : sum),
      load,
    )
  }
}
