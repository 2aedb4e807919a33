import type { RefusalCode, Verdict } from '../src/index.ts'

/** Codes that tell a person "not you"; everything else a grid meets is "not now". */
const NOT_YOU: readonly RefusalCode[] = [
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
]

/** `+` allowed, `-` 403, `x` 409, `?` refused as bad input. */
export function mark(verdict: Verdict): '+' | '-' | 'x' | '?' {
  if (verdict.ok) return '+'
  if (NOT_YOU.includes(verdict.code)) return '-'
  return verdict.code === 'unknown-action' ? '?' : 'x'
}
