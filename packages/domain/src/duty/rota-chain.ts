import { type Change, NOBODY, type RotaWork } from './rota-work.ts'

/**
 * Chains: a slot leaves its owner (or was nobody's), the next person takes it and gives one of theirs in return, and so
 * on, until somebody takes one and gives none. Where people stand at one post and rest does not bind, these are the
 * augmenting paths of a flow: a month that no chain can fill further, or make more even, cannot be.
 */
interface Link {
  /** In nobody's hands now. */
  readonly slot: number
  /** The cost up to here. */
  readonly cost: number
  /** What the slot's owner took instead; undefined at the start. */
  readonly before: Link | undefined
}

interface Ending {
  readonly cost: number
  readonly last: Link
  /** NOBODY: the last slot stays empty in place of the first. */
  readonly taker: number
}

/** Rounding of the costs. */
const NOTHING = 1e-6
/** Longer chains were never needed; the bound is there for estates nobody thought of. */
const ROUNDS = 24

function* linksUpTo(last: Link): Generator<Link> {
  for (let link: Link | undefined = last; link; link = link.before) yield link
}

/** What the chain changes for a person. */
function changesFor(work: RotaWork, last: Link, person: number): readonly Change[] {
  const changes: Change[] = []
  for (const { slot, before } of linksUpTo(last)) {
    if (work.owner[slot] !== person) continue
    changes.push({ slot, by: -1 })
    if (before) changes.push({ slot: before.slot, by: 1 })
  }
  return changes
}

function isOnChain(last: Link, slot: number): boolean {
  for (const link of linksUpTo(last)) if (link.slot === slot) return true
  return false
}

function withChanges(duties: readonly number[], changes: readonly Change[]): readonly number[] {
  if (changes.length === 0) return duties
  const given = new Set(changes.filter(({ by }) => by === -1).map(({ slot }) => slot))
  return [...duties.filter((duty) => !given.has(duty)), ...changes.filter(({ by }) => by === 1).map(({ slot }) => slot)]
}

/** The cheapest chain from some slots. */
class Search {
  best: Ending | undefined
  private readonly links: (Link | undefined)[] = []
  private open: readonly number[]

  constructor(
    private readonly work: RotaWork,
    starts: readonly number[],
    private readonly mayLeaveEmpty = false,
  ) {
    this.open = starts
    for (const slot of starts) {
      const owner = work.owner[slot] ?? NOBODY
      const cost = owner === NOBODY ? 0 : work.delta(owner, [{ slot, by: -1 }])
      this.links[slot] = { slot, cost, before: undefined }
    }
  }

  run(): Ending | undefined {
    for (let round = 0; round < ROUNDS && this.open.length > 0; round++) {
      const next = new Set<number>()
      for (const slot of this.open) {
        const link = this.links[slot]
        for (const taker of this.work.able[slot] ?? []) if (link) this.offer(link, taker, next)
      }
      this.open = [...next].sort((a, b) => a - b)
    }
    return this.best
  }

  /** One person takes the slot: as the chain's end, and for each of theirs that they could give in return. */
  private offer(last: Link, taker: number, next: Set<number>): void {
    const { work } = this
    const { slot } = last
    if (work.owner[slot] === taker) return
    const earlier = changesFor(work, last, taker)
    const duties = withChanges(work.dutiesOf(taker), earlier)
    const against = work.against(slot, duties)
    if (against.length > 1) return
    const full = work.tooMany(taker, slot, duties)
    const take: Change = { slot, by: 1 }
    if (against.length === 0 && !full) this.end(last, taker, last.cost + work.delta(taker, [take], earlier))
    for (const given of against.length === 1 ? against : duties) {
      if (work.fixed[given] || work.owner[given] !== taker || (full && !work.sameWeek(slot, given))) continue
      const cost = last.cost + work.delta(taker, [take, { slot: given, by: -1 }], earlier)
      const known = this.links[given]
      if ((known && cost >= known.cost - NOTHING) || isOnChain(last, given)) continue
      const link = { slot: given, cost, before: last }
      this.links[given] = link
      next.add(given)
      if (this.mayLeaveEmpty) this.end(link, NOBODY, cost)
    }
  }

  private end(last: Link, taker: number, cost: number): void {
    if (!this.best || cost < this.best.cost - NOTHING) this.best = { cost, last, taker }
  }
}

function make(work: RotaWork, { last, taker }: Ending): void {
  let to = taker
  for (const { slot } of linksUpTo(last)) {
    const owner = work.owner[slot] ?? NOBODY
    work.give(slot, to)
    to = owner
  }
}

/** Fills the slot if any chain can. */
export function fillByChain(work: RotaWork, slot: number): boolean {
  const found = new Search(work, [slot]).run()
  if (found) make(work, found)
  return found !== undefined
}

/** Makes the rota more even by one chain, with as many slots filled; false where none does. */
export function evenByChain(work: RotaWork): boolean {
  const movable = work.owner.flatMap((owner, slot) => (owner === NOBODY || work.fixed[slot] ? [] : [slot]))
  const empty = work.owner.flatMap((owner, slot) => (owner === NOBODY && !work.fixed[slot] ? [slot] : []))
  for (const search of [new Search(work, movable), new Search(work, empty, true)]) {
    const found = search.run()
    if (!found || found.cost > -NOTHING) continue
    make(work, found)
    return true
  }
  return false
}
