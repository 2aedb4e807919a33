import { HOUR } from '../calendar/shanghai.ts'
import { isMemberOf } from '../policy/relations.ts'
import { allowed, refuse, type Verdict } from '../refusals.ts'
import { isActive } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import { type ActorFacts, type CaseFacts, isOwedNode } from './facts.ts'
import type { OutcomeName } from './machine.ts'
import { partyById } from './people.ts'

/** How many refusals hand a case to the ruling body. */
export const REFUSALS_THAT_FORCE_A_RULING = 2

export const openRefusals = (facts: CaseFacts): number => facts.refusals.filter((refusal) => refusal.open).length

/** Whether the question who leads is put to the ruling body. */
export const isLeadAsked = (facts: CaseFacts): boolean => facts.rulings.some((r) => r.open && r.matter === 'lead')

/** What one more refusal does: the second open one puts the question who leads, unless it is put already. */
export function refusalOutcome(facts: CaseFacts): OutcomeName<'refuse-summons'> {
  const forces = openRefusals(facts) + 1 >= REFUSALS_THAT_FORCE_A_RULING
  return forces && !isLeadAsked(facts) ? 'forcesRuling' : 'refused'
}

/** Since when the lead lets its lease, its plan or a step run over (epoch ms); undefined while nothing is overdue. */
export function leadFailingSince(facts: CaseFacts, now: number): number | undefined {
  if (facts.leadPartyId === null || !isActive(facts.state)) return undefined
  const owed = facts.nodes.filter(isOwedNode).map((node) => node.dueAt)
  const dues = [facts.dues.lease, facts.dues.plan, ...owed].filter((due) => due !== undefined && due <= now)
  return dues.length === 0 ? undefined : Math.min(...(dues as number[]))
}

/** Did the ruling body let its time pass? `questionDues`: due times of the questions open before it. */
export function isPassedUp(
  facts: CaseFacts,
  questionDues: readonly number[],
  now: number,
  deadlines: DeadlinePolicy,
): boolean {
  const failingSince = leadFailingSince(facts, now)
  const unruled = failingSince !== undefined && failingSince + deadlines.leadRulingHours * HOUR <= now
  return unruled || questionDues.some((due) => due <= now)
}

/**
 * May the body name this party? One that covers the estate and has somebody to act, not the ruler's own. The lead there
 * is may be confirmed where the question was put, not named out of nothing.
 */
export function checkRuledLead(actor: ActorFacts, facts: CaseFacts, partyId: string): Verdict {
  const party = partyById(facts, partyId)
  if (!party) return refuse('party-unknown')
  if (party.members.length === 0) return refuse('party-without-members', { party: party.name })
  if (isMemberOf(actor, partyId)) return refuse('names-itself')
  return partyId === facts.leadPartyId && !isLeadAsked(facts) ? refuse('nothing-changes') : allowed
}

/** Without a lead the named one takes the case; in `claimed` its lease starts anew; later the work just goes on. */
export function ruledLeadOutcome(facts: CaseFacts): OutcomeName<'rule-lead'> {
  if (facts.leadPartyId === null) return 'named'
  return facts.state === 'claimed' ? 'changed' : 'changedLater'
}
