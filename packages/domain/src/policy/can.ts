import type { CaseFacts } from '../case/facts.ts'
import { mayStartFrom } from '../case/machine.ts'
import { partyById } from '../case/people.ts'
import { allowed, type Refused, refuse, type Verdict } from '../refusals.ts'
import { CASE_ACTIONS, type CaseAction } from '../vocabulary.ts'
import { CASE_POLICY } from './case-policy.ts'
import type { Condition, PolicyInput, PolicyRow } from './policy-row.ts'
import { isAboutOwnParty, stands } from './relations.ts'
import { mayGiveSecondWord, SECOND_WORD } from './second-word.ts'

function firstRefusal(conditions: readonly Condition[] | undefined, input: PolicyInput): Refused | undefined {
  const condition = conditions?.find((c) => c.when(input))
  return condition && refuse(condition.code, condition.params?.(input))
}

function related(row: PolicyRow, { actor, subject }: PolicyInput, facts: CaseFacts): boolean {
  return row.who.some((relation) => stands(actor, relation, facts, subject.node))
}

/** 代录: the desk enters the word of a party that has nobody on the platform; never a signature. */
function mayRecord(row: PolicyRow, input: PolicyInput): Verdict {
  const { actor, facts, subject } = input
  const party = partyById(facts, subject.recordedFor ?? null)
  if (!party || !row.recordable) return refuse(row.otherwise)
  if (!stands(actor, 'desk', facts)) return refuse('not-desk')
  if (party.members.length > 0) return refuse('party-has-members', { party: party.name })
  return row.recordable(facts, party.id, subject.node) ? allowed : refuse(row.otherwise)
}

/**
 * May this actor do this act on this case now? Asked in the order: special first refusals, state, relation, conditions.
 * Refuses what it does not know. Whether the actor may see the case at all is `readLevel`, asked before.
 */
export function can(action: CaseAction, input: PolicyInput): Verdict {
  if (!CASE_ACTIONS.includes(action)) return refuse('unknown-action')
  const row = CASE_POLICY[action]
  const { actor, facts, subject } = input
  const early = firstRefusal(row.first, input)
  if (early) return early
  if (!mayStartFrom(action, facts.state)) return refuse('wrong-state', { state: facts.state })
  if (subject.recordedFor !== undefined) {
    const verdict = mayRecord(row, input)
    if (!verdict.ok) return verdict
  } else if (!related(row, input, facts)) {
    const onlyForTheComplaint = facts.aboutPartyId !== null && related(row, input, { ...facts, aboutPartyId: null })
    return refuse(onlyForTheComplaint && isAboutOwnParty(actor, facts) ? 'about-your-party' : row.otherwise)
  }
  return firstRefusal(row.conditions, input) ?? allowed
}

/** May this actor complete, refuse or take back the pending half of a two-step act? */
export function canSettle(step: 'confirm' | 'refuse' | 'withdraw', input: PolicyInput): Verdict {
  const { actor, facts, subject, now } = input
  const act = facts.pendingActs.find((a) => a.id === subject.pendingActId)
  if (!act) return refuse('act-settled')
  if (now >= act.lapsesAt) return refuse('act-settled')
  if (!mayStartFrom(act.action, facts.state)) return refuse('wrong-state', { state: facts.state })
  if (step === 'withdraw') return act.authorId === actor.personId ? allowed : refuse('not-author')
  if (act.authorId === actor.personId) return refuse('author-cannot-confirm')
  if (!mayGiveSecondWord(actor, act, facts)) return refuse(SECOND_WORD[act.action].otherwise)
  return actor.personId !== null && act.confirmedBy.includes(actor.personId) ? refuse('already-signed') : allowed
}
