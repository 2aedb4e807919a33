import {
  CASE_ACTIONS,
  CLOCK_KINDS,
  EVENT_KINDS,
  EVIDENCE_KINDS,
  EVIDENCE_MARKS,
  PAUSABLE_CLOCKS,
  RECORD_CHANNELS,
  REFUSE_REASONS,
  RULING_MATTERS,
  SOLVED_WORDS,
  STEP_BACK_TIES,
  UNSOLVED_REASONS,
} from '@juwuye/domain'
import { z } from 'zod'
import {
  caseClass,
  caseState,
  dangerState,
  day,
  fen,
  instant,
  nodeState,
  page,
  partyRef,
  photo,
  place,
  ratingCounts,
  seatKind,
  sha256,
  uuid,
  visibility,
  whistleChannel,
  whistleKind,
} from './common.ts'
import { heldContent } from './notices.ts'
import { voice } from './voices.ts'

export const caseAction = z.enum(CASE_ACTIONS)

export const clock = z.object({
  kind: z.enum(CLOCK_KINDS),
  nodeId: uuid.nullable(),
  startedAt: instant,
  dueAt: instant,
  stoppedAt: instant.nullable(),
  phase: z.enum(['running', 'pastHalf', 'overdue', 'stopped']),
  /** Held until then. */
  pausedUntil: instant.nullable(),
  /** The working in words: "72 小时 = 11 月 20 日 9:41 起 + 72 小时". */
  working: z.string(),
})

/** One act the viewer can see on the case. Drawn as it comes; the client adds no rule of its own. */
export const actionOffer = z.object({
  action: caseAction,
  /** `do`: the act or its first half; the others complete, refuse or take back a pending half. */
  step: z.enum(['do', 'confirm', 'refuse', 'withdraw']),
  label: z.string(),
  enabled: z.boolean(),
  /** Waits on the viewer now. */
  waits: z.boolean(),
  reason: z.object({ code: z.string(), text: z.string() }).nullable(),
  nodeId: uuid.nullable(),
  /** The verification round a signature must name. */
  round: z.int().nullable(),
  pendingActId: uuid.nullable(),
  objectionId: uuid.nullable(),
  rulingId: uuid.nullable(),
  supervisionId: uuid.nullable(),
  /** 代录: the party without anybody on the platform for whom the desk may enter this. */
  recordedFor: partyRef.nullable(),
})

export const caseCard = z.object({
  id: uuid,
  number: z.string(),
  /** Empty to who reads its outline only, as is the place. */
  title: z.string(),
  kind: whistleKind,
  class: caseClass.nullable(),
  state: caseState,
  danger: dangerState,
  step: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  place,
  receivedAt: instant,
  updatedAt: instant,
  whistleCount: z.int(),
  thumb: photo.nullable(),
  lead: partyRef.nullable(),
  /** The clock that matters most now. */
  clock: clock.nullable(),
  mine: z.boolean(),
  /** Highest level of an unanswered supervision; null without one. */
  supervised: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(),
  onBook: z.boolean(),
  /** Ended without being solved: no vote, no law, no money for it. */
  unsolved: z.boolean(),
  /** The case a merged one goes on in. */
  mergedIntoId: uuid.nullable(),
})

export const whistle = z.object({
  id: uuid,
  mine: z.boolean(),
  /** The viewer is of the desk and may propose to block who said this. */
  mayBlock: z.boolean(),
  joined: z.boolean(),
  withdrawn: z.boolean(),
  kind: whistleKind,
  channel: whistleChannel,
  visibility,
  /** null where the viewer may not know. */
  by: z.string().nullable(),
  /** null where the viewer may not read it. */
  text: z.string().nullable(),
  /** What was said aloud, for whoever may read the words. */
  voice: voice.nullable(),
  place,
  photos: z.array(photo),
  receivedAt: instant,
  /** The number it was first filed under, when that case was merged into this one. */
  cameFrom: z.string().nullable(),
})

export const boardEntry = z.object({
  party: partyRef,
  role: z.enum(['lead', 'supporting', 'checkedIn', 'silent', 'refused']),
  parts: z.array(z.string()),
  reply: z.string().nullable(),
  summonedAt: instant,
  checkedInAt: instant.nullable(),
  isMine: z.boolean(),
  /** Nobody of it is on the platform: the desk enters what it says. */
  recorded: z.boolean(),
  /** Its open refusal: why, and whose matter it says it is. */
  refusal: z
    .object({
      reason: z.enum(REFUSE_REASONS),
      words: z.string().nullable(),
      /** Name of whose matter it is said to be, and its id where it is a party here. */
      right: z.string(),
      rightPartyId: uuid.nullable(),
      at: instant,
    })
    .nullable(),
})

export const seat = z.object({
  kind: seatKind,
  character: z.string(),
  name: z.string(),
  verdict: z.enum(['yes', 'no']).nullable(),
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
  reason: z.string().nullable(),
  waitsOnMe: z.boolean(),
})

export const caseNode = z.object({
  id: uuid,
  position: z.int(),
  title: z.string(),
  doer: partyRef,
  dueAt: instant,
  state: nodeState,
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  round: z.int(),
  before: z.array(photo),
  after: z.array(photo),
  /** What to look at twice in its photos; for those who read all of the case. */
  marks: z.array(z.object({ photoId: uuid, kind: z.enum(EVIDENCE_MARKS), here: z.boolean(), takenOn: day.nullable() })),
  note: z.string().nullable(),
  costFen: fen.nullable(),
  submittedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  /** Position of the node this one checks again, after an objection or reopening. */
  recheckOf: z.int().nullable(),
  seats: z.array(seat),
  /** Whose people stepped back from looking at it; why is for the desk and themself. */
  steppedBack: z.array(
    z.object({
      character: z.string(),
      name: z.string(),
      at: instant,
      mine: z.boolean(),
      tie: z.enum(STEP_BACK_TIES).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Verdicts of earlier rounds. */
  earlier: z.array(z.object({ round: z.int(), seats: z.array(seat) })),
})

export const pendingAct = z.object({
  id: uuid,
  action: caseAction,
  author: z.string(),
  at: instant,
  lapsesAt: instant,
  nodes: z.array(
    z.object({
      /** Where it stands in the plan there is; null: a new one. */
      position: z.int().nullable(),
      title: z.string(),
      doer: partyRef,
      dueDay: day,
      seats: z.array(z.object({ character: z.string(), name: z.string() })),
    }),
  ),
  /** What the author wrote: outcome, reason or what is safe now. */
  words: z.string().nullable(),
  /** The class a private matter would get. */
  class: caseClass.nullable(),
  unsolved: z.enum(UNSOLVED_REASONS).nullable(),
  /** The clock to be paused, and its two due times. */
  pause: z.object({ clock: z.enum(PAUSABLE_CLOCKS), until: instant, before: instant, after: instant }).nullable(),
  /** The day on which what goes on the book is looked at again. */
  reviewAt: instant.nullable(),
  photos: z.array(photo),
  /** The whistles that would become a case of their own. */
  whistleIds: z.array(uuid),
  /** Titles of the nodes that a changed plan takes out. */
  dropped: z.array(z.string()),
  /** What the two dates of the whole would be, of a changed plan. */
  resolve: z.object({ before: instant.nullable(), after: instant }).nullable(),
})

/** 三方面对面: a talk of the parties on the case. */
export const talk = z.object({
  id: uuid,
  topic: z.string(),
  convener: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  people: z.array(z.object({ character: z.string().nullable(), name: z.string(), said: z.string() })),
  /** Empty: nothing was agreed. */
  agreed: z.string(),
  /** The agreement as steps, to make the plan of. */
  nodes: z.array(
    z.object({ title: z.string(), doerPartyId: uuid, dueDay: day, evidence: z.array(z.enum(EVIDENCE_KINDS)) }),
  ),
})

/** A question before the ruling body: who leads, or whether a decline stands. */
export const ruling = z.object({
  id: uuid,
  matter: z.enum(RULING_MATTERS),
  /** Name of the body asked. */
  body: z.string(),
  mine: z.boolean(),
  at: instant,
  dueAt: instant,
  reason: z.string().nullable(),
  voice: voice.nullable(),
  outcome: z.enum(['upheld', 'rejected', 'named', 'declined', 'void']).nullable(),
  answer: z.string().nullable(),
})

/** 督办: what is demanded of those who owe, and their answer. */
export const supervision = z.object({
  id: uuid,
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** The clock that ran over; null where it was made by hand. */
  clock: z.enum(CLOCK_KINDS).nullable(),
  demand: z.string(),
  /** Name of the body; null: the clock itself. */
  by: z.string().nullable(),
  at: instant,
  answerBy: instant.nullable(),
  /** Nothing is left to answer: what it was about is over. */
  settledAt: instant.nullable(),
  /** null where the viewer may not read it. */
  answer: z.object({ by: z.string(), at: instant, words: z.string().nullable() }).nullable(),
})

export const timelineEntry = z.object({
  seq: z.int(),
  at: instant,
  kind: z.enum(EVENT_KINDS),
  /** null: the clock. */
  by: z.object({ character: z.string().nullable(), name: z.string() }).nullable(),
  text: z.string(),
  /** What the person wrote, where the viewer may read it. */
  words: z.string().nullable(),
  voice: voice.nullable(),
  photos: z.array(photo),
  /** 代录: whose word the desk entered, how it came, from whom. */
  recorded: z.object({ party: z.string(), channel: z.enum(RECORD_CHANNELS), official: z.string(), day }).nullable(),
})

export const rating = z.object({
  solved: z.enum(SOLVED_WORDS),
  level: z.int().min(1).max(5),
  words: z.string().nullable(),
  at: instant,
})

export const caseView = caseCard.extend({
  /** `outline`: number, class, state, level and dates, and not a word. */
  readLevel: z.enum(['full', 'public', 'outline']),
  version: z.int(),
  /** Empty to who reads its outline only. */
  estateId: uuid.or(z.literal('')),
  steps: z.array(z.object({ step: z.int(), state: z.enum(['done', 'current', 'todo']), at: instant.nullable() })),
  whistles: z.array(whistle),
  aboutParty: partyRef.nullable(),
  mediator: z.string().nullable(),
  firstReceiver: z.string().nullable(),
  clocks: z.array(clock),
  board: z.array(boardEntry),
  nodes: z.array(caseNode),
  pending: z.array(pendingAct),
  timeline: z.array(timelineEntry),
  publicationId: uuid.nullable(),
  publicityEndsAt: instant.nullable(),
  objections: z.array(
    z.object({
      id: uuid,
      mine: z.boolean(),
      at: instant,
      reason: z.string().nullable(),
      /** Said in place of written, or beside it; for whoever may read the reason. */
      voice: voice.nullable(),
      outcome: z.enum(['upheld', 'rejected']).nullable(),
      ruling: z.string().nullable(),
      rulingDueAt: instant,
    }),
  ),
  myRating: rating.nullable(),
  ratings: ratingCounts,
  decline: z.object({ reason: z.string(), instead: z.string() }).nullable(),
  talks: z.array(talk),
  rulings: z.array(ruling),
  /** Where a merged case goes on. */
  mergedInto: z.object({ id: uuid, number: z.string() }).nullable(),
  /** Numbers that lead here. */
  mergedFrom: z.array(z.object({ id: uuid, number: z.string() })),
  ending: z
    .object({ reason: z.enum(UNSOLVED_REASONS), words: z.string(), decidedBy: z.string(), at: instant })
    .nullable(),
  /** The published page as the desk and the reporter see it. */
  page: z.object({ hidden: z.boolean(), reason: z.string().nullable() }).nullable(),
  /** May read every edition of the page that was ever up. */
  seesEditions: z.boolean(),
  /** Open reports on the page, for those who answer them. */
  reports: z.array(z.object({ id: uuid, at: instant, reason: z.string() })),
  /** Three parties could not be found here: since when the town is asked. */
  townAskedAt: instant.nullable(),
  supervisions: z.array(supervision),
  /** 挂账: the reason where the viewer may read it, and when it is looked at again. */
  book: z.object({ reason: z.string().nullable(), since: instant, until: instant }).nullable(),
  /** Words and photos that the content check holds back from neighbours; for the desk. */
  held: z.array(heldContent),
  urged: z.object({ count: z.int(), lastAt: instant.nullable() }),
  actions: z.array(actionOffer),
  chain: z.object({ seq: z.int(), head: sha256 }),
})

export const caseList = page(caseCard)
export const chainCheck = z.object({ ok: z.boolean(), events: z.int(), head: sha256, brokenAt: z.int().nullable() })
export const workbench = z.object({
  queues: z.array(
    z.object({
      queue: z.enum([
        'danger',
        'toTriage',
        'summoned',
        'toClaim',
        'toPlan',
        'toCosign',
        'toDo',
        'toSign',
        'toPublish',
        'toRule',
        'toRate',
        'toAnswer',
        'townAsked',
        'toAnswerSupervision',
        'toLook',
        'overdue',
      ]),
      count: z.int(),
      /** Earliest due among them. */
      dueAt: instant.nullable(),
      overdue: z.boolean(),
    }),
  ),
  /** What to do first. */
  first: caseCard.nullable(),
  residentsToConfirm: z.int(),
  /** Neighbours to be told what became of what was relayed; for a social worker also every one that is overdue. */
  tellBacks: z.object({ waiting: z.int(), overdue: z.int() }),
})
export const similarCases = z.object({ items: z.array(caseCard.extend({ joined: z.boolean(), score: z.number() })) })
