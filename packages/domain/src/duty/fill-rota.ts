import { evenByChain, fillByChain } from './rota-chain.ts'
import { rulesBroken } from './rota-rules.ts'
import { evenBySwaps } from './rota-swaps.ts'
import type { FilledRota, GapReason, RotaGap, RotaInput, RotaRules } from './rota-types.ts'
import { NOBODY, RotaWork } from './rota-work.ts'

/** Every step makes the rota more even, so it ends by itself; the bound is there for estates nobody thought of. */
const STEPS = 2_000

/**
 * Fills a month. Hard rules are never broken; what is fixed stays; as many slots as chains can reach are filled; then
 * shifts, weekends and holidays are spread. The same input gives the same rota, in whatever order it comes.
 */
export function fillRota(input: RotaInput): FilledRota {
  const work = new RotaWork(input)
  takeTurns(work)
  fillGaps(work)
  for (let step = 0; step < STEPS; step++) {
    // what was moved may have made room for a gap
    if (!evenBySwaps(work) && !evenByChain(work) && !fillGaps(work)) break
  }
  return {
    assignments: work.slots.flatMap(({ id: slotId }, slot) => {
      const person = work.people[work.owner[slot] ?? NOBODY]
      return person ? [{ slotId, personId: person.id }] : []
    }),
    gaps: gapsOf(work).map((slot) => explainGap(work, slot, input.rules)),
  }
}

/** What is fixed to nobody is no gap: somebody wanted it so. */
const gapsOf = (work: RotaWork): readonly number[] =>
  work.owner.flatMap((owner, slot) => (owner === NOBODY && !work.fixed[slot] ? [slot] : []))

const fillGaps = (work: RotaWork): boolean => gapsOf(work).filter((slot) => fillByChain(work, slot)).length > 0

/** Day by day, whoever had least so far; of those whoever waited longest. */
function takeTurns(work: RotaWork): void {
  const lastAt = [...work.lastAt]
  work.slots.forEach(({ fromAt }, slot) => {
    const owner = work.owner[slot] ?? NOBODY
    if (owner !== NOBODY) lastAt[owner] = fromAt
    if (work.fixed[slot]) return
    let best: { person: number; cost: number; last: number } | undefined
    for (const person of work.able[slot] ?? []) {
      const duties = work.dutiesOf(person)
      if (work.against(slot, duties).length > 0 || work.tooMany(person, slot, duties)) continue
      const cost = work.delta(person, [{ slot, by: 1 }])
      const last = lastAt[person] ?? 0
      if (!best || cost < best.cost || (cost === best.cost && last < best.last)) best = { person, cost, last }
    }
    if (!best) return
    work.give(slot, best.person)
    lastAt[best.person] = fromAt
  })
}

/** Of those who are not away, the rule that keeps most of them from it. */
function explainGap(work: RotaWork, slot: number, rules: RotaRules): RotaGap {
  const time = work.slots[slot]
  const kept = { dayOff: 0, oneADay: 0, rest: 0, weeklyMaximum: 0 }
  if (!time) throw new Error(`no slot ${slot}`)
  let qualified = 0
  work.people.forEach((person, p) => {
    const duties = [...work.dutiesOf(p).flatMap((duty) => work.slots[duty] ?? []), ...(work.near[p] ?? [])]
    const [first] = rulesBroken(person, time, duties, rules)
    if (first === 'qualification') return
    qualified += 1
    if (first) kept[first] += 1
  })
  const most = (['oneADay', 'rest', 'weeklyMaximum'] as const).reduce((a, b) => (kept[b] > kept[a] ? b : a))
  const reason: GapReason = qualified === 0 ? 'nobodyQualified' : kept[most] === 0 ? 'allOff' : most
  return { slotId: time.id, reason, kept }
}
