import { DAY, dayOf, endOfDay } from '../calendar/shanghai.ts'
import { allowed, type Refused, refuse, type Verdict } from '../refusals.ts'
import type { CaseClass, EvidenceKind } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import { type CaseFacts, isOwedNode } from './facts.ts'
import { partyById } from './people.ts'
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
  const dueAt = endOfDay(node.dueDay)
  if (dueAt === undefined || dueAt <= now) return refuse('node-due-in-past')
  const resolveDays = deadlines.classes[caseClass].resolveDays
  const ofClass = resolveDays === null ? undefined : facts.receivedAt + resolveDays * DAY
  // A class with its own time to resolve keeps it, as far as a pause put it off; only once it is overdue may the plan
  // name a later day.
  const promised = ofClass && Math.max(ofClass, facts.dues.resolve ?? ofClass)
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

/** A node as a changed plan would have it: one of the open ones, or a new one when `id` is null. */
export interface NodeChange extends NodeDraft {
  readonly id: string | null
}

/**
 * The rules of a changed plan: verified nodes and those under verification stand and are not named; every other open
 * node is either named again or thereby taken out; at least one stays open. A step whose doer and day stay keeps its panel
 * and its day, also one that is over: a change elsewhere must not force a new date upon it.
 */
export function checkPlanChange(
  changes: readonly NodeChange[],
  facts: CaseFacts,
  now: number,
  deadlines: DeadlinePolicy,
): PlanVerdict {
  const { caseClass } = facts
  if (caseClass === null) return refuse('class-not-confirmed')
  if (caseClass === 'private') return refuse('private-has-none')
  const underVerification = facts.nodes.filter((node) => node.state === 'submitted').length
  if (changes.length + underVerification === 0) return refuse('plan-needs-open-node')
  if (caseClass === 'minor' && changes.length + underVerification > 1) return refuse('minor-plan-one-node')
  for (const [index, change] of changes.entries()) {
    const old = facts.nodes.find((node) => node.id === change.id)
    const fixed = change.id !== null && (!old || !isOwedNode(old))
    const twice = change.id !== null && changes.findIndex((other) => other.id === change.id) !== index
    if (fixed || twice) return { ...refuse('node-fixed'), node: index }
    const stays = old !== undefined && old.doerPartyId === change.doerPartyId && dayOf(old.dueAt) === change.dueDay
    if (stays) continue
    const verdict = checkNode(change, facts, caseClass, now, deadlines)
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
