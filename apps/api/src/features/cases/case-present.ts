import { isOpenNode, readLevel, STEP_OF_STATE, stands } from '@juwuye/domain'
import { SEAT_LABELS } from '@juwuye/messages'
import type { BoardEntry, CaseNode, CaseView, PhotoView, SeatView, VoiceView, WhistleView } from '@juwuye/types'
import type { VoiceRow, VoiceSubject } from '../uploads/index.ts'
import { type CardContext, clockView, placeView, presentCard } from './case-card.ts'
import { hardViews, pendingViews } from './case-hard-views.ts'
import { offersFor } from './case-offers.ts'
import { outlineView } from './case-outline.ts'
import { evidencePhotos } from './case-photos.ts'
import type { CaseRecord, NodeRow, SeatRow } from './case-record.ts'
import { timelineOf } from './case-timeline.ts'
import { type CaseHistory, partyRef, type Viewer } from './case-viewer.ts'
import type { CardRow } from './cases.queries.ts'
import { chasingViews } from './chasing-views.ts'
import { heldViews, wordsHeldBack } from './held-content.ts'
import { ratingCounts, ratingsOfRound } from './rating-counts.ts'
import { levelOf } from './supervised.ts'
import type { VisibleCase } from './visible-case.ts'
import { filedOn } from './whistle-sums.ts'

const ANONYMOUS = '匿名邻居'
/** A recording that is the whistle, or comes with a "me too". */
const SAID_FIRST: readonly (string | null)[] = ['whistle', 'joined'] satisfies VoiceSubject[]

const photosFor = (
  history: CaseHistory,
  viewer: Viewer,
  pick: (p: CaseHistory['photos'][number]) => boolean,
): PhotoView[] =>
  viewer.full
    ? history.photos
        .filter(pick)
        .sort((a, b) => a.position - b.position)
        .flatMap((p) => viewer.photo(p.photoId) ?? [])
    : []

/** What was whistled on this case: of a merged one, what went on from here to where it leads. */
function whistledOn(record: CaseRecord): CaseRecord['whistles'] {
  const { state, mergedIntoId } = record.row
  return state === 'merged' ? record.movedWhistles.filter((w) => w.caseId === mergedIntoId) : record.whistles
}

function whistleViews(record: CaseRecord, history: CaseHistory, viewer: Viewer): WhistleView[] {
  const me = viewer.actor.personId
  const linked = new Map(history.linked.map((other) => [other.id, other]))
  return whistledOn(record).flatMap((w): WhistleView[] => {
    const mine = w.personId === me || w.enteredBy === me
    const readable = mine || viewer.desk || viewer.assigned
    if (!readable && w.visibility === 'private') return []
    const name = w.visibility === 'anonymous' ? ANONYMOUS : w.onBehalfOf === null ? w.displayName : '邻居（代报）'
    return [
      {
        id: w.id,
        mine,
        mayBlock: viewer.desk && w.personId !== null && !mine,
        joined: w.joined,
        withdrawn: w.withdrawnAt !== null,
        kind: w.kind,
        channel: w.channel,
        visibility: w.visibility,
        by: mine || viewer.desk ? w.displayName : viewer.assigned ? name : null,
        text: readable && w.words !== '' ? w.words : null,
        voice: readable ? viewer.voice((v) => v.subjectId === w.id && SAID_FIRST.includes(v.subject)) : null,
        // where it was whistled; the exact spot is the first reporter's: joining a case does not open it
        place: placeView(
          linked.get(filedOn(w)) ?? record.row,
          viewer.context.places,
          viewer.desk || viewer.assigned || (mine && !w.joined),
        ),
        photos: readable ? photosFor(history, viewer, (p) => p.purpose === 'whistle' && p.subjectId === w.id) : [],
        receivedAt: w.receivedAt,
        cameFrom:
          w.formerCaseIds.map((id) => linked.get(id)).find((o) => o?.mergedIntoId === record.row.id)?.number ?? null,
      },
    ]
  })
}

/** Whose matter it is said to be; a name that somebody typed is for who reads the case. */
function rightOf(
  { rightPartyId, rightName }: CaseRecord['refusals'][number],
  record: CaseRecord,
  viewer: Viewer,
): string {
  if (rightPartyId !== null) return partyRef(record, rightPartyId).name
  return viewer.full ? rightName : ''
}

function boardOf(record: CaseRecord, viewer: Viewer): BoardEntry[] {
  const rank = { lead: 0, supporting: 1, checkedIn: 2, silent: 3, refused: 4 }
  const mine = viewer.actor.memberships.map((m) => m.partyId)
  return record.parties
    .map((p): BoardEntry => {
      const took = p.parts.length > 0 ? 'supporting' : p.checkedInAt === null ? 'silent' : 'checkedIn'
      const refusal = record.refusals.find((r) => r.partyId === p.partyId && r.settledAt === null)
      return {
        party: partyRef(record, p.partyId),
        role: p.partyId === record.row.leadPartyId ? 'lead' : refusal ? 'refused' : took,
        parts: viewer.full ? p.parts : [],
        reply: viewer.full ? p.reply : null,
        summonedAt: p.summonedAt,
        checkedInAt: p.checkedInAt,
        isMine: mine.includes(p.partyId),
        recorded: record.people.parties.some((party) => party.id === p.partyId && party.members.length === 0),
        refusal: refusal
          ? {
              reason: refusal.reason,
              words: viewer.full ? refusal.words : null,
              right: rightOf(refusal, record, viewer),
              rightPartyId: refusal.rightPartyId,
              at: refusal.refusedAt,
            }
          : null,
      }
    })
    .sort((a, b) => rank[a.role] - rank[b.role])
}

function seatView(seat: SeatRow, record: CaseRecord, viewer: Viewer, mySeats: ReadonlySet<string>): SeatView {
  const label = seat.partyId === null ? SEAT_LABELS[seat.kind] : partyRef(record, seat.partyId)
  const isReporter = seat.kind === 'reporter'
  return {
    kind: seat.kind,
    character: label.character,
    name: label.name,
    verdict: seat.verdict,
    signedBy: viewer.full && (!isReporter || viewer.desk) ? seat.signerName : null,
    signedAt: seat.signedAt,
    reason: viewer.full ? seat.reason : null,
    waitsOnMe: mySeats.has(seat.id),
  }
}

/** Whose member stepped back; what ties them to the doer is between them and the desk. */
function stepBackView(
  { seatKind, partyId, personId, at, tie, seq }: CaseRecord['stepBacks'][number],
  record: CaseRecord,
  history: CaseHistory,
  viewer: Viewer,
): CaseNode['steppedBack'][number] {
  const { character, name } = partyId === null ? SEAT_LABELS[seatKind] : partyRef(record, partyId)
  const mine = personId === viewer.actor.personId
  const words = mine || viewer.desk ? history.contents.find((content) => content.seq === seq)?.words : undefined
  return { character, name, at, mine, tie: mine || viewer.desk ? tie : null, reason: words ?? null }
}

function nodeViews(
  record: CaseRecord,
  history: CaseHistory,
  viewer: Viewer,
  signable: ReadonlySet<string>,
): CaseNode[] {
  return record.nodes.map((node: NodeRow): CaseNode => {
    const seatsOf = (round: number) => record.seats.filter((s) => s.nodeId === node.id && s.round === round)
    const present = (s: SeatRow) => seatView(s, record, viewer, signable)
    const rounds = [...new Set(record.seats.filter((s) => s.nodeId === node.id).map((s) => s.round))]
    const photos = (purpose: 'before' | 'after') => {
      const evidence = new Set(evidencePhotos(history.photos, node.id, purpose).map((p) => p.photoId))
      return photosFor(history, viewer, (p) => evidence.has(p.photoId))
    }
    const [before, after] = [photos('before'), photos('after')]
    const shown = new Set([...before, ...after].map((photo) => photo.id))
    return {
      id: node.id,
      position: node.position,
      title: node.title,
      doer: partyRef(record, node.doerPartyId),
      dueAt: node.dueAt,
      state: node.state,
      evidence: node.evidence,
      round: node.round,
      before,
      after,
      marks: viewer.full
        ? history.marks
            .filter((mark) => shown.has(mark.photoId))
            .map(({ photoId, kind, here, takenOn }) => ({ photoId, kind, here, takenOn }))
        : [],
      note: viewer.full ? node.note : null,
      costFen: node.costFen,
      submittedAt: node.submittedAt,
      verifiedAt: node.verifiedAt,
      recheckOf: record.nodes.find((n) => n.id === node.recheckOf)?.position ?? null,
      steppedBack: record.stepBacks
        .filter((one) => one.doerPartyId === node.doerPartyId && (one.nodeId === node.id || isOpenNode(node)))
        .map((one) => stepBackView(one, record, history, viewer)),
      seats: seatsOf(node.round)
        .filter((s) => s.replacedAt === null)
        .map(present),
      earlier: rounds
        .filter((round) => round < node.round)
        .map((round) => ({
          round,
          seats: seatsOf(round)
            .filter((s) => s.verdict !== null)
            .map(present),
        }))
        .filter(({ seats }) => seats.length > 0),
    }
  })
}

function stepsOf(record: CaseRecord): CaseView['steps'] {
  const current = STEP_OF_STATE[record.row.state]
  return ([1, 2, 3, 4] as const).map((step) => {
    const at = record.row.stepTimes[step] ?? null
    if (current === null) return { step, state: at === null ? 'todo' : 'done', at }
    const done = step < current || record.row.state === 'closed'
    return { step, state: done ? 'done' : step === current ? 'current' : 'todo', at: step <= current ? at : null }
  })
}

function objectionViews(record: CaseRecord, history: CaseHistory, viewer: Viewer): CaseView['objections'] {
  const held = wordsHeldBack(history, viewer)
  return record.objections.map((o) => {
    const mine = o.personId === viewer.actor.personId
    const readable = mine || (viewer.full && !held.of(o.id))
    const due = record.clocks.find((c) => c.kind === 'ruling' && c.subjectId === o.id)?.dueAt ?? o.createdAt
    return {
      id: o.id,
      mine,
      at: o.createdAt,
      reason: readable ? o.reason : null,
      voice: readable ? viewer.voice((v) => v.subjectId === o.id) : null,
      outcome: o.outcome,
      ruling: mine || viewer.full ? o.ruling : null,
      rulingDueAt: due,
    }
  })
}

/** Row + viewer → what the wire carries. Who may not see something gets it neither here nor anywhere else. */
export function presentCase(
  seen: VisibleCase,
  history: CaseHistory,
  context: CardContext,
  listen: (voice: VoiceRow) => VoiceView,
): CaseView {
  const { record, facts, actor, now } = seen
  const { row } = record
  const level = readLevel(actor, facts)
  const full = level === 'full'
  const desk = stands(actor, 'desk', facts)
  const own = [...record.whistles, ...record.movedWhistles].some(
    (w) => w.personId === actor.personId || w.enteredBy === actor.personId,
  )
  const onCase = (['summoned', 'checkedIn', 'lead', 'doer', 'panel', 'onDuty', 'mediator'] as const).some((r) =>
    stands(actor, r, facts),
  )
  const assigned = full && (onCase || !own)
  const photo = (id: string) => context.photo(id, desk || assigned)
  const voice = (which: (one: VoiceRow) => boolean) => history.voices.filter(which).map(listen)[0] ?? null
  const viewer: Viewer = { actor, facts, full, desk, assigned, context, photo, voice }
  const actions = offersFor({ actor, facts, now, deadlines: record.deadlines, partyOf: (id) => partyRef(record, id) })
  const signable = new Set(
    actions
      .filter((a) => a.action === 'sign-yes' && a.enabled)
      .flatMap((a) => facts.nodes.find((n) => n.id === a.nodeId)?.seats ?? [])
      .filter(
        (s) =>
          s.signedBy === null && (s.personIds.includes(actor.personId) || (s.kind === 'town' && actor.townOfficer)),
      )
      .map((s) => s.id),
  )
  const thumb = history.photos.find((p) => p.photoId === row.thumbId && p.purpose === 'whistle')
  const thumbOf = thumb?.subjectId ?? null
  const cardRow: CardRow = {
    row,
    clocks: record.clocks,
    whistles: whistledOn(record),
    thumbOf,
    onMyTable: onCase,
    inWords: level !== 'outline',
    byDesk: desk,
    supervised: levelOf(record.supervisions),
  }
  const chased = chasingViews(record, viewer)
  const said = { version: row.version, steps: stepsOf(record), actions, chain: { seq: row.seq, head: row.headHash } }
  if (level === 'outline') return outlineView(cardRow, { ...said, ...chased, townAskedAt: row.townAskedAt }, now)
  const card = presentCard(cardRow, context, full && (desk || assigned))
  const rating = ratingsOfRound(record).find((r) => r.personId === actor.personId)
  return {
    ...card,
    ...said,
    readLevel: full ? 'full' : 'public',
    estateId: row.estateId,
    whistles: whistleViews(record, history, viewer),
    aboutParty: full && row.aboutPartyId !== null ? partyRef(record, row.aboutPartyId) : null,
    mediator: full && row.mediatorId !== null ? (history.names.get(row.mediatorId) ?? '调解员') : null,
    firstReceiver: full && row.firstReceiverId !== null ? (history.names.get(row.firstReceiverId) ?? null) : null,
    clocks: record.clocks.map((clock) => clockView(clock, now)),
    board: boardOf(record, viewer),
    nodes: nodeViews(record, history, viewer, signable),
    pending: pendingViews(record, viewer),
    timeline: timelineOf(record, history, viewer),
    publicationId: row.publicationId,
    publicityEndsAt: row.publicityEndsAt,
    objections: objectionViews(record, history, viewer),
    myRating: rating ? { solved: rating.solved, level: rating.level, words: rating.words, at: rating.createdAt } : null,
    ratings: ratingCounts(facts, ratingsOfRound(record)),
    decline:
      row.declineReason === null || !full ? null : { reason: row.declineReason, instead: row.declineInstead ?? '' },
    ...hardViews(record, history, viewer),
    ...chased,
    held: heldViews(history, viewer),
  }
}
