import type { ActorFacts, CaseFacts, PendingActFacts } from '../case/facts.ts'
import type { RefusalCode } from '../refusals.ts'
import type { TwoStepAction } from '../vocabulary.ts'
import { type Relation, stands } from './relations.ts'
import { townMayRule } from './ruling.ts'

/** Who completes the pending half of a two-step act: those asked by name, or whoever stands in a relation. */
interface SecondWord {
  readonly by: 'asked' | readonly Relation[]
  /** Said to others. */
  readonly otherwise: RefusalCode
}

export const SECOND_WORD: Record<TwoStepAction, SecondWord> = {
  'adopt-plan': { by: 'asked', otherwise: 'not-seat-holder' },
  'change-plan': { by: 'asked', otherwise: 'not-seat-holder' },
  'make-safe': { by: ['onDuty', 'desk'], otherwise: 'not-duty-or-desk' },
  'conclude-unsolved': { by: ['rulingBody'], otherwise: 'not-ruling-body' },
  'close-private': { by: 'asked', otherwise: 'not-concerned' },
  reclassify: { by: 'asked', otherwise: 'not-concerned' },
  split: { by: ['desk'], otherwise: 'not-desk' },
  'put-on-book': { by: ['rulingBody'], otherwise: 'not-ruling-body' },
  'pause-clock': { by: ['desk'], otherwise: 'not-desk' },
}

/** Whether this person was asked for, or stands where one gives, the second word on a pending act. */
export function mayGiveSecondWord(actor: ActorFacts, act: PendingActFacts, facts: CaseFacts): boolean {
  const { by } = SECOND_WORD[act.action]
  // a body that keeps silent must not hold up an end for good
  if (act.passedUp && townMayRule(actor, facts)) return true
  if (by !== 'asked') return by.some((relation) => stands(actor, relation, facts))
  if (act.townMay && actor.townOfficer) return true
  return actor.personId !== null && act.confirmers.includes(actor.personId)
}
