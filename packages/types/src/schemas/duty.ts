import {
  ATTENDANCE_PROOFS,
  ATTENDANCE_STATES,
  CALL_OUTCOMES,
  DAY_KINDS,
  GEOFENCE_WORDS,
  LIMITS,
  POST_KINDS,
  PROMISE_KINDS,
  ROLES,
  ROTA_STATES,
  SWAP_KINDS,
  SWAP_STATES,
} from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, day, instant, page, phone, uuid, words } from './common.ts'

/** 'YYYY-MM' in Shanghai. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const minuteOfDay = z.int().min(0).max(1_440)
const weekdays = z.array(z.int().min(1).max(7)).max(7)
const version = z.int().min(0)
const role = z.enum(ROLES)
const named = z.object({ id: uuid, name: z.string() })
const person = z.object({ personId: uuid, name: z.string() })

// Stations, posts, people

export const dutyHours = z.strictObject({
  /** 1 = Monday … 7 = Sunday. */
  weekdays: weekdays.min(1),
  /** Also where one of these days is a public holiday. */
  onHolidays: z.boolean(),
  fromMinute: minuteOfDay,
  untilMinute: minuteOfDay,
})
const stationFields = {
  phone: phone.nullable(),
  /** gcj02, which is made for China and means nothing elsewhere. */
  latitude: z.number().min(3).max(54),
  longitude: z.number().min(73).max(136),
  radiusMetres: z.int().min(20).max(2_000),
  opening: z.array(dutyHours).max(14),
}
export const stationBody = z.strictObject({
  name: words(LIMITS.nameChars),
  address: words(LIMITS.placeChars),
  ...stationFields,
  version,
})
export const station = z.object({
  id: uuid,
  name: z.string(),
  address: z.string(),
  ...stationFields,
  hasTablet: z.boolean(),
  version,
})

export const shiftPattern = dutyHours.extend({ seats: z.int().min(1).max(5) })
const postFields = {
  stationId: uuid,
  kind: z.enum(POST_KINDS),
  roles: z.array(role).min(1).max(ROLES.length),
  shifts: z.array(shiftPattern).max(14),
  active: z.boolean(),
}
export const postBody = z.strictObject({ label: words(LIMITS.nameChars), ...postFields, version })
export const post = z.object({ id: uuid, label: z.string(), ...postFields, version })

const dutyPersonFields = {
  postIds: z.array(uuid).max(20),
  offWeekdays: weekdays,
  maxPerWeek: z.int().min(0).max(7),
  reserve: z.boolean(),
  active: z.boolean(),
}
const daysOff = z.array(z.strictObject({ fromDay: day, untilDay: day })).max(50)
export const dutyPersonBody = z.strictObject({ ...dutyPersonFields, daysOff, version })
/** 骨干名册: somebody whose roles fit a post, whether they stand yet or not. */
export const dutyPerson = z.object({
  ...person.shape,
  roles: z.array(role),
  party: z.string().nullable(),
  looksAfter: z.array(named),
  ...dutyPersonFields,
  daysOff,
  version,
})
export const dutySetup = z.object({
  stations: z.array(station),
  posts: z.array(post),
  people: z.array(dutyPerson),
})
export const stationParams = z.object({ communityId, stationId: uuid })
export const postParams = z.object({ communityId, postId: uuid })
export const dutyPersonParams = z.object({ communityId, personId: uuid })
/** Days on which one cannot stand, said by oneself. */
export const myDaysOffBody = z.strictObject({ daysOff, offWeekdays: weekdays, version })

// Rota

/** Why a seat stays empty, or what a person put there by hand would break; words in `messages`. */
export const ruleProblem = z.object({ code: z.string(), text: z.string() })
const attendance = z.object({
  id: uuid,
  inAt: instant,
  outAt: instant.nullable(),
  proof: z.enum(ATTENDANCE_PROOFS),
  geofence: z.enum(GEOFENCE_WORDS),
  /** Where somebody wrote it down for them. */
  recordedBy: z.string().nullable(),
  reason: z.string().nullable(),
  minutesLate: z.int(),
  minutes: z.int(),
})
export const shift = z.object({
  id: uuid,
  post: named.extend({ kind: z.enum(POST_KINDS) }),
  station: named,
  day,
  fromAt: instant,
  untilAt: instant,
  /** null: nobody. The name is the family name for who does not keep rolls. */
  person: person.nullable(),
  mine: z.boolean(),
  gap: ruleProblem.nullable(),
  fixed: z.boolean(),
  state: z.enum(ATTENDANCE_STATES).nullable(),
  attendance: attendance.nullable(),
  version,
})
export const rotaDay = z.object({
  day,
  kind: z.enum(DAY_KINDS),
  /** The holiday, or the one a make-up workday is worked for. */
  holiday: z.string().nullable(),
  /** 调休上班: a Saturday or Sunday that is a workday. */
  makeUp: z.boolean(),
})
export const rota = z.object({
  month,
  /** null: nothing was made yet. */
  state: z.enum(ROTA_STATES).nullable(),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  version,
  days: z.array(rotaDay),
  /** False: the year's public holidays are not announced yet, plain weekdays stand for them. */
  holidaysKnown: z.boolean(),
  shifts: z.array(shift),
  /** How even it is: a row a person. */
  loads: z.array(z.object({ ...person.shape, shifts: z.int(), weekends: z.int(), holidays: z.int() })),
  mayOrganise: z.boolean(),
})
export const rotaParams = z.object({ communityId, month })
export const fillRotaBody = z.strictObject({ version })
export const publishRotaBody = z.strictObject({ version })
export const shiftParams = z.object({ communityId, shiftId: uuid })
/** Puts a person into the seat, or nobody. */
export const assignShiftBody = z.strictObject({ personId: uuid.nullable(), version })
/** Who may stand there, those without trouble first. */
export const shiftCandidates = z.object({
  items: z.array(z.object({ ...person.shape, shifts: z.int(), problems: z.array(ruleProblem) })),
})

// Swaps

export const swap = z.object({
  id: uuid,
  kind: z.enum(SWAP_KINDS),
  shift,
  returnShift: shift.nullable(),
  askedBy: person,
  askedAt: instant,
  reason: z.string(),
  to: person.nullable(),
  state: z.enum(SWAP_STATES),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  mine: z.boolean(),
  mayAccept: z.boolean(),
})
export const swapBody = z.strictObject({
  kind: z.enum(SWAP_KINDS),
  /** null: anybody who may stand there. */
  toPersonId: uuid.nullable(),
  returnShiftId: uuid.nullable(),
  reason: words(LIMITS.reasonChars),
})
export const swapParams = z.object({ communityId, swapId: uuid })
export const swaps = page(swap)

// Attendance and hand-over

export const dutyCheckInBody = z.strictObject({
  /** null: whichever of mine is due now. */
  shiftId: uuid.nullable(),
  /** What the scan gave. */
  code: z.string().max(300).nullable(),
  /** gcj02, from the live position. */
  location: z
    .strictObject({
      latitude: z.number(),
      longitude: z.number(),
      accuracyMetres: z.number().min(0),
    })
    .nullable(),
})
export const recordAttendanceBody = z.strictObject({ inAt: instant, reason: words(LIMITS.reasonChars) })
export const promise = z.object({
  id: uuid,
  kind: z.enum(PROMISE_KINDS),
  case: z.object({ id: uuid, number: z.string(), title: z.string() }).nullable(),
  words: z.string(),
  dueAt: instant.nullable(),
  keptAt: instant.nullable(),
  keptBy: z.string().nullable(),
})
export const handover = z.object({
  id: uuid,
  station: named,
  from: person,
  note: z.string(),
  at: instant,
  takenBy: z.string().nullable(),
  takenAt: instant.nullable(),
  promises: z.array(promise),
})
const promiseBody = z.strictObject({
  kind: z.enum(PROMISE_KINDS),
  caseId: uuid.nullable(),
  words: words(LIMITS.replyChars),
  dueAt: instant.nullable(),
})
export const checkOutBody = z.strictObject({
  note: z.string().max(LIMITS.reasonChars * 2),
  promises: z.array(promiseBody).max(30),
})
/** What a check-in came to. */
export const checkedIn = z.object({
  attendanceId: uuid,
  shiftId: uuid.nullable(),
  /** For somebody who did not come, or where nobody was found: no shift of their own. */
  standIn: z.boolean(),
  proof: z.enum(ATTENDANCE_PROOFS),
  geofence: z.enum(GEOFENCE_WORDS),
  inAt: instant,
  until: instant,
  minutesLate: z.int(),
})
export const checkedOut = z.object({
  attendanceId: uuid,
  outAt: instant,
  minutes: z.int(),
  handoverId: uuid.nullable(),
})
/** What whoever checks out may owe: cases that wait, tell-backs, promises taken over and not kept. */
export const handoverDraft = z.object({ promises: z.array(promise.omit({ keptAt: true, keptBy: true })) })
export const attendanceParams = z.object({ communityId, attendanceId: uuid })
export const handoverParams = z.object({ communityId, handoverId: uuid })
export const promiseParams = z.object({ communityId, promiseId: uuid })

export const myDuty = z.object({
  month,
  /** Mine of the month. */
  shifts: z.array(shift),
  days: z.array(rotaDay),
  /** The one to check in to now, or the next. */
  next: shift.nullable(),
  /** I am on duty. */
  open: z
    .object({ attendanceId: uuid, shift: shift.nullable(), inAt: instant, until: instant, station: named.nullable() })
    .nullable(),
  handovers: z.array(handover),
  /** Waiting for my answer, and mine still open. */
  swaps: z.array(swap),
  person: dutyPerson.nullable(),
  mayOrganise: z.boolean(),
  /** They took back that a check-in looks at where they are. */
  withoutPosition: z.boolean(),
})
export const monthQuery = z.object({ month: month.optional() })

export const dutyBoard = z.object({
  /** Shifts that run now, whether their people came or not. */
  now: z.array(shift),
  /** On duty without a shift of their own. */
  standIns: z.array(person.extend({ stationId: uuid.nullable(), inAt: instant, until: instant })),
  missed: z.array(shift),
  gaps: z.array(shift),
  reserve: z.array(person),
  handovers: z.array(handover),
  promises: z.array(promise),
})
export const attempt = z.object({
  id: uuid,
  person,
  station: named.nullable(),
  text: z.string(),
  at: instant,
})
export const attempts = page(attempt)
export const attemptsQuery = cursorQuery

// Seen by residents

/** The week of a later day may lie in a year of five digits, which is no day of ours. */
const LAST_WEEKS = Date.UTC(9999, 11, 1)
/** Days that the calendar has, in years that the database has. */
const isDay = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return at > 0 && at < LAST_WEEKS && new Date(at).toISOString().startsWith(text)
}
export const dutyWeekQuery = z.object({
  day: day.pipe(z.string().refine(isDay, { params: { code: 'wrong-format' } })).optional(),
})
export const dutyWeek = z.object({
  stations: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      address: z.string(),
      phone: z.string().nullable(),
      openNow: z.boolean(),
      opening: z.array(dutyHours),
    }),
  ),
  now: z.array(z.object({ familyName: z.string(), post: z.string(), stationId: uuid.nullable(), until: instant })),
  days: z.array(
    rotaDay.extend({
      shifts: z.array(
        z.object({
          post: z.string(),
          stationId: uuid,
          fromAt: instant,
          untilAt: instant,
          familyName: z.string().nullable(),
        }),
      ),
    }),
  ),
})

// Station tablet

export const tabletPairing = z.object({ token: z.string() })
export const stationScreen = z.object({
  communityId,
  station: z.object({ name: z.string(), address: z.string() }),
  now: instant,
  /** Ahead of time, so that a minute without network is no gap. */
  codes: z.array(z.object({ text: z.string(), from: instant, until: instant })),
  today: z.array(
    z.object({
      post: z.string(),
      character: z.string(),
      fromAt: instant,
      untilAt: instant,
      familyName: z.string().nullable(),
      inAt: instant.nullable(),
    }),
  ),
})

// Calls

export const callBody = z.strictObject({ label: z.string().min(1).max(60), phone: z.string().min(1).max(20) })
export const callOutcomeBody = z.strictObject({ outcome: z.enum(CALL_OUTCOMES) })
export const onCallCall = z.object({
  id: uuid,
  label: z.string(),
  phone: z.string(),
  calledBy: z.string(),
  /** Mine to say how it ended. */
  mine: z.boolean(),
  calledAt: instant,
  outcome: z.enum(CALL_OUTCOMES).nullable(),
})
export const onCallCalls = z.object({
  /** Property's 24 hour line first. */
  numbers: z.array(z.object({ label: z.string(), phone: z.string() })),
  calls: z.array(onCallCall),
  /** Out of hours: nobody is on duty. */
  nobodyOnDuty: z.boolean(),
})
export const callParams = z.object({ communityId, caseId: uuid, callId: uuid })

// Figures

export const dutyFiguresQuery = z.object({ from: day, until: day })
const dutyFigure = z.object({
  planned: z.int(),
  held: z.int(),
  onTime: z.int(),
  missed: z.int(),
  minutes: z.int(),
  /** Cases they acted on while on watch. */
  cases: z.int(),
})
export const dutyFigures = z.object({
  from: day,
  until: day,
  mine: dutyFigure.nullable(),
  all: dutyFigure.nullable(),
  /** For the organiser, by name; never a ranking. */
  people: z.array(z.object({ ...person.shape, ...dutyFigure.shape })),
})
