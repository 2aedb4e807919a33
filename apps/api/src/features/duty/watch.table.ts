import { CALL_OUTCOMES, PROMISE_KINDS } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { stations } from './duty.table.ts'

/** Which code somebody used: a code is good once for each person. Rows are of use for minutes only. */
export const usedStationCodes = juwuye.table(
  'used_station_codes',
  {
    communityId: communityId(),
    stationId: ref('station_id').notNull(),
    personId: ref('person_id').notNull(),
    /** Number of the code since 1970, one every 30 seconds. */
    step: integer('step').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.stationId, t.personId, t.step] }),
    foreignKey({
      columns: [t.communityId, t.stationId],
      foreignColumns: [stations.communityId, stations.id],
      name: 'used_station_codes_station_fk',
    }),
  ],
)

/** What smells, for the organiser: a code of yesterday, of another station, forged, far away. Never where they were. */
export const attendanceAttempts = juwuye.table(
  'attendance_attempts',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    stationId: ref('station_id'),
    shiftId: ref('shift_id'),
    /** The refusal. */
    code: text('code').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('attendance_attempts_at').on(t.communityId, t.at, t.id),
  ],
)

/** 交接: what the one who leaves promised, and who took it over. */
export const dutyHandovers = juwuye.table(
  'duty_handovers',
  {
    communityId: communityId(),
    id: rowId(),
    attendanceId: ref('attendance_id').notNull(),
    stationId: ref('station_id').notNull(),
    fromPersonId: ref('from_person_id').notNull(),
    fromName: text('from_name').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    takenBy: ref('taken_by'),
    takenByName: text('taken_by_name'),
    takenAt: instant('taken_at'),
    /** When the desk is told that nobody took it over; null once told or taken, and where nothing was promised. */
    chaseAt: instant('chase_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('duty_handovers_chase').on(t.chaseAt, t.communityId, t.id).where(sql`chase_at is not null`),
    index('duty_handovers_attendance').on(t.communityId, t.attendanceId),
    index('duty_handovers_waiting').on(t.communityId, t.stationId, t.at).where(sql`taken_at is null`),
    foreignKey({
      columns: [t.communityId, t.stationId],
      foreignColumns: [stations.communityId, stations.id],
      name: 'duty_handovers_station_fk',
    }),
  ],
)

/** One promise of a hand-over card; it stays until somebody says it is kept. */
export const dutyPromises = juwuye.table(
  'duty_promises',
  {
    communityId: communityId(),
    id: rowId(),
    handoverId: ref('handover_id').notNull(),
    kind: text('kind', { enum: PROMISE_KINDS }).notNull(),
    caseId: ref('case_id'),
    words: text('words').notNull(),
    dueAt: instant('due_at'),
    keptAt: instant('kept_at'),
    keptBy: ref('kept_by'),
    keptByName: text('kept_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('duty_promises_handover').on(t.communityId, t.handoverId),
    index('duty_promises_open').on(t.communityId, t.dueAt).where(sql`kept_at is null`),
    check('duty_promises_kind_check', oneOf(t.kind, PROMISE_KINDS)),
    foreignKey({
      columns: [t.communityId, t.handoverId],
      foreignColumns: [dutyHandovers.communityId, dutyHandovers.id],
      name: 'duty_promises_handover_fk',
    }),
  ],
)

/** Somebody on call was rung from a case: a message alone is no summons. */
export const onCallCalls = juwuye.table(
  'on_call_calls',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    label: text('label').notNull(),
    phone: text('phone').notNull(),
    calledBy: ref('called_by').notNull(),
    calledByName: text('called_by_name').notNull(),
    calledAt: instant('called_at').notNull(),
    outcome: text('outcome', { enum: CALL_OUTCOMES }),
    outcomeAt: instant('outcome_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('on_call_calls_case').on(t.communityId, t.caseId, t.calledAt),
    check('on_call_calls_outcome_check', oneOf(t.outcome, CALL_OUTCOMES)),
  ],
)
