import type { Role } from '../vocabulary.ts'

/** 坐班社工, 坐班物业, 轮值党员, and those a community adds for its own N. */
export const POST_KINDS = ['deskSocialWorker', 'deskProperty', 'rotaPartyMember', 'other'] as const
export type PostKind = (typeof POST_KINDS)[number]

/** Who may stand at a post unless the community says otherwise. */
export const POST_ROLES: Readonly<Record<PostKind, readonly Role[]>> = {
  deskSocialWorker: ['socialWorker', 'secretary'],
  deskProperty: ['propertyStaff'],
  rotaPartyMember: ['rotaPartyMember', 'secretary'],
  other: ['rotaPartyMember', 'buildingHead', 'coreMember', 'deliberationMember', 'ngoMember', 'councilMember'],
}

/** A rota is worked on until it is published; what is published may still be changed, shift by shift. */
export const ROTA_STATES = ['draft', 'published'] as const
export type RotaState = (typeof ROTA_STATES)[number]

/** 换班 with a named person, or 请假: somebody is looked for. */
export const SWAP_KINDS = ['swap', 'leave'] as const
export type SwapKind = (typeof SWAP_KINDS)[number]

export const SWAP_STATES = ['open', 'accepted', 'refused', 'withdrawn', 'lapsed'] as const
export type SwapState = (typeof SWAP_STATES)[number]

/** Code and geofence together are strong; one of them alone is weak and marked so; a supervisor's word has a reason. */
export const ATTENDANCE_PROOFS = ['strong', 'weak', 'byHand'] as const
export type AttendanceProof = (typeof ATTENDANCE_PROOFS)[number]

/** All that is kept of where somebody was. */
export const GEOFENCE_WORDS = ['inside', 'outside', 'unknown'] as const
export type GeofenceWord = (typeof GEOFENCE_WORDS)[number]

/** Not before one may check in; `missed` once it is over or the time of grace ran out. */
export const ATTENDANCE_STATES = ['due', 'here', 'late', 'done', 'missed'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]

/** What a hand-over card promises somebody. */
export const PROMISE_KINDS = ['case', 'tellBack', 'visit', 'other'] as const
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/** How a call to somebody on call ended. */
export const CALL_OUTCOMES = ['coming', 'answered', 'noAnswer'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]
