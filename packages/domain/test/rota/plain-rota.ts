import type { RotaAssignment, RotaDuty, RotaInput, RotaPerson, RotaSlot } from '../../src/index.ts'

/* The hard rules and the best possible months once more, as plainly as can be: by dates of the platform, and by trying all. */

const HOUR = 3_600_000
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`)
/** The Monday of the day's week. */
const monday = (day: string) => midnight(day) - ((new Date(midnight(day)).getUTCDay() + 6) % 7) * 24 * HOUR
const shanghaiDay = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 10)

function away(person: RotaPerson, slot: RotaSlot): boolean {
  return [slot.day, shanghaiDay(slot.untilAt - 1)].some((day) => {
    const sundayFirst = new Date(midnight(day)).getUTCDay()
    return (
      person.offWeekdays.includes(sundayFirst === 0 ? 7 : sundayFirst) ||
      person.daysOff.some((off) => midnight(off.fromDay) <= midnight(day) && midnight(day) <= midnight(off.untilDay))
    )
  })
}

export type Held = Pick<RotaDuty, 'day' | 'fromAt' | 'untilAt'>

/** Every rule a person would break by taking the slot beside what they hold. */
export function plainTroubles(person: RotaPerson, slot: RotaSlot, held: readonly Held[], restHours: number): string[] {
  const troubles: string[] = []
  if (!person.postIds.some((id) => id === slot.postId)) troubles.push('qualification')
  if (away(person, slot)) troubles.push('dayOff')
  if (held.some((h) => h.day === slot.day)) troubles.push('oneADay')
  const otherDays = held.filter((h) => h.day !== slot.day)
  const pause = (h: Held) => Math.max(slot.fromAt - h.untilAt, h.fromAt - slot.untilAt)
  if (otherDays.some((h) => pause(h) < restHours * HOUR)) troubles.push('rest')
  if (held.filter((h) => monday(h.day) === monday(slot.day)).length + 1 > person.maxPerWeek)
    troubles.push('weeklyMaximum')
  return troubles
}

export function heldBy(
  input: RotaInput,
  assignments: readonly RotaAssignment[],
  personId: string,
  but: string,
): Held[] {
  const here = assignments.filter((a) => a.personId === personId && a.slotId !== but)
  return [
    ...input.slots.filter(({ id }) => here.some(({ slotId }) => slotId === id)),
    ...input.others.filter((other) => other.personId === personId),
  ]
}

export interface Quality {
  readonly filled: number
  /** Sum over posts and people of the square of their shifts. */
  readonly squares: number
  /** Most − least, the post where it is largest. */
  readonly spread: number
}

export function qualityOf(input: RotaInput, assignments: readonly RotaAssignment[]): Quality {
  const posts = [...new Set(input.slots.map(({ postId }) => postId))]
  const postOf = new Map(input.slots.map(({ id, postId }) => [id, postId]))
  const loads = posts.map((postId) =>
    input.people
      .filter(({ postIds }) => postIds.includes(postId))
      .map(({ id }) => assignments.filter((a) => a.personId === id && postOf.get(a.slotId) === postId).length),
  )
  return {
    filled: assignments.length,
    squares: loads.flat().reduce((sum, n) => sum + n * n, 0),
    spread: Math.max(0, ...loads.map((l) => (l.length === 0 ? 0 : Math.max(...l) - Math.min(...l)))),
  }
}

/** The best there is: most slots filled, then least squares, then least spread; by trying every rota. */
export function bestPossible(input: RotaInput): Quality {
  let best: Quality | undefined
  const tryFrom = (n: number, sofar: readonly RotaAssignment[]): void => {
    const slot = input.slots[n]
    if (!slot) {
      const quality = qualityOf(input, sofar)
      if (!best || isBetter(quality, best)) best = quality
      return
    }
    for (const person of input.people) {
      const held = heldBy(input, sofar, person.id, slot.id)
      if (plainTroubles(person, slot, held, input.rules.restHours).length === 0)
        tryFrom(n + 1, [...sofar, { slotId: slot.id, personId: person.id }])
    }
    tryFrom(n + 1, sofar)
  }
  tryFrom(0, [])
  return best ?? { filled: 0, squares: 0, spread: 0 }
}

function isBetter(a: Quality, b: Quality): boolean {
  if (a.filled !== b.filled) return a.filled > b.filled
  if (a.squares !== b.squares) return a.squares < b.squares
  return a.spread < b.spread
}
