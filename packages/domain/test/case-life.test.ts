import { aCase } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type ActorFacts,
  CASE_ACTIONS,
  type CaseAction,
  type CaseFacts,
  type CaseState,
  DAY,
  FINAL_STATES,
  HOUR,
  PARTY_KINDS,
  type PartyKind,
  SYSTEM,
  VISIBILITIES,
  WHISTLE_CHANNELS,
} from '../src/index.ts'
import { attempt, begin, type Choose, membersOf, type Run, settle, wait } from './simulator.ts'
import { CROWD, oneOf } from './worlds.ts'

/* Random people do random acts at random times; what the rules allow is done. Nothing below reads the machine's table. */

/** Where a case may go, by hand. */
const NEXT: Record<CaseState, readonly CaseState[]> = {
  raised: ['dispatched', 'declined', 'withdrawn'],
  dispatched: ['claimed', 'declined', 'withdrawn'],
  claimed: ['rectifying', 'closed'],
  deliberating: ['rectifying', 'closed'],
  rectifying: ['verified'],
  verified: ['publicised'],
  publicised: ['rectifying', 'closed'],
  closed: ['rectifying', 'claimed'],
  declined: [],
  merged: [],
  withdrawn: [],
}

const HAVE_LEAD: readonly CaseState[] = ['claimed', 'deliberating', 'rectifying', 'verified', 'publicised', 'closed']
const ALL_VERIFIED: readonly CaseState[] = ['verified', 'publicised', 'closed']
const JUDGING: readonly CaseAction[] = [
  'triage',
  'decline',
  'confirm-danger',
  'sign-yes',
  'sign-no',
  'publish',
  'rule-objection',
]

function nodeFaults(run: Run): string[] {
  const { facts } = run
  const barred = (doer: string) => [...membersOf(facts, doer), ...membersOf(facts, facts.aboutPartyId)]
  return facts.nodes.flatMap((node) => {
    const signers = node.seats.flatMap((s) => (s.signedBy === null ? [] : [s.signedBy]))
    const faults: string[] = []
    if (new Set(signers).size !== signers.length) faults.push('one person in two seats')
    if (new Set(node.seats.map((s) => s.kind)).size !== node.seats.length) faults.push('one body in two seats')
    if (signers.some((id) => barred(node.doerPartyId).includes(id)))
      faults.push('signed by doer or party complained about')
    if (node.submittedBy !== null && signers.includes(node.submittedBy)) faults.push('submitter signed')
    if (node.state !== 'verified') return faults
    if (signers.length !== run.neededSeats.get(node.id)) faults.push(`verified by ${signers.length}`)
    return faults
  })
}

function faults(run: Run, before: Run): string[] {
  const { facts } = run
  const found = nodeFaults(run)
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const isPrivate = facts.caseClass === 'private'
  const leads = (facts.leadPartyId === null ? 0 : 1) + (facts.mediator?.checkedIn ? 1 : 0)
  const moved = facts.state !== before.facts.state
  say(moved && !NEXT[before.facts.state].includes(facts.state), `${before.facts.state} → ${facts.state}`)
  say(leads > 1, 'two leads')
  say(HAVE_LEAD.includes(facts.state) && leads !== 1, 'no lead')
  say(before.facts.leadPartyId !== null && before.facts.leadPartyId !== facts.leadPartyId, 'the lead changed hands')
  say(facts.leadPartyId !== null && !facts.checkedIn.includes(facts.leadPartyId), 'a lead that never checked in')
  say(
    facts.checkedIn.some((id) => !facts.summoned.includes(id)),
    'checked in without summons',
  )
  say(HAVE_LEAD.includes(facts.state) && facts.caseClass === null, 'claimed without a class')
  say(isPrivate && facts.nodes.length + facts.publicityRound > 0, 'a private case with plan or page')
  say(!isPrivate && ['rectifying', ...ALL_VERIFIED].includes(facts.state) && facts.nodes.length === 0, 'no plan')
  say(ALL_VERIFIED.includes(facts.state) && facts.nodes.some((n) => n.state !== 'verified'), 'done with open nodes')
  say(facts.state === 'rectifying' && facts.nodes.every((n) => n.state === 'verified'), 'all verified yet rectifying')
  say(!isPrivate && facts.state === 'closed' && facts.objections.some((o) => o.open), 'closed over an objection')
  say(facts.state === 'withdrawn' && facts.whistles.some((w) => !w.withdrawn), 'withdrawn with a whistle left')
  const whistlers = facts.whistles.flatMap((w) => (w.withdrawn ? [] : [w.personId]))
  say(new Set(whistlers).size < whistlers.length, 'whistled twice')
  const last = run.log.at(-1)
  const judged = run.log.length > before.log.length && last !== undefined && JUDGING.includes(last.action)
  say(
    judged && membersOf(facts, facts.aboutPartyId).includes(last.personId ?? ''),
    `${last?.action} by the party complained about`,
  )
  return found
}

const ALWAYS: readonly PartyKind[] = ['residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore']
// The desk's own party most often: there the rule bites.
const COMPLAINED_ABOUT: readonly PartyKind[] = [...PARTY_KINDS, ...Array<PartyKind>(6).fill('residentsCommittee')]
const someOf = (max: number) => fc.uniqueArray(fc.constantFrom(...CROWD.slice(1)), { maxLength: max })

/**
 * An estate in working order: 居委会, 物业, 业委会 and 自治核心 each have two people of their own, and beyond them
 * anybody may be in any body. `p0` whistles.
 */
const estate: fc.Arbitrary<CaseFacts> = fc
  .record({
    extra: fc.tuple(...PARTY_KINDS.map(() => someOf(2))),
    about: fc.option(fc.constantFrom(...COMPLAINED_ABOUT), { freq: 4 }),
    danger: fc.constantFrom('none' as const, 'none' as const, 'pending' as const, 'deskFirst' as const),
    channel: fc.constantFrom('own' as const, ...WHISTLE_CHANNELS),
    visibility: fc.constantFrom(...VISIBILITIES),
    buildingHeads: someOf(2),
    confirmedOwners: someOf(2),
  })
  .map(({ extra, about, danger, channel, visibility, ...people }) => {
    const parties = PARTY_KINDS.map((kind, i) => {
      const own = ALWAYS.includes(kind) ? [`${kind}-1`, `${kind}-2`] : []
      const members = [...own, ...(extra[i] ?? [])]
      return { id: kind, kind, name: kind, members, officers: members.slice(0, 2) }
    })
    const atOnce = danger === 'pending'
    return aCase()
      .inState(atOnce ? 'dispatched' : 'raised')
      .classed(null)
      .danger(danger)
      .where({
        parties,
        aboutPartyId: about,
        summoned: atOnce ? ['property', 'residentsCommittee'] : [],
        checkedIn: [],
        desk: [
          { personId: 'residentsCommittee-1', role: 'socialWorker' },
          { personId: 'theSecretary', role: 'secretary' },
        ],
        whistles: [
          {
            id: 'w-0',
            personId: 'p0',
            enteredBy: null,
            joined: false,
            channel,
            visibility,
            withdrawn: false,
            cameFrom: null,
          },
        ],
        ...people,
      })
      .facts()
  })

function peopleOf(facts: CaseFacts): ActorFacts[] {
  const ids = new Set([...CROWD, 'theSecretary', ...facts.parties.flatMap((p) => p.members)])
  const home = (level: 'declared' | 'confirmed') =>
    ({ role: 'resident', partyId: null, office: null, level, estateId: facts.estateId, looksAfter: [] }) as const
  const everybody = [...ids].map((id, i) => {
    const person = oneOf(facts, id, { onDuty: id === 'p1' })
    return { ...person, memberships: [...person.memberships, home(i % 2 ? 'confirmed' : 'declared')] }
  })
  return [...everybody, { personId: 'townOfficer', memberships: [], onDuty: false, townOfficer: true }, SYSTEM]
}

type Op = readonly [action: CaseAction | 'settle' | 'wait' | 'forward', person: number, seed: number]
// Acts that end a case early are rare, or hardly a run would get far.
const EARLY_END: readonly CaseAction[] = ['decline', 'withdraw']
const LIVELY = CASE_ACTIONS.filter((a) => a !== 'blow' && !EARLY_END.includes(a))
const act = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...LIVELY) },
  { weight: 6, arbitrary: fc.constantFrom('forward' as const, 'forward' as const, 'settle' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...EARLY_END, ...Array.from({ length: 6 }, () => 'wait' as const)) },
)
const op: fc.Arbitrary<Op> = fc.tuple(act, fc.nat(999), fc.nat(99_999))
const ops = fc.array(op, { minLength: 40, maxLength: 120, size: 'max' })

/** Small and seeded, so that a shrunk run replays. */
function chooser(seed: number): Choose {
  let x = seed + 1
  return (n) => {
    x = (x * 48_271) % 2_147_483_647
    return x % n
  }
}

/** What the clock does by itself once its time has come. */
function tick(run: Run, seed: number): Run {
  const next = attempt(run, 'replace-seat', SYSTEM, chooser(seed)) ?? run
  return attempt(next, 'close', SYSTEM, chooser(seed)) ?? next
}

/** The act by the first person, from a random one on, who may do it. */
function apply(run: Run, [action, person, seed]: Op): Run {
  if (action === 'wait') return tick(wait(run, (1 + (seed % 200)) * HOUR), seed)
  if (action === 'forward') return forward(run, seed) ?? run
  for (let i = 0; i < run.people.length; i++) {
    const who = run.people[(person + i) % run.people.length] as ActorFacts
    const next = action === 'settle' ? settle(run, who) : attempt(run, action, who, chooser(seed))
    if (next) return next
  }
  return run
}

/** What may lead on from a state; tried in this order. */
const FORWARD: Partial<Record<CaseState, readonly Op[0][]>> = {
  raised: ['triage'],
  dispatched: ['confirm-danger', 'claim-lead', 'check-in', 'summon'],
  claimed: ['settle', 'adopt-plan', 'close-private'],
  deliberating: ['settle', 'adopt-plan', 'close-private'],
  rectifying: ['sign-yes', 'submit-node', 'replace-seat'],
  verified: ['publish'],
  publicised: ['rule-objection', 'close'],
}

/** One step by somebody of good will; undefined when there is none to take now. */
function forward(run: Run, seed: number): Run | undefined {
  const tries = [seed, seed + 7, seed + 14, seed + 21, seed + 28, seed + 35]
  for (const n of tries) {
    for (const action of FORWARD[run.facts.state] ?? []) {
      const next = apply(run, [action, n, n])
      if (next !== run) return next
    }
  }
  return undefined
}

/** People of good will bring the case to an end, waiting where only time helps. */
function bringToAnEnd(start: Run, seed: number): Run {
  let run = start
  for (let step = 0; step < 120; step++) {
    if ((FINAL_STATES as readonly string[]).includes(run.facts.state)) break
    run = forward(run, seed + step) ?? wait(run, 8 * DAY)
  }
  return run
}

describe('the life of a case', () => {
  test('random acts never make a case that must not be', () => {
    fc.assert(
      fc.property(estate, ops, (facts, list) => {
        let run = begin(facts, peopleOf(facts))
        for (const o of list) {
          const next = apply(run, o)
          const found = faults(next, run)
          if (found.length > 0) throw new Error(`${o.join(' ')}: ${found.join(', ')}`)
          run = next
        }
      }),
      { numRuns: 80 },
    )
  })

  test('from wherever it got, people of good will bring it to an end', () => {
    fc.assert(
      fc.property(estate, fc.array(op, { maxLength: 60, size: 'max' }), fc.nat(99), (facts, list, seed) => {
        const stopped = list.reduce(apply, begin(facts, peopleOf(facts)))
        const run = bringToAnEnd(stopped, seed)
        expect(FINAL_STATES).toContain(run.facts.state)
      }),
      { numRuns: 60 },
    )
  })

  test('the random runs get everywhere they can', () => {
    const seen = new Set<string>()
    const done = new Set<string>()
    fc.assert(
      fc.property(estate, ops, (facts, list) => {
        const run = bringToAnEnd(list.reduce(apply, begin(facts, peopleOf(facts))), 1)
        for (const entry of run.log) {
          seen.add(entry.to)
          done.add(entry.action)
        }
      }),
      { numRuns: 120, seed: 7 },
    )
    // no act of this table starts a talk or merges; every other state and act is reached
    const states = ['dispatched', 'claimed', 'rectifying', 'verified', 'publicised', 'closed', 'declined', 'withdrawn']
    expect([...seen].filter((s) => s !== 'raised').sort()).toEqual(states.sort())
    expect([...done].sort()).toEqual(CASE_ACTIONS.filter((a) => a !== 'blow').sort())
  })
})
