import {
  EVIDENCE_KINDS,
  LIMITS,
  PAUSABLE_CLOCKS,
  PUBLIC_CLASSES,
  RECORD_CHANNELS,
  REFUSE_REASONS,
  SEAT_CAUSES,
  SOLVED_WORDS,
  STEP_BACK_TIES,
  UNSOLVED_REASONS,
} from '@juwuye/domain'
import { z } from 'zod'
import {
  caseClass,
  caseState,
  communityId,
  cursorQuery,
  day,
  fen,
  photoBoxes,
  photoIds,
  seatKind,
  sha256,
  sought,
  uuid,
  visibility,
  whistleChannel,
  whistleKind,
  words,
} from './common.ts'

const reason = words(LIMITS.reasonChars)

/** 代录: how the word of a party without anybody on the platform reached the desk, from whom, and on which day. */
export const recordedFor = z
  .strictObject({
    partyId: uuid,
    channel: z.enum(RECORD_CHANNELS),
    official: words(LIMITS.officialChars),
    day,
  })
  .nullable()
  .default(null)

/** End of the year 9999, in milliseconds. */
const LAST_INSTANT = 253_402_300_799_999

/** A recording that was sent before, as photos are: beside the words, or in their place. */
const voiceId = uuid.nullable().default(null)

/** Words that may be empty where a recording stands in for them. */
const eitherSaid = (field: 'text' | 'reason') => ({
  path: [field],
  message: 'words-or-voice',
  params: { code: 'words-or-voice' },
})
const spoken = { reason: words(LIMITS.reasonChars, 0).default(''), voiceId }
const isSaid = (said: { reason: string; voiceId: string | null }) => said.reason !== '' || said.voiceId !== null

/** A whistle as it leaves the phone. The id is made there, so that sending twice is sending once. */
export const blowBody = z
  .strictObject({
    id: uuid,
    kind: whistleKind.default('problem'),
    /** Empty only with a recording. */
    text: words(LIMITS.whistleTextChars, 0),
    voiceId,
    photos: photoIds,
    estateId: uuid,
    buildingId: uuid.nullable().default(null),
    placeId: uuid.nullable().default(null),
    spot: words(LIMITS.placeChars, 0).nullable().default(null),
    visibility: visibility.default('named'),
    danger: z.boolean().default(false),
    aboutPartyId: uuid.nullable().default(null),
    channel: whistleChannel.default('own'),
    /** Who spoke, where somebody of the backbone enters it for another. */
    onBehalfOf: z
      .strictObject({ name: words(LIMITS.nameChars), consent: z.enum(['spoken', 'written', 'family']) })
      .nullable()
      .default(null),
    /** The phone's clock, shown only. */
    deviceTime: z.int().min(0).max(LAST_INSTANT).nullable().default(null),
  })
  .refine(({ text, voiceId: said }) => text !== '' || said !== null, eitherSaid('text'))

export const similarQuery = z.object({
  estateId: uuid,
  buildingId: uuid.optional(),
  placeId: uuid.optional(),
  text: z
    .string()
    .max(LIMITS.whistleTextChars * 8)
    .default(''),
})

export const casesQuery = cursorQuery.extend({
  scope: z.enum(['mine', 'party', 'estate', 'community']).default('estate'),
  queue: z
    .enum([
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
    ])
    .optional(),
  state: caseState.optional(),
  class: caseClass.optional(),
  buildingId: uuid.optional(),
  q: sought(40).optional(),
})

export const joinBody = z.strictObject({
  id: uuid,
  text: words(LIMITS.whistleTextChars, 0).default(''),
  voiceId,
  visibility: visibility.default('named'),
})
export const withdrawBody = z.strictObject(spoken)
export const triageBody = z.strictObject({
  class: caseClass,
  title: words(LIMITS.titleChars),
  partyIds: z.array(uuid).max(12).default([]),
  mediatorId: uuid.nullable().default(null),
  aboutPartyId: uuid.nullable().optional(),
  note: words(LIMITS.replyChars, 0).default(''),
})
export const confirmDangerBody = z.strictObject({
  danger: z.boolean(),
  reason: words(LIMITS.reasonChars, 0).default(''),
  /** The desk classes the case when it says "not danger". */
  class: z.enum(PUBLIC_CLASSES).nullable().default(null),
  /** Fit for everybody; without one the case is called after its place. */
  title: words(LIMITS.titleChars, 0).default(''),
})
export const reclassifyBody = z.strictObject({
  class: caseClass,
  reason,
  /** Into a private matter: who mediates. */
  mediatorId: uuid.nullable().default(null),
  /** Out of a private matter: who is summoned. */
  partyIds: z.array(uuid).max(12).default([]),
})
export const declineBody = z.strictObject({ reason, instead: words(LIMITS.reasonChars) })
export const appealBody = z.strictObject(spoken).refine(isSaid, eitherSaid('reason'))
export const ruleAppealBody = z.strictObject({ rulingId: uuid, uphold: z.boolean(), reason })
export const mergeBody = z.strictObject({ targetId: uuid, reason })
export const splitBody = z.strictObject({ whistleIds: z.array(uuid).min(1).max(100), reason })
export const summonBody = z.strictObject({ partyIds: z.array(uuid).min(1).max(12), reason })
export const checkInBody = z.strictObject({ reply: words(LIMITS.replyChars), recordedFor })
export const refuseSummonsBody = z.strictObject({
  reason: z.enum(REFUSE_REASONS),
  words: words(LIMITS.reasonChars),
  /** Whose matter it is: a party of the estate, or somebody named. */
  rightPartyId: uuid.nullable().default(null),
  rightName: words(LIMITS.nameChars, 0).default(''),
  recordedFor,
})
export const ruleLeadBody = z.strictObject({ partyId: uuid, reason })
export const claimLeadBody = z.strictObject({ note: words(LIMITS.replyChars, 0).default('') })
export const claimPartBody = z.strictObject({ part: words(LIMITS.partChars) })
export const noteProgressBody = z.strictObject({
  voiceId,
  nodeId: uuid.nullable().default(null),
  text: words(LIMITS.whistleTextChars, 0).default(''),
  photos: photoIds,
})
export const nodeDraft = z.strictObject({
  title: words(LIMITS.nodeTitleChars),
  doerPartyId: uuid,
  dueDay: day,
  evidence: z.array(z.enum(EVIDENCE_KINDS)).default(['photos', 'note']),
})
export const releaseLeadBody = z.strictObject({ reason })
export const startTalkBody = z.strictObject({ topic: words(LIMITS.topicChars) })
export const adoptPlanBody = z.strictObject({ nodes: z.array(nodeDraft).max(LIMITS.nodesPerPlan) })
export const endTalkBody = z.strictObject({
  /** Who was there, and what each said. */
  people: z
    .array(
      z.strictObject({
        partyId: uuid.nullable().default(null),
        name: words(LIMITS.nameChars),
        said: words(LIMITS.reasonChars, 0).default(''),
      }),
    )
    .min(1)
    .max(LIMITS.talkPeople),
  /** What was agreed; empty when nothing was. */
  agreed: words(LIMITS.whistleTextChars, 0).default(''),
  /** The agreement as steps of a plan. */
  nodes: z.array(nodeDraft).max(LIMITS.nodesPerPlan).default([]),
})
export const changePlanBody = z.strictObject({
  /** Every node that is still to be done: open ones by id, new ones without. Open nodes left out are taken out. */
  nodes: z.array(nodeDraft.extend({ id: uuid.nullable().default(null) })).max(LIMITS.nodesPerPlan),
  reason,
})
export const makeSafeBody = z.strictObject({
  text: words(LIMITS.reasonChars),
  photos: photoIds.refine((ids) => ids.length > 0, { message: '至少放一张照片' }),
})
export const submitNodeBody = z.strictObject({
  nodeId: uuid,
  before: photoIds,
  after: photoIds,
  note: words(LIMITS.whistleTextChars, 0).default(''),
  costFen: fen.nullable().default(null),
  recordedFor,
})
export const signYesBody = z.strictObject({ nodeId: uuid, round: z.int().min(1) })
export const signNoBody = z
  .strictObject({ nodeId: uuid, round: z.int().min(1), ...spoken, photos: photoIds })
  .refine(isSaid, eitherSaid('reason'))

export const stepBackBody = z
  .strictObject({
    nodeId: uuid,
    tie: z.enum(STEP_BACK_TIES),
    /** Read by the desk and who says it. */
    reason: words(LIMITS.reasonChars, 0).default(''),
  })
  .refine(({ tie, reason }) => tie !== 'other' || reason !== '', { path: ['reason'], message: '写一句是什么关系' })
export const replaceSeatBody = z.strictObject({
  nodeId: uuid,
  kind: seatKind,
  cause: z.enum(SEAT_CAUSES),
  reason,
})
export const concludeUnsolvedBody = z.strictObject({
  reason: z.enum(UNSOLVED_REASONS),
  words: words(LIMITS.reasonChars),
})

/** What the publisher writes; the rest of the page is compiled from the case. */
export const publicationDraft = z.strictObject({
  problem: words(LIMITS.publicationChars),
  done: words(LIMITS.publicationChars),
  paidBy: words(LIMITS.replyChars, 0).default(''),
  /** Every photo of the case is either confirmed clean, boxed parts blurred away, or left out. */
  photos: z.array(z.strictObject({ id: uuid, use: z.enum(['clean', 'leaveOut']), boxes: photoBoxes })).max(200),
})
export const publishBody = publicationDraft.extend({ previewHash: sha256 })
export const reportBody = z.strictObject({ reason })
export const answerReportBody = z.strictObject({ reason })
export const takeDownBody = z.strictObject({ reason })
export const objectBody = z.strictObject({ ...spoken, photos: photoIds }).refine(isSaid, eitherSaid('reason'))
export const ruleObjectionBody = z.strictObject({
  objectionId: uuid,
  uphold: z.boolean(),
  reason,
  nodeId: uuid.nullable().default(null),
  dueDay: day.nullable().default(null),
})
export const rateBody = z.strictObject({
  solved: z.enum(SOLVED_WORDS),
  level: z.int().min(1).max(5),
  words: words(LIMITS.reasonChars, 0).default(''),
  voiceId,
})
export const closePrivateBody = z.strictObject({ outcome: words(LIMITS.reasonChars) })
export const reopenBody = z.strictObject({ ...spoken, photos: photoIds }).refine(isSaid, eitherSaid('reason'))

export const urgeBody = z.strictObject({ words: words(LIMITS.reasonChars, 0).default(''), voiceId })
/** 督办单: what is demanded, and by when an answer. */
export const superviseBody = z.strictObject({ demand: words(LIMITS.demandChars), answerDay: day })
export const answerSupervisionBody = z.strictObject({ supervisionId: uuid, answer: words(LIMITS.reasonChars) })
export const putOnBookBody = z.strictObject({ reason, reviewDay: day })
export const pauseClockBody = z.strictObject({ clock: z.enum(PAUSABLE_CLOCKS), reason, untilDay: day })
export const resumeClockBody = z.strictObject({ clock: z.enum(PAUSABLE_CLOCKS), reason })

export const settleParams = z.object({
  communityId,
  caseId: uuid,
  pendingActId: uuid,
})
export const settleBody = z.strictObject({ reason: words(LIMITS.reasonChars, 0).default('') })

/** Bodies of the acts that stand under /cases/{caseId}/{action}. */
export const ACT_BODIES = {
  join: joinBody,
  withdraw: withdrawBody,
  triage: triageBody,
  'confirm-danger': confirmDangerBody,
  reclassify: reclassifyBody,
  decline: declineBody,
  appeal: appealBody,
  'rule-appeal': ruleAppealBody,
  merge: mergeBody,
  split: splitBody,
  summon: summonBody,
  'check-in': checkInBody,
  'refuse-summons': refuseSummonsBody,
  'rule-lead': ruleLeadBody,
  'claim-lead': claimLeadBody,
  'claim-part': claimPartBody,
  'note-progress': noteProgressBody,
  'release-lead': releaseLeadBody,
  'start-talk': startTalkBody,
  'end-talk': endTalkBody,
  'adopt-plan': adoptPlanBody,
  'change-plan': changePlanBody,
  'make-safe': makeSafeBody,
  'submit-node': submitNodeBody,
  'sign-yes': signYesBody,
  'sign-no': signNoBody,
  'step-back': stepBackBody,
  'replace-seat': replaceSeatBody,
  'conclude-unsolved': concludeUnsolvedBody,
  publish: publishBody,
  report: reportBody,
  'answer-report': answerReportBody,
  'take-down': takeDownBody,
  'restore-page': publishBody,
  object: objectBody,
  'rule-objection': ruleObjectionBody,
  rate: rateBody,
  'close-private': closePrivateBody,
  reopen: reopenBody,
  urge: urgeBody,
  supervise: superviseBody,
  'answer-supervision': answerSupervisionBody,
  'put-on-book': putOnBookBody,
  'pause-clock': pauseClockBody,
  'resume-clock': resumeClockBody,
} as const
