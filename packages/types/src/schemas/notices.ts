import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_PAGES, CHASES, CLOCK_KINDS, EVENT_KINDS, TEMPLATE_KEYS } from '@juwuye/domain'
import { z } from 'zod'
import { caseClass, communityId, cursorQuery, instant, page, phone, uuid, words } from './common.ts'

const templateKey = z.enum(TEMPLATE_KEYS)

/** One message in somebody's inbox. */
export const notice = z.object({
  id: uuid,
  kind: z.enum([...EVENT_KINDS, ...ANNOUNCEMENT_KINDS]),
  /** What happened, in one sentence; never what the reader may not know. */
  text: z.string(),
  urgent: z.boolean(),
  at: instant,
  read: z.boolean(),
  /** The case it leads to; null where its reader may no longer see it, and where it belongs to none. */
  case: z.object({ id: uuid, number: z.string(), title: z.string() }).nullable(),
  /** The page it leads to where it belongs to no case. */
  page: z.enum(ANNOUNCEMENT_PAGES).nullable(),
})
export const inbox = page(notice).extend({ unread: z.int() })
export const unread = z.object({ unread: z.int() })
/** Reads these messages, or all there are up to the newest one the reader has seen. */
export const readNoticesBody = z.union([
  z.strictObject({ ids: z.array(uuid).min(1).max(100) }),
  z.strictObject({ upTo: uuid }),
])

/** What this person hears of in WeChat, beside the inbox. */
export const messageSettings = z.object({
  templates: z.array(
    z.object({
      key: templateKey,
      /** WeChat's id; null where the community does not use it. */
      templateId: z.string().nullable(),
      title: z.string(),
      on: z.boolean(),
      /** How many messages may still be sent. */
      credits: z.int(),
    }),
  ),
  /** 'HH:MM' */
  quiet: z.object({ from: z.string(), until: z.string() }),
})
export const messageSettingsBody = z.strictObject({ off: z.array(templateKey).max(TEMPLATE_KEYS.length) })
/** What the subscribe prompt answered, as WeChat words it. */
export const promptResultBody = z.strictObject({
  results: z
    .array(
      z.strictObject({
        templateId: z.string().min(1).max(100),
        result: z.enum(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio', 'acceptWithAlert']),
      }),
    )
    .min(1)
    .max(3),
})

/** What could not be carried out and was given up. */
export const deadLetter = z.object({
  id: uuid,
  /** What it was, in words. */
  what: z.string(),
  to: z.string().nullable(),
  /** Why, and what to do about it, in words. */
  why: z.string(),
  /** The same as the last try said it, in technical words. */
  error: z.string(),
  at: instant,
  resentAt: instant.nullable(),
})
export const deadLetters = page(deadLetter)

/** What is late, why, and what time did about it. */
export const lateRow = z.object({
  caseId: uuid,
  number: z.string(),
  /** null where the viewer may know number and dates only. */
  title: z.string().nullable(),
  class: caseClass.nullable(),
  clock: z.enum(CLOCK_KINDS),
  dueAt: instant,
  working: z.string(),
  /** Whose it is: names of parties or bodies. */
  owner: z.string(),
  /** What stands in the way, as far as the record says. */
  why: z.string(),
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(),
  onBookUntil: instant.nullable(),
  next: z.object({ chase: z.enum(CHASES), at: instant }).nullable(),
})
export const lateList = page(lateRow)
/** `level`: only what has reached this level of supervision; 0 is a demand made by hand, late or not. */
export const lateQuery = cursorQuery.extend({ level: z.enum(['0', '1', '2']).optional() })

const classDeadlines = z.strictObject({
  respondHours: z.int(),
  respondAimHours: z.int().nullable(),
  safeHours: z.int().nullable(),
  planDays: z.int().nullable(),
  resolveDays: z.int().nullable(),
  resolveAimHours: z.int().nullable(),
  leaseHours: z.int(),
  levelTwoHours: z.int(),
})
export const communityPolicy = z.strictObject({
  deadlines: z.strictObject({
    classes: z.strictObject({
      major: classDeadlines,
      hard: classDeadlines,
      urgent: classDeadlines,
      minor: classDeadlines,
      private: classDeadlines,
    }),
    provisionalRespondHours: z.int(),
    dangerRespondHours: z.int(),
    dangerMinutes: z.int(),
    publishDays: z.int(),
    publicityDays: z.int(),
    rulingDays: z.int(),
    leadRulingHours: z.int(),
    reportHours: z.int(),
    appealDays: z.int(),
    verificationHours: z.int(),
    pendingActDays: z.int(),
    privateSilenceHours: z.int(),
    recheckDays: z.int(),
    reopenDays: z.int(),
    rateDays: z.int(),
    seatGraceHours: z.int(),
    leaseGraceDays: z.int(),
    tellBackHours: z.int(),
  }),
  quiet: z.strictObject({ fromMinute: z.int(), untilMinute: z.int() }),
  digest: z.strictObject({ atMinute: z.int(), from: z.int() }),
  duty: z.strictObject({ noShowMinutes: z.int() }),
  figures: z.strictObject({ rankFrom: z.int() }),
  templates: z.strictObject({
    progress: z.string().min(1).max(100).nullable(),
    result: z.string().min(1).max(100).nullable(),
    task: z.string().min(1).max(100).nullable(),
  }),
})

/** As it is; what is typed is cleaned on its way in, which an answer cannot be. */
const onCallShown = z.object({ label: z.string(), phone: z.string() })
export const onCallNumber = z.strictObject({
  label: words(20),
  phone,
})

export const policyView = z.object({
  /** 0: the defaults, nobody changed anything yet. */
  edition: z.int(),
  policy: communityPolicy,
  onCall: z.array(z.object({ estateId: uuid, estate: z.string(), numbers: z.array(onCallShown) })),
  mayChange: z.boolean(),
})
export const changePolicyBody = z.strictObject({
  /** The edition it was read as: a newer one answers 409. */
  edition: z.int().min(0),
  policy: communityPolicy,
  reason: words(200),
})
/** The numbers of one estate, first number first; replaces those there are. */
/** `was`: the numbers as they stood on the screen; without it whatever there is gives way. */
export const onCallBody = z.strictObject({
  estateId: uuid,
  numbers: z.array(onCallNumber).max(5),
  was: z
    .array(z.strictObject({ label: z.string(), phone: z.string() }))
    .max(50)
    .optional(),
})
export const policyHistory = page(
  z.object({
    edition: z.int(),
    by: z.string(),
    at: instant,
    reason: z.string(),
    /** What changed against the edition before, in words. */
    changes: z.array(z.string()),
  }),
)
export const wechatTemplates = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), fields: z.array(z.string()) })),
})

/** Words or photos that the content check held back, for the person who looks. */
export const heldContent = z.object({
  id: uuid,
  /** `words`: what a neighbour said later, with an act. */
  subject: z.enum(['whistle', 'photo', 'words']),
  /** The whistle whose words, or the photo. */
  subjectId: uuid,
  /** Words only: the entry of the timeline. */
  seq: z.int().nullable(),
  verdict: z.enum(['pending', 'passed', 'unchecked', 'review', 'risky']),
  at: instant,
  /** Somebody looked and said that it stays held back. */
  kept: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})
export const passContentBody = z.strictObject({ pass: z.boolean(), reason: words(200, 0).default('') })
export const heldParams = z.object({ communityId, caseId: uuid, id: uuid })
export const noticeParams = z.object({ communityId, id: uuid })
