/**
 * Why an act is refused. Each code has exactly one HTTP status (packages/types) and one sentence (packages/messages);
 * a code without them does not compile.
 */
export const REFUSAL_CODES = [
  // the act does not fit where the case stands
  'wrong-state',
  'lead-taken',
  'already-checked-in',
  'already-joined',
  'already-rated',
  'already-objected',
  'already-reopened',
  'already-signed',
  'already-summoned',
  'act-pending',
  'act-settled',
  'act-void',
  'node-not-open',
  'node-not-submitted',
  'round-stale',
  'seats-changed',
  'plan-exists',
  'preview-stale',
  'class-not-confirmed',
  'danger-not-pending',
  'danger-awaits-desk',
  'checked-in-before-withdrawal',
  'danger-confirmed-before-withdrawal',
  'lead-exists',
  'period-not-over',
  'objection-open',
  'objection-ruled',
  'too-late',
  'not-silent-yet',
  'already-appealed',
  'appeal-ruled',
  'already-refused',
  'lead-not-failing',
  'merge-target-closed',
  'merge-target-behind',
  'merge-urgent',
  'merge-private',
  'merge-other-estate',
  'merge-with-itself',
  'merge-other-complaint',
  'split-needs-two',
  'split-leaves-none',
  'not-urgent',
  'already-safe',
  'seat-signed',
  'seat-can-sign',
  'already-published',
  'page-not-up',
  'page-not-hidden',
  'page-hidden',
  'already-reported',
  'report-answered',
  'party-has-members',
  'submitter-must-sign',
  'node-fixed',
  'last-member',
  // the person may not do it
  'not-desk',
  'not-duty-or-desk',
  'not-reporter',
  'not-summoned',
  'not-checked-in',
  'not-lead',
  'not-doer',
  'not-seat-holder',
  'not-ruling-body',
  'not-resident-of-estate',
  'not-confirmed-resident',
  'not-mediator',
  'not-concerned',
  'not-desk-or-lead',
  'not-convener',
  'not-desk-or-town',
  'two-refusals-first',
  'system-only',
  'about-your-party',
  'submitter-cannot-sign',
  'doer-cannot-sign',
  'author-cannot-confirm',
  'not-author',
  'own-whistle',
  // the input contradicts the rules
  'private-has-none',
  'private-class-needs-mediator',
  'public-class-needs-parties',
  'same-class',
  'plan-needs-nodes',
  'minor-plan-one-node',
  'node-due-in-past',
  'node-due-beyond-class',
  'doer-unknown',
  'party-without-members',
  'names-itself',
  'right-party-missing',
  'nothing-changes',
  'plan-needs-open-node',
  'whistle-unknown',
  'record-missing',
  'successor-unknown',
  'party-unknown',
  'mediator-unknown',
  'about-yourself',
  'seats-unfilled',
  'evidence-missing',
  'nothing-said',
  'lead-is-you',
  'unknown-action',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Values a sentence may show: numbers, party or person names, instants (epoch ms). */
export type RefusalParams = Readonly<Record<string, string | number>>

export interface Refused {
  readonly ok: false
  readonly code: RefusalCode
  readonly params: RefusalParams
}

export type Verdict = { readonly ok: true } | Refused

export const allowed: Verdict = { ok: true }

export function refuse(code: RefusalCode, params: RefusalParams = {}): Refused {
  return { ok: false, code, params }
}
