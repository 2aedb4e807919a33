import { aCase } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type CaseFacts,
  type ComputedSeat,
  checkPlan,
  computeSeats,
  DEFAULT_DEADLINES,
  type NodeFacts,
  PUBLIC_CLASSES,
  type PublicClass,
  panelWithout,
  type SeatFacts,
  seatCount,
  seatOf,
} from '../src/index.ts'
import { canAllSign, outOfIt, type PlainSeat, plainNext, plainSeats } from './plain-seats.ts'
import { anyWorld, CROWD, oneOf } from './worlds.ts'

/* Seats among random parties and people: anybody may be in any number of bodies, and bodies may have nobody. */

const RUNS = { first: 1_000, out: 500, order: 500, replaced: 1_000 } as const

interface Situation {
  readonly facts: CaseFacts
  readonly caseClass: PublicClass
  readonly doer: string
}

const situation: fc.Arbitrary<Situation> = fc
  .record({ facts: anyWorld, caseClass: fc.constantFrom(...PUBLIC_CLASSES), doer: fc.nat(8) })
  .map(({ facts, caseClass, doer }) => {
    const id = facts.parties[doer % facts.parties.length]?.id ?? ''
    return { facts: { ...facts, caseClass, state: 'claimed', leadPartyId: id }, caseClass, doer: id }
  })

const passers = fc.shuffledSubarray([...CROWD, 'officer'], { minLength: CROWD.length + 1 })
const named = (seats: readonly ComputedSeat[]) => seats.map((seat) => seat.kind)
const has = (facts: CaseFacts, kind: string) => facts.parties.some((p) => p.kind === kind && p.members.length > 0)

/** What sort of estates came up, so that none of them is never tried. */
const met = new Map<string, number>()
function meet({ facts, caseClass, doer }: Situation, seats: readonly ComputedSeat[]): void {
  const members = facts.parties.find((p) => p.id === doer)?.members ?? []
  const elsewhere = facts.parties.filter((p) => p.id !== doer && p.members.some((m) => members.includes(m)))
  const sorts = {
    'no 业委会': !has(facts, 'ownersCommittee'),
    'no 物业': !has(facts, 'property'),
    neither: !has(facts, 'ownersCommittee') && !has(facts, 'property'),
    'the doer’s people in another body': elsewhere.length > 0,
    'a doer without people': members.length === 0,
    'a complaint': facts.aboutPartyId !== null,
    'a complaint about the doer': facts.aboutPartyId === doer,
    'the town sits': named(seats).includes('town'),
    'not even the town fills it': seats.length < seatCount(caseClass),
  }
  for (const [sort, is] of Object.entries(sorts)) met.set(sort, (met.get(sort) ?? 0) + (is ? 1 : 0))
}

test('they are the first in order that different people can sign, and as many as the class asks for, if they can be', () => {
  fc.assert(
    fc.property(situation, (s) => {
      const seats = computeSeats(s.facts, s.caseClass, s.doer)
      meet(s, seats)
      const plain = plainSeats(s.facts, s.caseClass, s.doer)
      expect(named(seats)).toEqual(plain)
      // the town sits only when nobody else does, and a plan without a whole panel is refused aloud
      const withTown = named(seats).includes('town')
      expect(withTown && seats.at(-1)?.kind !== 'town').toBe(false)
      const node = { title: '修', doerPartyId: s.doer, dueDay: '2026-11-25', evidence: [] }
      const verdict = checkPlan([node], s.facts, s.facts.receivedAt, DEFAULT_DEADLINES)
      const whole = seats.length === seatCount(s.caseClass)
      expect(verdict.ok ? 'ok' : verdict.code).toBe(whole ? 'ok' : 'seats-unfilled')
    }),
    { numRuns: RUNS.first },
  )
})

test('every sort of estate was among them', () => {
  for (const [sort, count] of met) expect([sort, count >= 10]).toEqual([sort, true])
  expect(met.size).toBe(9)
})

test('they are never held by the doer or the party complained about, nor by their people', () => {
  fc.assert(
    fc.property(situation, ({ facts, caseClass, doer }) => {
      const seats = computeSeats(facts, caseClass, doer)
      const out = outOfIt(facts, doer)
      for (const seat of seats) {
        expect(out.map((p) => p.id)).not.toContain(seat.partyId)
        expect(seat.personIds.filter((id) => out.some((p) => p.members.includes(id)))).toEqual([])
        expect(seat.kind === 'town' || seat.personIds.length > 0).toBe(true)
      }
      expect(new Set(named(seats)).size).toBe(seats.length)
    }),
    { numRuns: RUNS.out },
  )
})

function nodeWith(doer: string, seats: readonly ComputedSeat[], submittedBy: string | null): NodeFacts {
  const blank = aCase().inState('rectifying').facts().nodes[0] as NodeFacts
  const fresh = seats.map((seat, i) => ({ ...seat, id: `seat-${i}`, signedBy: null, verdict: null }))
  return { ...blank, state: 'submitted', doerPartyId: doer, submittedBy, seats: fresh, passedOver: [] }
}

/** Somebody comes by and signs if they hold a seat that is still open. */
function sign(facts: CaseFacts, node: NodeFacts, personId: string): NodeFacts {
  if (personId === node.submittedBy) return node
  const seat = seatOf(oneOf(facts, personId, { townOfficer: personId === 'officer' }), node)
  const spent = node.seats.some((s) => s.signedBy === personId)
  if (!seat || seat.signedBy !== null || spent) return node
  const signed = { ...seat, signedBy: personId, verdict: 'yes' as const }
  return { ...node, seats: node.seats.map((other) => (other.id === seat.id ? signed : other)) }
}

function expectSignedByAll(node: NodeFacts): void {
  const signers = node.seats.map((seat) => seat.signedBy)
  expect(signers).not.toContain(null)
  expect(new Set(signers).size).toBe(node.seats.length)
  expect(signers).not.toContain(node.submittedBy)
}

/** Who hands it in: one of the doer's people, or, where it has none, somebody of the desk the panel can do without. */
function submitterOf(facts: CaseFacts, doer: string, seats: readonly ComputedSeat[]): string | null {
  const members = facts.parties.find((p) => p.id === doer)?.members ?? []
  if (members.length > 0) return members[0] ?? null
  const free = facts.desk.find(({ personId }) =>
    canAllSign(
      seats.map((s): PlainSeat => (s.kind === 'town' ? 'town' : s.personIds)),
      [personId],
    ),
  )
  return free?.personId ?? null
}

test('all of them are signed in the end, by different people, in whatever order people come by', () => {
  fc.assert(
    fc.property(situation, passers, ({ facts, caseClass, doer }, order) => {
      const seats = computeSeats(facts, caseClass, doer)
      const node = nodeWith(doer, seats, submitterOf(facts, doer, seats))
      expectSignedByAll(order.reduce((n, person) => sign(facts, n, person), node))
    }),
    { numRuns: RUNS.order },
  )
})

describe('silent signers give way', () => {
  const steps = fc.array(
    fc.record({ seat: fc.nat(5), signers: fc.array(fc.constantFrom(...CROWD, 'officer'), { maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  const counted = { replacements: 0, townComes: 0, refused: 0 }

  test('to the next in order, until nobody is left; what stands stands, and all can be signed every time', () => {
    fc.assert(
      fc.property(situation, passers, steps, ({ facts, caseClass, doer }, order, list) => {
        const seats = computeSeats(facts, caseClass, doer)
        fc.pre(seats.length === seatCount(caseClass))
        let node = nodeWith(doer, seats, submitterOf(facts, doer, seats))
        for (const { seat: at, signers } of list) {
          node = signers.reduce((n, person) => sign(facts, n, person), node)
          const open = node.seats.filter((s) => s.signedBy === null)
          const silent = open[at % Math.max(1, open.length)]
          if (!silent) break
          const panel = panelWithout(facts, node, silent.kind)
          const kept = node.seats.filter((s) => s !== silent)
          expect(panel.slice(0, kept.length)).toEqual(kept)
          expect(panel.slice(kept.length).map((s) => s.kind)).toEqual(plainNext(facts, caseClass, node, silent.kind))
          if (panel.length < node.seats.length) {
            counted.refused++
            break
          }
          counted.replacements++
          const added = panel.at(-1) as ComputedSeat
          if (added.kind === 'town') counted.townComes++
          expect([...node.passedOver, silent.kind]).not.toContain(added.kind)
          const next: SeatFacts = { ...added, id: `next-${node.passedOver.length}`, signedBy: null, verdict: null }
          node = { ...node, seats: [...kept, next], passedOver: [...node.passedOver, silent.kind] }
        }
        expectSignedByAll(order.reduce((n, person) => sign(facts, n, person), node))
      }),
      { numRuns: RUNS.replaced },
    )
    expect(Object.values(counted).every((count) => count > 20)).toBe(true)
  })
})
