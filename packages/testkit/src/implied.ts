import { type CaseFacts, type ClockKind, DEFAULT_DEADLINES, dueTime, isActive, isOpenNode } from '@juwuye/domain'
import { NOW } from './time.ts'

/** The clocks of a case as a whole that run in its state, as if each had been started by the book at `NOW`. */
function runningClocks(facts: CaseFacts): ClockKind[] {
  const { state, caseClass } = facts
  const working = state === 'raised' || isActive(state)
  const answered = facts.checkedIn.length > 0 || facts.mediator?.checkedIn === true
  const openLeadRuling = facts.rulings.some((r) => r.open && r.matter === 'lead')
  const runs: Partial<Record<ClockKind, boolean>> = {
    respond: working && !answered,
    danger: facts.danger === 'pending',
    safe: isActive(state) && caseClass === 'urgent',
    plan: isActive(state) && facts.nodes.length === 0,
    resolve: isActive(state),
    lease: state === 'claimed',
    publish: state === 'verified',
    leadRuling: openLeadRuling,
    report: facts.openReports > 0,
    review: facts.onBookUntil !== null,
  }
  return (Object.keys(runs) as ClockKind[]).filter((kind) => runs[kind])
}

export function duesOf(facts: CaseFacts): CaseFacts['dues'] {
  const open = facts.nodes.filter(isOpenNode).map((n) => n.dueAt)
  const inputs = {
    policy: DEFAULT_DEADLINES,
    caseClass: facts.caseClass,
    danger: facts.danger === 'pending',
    receivedAt: facts.receivedAt,
    at: NOW,
    lastNodeDueAt: open.length === 0 ? null : Math.max(...open),
    again: false,
    heldMs: null,
    reviewAt: facts.onBookUntil,
  }
  const dues = runningClocks(facts).flatMap((kind) => {
    const due = dueTime(kind, inputs)
    return due ? [[kind, due.dueAt] as const] : []
  })
  const publicity = facts.state === 'publicised' && facts.publicityEndsAt !== null
  return { ...Object.fromEntries(dues), ...(publicity ? { publicity: facts.publicityEndsAt as number } : {}) }
}

export function pageOf(facts: CaseFacts): CaseFacts['page'] {
  return facts.publicityRound > 0 ? 'shown' : 'none'
}

/** A case in deliberation is held by somebody of the lead, or by the mediator. */
export function talkOf(facts: CaseFacts): CaseFacts['talk'] {
  if (facts.state !== 'deliberating') return null
  const lead = facts.parties.find((p) => p.id === facts.leadPartyId)
  const convenerId = facts.mediator?.personId ?? lead?.members[0] ?? 'socialWorker'
  return { convenerId, from: facts.nodes.some(isOpenNode) ? 'rectifying' : 'claimed' }
}
