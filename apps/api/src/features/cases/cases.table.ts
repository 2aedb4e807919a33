import type {
  AnnouncementKind,
  Announcements,
  Audience,
  CaseClass,
  CaseState,
  ClockKind,
  ClockWorking,
  DangerState,
  EventData,
  EventKind,
  EvidenceKind,
  NodeDraft,
  NodeState,
  RecordChannel,
  RefuseReason,
  RulingMatter,
  SeatKind,
  SolvedWord,
  StepBackTie,
  TwoStepAction,
  UnsolvedReason,
  Visibility,
  WhistleChannel,
  WhistleKind,
} from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, communityId, count, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'
import { currentTrace } from '../../platform/trace.ts'

/** Somebody at a talk, and what they said. */
export interface TalkPerson {
  readonly partyId: string | null
  readonly name: string
  readonly said: string
}

/** One counter a community and year: the human case number. */
export const caseCounters = juwuye.table(
  'case_counters',
  { communityId: communityId(), year: smallint('year').notNull(), value: integer('value').notNull() },
  (t) => [primaryKey({ columns: [t.communityId, t.year] })],
)

/** A matter 事项. `seq` and `headHash` are the end of its chain of events; the row's lock orders everything on the case. */
export const cases = juwuye.table(
  'cases',
  {
    communityId: communityId(),
    id: rowId(),
    number: text('number').notNull(),
    state: text('state').$type<CaseState>().notNull(),
    caseClass: text('case_class').$type<CaseClass>(),
    danger: text('danger').$type<DangerState>().notNull(),
    kind: text('kind').$type<WhistleKind>().notNull(),
    /** Written at triage, fit for everybody; null before. */
    title: text('title'),
    estateId: ref('estate_id').notNull(),
    buildingId: ref('building_id'),
    placeId: ref('place_id'),
    spot: text('spot'),
    aboutPartyId: ref('about_party_id'),
    leadPartyId: ref('lead_party_id'),
    mediatorId: ref('mediator_id'),
    mediatorCheckedInAt: instant('mediator_checked_in_at'),
    mediatorReply: text('mediator_reply'),
    firstReceiverId: ref('first_receiver_id'),
    /** Every live whistle asked not to be shown. */
    hidden: boolean('hidden').notNull(),
    whistleCount: integer('whistle_count').notNull(),
    thumbId: ref('thumb_id'),
    declineReason: text('decline_reason'),
    declineInstead: text('decline_instead'),
    declinedBy: ref('declined_by'),
    /** The body that declined after two refusals; null when the desk did. */
    declinedByPartyId: ref('declined_by_party_id'),
    declinedAt: instant('declined_at'),
    /** The case in which a merged one goes on: always the live one, in one hop. */
    mergedIntoId: ref('merged_into_id'),
    unsolvedReason: text('unsolved_reason').$type<UnsolvedReason>(),
    unsolvedWords: text('unsolved_words'),
    /** Name of the body that confirmed it. */
    unsolvedBy: text('unsolved_by'),
    /** The same body where it is a party; null for secretary and town. */
    unsolvedByPartyId: ref('unsolved_by_party_id'),
    /** Who spoke for it. */
    unsolvedByPersonId: ref('unsolved_by_person_id'),
    concludedAt: instant('concluded_at'),
    /** The page in force, in the publicity feature's tables. */
    publicationId: ref('publication_id'),
    publicityRound: integer('publicity_round').notNull(),
    publicityEndsAt: instant('publicity_ends_at'),
    /** What was left of the period (ms) while the page is taken down. */
    publicityHeldMs: count('publicity_held_ms'),
    /** The published page was taken down, and why. */
    pageHiddenAt: instant('page_hidden_at'),
    pageHiddenReason: text('page_hidden_reason'),
    /** Since when the town is asked for a third party to verify. */
    townAskedAt: instant('town_asked_at'),
    /** 挂账: since when, why, and when it is looked at again. */
    onBookSince: instant('on_book_since'),
    onBookUntil: instant('on_book_until'),
    onBookReason: text('on_book_reason'),
    urgeCount: integer('urge_count').notNull().default(0),
    receivedAt: instant('received_at').notNull(),
    stepTimes: jsonb('step_times').$type<Partial<Record<'1' | '2' | '3' | '4', number>>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
    closedAt: instant('closed_at'),
    seq: integer('seq').notNull(),
    headHash: char('head_hash', { length: 64 }).notNull(),
    version: integer('version').notNull(),
    /** Characters and pairs of the first whistle's words and the title, for "neighbours may have reported this". */
    grams: text('grams').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('cases_number').on(t.communityId, t.number),
    index('cases_by_time').on(t.communityId, t.receivedAt.desc(), t.id.desc()),
    index('cases_by_estate').on(t.communityId, t.estateId, t.receivedAt.desc(), t.id.desc()),
    index('cases_by_state').on(t.communityId, t.state, t.receivedAt.desc(), t.id.desc()),
    index('cases_by_grams').using('gin', t.grams),
    index('cases_merged_into').on(t.communityId, t.mergedIntoId).where(sql`merged_into_id is not null`),
  ],
)

const ofCase = (name: string, t: { communityId: unknown; caseId: unknown }) =>
  foreignKey({
    name,
    columns: [t.communityId as never, t.caseId as never],
    foreignColumns: [cases.communityId, cases.id],
  })

export const whistles = juwuye.table(
  'whistles',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    /** null when somebody without an account spoke through `enteredBy`. */
    personId: ref('person_id'),
    enteredBy: ref('entered_by'),
    onBehalfOf: text('on_behalf_of'),
    consent: text('consent').$type<'spoken' | 'written' | 'family'>(),
    joined: boolean('joined').notNull(),
    kind: text('kind').$type<WhistleKind>().notNull(),
    channel: text('channel').$type<WhistleChannel>().notNull(),
    visibility: text('visibility').$type<Visibility>().notNull(),
    danger: boolean('danger').notNull(),
    /** A "danger" that proved to be none; counts towards the desk looking first. */
    falseUrgent: boolean('false_urgent').notNull(),
    words: text('words').notNull(),
    displayName: text('display_name').notNull(),
    bodyHash: char('body_hash', { length: 64 }).notNull(),
    deviceTime: instant('device_time'),
    receivedAt: instant('received_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** The cases it was part of before, oldest first: merging and splitting move it, and each of their numbers leads on. */
    formerCaseIds: ref('former_case_ids').array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('whistles_case', t),
    index('whistles_by_case').on(t.communityId, t.caseId),
    index('whistles_by_person').on(t.communityId, t.personId, t.receivedAt.desc()),
    index('whistles_by_author').on(t.communityId, t.enteredBy, t.receivedAt.desc()),
    uniqueIndex('whistles_one_join')
      .on(t.communityId, t.caseId, t.personId)
      .where(sql`joined and withdrawn_at is null and former_case_ids = '{}'`),
    index('whistles_moved').using('gin', t.formerCaseIds).where(sql`former_case_ids <> '{}'`),
  ],
)

/** Events name actors only by number; who that is stands here. Number 0 is the clock. */
export const caseParticipants = juwuye.table(
  'case_participants',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    number: integer('number').notNull(),
    personId: ref('person_id').notNull(),
    displayName: text('display_name').notNull(),
    /** In which capacity: a reporter's name is shown to the desk and themself only, unless they signed their name. */
    capacity: text('capacity')
      .$type<'reporter' | 'party' | 'desk' | 'mediator' | 'resident' | 'town' | 'onDuty'>()
      .notNull(),
    partyId: ref('party_id'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.number] }),
    ofCase('case_participants_case', t),
    index('case_participants_by_person').on(t.communityId, t.personId),
    uniqueIndex('case_participants_person').on(t.communityId, t.caseId, t.personId, t.capacity, t.partyId),
  ],
)

/** A party on the case: summoned, checked in, perhaps with parts it took. The lead stands on the case. */
export const caseParties = juwuye.table(
  'case_parties',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    partyId: ref('party_id').notNull(),
    summonedAt: instant('summoned_at').notNull(),
    checkedInAt: instant('checked_in_at'),
    reply: text('reply'),
    parts: text('parts').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.partyId] }),
    ofCase('case_parties_case', t),
    index('case_parties_by_party').on(t.communityId, t.partyId, t.checkedInAt),
  ],
)

/** A promise with a due time. `subjectId` is the node, objection or pending act, or the case itself. */
export const caseClocks = juwuye.table(
  'case_clocks',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    subjectId: ref('subject_id').notNull(),
    /** 1, then 2 when the clock ran again after an objection or reopening: the first result is kept. */
    run: smallint('run').notNull(),
    startedAt: instant('started_at').notNull(),
    dueAt: instant('due_at').notNull(),
    working: jsonb('working').$type<ClockWorking>().notNull(),
    stoppedAt: instant('stopped_at'),
    /** When time itself has something to do about it (reminder, supervision, the next seat …); null: nothing more. */
    chaseAt: instant('chase_at'),
    /** How many steps of its plan (`chasePlan`) are done. */
    chased: smallint('chased').notNull().default(0),
    pausedAt: instant('paused_at'),
    pausedUntil: instant('paused_until'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.kind, t.subjectId, t.run] }),
    ofCase('case_clocks_case', t),
    index('case_clocks_chase').on(t.chaseAt).where(sql`stopped_at is null and chase_at is not null`),
    index('case_clocks_open').on(t.communityId, t.dueAt).where(sql`stopped_at is null`),
    // whose time for an answer is over since, answered or not
    index('case_clocks_respond').on(t.communityId, t.dueAt).where(sql`kind = 'respond'`),
  ],
)

/** A step of the work 节点. */
export const nodes = juwuye.table(
  'nodes',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    position: smallint('position').notNull(),
    title: text('title').notNull(),
    doerPartyId: ref('doer_party_id').notNull(),
    dueAt: instant('due_at').notNull(),
    evidence: text('evidence').array().$type<EvidenceKind[]>().notNull(),
    state: text('state').$type<NodeState>().notNull(),
    round: integer('round').notNull(),
    recheckOf: ref('recheck_of'),
    note: text('note'),
    costFen: count('cost_fen'),
    submittedBy: ref('submitted_by'),
    submittedAt: instant('submitted_at'),
    verifiedAt: instant('verified_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('nodes_case', t),
    uniqueIndex('nodes_position').on(t.communityId, t.caseId, t.position),
    index('nodes_by_doer').on(t.communityId, t.doerPartyId, t.state, t.dueAt),
  ],
)

const ofNode = (name: string, t: { communityId: unknown; nodeId: unknown }) =>
  foreignKey({
    name,
    columns: [t.communityId as never, t.nodeId as never],
    foreignColumns: [nodes.communityId, nodes.id],
  })

/** Who is asked to sign a node in one round; the verdict is written once. */
export const seats = juwuye.table(
  'seats',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    nodeId: ref('node_id').notNull(),
    round: integer('round').notNull(),
    position: smallint('position').notNull(),
    kind: text('kind').$type<SeatKind>().notNull(),
    partyId: ref('party_id'),
    replacedAt: instant('replaced_at'),
    signedBy: ref('signed_by'),
    signerName: text('signer_name'),
    signedAt: instant('signed_at'),
    verdict: text('verdict').$type<'yes' | 'no'>(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('seats_case', t),
    ofNode('seats_node', t),
    uniqueIndex('seats_kind').on(t.communityId, t.nodeId, t.round, t.kind).where(sql`replaced_at is null`),
    uniqueIndex('seats_signer').on(t.communityId, t.nodeId, t.round, t.signedBy),
    index('seats_by_party').on(t.communityId, t.partyId).where(sql`signed_by is null and replaced_at is null`),
    index('seats_by_case').on(t.communityId, t.caseId),
  ],
)

/** 回避: a member of the panel who is related to a doer judges nothing of this doer's in the case. What they wrote stands with the event. */
export const stepBacks = juwuye.table(
  'step_backs',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    personId: ref('person_id').notNull(),
    doerPartyId: ref('doer_party_id').notNull(),
    nodeId: ref('node_id').notNull(),
    seatKind: text('seat_kind').$type<SeatKind>().notNull(),
    /** The party whose seat it was; null for a seat of no party. */
    partyId: ref('party_id'),
    tie: text('tie').$type<StepBackTie>().notNull(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.personId, t.doerPartyId] }),
    ofCase('step_backs_case', t),
    ofNode('step_backs_node', t),
  ],
)

/** First half of an act that needs two people. */
export const pendingActs = juwuye.table(
  'pending_acts',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    action: text('action').$type<TwoStepAction>().notNull(),
    authorId: ref('author_id').notNull(),
    authorName: text('author_name').notNull(),
    payload: jsonb('payload').notNull(),
    confirmedBy: ref('confirmed_by').array().notNull(),
    /** The body asked, where a body gives the second word. */
    bodyKind: text('body_kind').$type<'party' | 'secretary' | 'town'>(),
    bodyPartyId: ref('body_party_id'),
    createdAt: instant('created_at').notNull(),
    lapsesAt: instant('lapses_at').notNull(),
    settledAt: instant('settled_at'),
    outcome: text('outcome').$type<'confirmed' | 'refused' | 'withdrawn' | 'lapsed' | 'void'>(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('pending_acts_case', t),
    uniqueIndex('pending_acts_one_open').on(t.communityId, t.caseId, t.action).where(sql`settled_at is null`),
  ],
)

/** The chain of record: INSERT and SELECT only. Never partitioned by time, never dropped. */
export const caseEvents = juwuye.table(
  'case_events',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    actor: integer('actor').notNull(),
    at: instant('at').notNull(),
    data: jsonb('data').$type<EventData>().notNull(),
    contentHash: char('content_hash', { length: 64 }),
    previousHash: char('previous_hash', { length: 64 }).notNull(),
    hash: char('hash', { length: 64 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.seq] }),
    ofCase('case_events_case', t),
    index('case_events_by_time').on(t.communityId, t.at),
  ],
)

/** The words and photos of an event; may be erased with their salt, the chain still verifies. */
export const eventContents = juwuye.table(
  'event_contents',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    seq: integer('seq').notNull(),
    salt: bytes('salt').notNull(),
    words: text('words').notNull(),
    photoIds: ref('photo_ids').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.seq] }), ofCase('event_contents_case', t)],
)

/** Photos on the case by purpose, in order. */
export const casePhotos = juwuye.table(
  'case_photos',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    photoId: ref('photo_id').notNull(),
    purpose: text('purpose')
      .$type<'whistle' | 'before' | 'after' | 'progress' | 'return' | 'objection' | 'reopening' | 'safe'>()
      .notNull(),
    /** The whistle, node or objection it belongs to. */
    subjectId: ref('subject_id').notNull(),
    round: integer('round').notNull(),
    position: smallint('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.photoId] }), ofCase('case_photos_case', t)],
)

export const objections = juwuye.table(
  'objections',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    round: integer('round').notNull(),
    personId: ref('person_id').notNull(),
    reason: text('reason').notNull(),
    /** Who is asked to rule, as computed when it was raised. */
    bodyKind: text('body_kind').$type<'party' | 'secretary' | 'town'>().notNull(),
    bodyPartyId: ref('body_party_id'),
    createdAt: instant('created_at').notNull(),
    ruledAt: instant('ruled_at'),
    outcome: text('outcome').$type<'upheld' | 'rejected'>(),
    ruling: text('ruling'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('objections_case', t),
    uniqueIndex('objections_once').on(t.communityId, t.caseId, t.round, t.personId),
  ],
)

/** 退单: a summoned party says the matter is not its own; open until the ruling body named the lead. */
export const caseRefusals = juwuye.table(
  'case_refusals',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    partyId: ref('party_id').notNull(),
    personId: ref('person_id').notNull(),
    reason: text('reason').$type<RefuseReason>().notNull(),
    words: text('words').notNull(),
    /** Whose matter it is said to be: a party of the estate, or a name. */
    rightPartyId: ref('right_party_id'),
    rightName: text('right_name').notNull(),
    refusedAt: instant('refused_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('case_refusals_case', t),
    index('case_refusals_by_case').on(t.communityId, t.caseId),
    uniqueIndex('case_refusals_one_open').on(t.communityId, t.caseId, t.partyId).where(sql`settled_at is null`),
  ],
)

/** A question before the ruling body: who leads after two refusals, or whether a decline stands. */
export const caseRulings = juwuye.table(
  'case_rulings',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    matter: text('matter').$type<RulingMatter>().notNull(),
    /** Who appealed. */
    personId: ref('person_id'),
    reason: text('reason').notNull(),
    bodyKind: text('body_kind').$type<'party' | 'secretary' | 'town'>().notNull(),
    bodyPartyId: ref('body_party_id'),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    ruledAt: instant('ruled_at'),
    outcome: text('outcome').$type<'upheld' | 'rejected' | 'named' | 'declined' | 'void'>(),
    ruling: text('ruling'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('case_rulings_case', t),
    index('case_rulings_by_case').on(t.communityId, t.caseId),
    uniqueIndex('case_rulings_one_lead').on(t.communityId, t.caseId).where(sql`matter = 'lead' and ruled_at is null`),
  ],
)

/** 三方面对面: a talk of the parties; the case is deliberating while one is open. */
export const caseTalks = juwuye.table(
  'case_talks',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    topic: text('topic').notNull(),
    fromState: text('from_state').$type<'claimed' | 'rectifying'>().notNull(),
    convenerId: ref('convener_id').notNull(),
    convenerName: text('convener_name').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    people: jsonb('people').$type<readonly TalkPerson[]>().notNull(),
    agreed: text('agreed').notNull(),
    nodes: jsonb('nodes').$type<readonly NodeDraft[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('case_talks_case', t),
    uniqueIndex('case_talks_one_open').on(t.communityId, t.caseId).where(sql`ended_at is null`),
    index('case_talks_by_case').on(t.communityId, t.caseId),
  ],
)

/** 代录: how the word of a party without anybody on the platform reached the desk; beside the event it belongs to. */
export const recordedEntries = juwuye.table(
  'recorded_entries',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    seq: integer('seq').notNull(),
    partyId: ref('party_id').notNull(),
    channel: text('channel').$type<RecordChannel>().notNull(),
    official: text('official').notNull(),
    day: text('day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.seq] }), ofCase('recorded_entries_case', t)],
)

/** What somebody says is wrong with a published page; answered within a day. Who says it is told to nobody. */
export const pageReports = juwuye.table(
  'page_reports',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    publicationId: ref('publication_id').notNull(),
    /** null without login. */
    personId: ref('person_id'),
    reason: text('reason').notNull(),
    reportedAt: instant('reported_at').notNull(),
    answeredAt: instant('answered_at'),
    answer: text('answer'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('page_reports_case', t),
    index('page_reports_by_case').on(t.communityId, t.caseId),
    uniqueIndex('page_reports_once').on(t.communityId, t.publicationId, t.personId).where(sql`answered_at is null`),
  ],
)

export const ratings = juwuye.table(
  'ratings',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    round: integer('round').notNull(),
    personId: ref('person_id').notNull(),
    solved: text('solved').$type<SolvedWord>().notNull(),
    level: smallint('level').notNull(),
    words: text('words'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.round, t.personId] }), ofCase('ratings_case', t)],
)

export const reopenings = juwuye.table(
  'reopenings',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull(),
    asReporter: boolean('as_reporter').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.personId, t.at] }), ofCase('reopenings_case', t)],
)

/** What is told of that is no event of a case: whom, and what its sentence is made of. */
export interface AnnouncementRow {
  readonly people: readonly string[]
  readonly data: Announcements[AnnouncementKind]
}

/** What is to be told, written with the change itself: an event of a case, or an announcement. */
export const outbox = juwuye.table(
  'outbox',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id'),
    seq: integer('seq'),
    kind: text('kind').$type<EventKind | AnnouncementKind>().notNull(),
    audience: text('audience').array().$type<Audience[]>().notNull(),
    announcement: jsonb('announcement').$type<AnnouncementRow>(),
    /** Of the request that it came of, so that the log of its messages can be found by it. */
    traceId: ref('trace_id').$default(() => currentTrace() ?? sql`null`),
    createdAt: instant('created_at').notNull(),
    relayedAt: instant('relayed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id, t.createdAt] }),
    index('outbox_waiting').on(t.communityId, t.createdAt).where(sql`relayed_at is null`),
    check(
      'outbox_event_or_announcement',
      sql`(case_id is null) = (announcement is not null) and (case_id is null) = (seq is null)`,
    ),
  ],
)

/** Answers given to keyed requests, so that a retry gets the same answer and does nothing twice. */
export const answeredRequests = juwuye.table(
  'answered_requests',
  {
    communityId: communityId(),
    personId: ref('person_id').notNull(),
    key: text('key').notNull(),
    requestHash: char('request_hash', { length: 64 }).notNull(),
    caseId: ref('case_id').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.personId, t.key] })],
)
