import type {
  Audience,
  CaseAction,
  CaseClass,
  CaseState,
  ClockKind,
  ClockWorking,
  DangerState,
  EventData,
  EventKind,
  EvidenceKind,
  NodeState,
  SeatKind,
  SolvedWord,
  Visibility,
  WhistleChannel,
  WhistleKind,
} from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
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
    /** The page in force, in the publicity feature's tables. */
    publicationId: ref('publication_id'),
    publicityRound: integer('publicity_round').notNull(),
    publicityEndsAt: instant('publicity_ends_at'),
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
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    ofCase('whistles_case', t),
    index('whistles_by_case').on(t.communityId, t.caseId),
    index('whistles_by_person').on(t.communityId, t.personId, t.receivedAt.desc()),
    index('whistles_by_author').on(t.communityId, t.enteredBy, t.receivedAt.desc()),
    uniqueIndex('whistles_one_join')
      .on(t.communityId, t.caseId, t.personId)
      .where(sql`joined and withdrawn_at is null`),
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
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.kind, t.subjectId, t.run] }),
    ofCase('case_clocks_case', t),
    index('case_clocks_due').on(t.kind, t.dueAt).where(sql`stopped_at is null`),
    index('case_clocks_open').on(t.communityId, t.dueAt).where(sql`stopped_at is null`),
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

/** First half of an act that needs two people. */
export const pendingActs = juwuye.table(
  'pending_acts',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    action: text('action').$type<CaseAction>().notNull(),
    authorId: ref('author_id').notNull(),
    authorName: text('author_name').notNull(),
    payload: jsonb('payload').notNull(),
    confirmedBy: ref('confirmed_by').array().notNull(),
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
  (t) => [primaryKey({ columns: [t.communityId, t.caseId, t.seq] }), ofCase('case_events_case', t)],
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
      .$type<'whistle' | 'before' | 'after' | 'progress' | 'return' | 'objection' | 'reopening'>()
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

/** What is to be told, written with the change itself; carried out by the messages of a later issue. */
export const outbox = juwuye.table(
  'outbox',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    audience: text('audience').array().$type<Audience[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    relayedAt: instant('relayed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id, t.createdAt] }),
    index('outbox_waiting').on(t.communityId, t.createdAt).where(sql`relayed_at is null`),
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
