import { type CaseAction, type CaseState, isOpenNode } from '../../src/index.ts'
import { clockFaults } from './faults-clocks.ts'
import { type LogEntry, membersOf, type Run } from './run.ts'

/* What must be true of a case whatever people did. Nothing here reads the tables of the rules. */

/** Where a case may go, by hand. */
const NEXT: Record<CaseState, readonly CaseState[]> = {
  raised: ['dispatched', 'declined', 'withdrawn', 'merged'],
  dispatched: ['claimed', 'declined', 'withdrawn', 'merged'],
  claimed: ['deliberating', 'rectifying', 'dispatched', 'closed', 'merged', 'verified'],
  deliberating: ['claimed', 'rectifying', 'dispatched', 'closed', 'verified'],
  rectifying: ['deliberating', 'dispatched', 'verified'],
  verified: ['publicised'],
  publicised: ['rectifying', 'closed'],
  closed: ['rectifying', 'claimed'],
  declined: ['raised'],
  merged: [],
  withdrawn: [],
}

const HAVE_LEAD: readonly CaseState[] = ['claimed', 'deliberating', 'rectifying', 'verified', 'publicised', 'closed']
const ALL_VERIFIED: readonly CaseState[] = ['verified', 'publicised', 'closed']
/** Acts after which another leads, or nobody. */
const MOVES_THE_LEAD: readonly CaseAction[] = ['rule-lead', 'release-lead', 'reclassify', 'rule-appeal']
const JUDGING: readonly CaseAction[] = [
  'triage',
  'decline',
  'confirm-danger',
  'reclassify',
  'merge',
  'rule-lead',
  'rule-appeal',
  'sign-yes',
  'sign-no',
  'replace-seat',
  'publish',
  'answer-report',
  'restore-page',
  'rule-objection',
]
/** Second words that judge. */
const JUDGING_ENDS = ['madeSafe', 'concluded', 'split', 'changed']

function nodeFaults(run: Run): string[] {
  const { facts } = run
  const barred = (doer: string) => [...membersOf(facts, doer), ...membersOf(facts, facts.aboutPartyId)]
  return facts.nodes.flatMap((node) => {
    const signers = node.seats.flatMap((s) => (s.signedBy === null ? [] : [s.signedBy]))
    const faults: string[] = []
    if (new Set(signers).size !== signers.length) faults.push('one person in two seats')
    if (new Set(node.seats.map((s) => s.kind)).size !== node.seats.length) faults.push('one body in two seats')
    if (node.seats.some((s) => node.passedOver.includes(s.kind))) faults.push('a seat passed over sits again')
    if (signers.some((id) => barred(node.doerPartyId).includes(id)))
      faults.push('signed by doer or party complained about')
    const related = facts.steppedBack.filter((one) => one.doerPartyId === node.doerPartyId).map((one) => one.personId)
    const asked = node.seats.filter((s) => s.signedBy === null).flatMap((s) => s.personIds)
    if (isOpenNode(node) && asked.some((id) => related.includes(id))) faults.push('who stepped back is asked again')
    if (node.submittedBy !== null && signers.includes(node.submittedBy)) faults.push('submitter signed')
    if (node.state !== 'verified') return faults
    if (signers.length !== run.neededSeats.get(node.id)) faults.push(`verified by ${signers.length}`)
    return faults
  })
}

function leadFaults({ facts }: Run, before: Run, last: LogEntry | undefined): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const leads = (facts.leadPartyId === null ? 0 : 1) + (facts.mediator?.checkedIn ? 1 : 0)
  say(leads > 1, 'two leads')
  say(HAVE_LEAD.includes(facts.state) && leads !== 1, 'no lead')
  say(HAVE_LEAD.includes(facts.state) && facts.caseClass === null, 'claimed without a class')
  const lost = before.facts.leadPartyId !== null && before.facts.leadPartyId !== facts.leadPartyId
  say(lost && !(last && MOVES_THE_LEAD.includes(last.action)), `the lead changed hands by ${last?.action}`)
  say(facts.leadPartyId !== null && !facts.summoned.includes(facts.leadPartyId), 'a lead that was never asked')
  say(facts.leadPartyId !== null && membersOf(facts, facts.leadPartyId).length === 0, 'a lead without people')
  say(
    facts.checkedIn.some((id) => !facts.summoned.includes(id)),
    'checked in without summons',
  )
  say(facts.rulings.filter((r) => r.open && r.matter === 'lead').length > 1, 'asked twice who leads')
  return found
}

function stateFaults({ facts }: Run, before: Run): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const isPrivate = facts.caseClass === 'private'
  const open = facts.nodes.filter(isOpenNode)
  const unsolved = facts.concludedBy !== null
  const moved = facts.state !== before.facts.state
  say(moved && !NEXT[before.facts.state].includes(facts.state), `${before.facts.state} → ${facts.state}`)
  say(isPrivate && open.length + facts.publicityRound > 0, 'a private case with plan or page')
  say(facts.state === 'rectifying' && open.length === 0, 'nothing to do, yet rectifying')
  say(!isPrivate && !unsolved && ALL_VERIFIED.includes(facts.state) && facts.nodes.length === 0, 'no plan')
  say(!unsolved && ALL_VERIFIED.includes(facts.state) && open.length > 0, 'done with open nodes')
  say(unsolved && !ALL_VERIFIED.includes(facts.state), 'unsolved, yet worked on')
  say((facts.state === 'deliberating') !== (facts.talk !== null), 'a talk in the wrong state')
  say(!isPrivate && facts.state === 'closed' && facts.objections.some((o) => o.open), 'closed over an objection')
  const left = facts.whistles.filter((w) => !w.withdrawn)
  say(facts.state === 'withdrawn' && left.length > 0, 'withdrawn with a whistle left')
  say(facts.state === 'merged' && left.length > 0, 'merged with a whistle left')
  say(!['withdrawn', 'merged'].includes(facts.state) && left.length === 0, 'nobody whistled it')
  const whistlers = left.flatMap((w) => w.personId ?? [])
  say(new Set(whistlers).size < whistlers.length, 'whistled twice')
  const shown = facts.state === 'publicised' && facts.page === 'shown'
  say(facts.state === 'publicised' && shown !== (facts.publicityEndsAt !== null), 'the seven days run without a page')
  say(facts.page === 'hidden' && facts.openReports > 0, 'a report on what is down')
  say(new Set(facts.pendingActs.map((a) => a.action)).size < facts.pendingActs.length, 'one act pending twice')
  return found
}

/** Faults of the last act: who did it must have been free to. */
function actFaults({ facts }: Run, before: Run, last: LogEntry): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const isOf = (party: string | null | undefined) =>
    membersOf(before.facts, party ?? null).includes(last.personId ?? '')
  const judged = JUDGING.includes(last.action) || JUDGING_ENDS.includes(last.outcome)
  // a change of class out of a private matter is those concerned agreeing
  const consent = last.action === 'reclassify' && last.authorId !== null
  say(judged && !consent && isOf(facts.aboutPartyId), `${last.action} by the party complained about`)
  say(last.authorId !== null && last.authorId === last.personId, 'both halves by one person')
  const rules = ['rule-lead', 'rule-appeal', 'rule-objection'].includes(last.action) || last.outcome === 'concluded'
  say(rules && isOf(before.facts.leadPartyId), `${last.action} by the lead`)
  say(rules && before.facts.nodes.some((n) => isOf(n.doerPartyId)), `${last.action} by a doer`)
  say(rules && before.facts.refusals.some((r) => r.open && isOf(r.partyId)), `${last.action} by who refused`)
  say(rules && isOf(before.facts.concludedBy?.partyId), `${last.action} by who ended it unsolved`)
  say(rules && before.facts.concludedBy?.personId === last.personId, `${last.action} by who agreed to its end`)
  say(rules && before.facts.declinedBy?.personId === last.personId, `${last.action} by who declined`)
  const signed = before.facts.nodes.flatMap((n) => n.seats.map((s) => s.signedBy))
  say(rules && signed.includes(last.personId), `${last.action} by who signed`)
  say(rules && isOf(facts.leadPartyId), 'named themself')
  say(last.outcome === 'concluded' && last.authorId === null, 'ended unsolved by one person alone')
  return found
}

export function faults(run: Run, before: Run): string[] {
  const acted = run.log.length > before.log.length
  const last = acted ? run.log.at(-1) : undefined
  return [
    ...nodeFaults(run),
    ...leadFaults(run, before, last),
    ...stateFaults(run, before),
    ...(last ? actFaults(run, before, last) : []),
    ...clockFaults(run, before),
  ]
}
