import fc from 'fast-check'
import {
  type ActorFacts,
  CASE_ACTIONS,
  CASE_STATES,
  type CaseAction,
  type CaseState,
  can,
  canSettle,
  DAY,
  DEFAULT_DEADLINES,
  FINAL_STATES,
  HOUR,
  MACHINE,
} from '../src/index.ts'
import { estate, peopleOf } from './life/estates.ts'
import { faults } from './life/faults.ts'
import { begin, type Choose, type Run } from './life/run.ts'
import { attempt, NODE_ACTS, settle } from './life/simulator.ts'
import { type Onlooker, wait } from './life/sweep.ts'

/* Random people do random acts at random times; what the rules allow is done. */

type Op = readonly [action: CaseAction | 'settle' | 'wait' | 'forward', person: number, seed: number]
// Acts that end a case early, or send it back, are rare, or hardly a run would get far.
const EARLY_END: readonly CaseAction[] = ['decline', 'withdraw', 'merge', 'release-lead', 'conclude-unsolved']
// What keeps a case moving can be done at any time, and would crowd out the rest.
const ANY_TIME: readonly CaseAction[] = ['urge', 'supervise', 'answer-supervision', 'put-on-book', 'pause-clock']
const REST: readonly CaseAction[] = ['blow', 'remind', ...EARLY_END, ...ANY_TIME]
const LIVELY = CASE_ACTIONS.filter((a) => !REST.includes(a))
const act = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...LIVELY) },
  { weight: 3, arbitrary: fc.constantFrom(...ANY_TIME) },
  { weight: 8, arbitrary: fc.constantFrom('forward' as const, 'forward' as const, 'settle' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...EARLY_END, ...Array.from({ length: 6 }, () => 'wait' as const)) },
)
const op: fc.Arbitrary<Op> = fc.tuple(act, fc.nat(999), fc.nat(99_999))
const ops = fc.array(op, { minLength: 40, maxLength: 140, size: 'max' })

/** Small and seeded, so that a shrunk run replays. */
function chooser(seed: number): Choose {
  let x = seed + 1
  return (n) => {
    x = (x * 48_271) % 2_147_483_647
    return x % n
  }
}

/** The act by the first person, from a random one on, who may do it. */
function apply(run: Run, [action, person, seed]: Op, look?: Onlooker): Run {
  if (action === 'wait') return wait(run, (1 + (seed % 200)) * HOUR, look)
  if (action === 'forward') return forward(run, seed) ?? run
  for (let i = 0; i < run.people.length; i++) {
    const who = run.people[(person + i) % run.people.length] as ActorFacts
    const next = action === 'settle' ? settle(run, who, chooser(seed)) : attempt(run, action, who, chooser(seed))
    if (next) return next
  }
  return run
}

const livedOn = (run: Run, list: readonly Op[]): Run => list.reduce((before, o) => apply(before, o), run)

/** What may lead on from a state; tried in this order. */
const FORWARD: Partial<Record<CaseState, readonly Op[0][]>> = {
  raised: ['triage'],
  dispatched: ['settle', 'confirm-danger', 'rule-lead', 'claim-lead', 'check-in', 'summon'],
  claimed: ['settle', 'adopt-plan', 'close-private'],
  deliberating: ['settle', 'adopt-plan', 'close-private', 'end-talk'],
  rectifying: ['settle', 'sign-yes', 'submit-node', 'replace-seat'],
  verified: ['publish'],
  publicised: ['rule-objection', 'restore-page', 'close'],
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

const isFinal = (run: Run) => (FINAL_STATES as readonly string[]).includes(run.facts.state)

/** People of good will bring the case to an end, waiting where only time helps. */
function bringToAnEnd(start: Run, seed: number): Run {
  let run = start
  for (let step = 0; step < 160 && !isFinal(run); step++) run = forward(run, seed + step) ?? wait(run, 8 * DAY)
  return run
}

/** Can a person, not the clock, do something now that moves the case or a part of it? */
const EXITS: Record<Exclude<CaseState, (typeof FINAL_STATES)[number]>, readonly CaseAction[]> = {
  raised: ['triage'],
  dispatched: ['claim-lead', 'check-in', 'summon', 'decline', 'reclassify', 'confirm-danger'],
  claimed: ['adopt-plan', 'close-private', 'release-lead', 'start-talk'],
  deliberating: ['end-talk'],
  rectifying: ['submit-node', 'sign-yes', 'change-plan', 'start-talk'],
  verified: ['publish'],
  publicised: ['rule-objection', 'restore-page', 'object', 'take-down'],
}

function hasExit(run: Run): boolean {
  const { facts, now } = run
  const base = { facts, now, deadlines: DEFAULT_DEADLINES }
  const people = run.people.filter((who) => who.personId !== null)
  const second = facts.pendingActs.some((pending) =>
    people.some((actor) => canSettle('confirm', { ...base, actor, subject: { pendingActId: pending.id } }).ok),
  )
  const subjects = (action: CaseAction) => (NODE_ACTS.includes(action) ? facts.nodes.map((node) => ({ node })) : [{}])
  return (
    second ||
    EXITS[facts.state as keyof typeof EXITS].some((action) =>
      people.some((actor) => subjects(action).some((subject) => can(action, { ...base, actor, subject }).ok)),
    )
  )
}

describe('the life of a case', () => {
  test('random acts never make a case that must not be, nor one that nobody can move', () => {
    fc.assert(
      fc.property(estate, ops, (facts, list) => {
        let run = begin(facts, peopleOf(facts))
        const look: Onlooker = (next, before) => {
          const found = faults(next, before)
          if (!isFinal(next) && !hasExit(next)) found.push(`no way out of ${next.facts.state}`)
          const last = next.log.at(-1)
          if (found.length > 0) throw new Error(`${last?.action} (${last?.outcome}): ${found.join(', ')}`)
        }
        for (const o of list) {
          const next = apply(run, o, look)
          if (next !== run && o[0] !== 'wait') look(next, run)
          run = next
        }
      }),
      { numRuns: 150 },
    )
  })

  test('from wherever it got, people of good will bring it to an end', () => {
    fc.assert(
      fc.property(estate, fc.array(op, { maxLength: 60, size: 'max' }), fc.nat(99), (facts, list, seed) => {
        const stopped = livedOn(begin(facts, peopleOf(facts)), list)
        const run = bringToAnEnd(stopped, seed)
        expect(FINAL_STATES).toContain(run.facts.state)
      }),
      { numRuns: 80 },
    )
  })

  test('the random runs get everywhere they can', () => {
    const seen = new Set<string>()
    const done = new Set<string>()
    fc.assert(
      fc.property(estate, ops, (facts, list) => {
        const run = bringToAnEnd(livedOn(begin(facts, peopleOf(facts)), list), 1)
        for (const entry of run.log) {
          seen.add(entry.to)
          done.add(`${entry.action}: ${entry.outcome}`)
        }
      }),
      { numRuns: 260, seed: 13 },
    )
    expect([...seen].sort()).toEqual([...CASE_STATES].sort())
    const all = CASE_ACTIONS.filter((a) => a !== 'blow').flatMap((action) =>
      Object.keys(MACHINE[action].outcomes).map((outcome) => `${action}: ${outcome}`),
    )
    // nobody says no to a second half here, and only one person is concerned in a private case
    const never = ['close-private: confirmed', 'close-private: refused', 'reclassify: confirmed']
    expect(all.filter((what) => !done.has(what) && !never.includes(what))).toEqual([])
  })
})
