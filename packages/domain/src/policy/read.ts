import type { ActorFacts, CaseFacts, WhistleFacts } from '../case/facts.ts'
import { ACTIVE_STATES, type CaseState, type DangerState, isActive, type RulingMatter } from '../vocabulary.ts'
import { isAboutOwnParty, stands } from './relations.ts'
import { mayGiveSecondWord } from './second-word.ts'

/**
 * How much of a case somebody sees: all of it, what any neighbour may know, its outline without a word (number, class, state,
 * level and dates), or nothing (answered 404).
 */
export type ReadLevel = 'full' | 'public' | 'outline' | 'none'

/** While a case is in one of these, the parties on it read all of it. */
export const OPEN_TO_PARTIES: readonly CaseState[] = [...ACTIVE_STATES, 'verified', 'publicised']

/** While danger is said or known, whoever is on duty reads the case; not after "no danger". */
export const DUTY_READS: readonly DangerState[] = ['pending', 'awaitingClass', 'confirmed']

/** Who whistled, or wrote it down for somebody, reads on after taking it back. */
function whistled(actor: ActorFacts, whistles: readonly WhistleFacts[]): boolean {
  const own = (w: WhistleFacts) => (w.personId === actor.personId && !w.joined) || w.enteredBy === actor.personId
  return actor.personId !== null && whistles.some(own)
}

/** Something waits for this person's ruling; the town reads what the body left unruled, and nothing before. */
function isAskedToRule(actor: ActorFacts, facts: CaseFacts): boolean {
  const asked = (matter: RulingMatter) => facts.rulings.some((r) => r.open && r.matter === matter)
  const active = isActive(facts.state)
  const waits =
    (facts.state === 'publicised' && facts.objections.some((o) => o.open)) ||
    (facts.state === 'declined' && asked('appeal')) ||
    (active && asked('lead'))
  if (stands(actor, 'nextLevel', facts)) return waits || active
  return waits && stands(actor, 'rulingBody', facts)
}

/** The town reads no word of a matter in its communities until it steps in, by supervision or by what it was asked for, or there is a page for everybody. */
function isOpenToTown(facts: CaseFacts): boolean {
  return facts.page !== 'none' || facts.townActed
}

/**
 * Private cases: reporter, relayer, social worker, secretary and the mediator, never a party; and who rules on the
 * reporter's own appeal.
 */
export function readLevel(actor: ActorFacts, facts: CaseFacts): ReadLevel {
  const is = (relation: Parameters<typeof stands>[1]) => stands(actor, relation, facts)
  // a merged number goes on saying to its reporters what it said before
  const said = facts.state === 'merged' ? facts.movedWhistles : facts.whistles
  if (is('system') || is('desk') || whistled(actor, said)) return 'full'
  if (isAskedToRule(actor, facts)) return 'full'
  if (facts.caseClass === 'private') return is('mediator') ? 'full' : 'none'
  // a number that leads to a private matter is as private as that
  if (facts.goesOnPrivate) return 'none'
  const asked = facts.pendingActs.some((act) => mayGiveSecondWord(actor, act, facts))
  const assigned = asked || is('summoned') || is('checkedIn') || is('lead') || is('doer') || is('panel')
  if (assigned && OPEN_TO_PARTIES.includes(facts.state)) return 'full'
  if (is('onDuty') && DUTY_READS.includes(facts.danger) && facts.state === 'dispatched') return 'full'
  const onlyPrivateWhistles = said.every((w) => w.withdrawn || w.visibility === 'private')
  // who joined once, also in vain, does not lose sight of it with the last whistle
  const joined = [...facts.whistles, ...facts.movedWhistles].some(
    (w) => w.joined && w.personId !== null && w.personId === actor.personId,
  )
  // whose whistle was split off still finds the number they were given
  if (whistled(actor, facts.movedWhistles)) return 'public'
  if (facts.caseClass === null && onlyPrivateWhistles && !joined) return 'none'
  if (is('communityMember')) return 'public'
  if (!is('town')) return 'none'
  return isOpenToTown(facts) ? 'public' : 'outline'
}

/** Every edition of the public page, also one that was taken down or corrected: for desk, town and the estate council. */
export function readsEditions(actor: ActorFacts, facts: CaseFacts): boolean {
  if (facts.caseClass === 'private' || isAboutOwnParty(actor, facts)) return false
  return (
    stands(actor, 'desk', facts) ||
    stands(actor, 'town', facts) ||
    actor.memberships.some(({ role }) => role === 'councilMember')
  )
}
