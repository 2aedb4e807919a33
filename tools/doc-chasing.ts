// The page on what time does by itself, read from the code that does it.
import {
  CASE_CLASSES,
  type CaseClass,
  CHASES,
  type Chase,
  type ChaseSurroundings,
  CLOCK_KINDS,
  type ClockKind,
  chasePlan,
  DAY,
  DEFAULT_DEADLINES,
  dueTime,
  HOUR,
  MINUTE,
  nextChase,
  ownersOf,
} from '@juwuye/domain'
import { CLASS_LABELS, CLOCK_LABELS, STATE_LABELS } from '@juwuye/messages'
import { code, codes, page, table } from './doc-pages.ts'

const CHASE_MEANINGS: Record<Chase, string> = {
  remind: 'event `reminded` to the owner',
  levelOne: '督办 of level 1: to the owner, the secretary and the council',
  levelTwo: '督办 of level 2: to the owner, the secretary and the town',
  release: 'the lead is taken back, the case goes to the pool',
  replaceSeat: 'the silent seat passes to the next in order, where there is one',
  passUp: 'the town may rule as well',
  lapse: 'the first half is over; silence agrees to the end of a private case',
  close: 'the case is closed, unless an objection is open: then after the ruling',
  endBook: 'the case is off the book, what waited comes now',
  resume: 'a paused clock runs on',
}

/** Far apart, so that no two steps fall together. */
const LONG = 1_000 * DAY

const amountText = (ms: number) =>
  ms % DAY === 0 && ms > 3 * DAY ? `${ms / DAY} d` : ms % HOUR === 0 ? `${ms / HOUR} h` : `${ms / MINUTE} min`

function whenText(at: number): string {
  if (at === LONG / 2) return 'half time'
  return at === LONG ? 'due' : `due + ${amountText(at - LONG)}`
}

const UNITS = { minutes: 'min', hours: 'h', days: 'd' }

function spanText(kind: ClockKind, caseClass: CaseClass | null, danger: boolean): string | undefined {
  const inputs = { policy: DEFAULT_DEADLINES, caseClass, danger, receivedAt: 0, at: 0, again: false, heldMs: null }
  const due = dueTime(kind, { ...inputs, lastNodeDueAt: 1, reviewAt: 1 })
  if (due?.working.by !== 'span') return due && 'the agreed day'
  return `${due.working.amount} ${UNITS[due.working.unit]}`
}

interface Situation {
  readonly name: string
  readonly around: Omit<ChaseSurroundings, 'deadlines' | 'onBookUntil'>
}

/** Clocks of a plan, of parties and of a page: a private matter has none of them. */
const NOT_PRIVATE: readonly ClockKind[] = ['verification', 'publish', 'publicity', 'report', 'leadRuling']

function situationsOf(kind: ClockKind): readonly Situation[] {
  const of = (name: string, caseClass: CaseClass | null, danger = false, waitsForReporter = false): Situation => ({
    name,
    around: { caseClass, danger, waitsForReporter },
  })
  const classes = CASE_CLASSES.map((caseClass) => of(CLASS_LABELS[caseClass], caseClass))
  if (kind === 'danger') return [of('–', null, true)]
  if (kind === 'respond') return [of('not classed yet', null), of('danger, not classed yet', null, true), ...classes]
  const shown = NOT_PRIVATE.includes(kind) ? classes.filter((c) => c.around.caseClass !== 'private') : classes
  const reporter = of(`${CLASS_LABELS.minor}, the reporter has not signed`, 'minor', false, true)
  return kind === 'verification' ? [...shown, reporter] : shown
}

/** One row for all situations that are chased alike. */
function chasingRows(kind: ClockKind): string[][] {
  const clock = { kind, startedAt: 0, dueAt: LONG }
  const rows = new Map<string, { names: string[]; cells: string[] }>()
  for (const { name, around } of situationsOf(kind)) {
    const span = spanText(kind, around.caseClass, around.danger)
    if (span === undefined) continue
    const surroundings = { ...around, deadlines: DEFAULT_DEADLINES, onBookUntil: null }
    const plan = chasePlan(clock, surroundings)
    const waits = plan.filter((step, chased) => {
      const onBook = { ...surroundings, onBookUntil: 2 * LONG }
      return nextChase({ ...clock, chased, pausedUntil: null }, onBook)?.at !== step.at
    })
    const cells = [
      span,
      plan.map(({ chase, at }) => `${code(chase)} ${whenText(at)}`).join(' → '),
      waits.length === 0 ? '' : waits.length === plan.length ? 'all' : codes(waits.map((step) => step.chase)),
    ]
    const row = rows.get(cells.join()) ?? { names: [], cells }
    rows.set(cells.join(), { ...row, names: [...row.names, name] })
  }
  const all = rows.size === 1
  return [...rows.values()].map(({ names, cells }) => [
    `${code(kind)} ${CLOCK_LABELS[kind]}`,
    all && names.length > 1 ? 'all that have it' : names.join(', '),
    ...cells,
  ])
}

export function chasing(): string {
  const states = ['raised', 'dispatched', 'claimed', 'rectifying', 'verified'] as const
  return page(
    'Chasing',
    'packages/domain/src/case/chase.ts',
    'What time does about a running clock by itself, with the default deadlines. The steps are done in this order, each once; what was missed is done in order when a worker comes back. A paused clock has one step only: `resume`, at the end of the pause.',
    table(
      ['clock', 'class', 'time', 'steps', 'waits for the review while on the book'],
      CLOCK_KINDS.flatMap((kind) => chasingRows(kind)),
    ),
    '## What a step is',
    table(
      ['step', 'what it does'],
      CHASES.map((chase) => [code(chase), CHASE_MEANINGS[chase]]),
    ),
    '## Who is the owner',
    'Who owes what the clock waits for, by the state of the case.',
    table(
      ['clock', ...states.map((state) => `${code(state)} ${STATE_LABELS[state]}`)],
      [...CLOCK_KINDS, null].map((kind) => [
        kind === null ? 'a demand made by hand' : `${code(kind)} ${CLOCK_LABELS[kind]}`,
        ...states.map((state) => ownersOf(kind, state).join(', ')),
      ]),
    ),
  )
}
