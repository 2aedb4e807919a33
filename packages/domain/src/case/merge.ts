import { isMemberOf } from '../policy/relations.ts'
import { allowed, refuse, type Verdict } from '../refusals.ts'
import { type CaseState, type DangerState, isActive } from '../vocabulary.ts'
import type { DueTime } from './clocks.ts'
import { type ActorFacts, type CaseFacts, isOpenNode, type WhistleFacts } from './facts.ts'

/** How far a case has come; a case never merges into one that is behind it. */
const PROGRESS: readonly CaseState[] = ['raised', 'dispatched', 'claimed', 'deliberating', 'rectifying']

const UNCONFIRMED: readonly DangerState[] = ['pending', 'awaitingClass']
const isUrgent = (facts: CaseFacts) => facts.caseClass === 'urgent' || facts.danger === 'pending'

/**
 * May the first case go on under the number of the second? State and relation of the first are the policy's; here
 * stands what the two must be to each other. Both are read under their locks.
 */
export function checkMerge(
  actor: ActorFacts,
  source: { readonly id: string; readonly facts: CaseFacts },
  target: { readonly id: string; readonly facts: CaseFacts },
): Verdict {
  if (source.id === target.id) return refuse('merge-with-itself')
  if (source.facts.estateId !== target.facts.estateId) return refuse('merge-other-estate')
  if (target.facts.caseClass === 'private') return refuse('merge-private')
  if (!isActive(target.facts.state)) return refuse('merge-target-closed')
  // a danger nobody has looked at yet must not disappear in another case, nor a promise to make safe
  if (UNCONFIRMED.includes(source.facts.danger) && source.facts.state !== 'raised') return refuse('class-not-confirmed')
  if (isUrgent(source.facts) && !isUrgent(target.facts)) return refuse('merge-urgent')
  if (PROGRESS.indexOf(target.facts.state) < PROGRESS.indexOf(source.facts.state)) return refuse('merge-target-behind')
  const [about, other] = [source.facts.aboutPartyId, target.facts.aboutPartyId]
  if (isMemberOf(actor, other)) return refuse('about-your-party')
  // a complaint changes who may judge: it must not be lost, nor come upon a plan whose seats were filled without it
  const planned = target.facts.nodes.some(isOpenNode)
  if (about !== other && about !== null && (other !== null || planned)) return refuse('merge-other-complaint')
  return allowed
}

/** Of two promises the earlier one is kept. */
export function earlierDue<D extends DueTime>(a: D, b: D | undefined): D {
  return b !== undefined && b.dueAt < a.dueAt ? b : a
}

const isLive = (whistle: WhistleFacts) => !whistle.withdrawn

/**
 * May these whistles become a case of their own? From a merged case all that came from it go together; otherwise each
 * side must keep somebody who whistled. For a merged case both numbers are asked: this one which whistles go, the live one
 * whether it can spare them.
 */
export function checkSplit(facts: CaseFacts, whistleIds: readonly string[]): Verdict {
  const pool = facts.state === 'merged' ? facts.movedWhistles : facts.whistles
  const chosen = pool.filter((whistle) => whistleIds.includes(whistle.id) && isLive(whistle))
  if (chosen.length === 0 || chosen.length < new Set(whistleIds).size) return refuse('whistle-unknown')
  if (facts.state === 'merged')
    return chosen.length === pool.filter(isLive).length ? allowed : refuse('whistle-unknown')
  const stay = facts.whistles.filter((whistle) => isLive(whistle) && !whistleIds.includes(whistle.id))
  return stay.some((whistle) => !whistle.joined) ? allowed : refuse('split-leaves-none')
}
