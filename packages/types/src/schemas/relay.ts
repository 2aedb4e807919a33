import { CONSENT_KINDS, LIMITS, REACH_WAYS, RELAY_ATTEMPTS, TELL_BACK_STAGES, TELL_BACK_WAYS } from '@juwuye/domain'
import { z } from 'zod'
import {
  caseState,
  communityId,
  cursorQuery,
  day,
  instant,
  page,
  photo,
  photoIds,
  sought,
  uuid,
  visibility,
  whistleKind,
  words,
} from './common.ts'
import { voice } from './voices.ts'

const named = z.object({ id: uuid, name: z.string() })

/** Digits, spaces and hyphens; kept encrypted. */
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+()\- ]{3,20}$/)

/**
 * How they agreed, and what shows it: for `spoken` a recording, for `written` photos of the writing, for `family` who of
 * the family it was.
 */
const consent = z.strictObject({
  kind: z.enum(CONSENT_KINDS),
  voiceId: uuid.nullable().default(null),
  photos: photoIds,
  /** 「女儿 王芳」; family only. */
  family: words(LIMITS.nameChars, 0).default(''),
})

/** Somebody on a building head's list. Room and phone are never in it: they are revealed one by one, on record. */
export const neighbour = z.object({
  id: uuid,
  name: z.string(),
  estate: named,
  building: named,
  hasRoom: z.boolean(),
  hasPhone: z.boolean(),
  reach: z.enum(REACH_WAYS),
  reachNote: z.string(),
  /** For keeping this entry. */
  consent: z.object({
    kind: z.enum(CONSENT_KINDS),
    family: z.string(),
    at: instant,
    voice: voice.nullable(),
    photos: z.array(photo),
  }),
  /** Who looks after them; null: the desk. */
  keeper: z.object({ personId: uuid, name: z.string(), mine: z.boolean() }).nullable(),
  /** They have joined by WeChat themselves. */
  joined: z.boolean(),
  /** Whistles relayed for them that are not over, and tell-backs that wait. */
  open: z.object({ whistles: z.int(), tellBacks: z.int(), overdue: z.int() }),
  /** They were told something last, or something was relayed last. */
  lastSeenAt: instant.nullable(),
  version: z.int(),
})
export const neighbours = page(neighbour)
export const neighboursQuery = cursorQuery.extend({
  /** `mine`: whom I look after. `community`: everybody, for the desk; also whom nobody looks after. */
  scope: z.enum(['mine', 'community', 'unkept']).default('mine'),
  buildingId: uuid.optional(),
  q: sought(40).optional(),
})
export const neighbourParams = z.object({ communityId, neighbourId: uuid })

/** The id is made on the phone, so that sending twice is sending once. */
export const addNeighbourBody = z.strictObject({
  id: uuid,
  name: words(LIMITS.nameChars),
  buildingId: uuid,
  room: words(LIMITS.roomChars, 0).default(''),
  phone: phone.nullable().default(null),
  reach: z.enum(REACH_WAYS),
  reachNote: words(LIMITS.reachNoteChars, 0).default(''),
  consent,
})
/** What is left out stays. Another version than the one read answers 409. */
export const editNeighbourBody = z.strictObject({
  version: z.int().min(1),
  name: words(LIMITS.nameChars).optional(),
  buildingId: uuid.optional(),
  room: words(LIMITS.roomChars, 0).optional(),
  phone: phone.nullable().optional(),
  reach: z.enum(REACH_WAYS).optional(),
  reachNote: words(LIMITS.reachNoteChars, 0).optional(),
})
/** Asked with `dryRun`, nothing is kept: the answer says what would be. */
export const importNeighboursQuery = z.object({ dryRun: z.enum(['true', 'false']).default('true') })
export const neighbourImport = z.object({
  /** Everything was kept; never a part of it. */
  done: z.boolean(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** What is wrong, by the row as Excel counts it and the column as it is headed. */
  faults: z.array(z.object({ row: z.int(), column: z.string(), message: z.string() })),
})
/** Who may look after them: building heads of their building. */
export const neighbourKeepers = z.object({ items: z.array(z.object({ personId: uuid, name: z.string() })) })
/** null: the desk looks after them. */
export const handNeighbourBody = z.strictObject({ keeperId: uuid.nullable() })
export const neighbourRemoved = z.object({ id: uuid, removedAt: instant })
export const neighbourRevealed = z.object({ id: uuid, room: z.string(), phone: z.string().nullable() })

export const neighbourView = z.object({
  at: instant,
  by: z.string(),
  /** `list`: name and building. `details`: room and phone. */
  what: z.enum(['list', 'details']),
})
export const neighbourViews = page(neighbourView)
/** Everything that is kept about the viewer, and who looked at it lately. */
export const myEntry = z.object({
  entry: neighbour.extend({ room: z.string(), phone: z.string().nullable() }).nullable(),
  views: z.array(neighbourView),
})

/** One concern of one neighbour. `id` is the whistle's, made on the phone. */
const relayItem = z.strictObject({
  id: uuid,
  neighbourId: uuid,
  kind: whistleKind.default('problem'),
  /** Empty only with a recording. */
  text: words(LIMITS.whistleTextChars, 0).default(''),
  voiceId: uuid.nullable().default(null),
  /** Of what is wrong, or of a note in their hand. */
  photos: photoIds,
  /** Where it is; null: at the neighbour's building. */
  place: z
    .strictObject({
      estateId: uuid,
      buildingId: uuid.nullable().default(null),
      placeId: uuid.nullable().default(null),
      spot: words(LIMITS.placeChars, 0).nullable().default(null),
    })
    .nullable()
    .default(null),
  visibility: visibility.default('named'),
  danger: z.boolean().default(false),
  aboutPartyId: uuid.nullable().default(null),
  consent,
  /** What was understood was read back to them. */
  readBack: z.boolean(),
  /** The phone's clock, shown only. */
  deviceTime: z.int().min(0).max(253_402_300_799_999).nullable().default(null),
})

/**
 * What one round of visits brought, in one go. Each concern stands or falls by itself: what was taken stays taken when
 * the round is sent again, also in parts.
 */
export const relayBody = z.strictObject({
  /** Of the round, made on the phone. */
  roundId: uuid,
  items: z.array(relayItem).min(1).max(LIMITS.relaysPerRound),
})
export const relayAnswer = z.object({
  /** In the order sent. */
  items: z.array(
    z.discriminatedUnion('outcome', [
      z.object({ id: uuid, outcome: z.literal('sent'), caseId: uuid, number: z.string() }),
      /** Nothing was filed; the draft should stay on the phone. `status` ≥ 500: send it again later. */
      z.object({
        id: uuid,
        outcome: z.literal('refused'),
        status: z.int(),
        code: z.string(),
        detail: z.string(),
        fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      }),
    ]),
  ),
})

export const tellBack = z.object({
  id: uuid,
  stage: z.enum(TELL_BACK_STAGES),
  /** One sentence to say, in plain words. */
  say: z.string(),
  /** null where the viewer may no longer see it. */
  case: z.object({ id: uuid, number: z.string(), title: z.string().nullable(), state: caseState }).nullable(),
  neighbour: z.object({
    /** null: relayed without being on a list. */
    id: uuid.nullable(),
    name: z.string(),
    building: z.string().nullable(),
    reach: z.enum(REACH_WAYS).nullable(),
    reachNote: z.string(),
    hasPhone: z.boolean(),
  }),
  /** Who is to tell them; null: the desk. */
  keeper: z.object({ personId: uuid, name: z.string(), mine: z.boolean() }).nullable(),
  madeAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  told: z
    .object({
      at: instant,
      by: z.string(),
      way: z.enum(TELL_BACK_WAYS),
      /** The neighbour's own words; null where nothing was said. They are words, never a rating. */
      said: z.string().nullable(),
      voice: voice.nullable(),
      /** As they put it; null: they did not say. */
      content: z.boolean().nullable(),
    })
    .nullable(),
})
export const tellBacks = page(tellBack).extend({ waiting: z.int(), overdue: z.int() })
export const tellBacksQuery = cursorQuery.extend({
  /** `mine`: those I am to tell. `community`: everybody's, for the desk. */
  scope: z.enum(['mine', 'community']).default('mine'),
  /** `waiting` and `overdue` by due time, `told` newest first. */
  state: z.enum(['waiting', 'overdue', 'told']).default('waiting'),
})
export const tellBackParams = z.object({ communityId, tellBackId: uuid })
/** One visit tells everything that waits on this whistle up to this duty. */
export const recordTellBackBody = z.strictObject({
  way: z.enum(TELL_BACK_WAYS),
  /** When they were told, by the phone's clock; null: now. Never later than now. */
  at: z.int().min(0).max(253_402_300_799_999).nullable().default(null),
  said: words(LIMITS.saidChars, 0).default(''),
  voiceId: uuid.nullable().default(null),
  content: z.boolean().nullable().default(null),
})
export const tellBackTold = z.object({ tellBack, together: z.int() })

/** An A5 slip in large letters: fit for the neighbour's table, so without room and phone. */
export const tellBackSlip = z.object({
  id: uuid,
  to: z.string(),
  number: z.string(),
  title: z.string(),
  /** Short paragraphs in plain words, in order. */
  lines: z.array(z.string()),
  /** Who brings it. */
  from: z.string(),
  community: z.string(),
  deskPhone: z.string().nullable(),
  day,
})

/** "This neighbour is this person": either side begins, the other confirms. */
export const neighbourLink = z.object({
  id: uuid,
  startedBy: z.enum(['keeper', 'person']),
  at: instant,
  /** Which side the viewer answers for. */
  iAm: z.enum(['keeper', 'person']),
  /** They answer; otherwise the other side does. */
  waitsOnMe: z.boolean(),
  /** The entry: for the person only once a building head named it; for the keeper null until they pick one. */
  neighbour: z.object({ id: uuid, name: z.string(), building: z.string() }).nullable(),
  /** Who says it is them: for the keeper. */
  person: z.object({ name: z.string(), building: z.string().nullable(), saidName: z.string() }).nullable(),
  keeper: z.string().nullable(),
  outcome: z.enum(['linked', 'refused']).nullable(),
  reason: z.string(),
})
export const neighbourLinks = z.object({ items: z.array(neighbourLink) })
export const linkParams = z.object({ communityId, linkId: uuid })
/** Said by the person: "somebody relays for me under this name". The answer tells nobody whether there is such an entry. */
export const claimEntryBody = z.strictObject({ id: uuid, name: words(LIMITS.nameChars) })
/** Said by the keeper: they are this resident of the roll. */
export const linkNeighbourBody = z.strictObject({ id: uuid, membershipId: uuid })
/** The keeper names the entry where the person began. */
export const confirmLinkBody = z.strictObject({ neighbourId: uuid.nullable().default(null) })
export const refuseLinkBody = z.strictObject({ reason: words(LIMITS.reasonChars, 0).default('') })
export const linkAnswer = z.object({
  link: neighbourLink,
  /** How many relayed whistles became theirs. */
  whistles: z.int(),
})

/** What was tried with neighbours and refused. */
export const relayAttempts = page(
  z.object({
    id: uuid,
    at: instant,
    by: z.string(),
    what: z.enum(RELAY_ATTEMPTS),
    /** The building or the neighbour in question, where there is such. */
    about: z.string().nullable(),
  }),
)

export const reachQuery = z.object({ from: day.optional(), until: day.optional() })
/** By building, in the order of the map: there is no ranking. */
export const reachFigures = z.object({
  from: day,
  until: day,
  buildings: z.array(
    z.object({
      id: uuid,
      estate: z.string(),
      name: z.string(),
      heads: z.array(z.string()),
      /** On a list now. */
      neighbours: z.int(),
      /** Of them, told or heard in person in these days. */
      visited: z.int(),
      relayed: z.int(),
      /** Tell-backs that fell due in these days, and of them those told by then. */
      tellBacksDue: z.int(),
      tellBacksOnTime: z.int(),
      overdueNow: z.int(),
    }),
  ),
})
