import type { RefusalCode } from '@juwuye/domain'

/** Refusals of the rules: every code of the domain has its status here, or this does not compile. */
const REFUSALS = {
  'wrong-state': 409,
  'lead-taken': 409,
  'already-checked-in': 409,
  'already-joined': 409,
  'already-rated': 409,
  'already-objected': 409,
  'already-reopened': 409,
  'already-signed': 409,
  'already-summoned': 409,
  'act-pending': 409,
  'act-settled': 409,
  'act-void': 409,
  'node-not-open': 409,
  'node-not-submitted': 409,
  'round-stale': 409,
  'seats-changed': 409,
  'plan-exists': 409,
  'preview-stale': 409,
  'class-not-confirmed': 409,
  'danger-not-pending': 409,
  'danger-awaits-desk': 409,
  'checked-in-before-withdrawal': 409,
  'danger-confirmed-before-withdrawal': 409,
  'lead-exists': 409,
  'period-not-over': 409,
  'objection-open': 409,
  'objection-ruled': 409,
  'too-late': 409,
  'not-silent-yet': 409,
  'already-appealed': 409,
  'appeal-ruled': 409,
  'already-refused': 409,
  'lead-not-failing': 409,
  'merge-target-closed': 409,
  'merge-target-behind': 409,
  'merge-urgent': 409,
  'merge-private': 409,
  'merge-other-estate': 409,
  'merge-with-itself': 409,
  'merge-other-complaint': 409,
  'split-needs-two': 409,
  'split-leaves-none': 409,
  'not-urgent': 409,
  'already-safe': 409,
  'seat-signed': 409,
  'seat-can-sign': 409,
  'already-published': 409,
  'page-not-up': 409,
  'page-not-hidden': 409,
  'page-hidden': 409,
  'already-reported': 409,
  'report-answered': 409,
  'party-has-members': 409,
  'submitter-must-sign': 409,
  'node-fixed': 409,
  'last-member': 409,
  'not-desk': 403,
  'not-duty-or-desk': 403,
  'not-reporter': 403,
  'not-summoned': 403,
  'not-checked-in': 403,
  'not-lead': 403,
  'not-doer': 403,
  'not-seat-holder': 403,
  'not-ruling-body': 403,
  'not-resident-of-estate': 403,
  'not-confirmed-resident': 403,
  'not-mediator': 403,
  'not-concerned': 403,
  'not-desk-or-lead': 403,
  'not-convener': 403,
  'not-desk-or-town': 403,
  'two-refusals-first': 403,
  'system-only': 403,
  'about-your-party': 403,
  'submitter-cannot-sign': 403,
  'doer-cannot-sign': 403,
  'author-cannot-confirm': 403,
  'not-author': 403,
  'own-whistle': 403,
  'private-has-none': 409,
  'private-class-needs-mediator': 422,
  'public-class-needs-parties': 422,
  'same-class': 422,
  'plan-needs-nodes': 422,
  'minor-plan-one-node': 422,
  'node-due-in-past': 422,
  'node-due-beyond-class': 422,
  'doer-unknown': 422,
  'party-without-members': 422,
  'names-itself': 422,
  'right-party-missing': 422,
  'nothing-changes': 422,
  'plan-needs-open-node': 422,
  'whistle-unknown': 422,
  'record-missing': 422,
  'successor-unknown': 422,
  'party-unknown': 422,
  'mediator-unknown': 422,
  'about-yourself': 422,
  'seats-unfilled': 422,
  'evidence-missing': 422,
  'nothing-said': 422,
  'lead-is-you': 409,
  'unknown-action': 404,
} as const satisfies Record<RefusalCode, number>

/** Errors of the wire itself and of the features around the case. */
const TRANSPORT = {
  'malformed-json': 400,
  'session-required': 401,
  'session-expired': 401,
  'wechat-refused-code': 401,
  forbidden: 403,
  'wrong-origin': 403,
  'wechat-high-risk': 403,
  'consent-required': 422,
  'not-found': 404,
  'stale-version': 409,
  'idempotency-conflict': 409,
  'whistle-id-conflict': 409,
  'upload-id-conflict': 409,
  'payload-too-large': 413,
  'photo-too-large': 413,
  'unsupported-media': 415,
  'photo-unreadable': 415,
  'photo-heic': 415,
  'invalid-input': 422,
  'photo-unusable': 422,
  'estate-unknown': 422,
  'building-unknown': 422,
  'place-unknown': 422,
  'photos-unchecked': 422,
  'personal-data': 422,
  'not-open-yet': 409,
  'whistle-limit': 429,
  'too-many-requests': 429,
  internal: 500,
  'wechat-unreachable': 503,
  'not-ready': 503,
} as const

/** Every error code on the wire with its HTTP status. */
export const ERRORS = { ...REFUSALS, ...TRANSPORT }
export type ErrorCode = keyof typeof ERRORS

/** One field the person should look at; `path` like `nodes.0.dueDay`. */
export interface FieldProblem {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** RFC 9457 body of every error answer. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
  /** One sentence in Chinese for the person. */
  readonly detail: string
  readonly traceId: string
  readonly fields?: readonly FieldProblem[]
}
