import { POST_KINDS, ROTA_STATES, type Role, SWAP_KINDS, SWAP_STATES } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { communities } from '../communities/index.ts'

/** On these weekdays (1 = Monday … 7 = Sunday), Shanghai's minutes of the day. Public holidays: only where said. */
export interface DutyHours {
  readonly weekdays: readonly number[]
  readonly onHolidays: boolean
  readonly fromMinute: number
  readonly untilMinute: number
}

/** 服务站. Where it lies is gcj02, as WeChat gives it. */
export const stations = juwuye.table(
  'stations',
  {
    communityId: communityId(),
    id: rowId(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    phone: text('phone'),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    radiusMetres: integer('radius_metres').notNull(),
    opening: jsonb('opening').$type<readonly DutyHours[]>().notNull(),
    /** Signs the changing code; never leaves the server. */
    codeSecret: bytes('code_secret').notNull(),
    /** SHA-256 of what the tablet shows to get its codes; null: no tablet. */
    tabletTokenHash: char('tablet_token_hash', { length: 64 }),
    position: integer('position').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('stations_name').on(t.communityId, t.name),
    check('stations_radius_check', sql`${t.radiusMetres} between 20 and 2000`),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'stations_community_fk' }),
  ],
)

/** One shift of a post on the days it stands. */
export interface ShiftPattern extends DutyHours {
  /** How many are needed at once. */
  readonly seats: number
}

/** 岗. */
export const posts = juwuye.table(
  'posts',
  {
    communityId: communityId(),
    id: rowId(),
    stationId: ref('station_id').notNull(),
    kind: text('kind', { enum: POST_KINDS }).notNull(),
    label: text('label').notNull(),
    roles: jsonb('roles').$type<readonly Role[]>().notNull(),
    shifts: jsonb('shifts').$type<readonly ShiftPattern[]>().notNull(),
    active: boolean('active').notNull(),
    position: integer('position').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('posts_label').on(t.communityId, t.stationId, t.label),
    check('posts_kind_check', oneOf(t.kind, POST_KINDS)),
    foreignKey({
      columns: [t.communityId, t.stationId],
      foreignColumns: [stations.communityId, stations.id],
      name: 'posts_station_fk',
    }),
  ],
)

/** Who may be put on the rota: a person, whatever memberships they have; days off are kept beside. */
export const dutyPeople = juwuye.table(
  'duty_people',
  {
    communityId: communityId(),
    personId: ref('person_id').notNull(),
    postIds: jsonb('post_ids').$type<readonly string[]>().notNull(),
    /** Weekdays on which they never stand; 1 = Monday. */
    offWeekdays: jsonb('off_weekdays').$type<readonly number[]>().notNull(),
    maxPerWeek: smallint('max_per_week').notNull(),
    /** Is asked when somebody does not come. */
    reserve: boolean('reserve').notNull(),
    active: boolean('active').notNull(),
    /** The day since when they stand: what others did before is not their debt. */
    joinedOn: char('joined_on', { length: 10 }).notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.personId] }),
    check('duty_people_week_check', sql`${t.maxPerWeek} between 0 and 7`),
  ],
)

/** Days, both included, on which somebody does not stand. */
export const dutyDaysOff = juwuye.table(
  'duty_days_off',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    fromDay: char('from_day', { length: 10 }).notNull(),
    untilDay: char('until_day', { length: 10 }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('duty_days_off_person').on(t.communityId, t.personId, t.fromDay),
    check('duty_days_off_order', sql`${t.untilDay} >= ${t.fromDay}`),
    foreignKey({
      columns: [t.communityId, t.personId],
      foreignColumns: [dutyPeople.communityId, dutyPeople.personId],
      name: 'duty_days_off_person_fk',
    }),
  ],
)

/** 轮值表 of one month, 'YYYY-MM'. */
export const rotas = juwuye.table(
  'rotas',
  {
    communityId: communityId(),
    month: char('month', { length: 7 }).notNull(),
    state: text('state', { enum: ROTA_STATES }).notNull(),
    changedBy: ref('changed_by').notNull(),
    changedByName: text('changed_by_name').notNull(),
    changedAt: instant('changed_at').notNull(),
    publishedAt: instant('published_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.month] }),
    check('rotas_state_check', oneOf(t.state, ROTA_STATES)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'rotas_community_fk' }),
  ],
)

/** One seat at one post for one stretch of time; nobody in it is a gap, with its reason. */
export const shifts = juwuye.table(
  'shifts',
  {
    communityId: communityId(),
    id: rowId(),
    month: char('month', { length: 7 }).notNull(),
    postId: ref('post_id').notNull(),
    stationId: ref('station_id').notNull(),
    /** The day in Shanghai on which it starts. */
    day: char('day', { length: 10 }).notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    /** Of several at once, the first, second … */
    seat: smallint('seat').notNull(),
    personId: ref('person_id'),
    /** Why it could not be filled; a word of the domain. */
    gapReason: text('gap_reason'),
    /** Set by hand: filling the month again leaves it. */
    fixed: boolean('fixed').notNull(),
    /** When time has something to do about it: nobody came. Null before the rota is published and once done. */
    chaseAt: instant('chase_at'),
    /** Desk and reserve were told that nobody came. */
    missedToldAt: instant('missed_told_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('shifts_seat').on(t.communityId, t.postId, t.fromAt, t.seat),
    uniqueIndex('shifts_one_a_day').on(t.communityId, t.personId, t.day).where(sql`person_id is not null`),
    index('shifts_month').on(t.communityId, t.month, t.fromAt),
    index('shifts_from').on(t.communityId, t.fromAt),
    index('shifts_chase').on(t.chaseAt, t.communityId, t.id).where(sql`chase_at is not null`),
    check('shifts_time_check', sql`${t.untilAt} > ${t.fromAt}`),
    foreignKey({
      columns: [t.communityId, t.month],
      foreignColumns: [rotas.communityId, rotas.month],
      name: 'shifts_rota_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.postId],
      foreignColumns: [posts.communityId, posts.id],
      name: 'shifts_post_fk',
    }),
  ],
)

/** 换班, 请假: asked, answered, recorded. */
export const shiftSwaps = juwuye.table(
  'shift_swaps',
  {
    communityId: communityId(),
    id: rowId(),
    kind: text('kind', { enum: SWAP_KINDS }).notNull(),
    shiftId: ref('shift_id').notNull(),
    askedBy: ref('asked_by').notNull(),
    askedByName: text('asked_by_name').notNull(),
    askedAt: instant('asked_at').notNull(),
    reason: text('reason').notNull(),
    /** Who is asked; null: anybody who may stand there. */
    toPersonId: ref('to_person_id'),
    /** What the asker takes in return. */
    returnShiftId: ref('return_shift_id'),
    state: text('state', { enum: SWAP_STATES }).notNull(),
    settledBy: ref('settled_by'),
    settledByName: text('settled_by_name'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('shift_swaps_one_open').on(t.communityId, t.shiftId).where(sql`state = 'open'`),
    index('shift_swaps_asked').on(t.communityId, t.askedBy, t.askedAt),
    index('shift_swaps_to').on(t.communityId, t.toPersonId, t.askedAt),
    check('shift_swaps_kind_check', oneOf(t.kind, SWAP_KINDS)),
    check('shift_swaps_state_check', oneOf(t.state, SWAP_STATES)),
    foreignKey({
      columns: [t.communityId, t.shiftId],
      foreignColumns: [shifts.communityId, shifts.id],
      name: 'shift_swaps_shift_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.returnShiftId],
      foreignColumns: [shifts.communityId, shifts.id],
      name: 'shift_swaps_return_fk',
    }),
  ],
)
