import {
  type CaseFacts,
  checkEnd,
  checkPause,
  DAY,
  isOpenNode,
  PAUSABLE_CLOCKS,
  type PausableClock,
  pausedDue,
  resumedDue,
} from '../../src/index.ts'
import { type LiveClock, running } from './clocks.ts'
import { add, type Changes, type Effect, of, type Payload, proposed, type Run } from './run.ts'

const clockOf = ({ clocks }: Run, kind: PausableClock) => running(clocks).find((clock) => clock.kind === kind)

/** The clock with another due time, and with it the days of the steps still to be done. */
function moved(run: Run, facts: CaseFacts, clock: LiveClock, changed: Partial<LiveClock>): Changes {
  const by = (changed.dueAt ?? clock.dueAt) - clock.dueAt
  const nodes =
    clock.kind === 'resolve' ? facts.nodes.map((n) => (isOpenNode(n) ? { ...n, dueAt: n.dueAt + by } : n)) : facts.nodes
  return {
    facts: { ...facts, nodes },
    clocks: run.clocks.map((c) => (c.id === clock.id ? { ...clock, ...changed } : c)),
  }
}

/** The promise stands still from now until then; undefined: it may not. */
export function paused(run: Run, facts: CaseFacts, { clock: kind, until = 0 }: Payload): Changes | undefined {
  const clock = kind && clockOf(run, kind)
  if (!clock || !checkPause(facts, clock.kind as PausableClock, until, run.now).ok) return undefined
  return moved(run, facts, clock, { ...pausedDue(clock, run.now, until), pausedUntil: until })
}

export function resumed(run: Run, clock: LiveClock): Changes {
  return moved(run, run.facts, clock, { ...resumedDue(clock, run.now), pausedUntil: null })
}

/** On the book until then; undefined: too far, or over before it was agreed to. */
export function booked(facts: CaseFacts, { until = 0 }: Payload, now: number): CaseFacts | undefined {
  return checkEnd(until, now).ok ? { ...facts, onBookUntil: until } : undefined
}

export const CHASING = {
  urge: ({ facts, actor }) => ({
    outcome: 'urged',
    facts: { ...facts, urgedToday: add(facts.urgedToday, actor.personId ?? '') },
  }),
  // the clock's own acts are done when their time comes, not at random
  remind: () => undefined,
  supervise: ({ facts, actor, run }) => {
    if (actor.personId === null) return undefined
    const supervision = { id: `supervision-${run.log.length}`, level: 0, open: true } as const
    return { outcome: 'byHand', facts: { ...facts, supervisions: [...facts.supervisions, supervision] } }
  },
  'answer-supervision': ({ facts }) => {
    const asked = facts.supervisions.find((s) => s.open)
    const supervisions = facts.supervisions.map((s) => (s === asked ? { ...s, open: false } : s))
    return { outcome: 'answered', facts: { ...facts, supervisions } }
  },
  'put-on-book': (act) => proposed(act, 'put-on-book', { until: act.run.now + (1 + act.choose(90)) * DAY }),
  'pause-clock': (act) => {
    const { run, facts, choose } = act
    const until = run.now + (1 + choose(20)) * DAY
    const clock = of(
      PAUSABLE_CLOCKS.filter((kind) => checkPause(facts, kind, until, run.now).ok),
      choose,
    )
    return clock && proposed(act, 'pause-clock', { clock, until })
  },
  'resume-clock': ({ run, actor }) => {
    const clock = running(run.clocks).find((c) => c.pausedUntil !== null)
    if (!clock || actor.personId === null) return undefined
    return { outcome: 'resumed', ...resumed(run, clock) }
  },
} satisfies Record<string, Effect>
