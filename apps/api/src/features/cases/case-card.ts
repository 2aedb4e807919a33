import { clockPhase, STEP_OF_STATE } from '@juwuye/domain'
import { workingText } from '@juwuye/messages'
import type { CaseCard, ClockView, PartyRef, PhotoView, PlaceView } from '@juwuye/types'
import type { PlaceIds } from '../communities/index.ts'
import type { CaseRow, ClockRow } from './case-record.ts'
import type { ListViewer } from './cases.predicates.ts'
import type { CardRow } from './cases.queries.ts'
import { filedOn } from './whistle-sums.ts'

/** What a card needs besides its row. */
export interface CardContext {
  readonly viewer: ListViewer
  readonly places: ReadonlyMap<string, string>
  readonly parties: ReadonlyMap<string, PartyRef>
  /** `freely`: the viewer works on the case and sees also what is held back from neighbours. */
  readonly photo: (id: string, freely: boolean) => PhotoView | null
}

const TITLE_CHARS = 24

/** The place by its names; what the reporter wrote about it ("opposite 502") only for who may read their words. */
export function placeView(
  row: PlaceIds & { spot: string | null },
  names: ReadonlyMap<string, string>,
  exactly: boolean,
): PlaceView {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const spot = [name(row.placeId), exactly ? row.spot : null].filter((part) => part !== null && part !== '').join(' ')
  return { estate: name(row.estateId) ?? '', building: name(row.buildingId), spot: spot === '' ? null : spot }
}

export function clockView(clock: ClockRow, now: number): ClockView {
  return {
    kind: clock.kind,
    nodeId: clock.kind === 'verification' ? clock.subjectId : null,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    phase: clockPhase(clock, now),
    pausedUntil: clock.pausedUntil,
    working: workingText(clock.kind, clock.working, clock.dueAt, now),
  }
}

/** Clocks that promise something to residents; the others serve the work itself. */
const PROMISES = ['danger', 'respond', 'safe', 'plan', 'resolve', 'publish'] as const

/** The promise due soonest; the period of publicity when nothing else runs. */
function pressingClock(clocks: readonly ClockRow[]): ClockRow | undefined {
  const open = clocks.filter((clock) => clock.stoppedAt === null).sort((a, b) => a.dueAt - b.dueAt)
  return (
    open.find((clock) => (PROMISES as readonly string[]).includes(clock.kind)) ??
    open.find((clock) => clock.kind === 'publicity')
  )
}

/** The title, or before triage the first words for those who may read them, the place for everybody else. */
function titleOf(row: CaseRow, words: string | null, place: PlaceView): string {
  if (row.title !== null) return row.title
  if (words === null || words === '') return `${place.building ?? place.spot ?? place.estate}的一件事`
  const line = words.split('\n')[0] ?? ''
  const chars = [...line]
  return chars.length > TITLE_CHARS ? `${chars.slice(0, TITLE_CHARS).join('')}…` : line
}

/** May the viewer read what was said? Only reporters, the desk and the parties on the case; a list asks by row. */
function readableWords(card: CardRow, mine: CardRow['whistles'], full: boolean): string | null {
  const [first] = mine.filter((w) => !w.joined)
  if (first) return first.words
  return full ? (card.whistles.find((w) => !w.joined)?.words ?? null) : null
}

const NOWHERE: PlaceView = { estate: '', building: null, spot: null }

/** What is told of a case without a word of what it is about: number, class, state, level and dates. */
export function outlineCard({ row, clocks, supervised }: CardRow, now: number): CaseCard {
  const clock = pressingClock(clocks)
  return {
    ...{ id: row.id, number: row.number, title: '', kind: row.kind, class: row.caseClass, state: row.state },
    ...{ danger: row.danger, step: STEP_OF_STATE[row.state], place: NOWHERE },
    ...{ receivedAt: row.receivedAt, updatedAt: row.updatedAt, whistleCount: row.whistleCount },
    ...{ thumb: null, lead: null, clock: clock ? clockView(clock, now) : null, mine: false, supervised },
    ...{
      onBook: row.onBookUntil !== null && row.onBookUntil > now,
      unsolved: row.unsolvedReason !== null,
      mergedIntoId: null,
    },
  }
}

/** A case in a list. `full` says whether this viewer may read the words and see the photos. */
export function presentCard(card: CardRow, context: CardContext, full: boolean): CaseCard {
  const { row } = card
  const { viewer } = context
  if (!card.inWords) return outlineCard(card, viewer.now)
  const clock = pressingClock(card.clocks)
  const mine = card.whistles.filter((w) => w.personId === viewer.personId || w.enteredBy === viewer.personId)
  // of several reporters the one whose case this is from the start wrote where exactly, and each shows their own picture
  const isFirst = mine.some((w) => !w.joined && filedOn(w) === row.id)
  const seesThumb = full || mine.some((w) => !w.joined && (card.thumbOf === null || card.thumbOf === w.id))
  const place = placeView(row, context.places, full || isFirst)
  return {
    id: row.id,
    number: row.number,
    title: titleOf(row, readableWords(card, mine, full), place),
    kind: row.kind,
    class: row.caseClass,
    state: row.state,
    danger: row.danger,
    step: STEP_OF_STATE[row.state],
    place,
    receivedAt: row.receivedAt,
    updatedAt: row.updatedAt,
    whistleCount: row.whistleCount,
    thumb: row.thumbId !== null && seesThumb ? context.photo(row.thumbId, full) : null,
    lead: row.leadPartyId === null ? null : (context.parties.get(row.leadPartyId) ?? null),
    clock: clock ? clockView(clock, viewer.now) : null,
    mine: mine.length > 0,
    supervised: card.supervised,
    onBook: row.onBookUntil !== null && row.onBookUntil > viewer.now,
    unsolved: row.unsolvedReason !== null,
    mergedIntoId: row.mergedIntoId,
  }
}
