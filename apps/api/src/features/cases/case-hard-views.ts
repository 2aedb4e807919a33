import { endOfDay, isOpenNode, type NodeChange, type NodeDraft, readsEditions, stands } from '@juwuye/domain'
import { RULING_BODY_LABELS, SEAT_LABELS } from '@juwuye/messages'
import type { CaseView, PendingActView, RulingView, TalkView } from '@juwuye/types'
import { agreedUntil } from './case-facts.ts'
import type { CaseRecord, PendingActRow, RulingRow } from './case-record.ts'
import { type CaseHistory, partyRef, type Viewer } from './case-viewer.ts'
import { wordsHeldBack } from './held-content.ts'
import type {
  BookPayload,
  ChangePlanPayload,
  MakeSafePayload,
  PausePayload,
  PlanPayload,
  PrivateOutcomePayload,
  ReclassifyPayload,
  SplitPayload,
  UnsolvedPayload,
} from './pending-payloads.ts'
import { confided } from './private-phase.ts'

type PendingParts = Partial<
  Pick<
    PendingActView,
    'nodes' | 'words' | 'class' | 'unsolved' | 'photos' | 'whistleIds' | 'dropped' | 'resolve' | 'pause' | 'reviewAt'
  >
>

function planNodes({ nodes, seats }: PlanPayload | ChangePlanPayload, record: CaseRecord): PendingActView['nodes'] {
  const positionOf = (node: NodeDraft | NodeChange) =>
    'id' in node ? (record.nodes.find((one) => one.id === node.id)?.position ?? null) : null
  return nodes.map((node, i) => ({
    position: positionOf(node),
    title: node.title,
    doer: partyRef(record, node.doerPartyId),
    dueDay: node.dueDay,
    seats: (seats[i] ?? []).map((seat) => {
      const { character, name } = seat.partyId === null ? SEAT_LABELS[seat.kind] : partyRef(record, seat.partyId)
      return { character, name }
    }),
  }))
}

/** What a changed plan would do to the whole: the nodes it takes out, and both dates. */
function changeParts(payload: ChangePlanPayload, record: CaseRecord): PendingParts {
  const named = new Set(payload.nodes.map((node) => node.id))
  const open = record.nodes.filter(isOpenNode)
  const fixed = open.filter((node) => node.state === 'submitted')
  const days = [...payload.nodes.map((node) => endOfDay(node.dueDay) ?? 0), ...fixed.map((node) => node.dueAt)]
  return {
    nodes: planNodes(payload, record),
    words: payload.reason,
    dropped: open.filter((node) => node.state !== 'submitted' && !named.has(node.id)).map((node) => node.title),
    resolve: { before: agreedUntil(record) ?? null, after: Math.max(...days) },
  }
}

function pendingParts(act: PendingActRow, record: CaseRecord, viewer: Viewer): PendingParts {
  switch (act.action) {
    case 'adopt-plan':
      return { nodes: planNodes(act.payload as PlanPayload, record) }
    case 'change-plan':
      return changeParts(act.payload as ChangePlanPayload, record)
    case 'make-safe': {
      const { text, photos } = act.payload as MakeSafePayload
      return { words: text, photos: photos.flatMap((id) => viewer.photo(id) ?? []) }
    }
    case 'conclude-unsolved': {
      const { reason, words } = act.payload as UnsolvedPayload
      return { unsolved: reason, words }
    }
    case 'close-private':
      return { words: (act.payload as PrivateOutcomePayload).outcome }
    case 'reclassify': {
      const payload = act.payload as ReclassifyPayload
      return { class: payload.class, words: payload.reason }
    }
    case 'put-on-book': {
      const { reason, until } = act.payload as BookPayload
      return { words: reason, reviewAt: until }
    }
    case 'pause-clock': {
      const { clock: kind, reason, until } = act.payload as PausePayload
      const clock = record.clocks.find((one) => one.kind === kind && one.stoppedAt === null)
      if (!clock) return { words: reason }
      const { dueAt: before } = clock
      return { words: reason, pause: { clock: kind, until, before, after: before + (until - record.readAt) } }
    }
    case 'split': {
      const { whistleIds, reason } = act.payload as SplitPayload
      return { whistleIds: [...whistleIds], words: reason }
    }
  }
}

/** Who asked. A split is asked for by a neighbour, whose name is the desk's to know. */
function authorOf(act: PendingActRow, viewer: Viewer): string {
  if (act.authorId === viewer.actor.personId) return '您'
  return act.action === 'split' && !viewer.desk ? '吹哨人' : act.authorName
}

/** The pending halves of two-step acts, for who reads the whole case. */
export function pendingViews(record: CaseRecord, viewer: Viewer): PendingActView[] {
  if (!viewer.full) return []
  return record.pendingActs.map((act) => ({
    id: act.id,
    action: act.action,
    author: authorOf(act, viewer),
    at: act.createdAt,
    lapsesAt: act.lapsesAt,
    nodes: [],
    words: null,
    class: null,
    unsolved: null,
    photos: [],
    whistleIds: [],
    dropped: [],
    resolve: null,
    pause: null,
    reviewAt: null,
    ...pendingParts(act, record, viewer),
  }))
}

function bodyName(record: CaseRecord, { bodyKind, bodyPartyId }: RulingRow): string {
  return bodyKind === 'party' ? partyRef(record, bodyPartyId).name : RULING_BODY_LABELS[bodyKind]
}

function rulingViews(record: CaseRecord, history: CaseHistory, viewer: Viewer): RulingView[] {
  const held = wordsHeldBack(history, viewer)
  return record.rulings.map((r) => {
    const mine = r.personId !== null && r.personId === viewer.actor.personId
    const may = viewer.full || mine
    const readable = may && (mine || !held.of(r.id))
    return {
      id: r.id,
      matter: r.matter,
      body: bodyName(record, r),
      mine: r.ruledAt === null && stands(viewer.actor, 'rulingBody', viewer.facts),
      at: r.askedAt,
      dueAt: r.dueAt,
      reason: readable && r.reason !== '' ? r.reason : null,
      voice: readable ? viewer.voice((v) => v.subjectId === r.id) : null,
      outcome: r.outcome,
      answer: may ? r.ruling : null,
    }
  })
}

function talkViews(record: CaseRecord, history: CaseHistory, viewer: Viewer): TalkView[] {
  if (!viewer.full) return []
  const secret = confided(record, history, viewer)
  const readable = record.talks.filter((talk) => !secret.talk(talk.startedAt))
  return readable.map((talk) => ({
    id: talk.id,
    topic: talk.topic,
    convener: talk.convenerName,
    startedAt: talk.startedAt,
    endedAt: talk.endedAt,
    people: talk.people.map(({ partyId, name, said }) => ({
      character: partyId === null ? null : partyRef(record, partyId).character,
      name,
      said,
    })),
    agreed: talk.agreed,
    nodes: talk.nodes.map((node) => ({ ...node, evidence: [...node.evidence] })),
  }))
}

/** Where a merged number leads: to the whistle of who asks, should that have been split off since; else with the others. */
function goesOnFor({ row, movedWhistles }: CaseRecord, { actor }: Viewer): string | null {
  const me = actor.personId
  const mine = movedWhistles.filter((w) => w.personId === me || w.enteredBy === me).map((w) => w.caseId)
  const [elsewhere] = mine
  return row.mergedIntoId === null || mine.includes(row.mergedIntoId)
    ? row.mergedIntoId
    : (elsewhere ?? row.mergedIntoId)
}

type HardParts = Pick<
  CaseView,
  | 'talks'
  | 'rulings'
  | 'mergedInto'
  | 'mergedIntoId'
  | 'mergedFrom'
  | 'ending'
  | 'page'
  | 'seesEditions'
  | 'reports'
  | 'townAskedAt'
>

/** What the hard cases add to the page of a case. */
export function hardViews(record: CaseRecord, history: CaseHistory, viewer: Viewer): HardParts {
  const { row } = record
  const answers = viewer.desk || stands(viewer.actor, 'town', viewer.facts)
  const leadsTo = goesOnFor(record, viewer)
  const into = history.linked.find((other) => other.id === leadsTo)
  const { unsolvedReason: reason, unsolvedWords: words, unsolvedBy: decidedBy, concludedAt } = row
  return {
    talks: talkViews(record, history, viewer),
    rulings: rulingViews(record, history, viewer),
    mergedInto: into ? { id: into.id, number: into.number } : null,
    mergedIntoId: into?.id ?? null,
    mergedFrom: history.linked
      .filter((other) => other.mergedIntoId === row.id)
      .map(({ id, number }) => ({ id, number })),
    ending:
      reason === null || concludedAt === null
        ? null
        : { reason, words: viewer.full ? (words ?? '') : '', decidedBy: decidedBy ?? '', at: concludedAt },
    page:
      row.publicationId === null
        ? null
        : { hidden: row.pageHiddenAt !== null, reason: viewer.full ? row.pageHiddenReason : null },
    seesEditions: row.publicationId !== null && readsEditions(viewer.actor, viewer.facts),
    reports: answers
      ? record.reports
          .filter((report) => report.answeredAt === null)
          .map(({ id, reportedAt, reason }) => ({ id, at: reportedAt, reason }))
      : [],
    townAskedAt: row.townAskedAt,
  }
}
