import type { SeatKind } from '@juwuye/domain'
import { SEAT_LABELS, timelineSentence } from '@juwuye/messages'
import type { TimelineEntry } from '@juwuye/types'
import type { CaseRecord } from './case-record.ts'
import { type CaseHistory, partyRef, type Viewer } from './case-viewer.ts'
import { wordsHeldBack } from './held-content.ts'
import { confided } from './private-phase.ts'

type EventRow = CaseHistory['events'][number]

const REPORTER = '吹哨人'
/** Who says what is wrong with a page is kept from everybody; it was not the clock. */
const UNNAMED = { character: null, name: '不记名' }

function authorView(event: EventRow, record: CaseRecord, history: CaseHistory, viewer: Viewer): TimelineEntry['by'] {
  if (event.kind === 'reported') return UNNAMED
  const who = history.participants.find((p) => p.number === event.actor)
  if (!who) return null
  if (who.capacity === 'reporter') {
    if (who.personId === viewer.actor.personId) return { character: '邻', name: '您' }
    const named = record.whistles.some((w) => w.personId === who.personId && w.visibility === 'named')
    const shown = viewer.desk || (viewer.assigned && named)
    return { character: '邻', name: shown ? who.displayName : REPORTER }
  }
  const party = who.partyId === null ? null : partyRef(record, who.partyId)
  const seat = SEAT_LABELS[event.data.seat as SeatKind]?.name
  const roles = {
    desk: '社工',
    mediator: '调解员',
    resident: seat ?? '邻居',
    town: '镇街',
    onDuty: '值班的人',
    party: '',
  }
  const role = roles[who.capacity]
  if (!viewer.full) return { character: party?.character ?? null, name: party?.name ?? role }
  const name = party
    ? `${party.name} ${who.displayName}`
    : who.capacity === 'resident' && !viewer.desk
      ? role
      : `${role} ${who.displayName}`
  return { character: party?.character ?? null, name }
}

/** 代录: whose word the desk entered. */
function recordedOf(seq: number, record: CaseRecord, history: CaseHistory): TimelineEntry['recorded'] {
  const entry = history.recorded.find((r) => r.seq === seq)
  if (!entry) return null
  const { channel, official, day } = entry
  return { party: partyRef(record, entry.partyId).name, channel, official, day }
}

/** Words of these are between their author and the desk. */
const FOR_THE_DESK = ['rated', 'withdrawn', 'reported', 'toldBack', 'seat.steppedBack']

/** Between who works on the matter, who speaks for a neighbour and the desk. */
const BEHIND_THE_SCENES = ['reminded', 'toldBack', 'whistle.owned', 'transcribed', 'content.erased']

/** The timeline, newest first: who may not read the words or know the name gets neither. */
export function timelineOf(record: CaseRecord, history: CaseHistory, viewer: Viewer): TimelineEntry[] {
  const secret = confided(record, history, viewer)
  const held = wordsHeldBack(history, viewer)
  const authors = new Map(history.participants.map((p) => [p.number, p]))
  const me = viewer.actor.personId
  const relays = record.whistles.some((w) => w.enteredBy === me)
  // who only waits for the matter is told what happened, not whom the clock reminded
  const shown = history.events.filter(
    ({ kind }) =>
      !BEHIND_THE_SCENES.includes(kind) || viewer.desk || viewer.assigned || (relays && kind !== 'reminded'),
  )
  return shown
    .map((event): TimelineEntry => {
      const content = history.contents.find((c) => c.seq === event.seq)
      const author = authors.get(event.actor)
      const own = author?.personId === viewer.actor.personId
      const whistled = event.kind === 'whistle.blown' || event.kind === 'whistle.joined'
      const may =
        own ||
        viewer.desk ||
        (viewer.full &&
          !FOR_THE_DESK.includes(event.kind) &&
          !secret.event(event.seq) &&
          !held.at(event.seq) &&
          (!whistled || viewer.assigned))
      return {
        seq: event.seq,
        at: event.at,
        kind: event.kind,
        by: authorView(event, record, history, viewer),
        text: timelineSentence(event.kind, event.data, {
          party: (id) => partyRef(record, id).name,
          now: viewer.context.viewer.now,
        }),
        voice: may ? viewer.voice((v) => v.seq === event.seq) : null,
        words: may && content && content.words !== '' ? content.words : null,
        recorded: viewer.full ? recordedOf(event.seq, record, history) : null,
        photos: may && content ? content.photoIds.flatMap((id) => viewer.photo(id) ?? []) : [],
      }
    })
    .reverse()
}
