import { aCase, NOW } from '@juwuye/testkit'
import { type CaseAction, type CaseFacts, type CaseState, DAY, type PublicClass } from '../src/index.ts'
import type { Builder } from './grid.ts'

const DONE: readonly CaseState[] = ['verified', 'publicised', 'closed']

/** What an act needs besides state and actor, so that nothing else can stand in its way. */
function withWhatItNeeds(it: Builder, action: CaseAction, state: CaseState): Builder {
  if (action === 'withdraw' && state === 'dispatched') return it.checkedInBy()
  if (action === 'rule-appeal' && state === 'declined') return it.appealedBy('reporter')
  if (action === 'rule-lead') return it.refusedBy('ngo', 'property')
  if (action === 'answer-report' && (state === 'publicised' || state === 'closed')) return it.reported()
  if (action === 'restore-page') return it.where({ page: 'hidden' })
  if (action === 'rule-objection' && state === 'publicised') return it.objectedBy('confirmedResident')
  if (action === 'answer-supervision') return it.supervised(1)
  if (action === 'resume-clock') return it.where({ pausedUntil: { resolve: NOW + DAY } })
  if (action === 'close') return it.where({ publicityEndsAt: NOW })
  return it
}

/** A case in this state on which nothing but state and actor can stand in the act's way. */
export function publicBuilder(caseClass: PublicClass, state: CaseState, action: CaseAction): Builder {
  const danger = action === 'confirm-danger' ? 'pending' : 'none'
  const node = { doer: 'property', submittedBy: 'propertyWorker' } as const
  const signing = action === 'sign-yes' || action === 'sign-no' || action === 'step-back' || action === 'replace-seat'
  const it = aCase()
    .whistledBy('reporter', { enteredBy: 'buildingHead' })
    .joinedBy('joinedNeighbour')
    .classed(state === 'raised' || danger === 'pending' ? null : caseClass)
    .danger(danger)
    .inState(state)
    .ledBy('department')
    .summoning('ngo', 'department', 'property', 'deliberationGroup')
    .checkedInBy('ngo', 'department', 'property')
  const ready = withWhatItNeeds(it, action, state)
  if (state === 'rectifying') return ready.withNodes([{ ...node, state: signing ? 'submitted' : 'doing' }])
  return DONE.includes(state) ? ready.withNodes([node]) : ready
}

/** The same where the page of an earlier round is still up. */
export function workedOnAgain(state: CaseState, action: CaseAction): CaseFacts {
  const it = publicBuilder('major', state, action).where({ publicityRound: 1 })
  return (action === 'answer-report' ? it.reported() : it).facts()
}

export function privateCase(state: CaseState, action: CaseAction): CaseFacts {
  const it = aCase()
    .whistledBy('reporter', { enteredBy: 'buildingHead' })
    .classed(state === 'raised' ? null : 'private')
    .inState(state)
    .mediatedBy('deliberationMember', state !== 'dispatched')
  const asked: readonly CaseAction[] = ['rule-appeal', 'answer-supervision', 'resume-clock']
  return (asked.includes(action) ? withWhatItNeeds(it, action, state) : it).facts()
}
