import {
  type CaseFacts,
  type Chase,
  type ChaseStep,
  DEFAULT_DEADLINES,
  dayOf,
  nextChase,
  type SupervisionLevel,
  waitsForReporter,
} from '../../src/index.ts'
import { type LiveClock, running } from './clocks.ts'
import { resumed } from './effects-chasing.ts'
import { landed, type Run, settled } from './run.ts'
import { byClock, closedInSilence } from './simulator.ts'

/* Time itself at work: whatever is due is done, oldest first, however long nobody looked. */

interface Due extends ChaseStep {
  readonly clock: LiveClock
}

function nextOf(clock: LiveClock, { caseClass, danger, onBookUntil, nodes }: CaseFacts): ChaseStep | undefined {
  const node = nodes.find((n) => n.id === clock.subjectId)
  return nextChase(clock, {
    caseClass,
    danger: danger === 'pending' || danger === 'confirmed',
    deadlines: DEFAULT_DEADLINES,
    waitsForReporter: node !== undefined && waitsForReporter({ caseClass }, node),
    onBookUntil,
  })
}

/** What the review silenced comes after it. */
const first = ({ clock }: Due) => (clock.kind === 'review' ? 0 : 1)

/** The step to do next, and when; a period with an open objection waits for the ruling. */
function nextDue({ clocks, facts }: Run): Due | undefined {
  const waits = facts.objections.some((o) => o.open)
  return running(clocks)
    .flatMap((clock): Due[] => {
      const step = nextOf(clock, facts)
      return step && !(step.chase === 'close' && waits) ? [{ ...step, clock }] : []
    })
    .sort((a, b) => a.at - b.at || first(a) - first(b) || a.clock.id - b.clock.id)[0]
}

function supervised(run: Run, level: SupervisionLevel): Run {
  const supervision = { id: `supervision-${run.log.length}`, level, open: true }
  const facts = { ...run.facts, supervisions: [...run.facts.supervisions, supervision] }
  return landed(run, 'supervise', null, level === 1 ? 'levelOne' : 'levelTwo', { facts })
}

const DONE: Record<Chase, (run: Run, clock: LiveClock) => Run> = {
  remind: (run) => landed(run, 'remind', null, 'reminded', { facts: run.facts }),
  levelOne: (run) => supervised(run, 1),
  levelTwo: (run) => supervised(run, 2),
  release: (run) => byClock(run, 'release-lead') ?? run,
  replaceSeat: (run, { subjectId }) => byClock(run, 'replace-seat', subjectId ?? undefined) ?? run,
  passUp: settled,
  lapse: (run, { subjectId }) => {
    const act = run.facts.pendingActs.find((a) => a.id === subjectId)
    const pendingActs = run.facts.pendingActs.filter((a) => a !== act)
    const later = settled({ ...run, facts: { ...run.facts, pendingActs } })
    return act?.action === 'close-private' ? closedInSilence(later, act.authorId) : later
  },
  close: (run) => byClock(run, 'close') ?? run,
  endBook: (run) => settled({ ...run, facts: { ...run.facts, onBookUntil: null } }),
  resume: (run, clock) => landed(run, 'resume-clock', null, 'resumed', resumed(run, clock)),
}

function done(run: Run, { clock, chase, at }: Due): Run {
  const counted = run.clocks.map((c) =>
    c.id !== clock.id || chase === 'resume'
      ? c
      : { ...c, chased: c.chased + 1, stoppedAt: chase === 'endBook' ? run.now : c.stoppedAt },
  )
  const entry = { at, done: run.now, clockId: clock.id, kind: clock.kind, chase }
  return DONE[chase]({ ...run, clocks: counted, diary: [...run.diary, entry] }, clock)
}

/** Looks on at every step that time takes by itself. */
export type Onlooker = (after: Run, before: Run) => void

/** Everything that is due by now. */
function caughtUp(start: Run, look: Onlooker): Run {
  let run = start
  for (let due = nextDue(run); due && due.at <= run.now; due = nextDue(run)) {
    const next = done(run, due)
    look(next, run)
    run = next
  }
  return run
}

/** Time goes by while nobody looks; then everything missed is done in its order. */
export function wait(run: Run, millis: number, look: Onlooker = () => {}): Run {
  const now = run.now + millis
  const urgedToday = dayOf(now) === dayOf(run.now) ? run.facts.urgedToday : []
  return caughtUp(settled({ ...run, now, facts: { ...run.facts, urgedToday } }), look)
}

/** Time goes by under the eyes of a worker that never sleeps. */
export function watched(start: Run, until: number): Run {
  let run = start
  for (let due = nextDue(run); due && due.at <= until; due = nextDue(run))
    run = wait(run, Math.max(0, due.at - run.now))
  return wait(run, until - run.now)
}
