import { DAY, dayOf, endOfDay } from '../calendar/shanghai.ts'
import { partyById } from '../policy/relations.ts'
import { allowed, type Refused, refuse, type Verdict } from '../refusals.ts'
import type { CaseClass, EvidenceKind } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import type { CaseFacts } from './facts.ts'
import { type ComputedSeat, computeSeats, seatCount } from './seats.ts'

/** One node as proposed. `dueDay` is a day in Shanghai, meant to its end. */
export interface NodeDraft {
  readonly title: string
  readonly doerPartyId: string
  readonly dueDay: string
  readonly evidence: readonly EvidenceKind[]
}

/** Which node a refusal is about (position from 0), so that the field can be named. */
export type PlanVerdict = { readonly ok: true } | (Refused & { readonly node?: number })

function checkNode(
  node: NodeDraft,
  facts: CaseFacts,
  caseClass: CaseClass,
  now: number,
  deadlines: DeadlinePolicy,
): Verdict {
  const doer = partyById(facts, node.doerPartyId)
  if (!doer) return refuse('doer-unknown')
  if (doer.members.length === 0) return refuse('doer-without-members', { party: doer.name })
  const dueAt = endOfDay(node.dueDay)
  if (dueAt === undefined || dueAt <= now) return refuse('node-due-in-past')
  const resolveDays = deadlines.classes[caseClass].resolveDays
  const promised = resolveDays === null ? undefined : facts.receivedAt + resolveDays * DAY
  // A class with its own time to resolve keeps it; only once it is overdue may the plan name a later day.
  if (promised !== undefined && promised > now && node.dueDay > dayOf(promised))
    return refuse('node-due-beyond-class', { days: resolveDays ?? 0 })
  const seats = computeSeats(facts, caseClass, node.doerPartyId)
  return seats.length < seatCount(caseClass) ? refuse('seats-unfilled') : allowed
}

/** The rules a plan must keep besides who proposes it. */
export function checkPlan(
  nodes: readonly NodeDraft[],
  facts: CaseFacts,
  now: number,
  deadlines: DeadlinePolicy,
): PlanVerdict {
  const { caseClass } = facts
  if (caseClass === null) return refuse('class-not-confirmed')
  if (caseClass === 'private') return refuse('private-has-none')
  if (nodes.length === 0) return refuse('plan-needs-nodes')
  if (caseClass === 'minor' && nodes.length > 1) return refuse('minor-plan-one-node')
  for (const [index, node] of nodes.entries()) {
    const verdict = checkNode(node, facts, caseClass, now, deadlines)
    if (!verdict.ok) return { ...verdict, node: index }
  }
  return allowed
}

/** A small matter needs no second person for its plan. */
export function planNeedsCosign(caseClass: CaseClass): boolean {
  return caseClass !== 'minor'
}

/**
 * Everybody who may co-sign a plan: those who could hold one of its seats and are not of the lead's party; where all
 * of them are, any of them but the proposer (`canSettle` sees to that).
 */
export function planCosigners(facts: CaseFacts, seatsByNode: readonly (readonly ComputedSeat[])[]): readonly string[] {
  const leadMembers = partyById(facts, facts.leadPartyId)?.members ?? []
  const holders = new Set(seatsByNode.flat().flatMap((seat) => seat.personIds))
  const others = [...holders].filter((person) => !leadMembers.includes(person))
  return others.length > 0 ? others : [...holders]
}
