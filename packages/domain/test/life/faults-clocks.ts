import { type CaseAction, type ClockKind, DAY } from '../../src/index.ts'
import { type LiveClock, running } from './clocks.ts'
import type { Run } from './run.ts'

/* What must be true of the clocks whatever people and time did. Nothing here reads the tables of the rules. */

const PROMISES: readonly ClockKind[] = ['respond', 'safe', 'plan', 'resolve']
/** Acts that may give a promise another day: a class, a plan, a pause and its end, work begun again. */
const MOVES_A_DUE: readonly CaseAction[] = [
  'triage',
  'confirm-danger',
  'reclassify',
  'rule-appeal',
  'adopt-plan',
  'change-plan',
  'pause-clock',
  'resume-clock',
  'rule-objection',
  'reopen',
]
const BEGINS_AGAIN: readonly CaseAction[] = ['rule-objection', 'reopen']

const was = (before: Run, clock: LiveClock) => before.clocks.find((c) => c.id === clock.id)

function promiseFaults(clock: LiveClock, old: LiveClock, action: CaseAction | undefined, now: number): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(`${what}: ${clock.kind} by ${action}`)
  const again = action !== undefined && BEGINS_AGAIN.includes(action)
  say(!again && old.dueAt <= now && clock.dueAt > now, 'an overdue promise rescued')
  say(clock.startedAt > old.startedAt && !again, 'a promise that counts from later')
  say(clock.dueAt !== old.dueAt && !(action && MOVES_A_DUE.includes(action)), 'another due time out of nothing')
  say(action === 'resume-clock' && clock.dueAt > old.dueAt, 'resumed to a later due time')
  return found
}

function pauseFaults(clock: LiveClock, now: number): string[] {
  const { kind, pausedUntil, dueAt, startedAt } = clock
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(`${what}: ${kind}`)
  if (pausedUntil === null) return dueAt < startedAt ? [`due before it started: ${kind}`] : []
  say(!['plan', 'resolve'].includes(kind), 'paused what may not be')
  say(pausedUntil > now + 90 * DAY, 'paused longer than 90 days')
  say(dueAt <= pausedUntil, 'due within its own pause')
  return found
}

export function clockFaults(run: Run, before: Run): string[] {
  const { facts, now, clocks, diary } = run
  const action = run.log.length > before.log.length ? run.log.at(-1)?.action : undefined
  const open = running(clocks)
  const promises = open.filter((clock) => PROMISES.includes(clock.kind))
  const twice = open.map((clock) => `${clock.kind} ${clock.subjectId ?? ''}`)
  const last = diary.length > before.diary.length ? diary.at(-1) : undefined
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  say(new Set(twice).size < twice.length, 'two clocks of one kind run')
  say(last !== undefined && last.at > last.done, `${last?.kind} ${last?.chase} before its time`)
  say((facts.onBookUntil ?? 0) > now + 90 * DAY, 'on the book longer than 90 days')
  const silenced = last && ['remind', 'levelOne', 'levelTwo', 'release'].includes(last.chase)
  const owed = last && [...PROMISES, 'lease'].includes(last.kind)
  say(silenced === true && owed === true && (before.facts.onBookUntil ?? 0) > now, `chased on the book: ${last?.chase}`)
  const old = promises.flatMap((clock) => {
    const earlier = was(before, clock)
    return earlier?.stoppedAt === null ? promiseFaults(clock, earlier, action, now) : []
  })
  return [...found, ...old, ...open.flatMap((clock) => pauseFaults(clock, now))]
}
