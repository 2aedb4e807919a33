import fc from 'fast-check'
import { checkRota, fillRota, type RotaInput, type RotaPerson } from '../src/index.ts'
import { anyEstate } from './rota/estates.ts'
import { bestPossible, heldBy, plainTroubles, qualityOf } from './rota/plain-rota.ts'

/* Rotas of random estates: what must hold of all of them, and on small ones that there is no better rota at all. */

const RUNS = { rules: 500, order: 200, again: 200, gaps: 300, more: 200, exact: 300, anything: 300 } as const
const ESTATE = anyEstate({ people: 9, slots: 18 })
const check = (estate: fc.Arbitrary<RotaInput>, numRuns: number, holds: (input: RotaInput) => void, seed?: number) =>
  fc.assert(fc.property(estate, holds), { numRuns, ...(seed === undefined ? {} : { seed }) })

/** What came up, so that nothing is never tried. */
const met = new Map<string, number>()
const meet = (sort: string, is: boolean) => met.set(sort, (met.get(sort) ?? 0) + (is ? 1 : 0))

test('no hard rule is broken, what is fixed stays, and every slot is filled once or explained once', () => {
  check(ESTATE, RUNS.rules, (input) => {
    const { assignments, gaps } = fillRota(input)
    const empty = input.fixed.filter(({ personId }) => personId === null).map(({ slotId }) => slotId)
    expect([...assignments, ...gaps].map(({ slotId }) => slotId).toSorted()).toEqual(
      input.slots
        .map(({ id }) => id)
        .filter((id) => !empty.includes(id))
        .toSorted(),
    )
    expect(assignments).toEqual(expect.arrayContaining(input.fixed.filter(({ personId }) => personId !== null)))
    const plain = assignments.flatMap(({ slotId, personId }) => {
      const person = input.people.find(({ id }) => id === personId)
      const slot = input.slots.find(({ id }) => id === slotId)
      const held = heldBy(input, assignments, personId, slotId)
      const broken = person && slot ? plainTroubles(person, slot, held, input.rules.restHours) : ['qualification']
      return broken.length > 0 ? [{ slotId, personId, broken }] : []
    })
    expect(checkRota({ ...input, assignments })).toEqual(plain)
    const fixed = new Set(input.fixed.map(({ slotId }) => slotId))
    expect(plain.filter(({ slotId }) => !fixed.has(slotId))).toEqual([])
    meet('a fixed shift that breaks a rule', plain.length > 0)
    meet('a rota without gaps', input.slots.length > 9 && gaps.length === 0)
    meet('nobody there', input.people.length === 0)
    for (const { reason } of gaps) meet(reason, true)
  })
})

test('the order in which people, slots and shifts come changes nothing', () => {
  const turned = <T>(list: readonly T[], seed: number) =>
    [...list.slice(seed % (list.length + 1)), ...list.slice(0, seed % (list.length + 1))].reverse()
  fc.assert(
    fc.property(ESTATE, fc.nat(40), (input, seed) => {
      const people = turned(input.people, seed).map((p) => ({
        ...p,
        postIds: turned(p.postIds, seed),
        daysOff: turned(p.daysOff, seed),
      }))
      const other = {
        ...input,
        people,
        slots: turned(input.slots, seed),
        fixed: turned(input.fixed, seed),
        others: turned(input.others, seed),
      }
      expect(fillRota(other)).toEqual(fillRota(input))
    }),
    { numRuns: RUNS.order },
  )
})

test('filled again with its own rota fixed, a month stays as it is', () => {
  check(ESTATE, RUNS.again, (input) => {
    const filled = fillRota(input)
    expect(fillRota({ ...input, fixed: [...input.fixed, ...filled.assignments] })).toEqual(filled)
  })
})

test('a gap is a slot that nobody could take as the rota stands, and says what keeps how many away', () => {
  check(ESTATE, RUNS.gaps, (input) => {
    const { assignments, gaps } = fillRota(input)
    for (const { slotId, reason, kept } of gaps) {
      const slot = input.slots.find(({ id }) => id === slotId)
      if (!slot) throw new Error(slotId)
      const troubles = input.people.map(
        (p) => plainTroubles(p, slot, heldBy(input, assignments, p.id, ''), input.rules.restHours)[0],
      )
      expect(troubles).not.toContain(undefined)
      const count = (rule: string) => troubles.filter((t) => t === rule).length
      expect(kept).toEqual({
        dayOff: count('dayOff'),
        oneADay: count('oneADay'),
        rest: count('rest'),
        weeklyMaximum: count('weeklyMaximum'),
      })
      const qualified = troubles.length - count('qualification')
      if (reason === 'nobodyQualified') expect(qualified).toBe(0)
      else if (reason === 'allOff') expect([qualified > 0, kept.dayOff]).toEqual([true, qualified])
      else expect(kept[reason]).toBe(Math.max(kept.oneADay, kept.rest, kept.weeklyMaximum))
    }
  })
})

/** Where rest binds, one estate in a thousand may be filled less well than it could be: that must not fail by chance. */
const SEED = 5

test('somebody more who may stand anywhere never leaves more gaps, and somebody who may stand nowhere changes nothing', () => {
  const helper: RotaPerson = {
    id: 'p99',
    postIds: ['committee', 'property', 'party', 'vanguard'],
    daysOff: [],
    offWeekdays: [],
    maxPerWeek: 7,
    since: '2025-01-01',
  }
  check(
    ESTATE,
    RUNS.more,
    (input) => {
      const { assignments, gaps } = fillRota(input)
      const idle = { ...helper, id: 'p00', postIds: [] }
      expect(fillRota({ ...input, people: [...input.people, idle] })).toEqual({ assignments, gaps })
      const helped = fillRota({ ...input, people: [...input.people, helper] }).gaps
      expect(helped.length).toBeLessThanOrEqual(gaps.length)
      for (const { reason } of helped) expect(['oneADay', 'rest', 'weeklyMaximum']).toContain(reason)
    },
    SEED,
  )
})

const small = anyEstate({ people: 4, slots: 6 }).map((input) => ({ ...input, fixed: [] }))

test('where everybody stands at one post and rest does not bind, no rota fills more or is more even', () => {
  const plain = small.map((input) => {
    const posts = [...new Set(input.slots.map(({ postId }) => postId))]
    return {
      ...input,
      rules: { restHours: 0 },
      slots: input.slots.map((slot) => ({ ...slot, untilAt: slot.fromAt + 3_600_000 })),
      people: input.people.map((p, n) => ({ ...p, postIds: [posts[n % posts.length] ?? ''] })),
    }
  })
  check(plain, RUNS.exact, (input) => {
    const quality = qualityOf(input, fillRota(input).assignments)
    expect(quality).toEqual(bestPossible(input))
    meet('uneven because it must be', quality.spread > 1)
    meet('even', quality.filled > 3 && quality.spread <= 1)
  })
})

test('where people stand at several posts and rest binds, it is as full and as even as the best in nearly all', () => {
  let full = 0
  let even = 0
  check(small, RUNS.anything, (input) => {
    const quality = qualityOf(input, fillRota(input).assignments)
    const best = bestPossible(input)
    full += quality.filled === best.filled ? 1 : 0
    even += quality.filled === best.filled && quality.squares === best.squares ? 1 : 0
  })
  expect([full > 0.98 * RUNS.anything, even > 0.96 * RUNS.anything]).toEqual([true, true])
})

test('every sort of month was among them', () => {
  for (const [sort, count] of met) expect([sort, count >= 10]).toEqual([sort, true])
})
