import {
  type ActorFacts,
  endOfDay,
  isMemberOf,
  type NodeDraft,
  planCosigners,
  planNeedsCosign,
  sameSeats,
} from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, refusal, runAct } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct, voidAct, voidPendingActs } from '../pending.ts'
import type { PlanPayload } from '../pending-payloads.ts'
import { addNodes } from '../plan-nodes.ts'
import { panelsOf } from '../plan-panels.ts'
import { askTownAbout, judgePlan, mayPut } from '../plan-rules.ts'
import { endOpenTalk } from '../talks.ts'
import { addParties } from './summon-party.ts'

async function adopt(work: CaseWork, drafts: readonly NodeDraft[], actId: string | undefined): Promise<void> {
  await endOpenTalk(work, 'plan')
  // there is a plan now: that nothing can be done was said without one
  await voidPendingActs(work, ['conclude-unsolved'])
  work.row.townAskedAt = null
  const seats = panelsOf(work.facts, drafts)
  await addParties(
    work,
    drafts.map((node) => node.doerPartyId),
  )
  await addNodes(
    work,
    drafts.map((node, i) => ({ ...node, seats: seats[i] ?? [], recheckOf: null })),
  )
  const resolveDueAt = Math.max(...drafts.map((node) => endOfDay(node.dueDay) ?? 0))
  const data = { nodes: drafts.length, resolveDueAt }
  await work.apply('adopt-plan', 'adopted', actId === undefined ? { data } : { data, subjectId: actId })
}

/** Puts a plan that keeps the rules: a small matter's stands at once, the others wait for a seat holder's word. */
export async function putPlan(work: CaseWork, drafts: readonly NodeDraft[]): Promise<void> {
  work.actAs('party', work.row.leadPartyId)
  if (!planNeedsCosign(work.facts.caseClass ?? 'minor')) {
    await adopt(work, drafts, undefined)
    return
  }
  const seats = panelsOf(work.facts, drafts)
  const payload: PlanPayload = {
    confirmers: planCosigners(work.facts, seats),
    townMay: seats.flat().some((seat) => seat.kind === 'town'),
    nodes: drafts,
    seats: seats.map((panel) => panel.map(({ kind, partyId }) => ({ kind, partyId }))),
  }
  const actId = await proposeAct(work, 'adopt-plan', payload)
  await work.apply('adopt-plan', 'proposed', {
    subjectId: actId,
    data: { action: 'adopt-plan', nodes: drafts.length },
  })
}

/** 定方案: the lead proposes nodes. */
export function proposePlan(deps: Deps, request: CaseRequest<Parsed<'adopt-plan'>>): Promise<void> {
  return runAct(deps, 'adopt-plan', request, async ({ work }, input) => {
    work.actAs('party', work.row.leadPartyId)
    if (await mayPut(work, judgePlan(work, input.nodes))) await putPlan(work, input.nodes)
  })
}

/** The second word on a plan is a seat holder's, whatever else they are on this case. */
export function actAsSeatHolder(work: CaseWork, actor: ActorFacts, act: PendingActRow): void {
  const panels = (act.payload as PlanPayload).seats.flat()
  const partyId = panels.map((seat) => seat.partyId).find((id) => id !== null && isMemberOf(actor, id))
  if (partyId) work.actAs('party', partyId)
  else work.actAs(actor.townOfficer ? 'town' : 'resident')
}

/** 会签: one who could sit on the panel agrees; the seats are computed again and must not have changed. */
export async function cosignPlan({ work }: CommandContext, act: PendingActRow): Promise<void> {
  const payload = act.payload as PlanPayload
  const now = panelsOf(work.facts, payload.nodes)
  const unchanged = payload.seats.every((panel, i) => sameSeats(panel, now[i] ?? []))
  const verdict = judgePlan(work, payload.nodes)
  if (!unchanged || !verdict.ok) {
    await voidAct(work, act)
    await askTownAbout(work, verdict)
    work.lateRefusal = refusal(unchanged ? 'act-void' : 'seats-changed')
    return
  }
  await settleAct(work, act, 'confirmed')
  await adopt(work, payload.nodes, act.id)
}
