import { type Change, NOBODY, type RotaWork } from './rota-work.ts'

const NOTHING = 1e-6

/** Whether the person may have this slot in place of one of theirs. */
function fits(work: RotaWork, person: number, slot: number, instead: number): boolean {
  if (!work.able[slot]?.includes(person)) return false
  const duties = work.dutiesOf(person).filter((duty) => duty !== instead)
  return work.against(slot, duties).length === 0 && !work.tooMany(person, slot, duties)
}

const exchange = (given: number, taken: number): readonly Change[] => [
  { slot: given, by: -1 },
  { slot: taken, by: 1 },
]

function swapSaves(work: RotaWork, a: number, b: number): boolean {
  const [x, y] = [work.owner[a] ?? NOBODY, work.owner[b] ?? NOBODY]
  if (x === y || x === NOBODY || y === NOBODY || work.fixed[a] || work.fixed[b]) return false
  const saved = work.delta(x, exchange(a, b)) + work.delta(y, exchange(b, a))
  return saved < -NOTHING && fits(work, x, b, a) && fits(work, y, a, b)
}

/** Two people exchange shifts wherever that spreads weekends and holidays better; false where nothing did. */
export function evenBySwaps(work: RotaWork): boolean {
  let any = false
  for (let a = 0; a < work.slots.length; a++) {
    for (let b = a + 1; b < work.slots.length; b++) {
      if (!swapSaves(work, a, b)) continue
      const owner = work.owner[a] ?? NOBODY
      work.give(a, work.owner[b] ?? NOBODY)
      work.give(b, owner)
      any = true
    }
  }
  return any
}
