import {
  type ActorFacts,
  checkPlan,
  computeSeats,
  endOfDay,
  isMemberOf,
  type NodeDraft,
  planCosigners,
  planNeedsCosign,
  sameSeats,
} from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, refusal, runAct } from '../case-command.ts'
import { DEADLINES, type PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct } from '../pending.ts'
import type { PlanPayload } from '../pending-payloads.ts'
import { addNodes } from '../plan-nodes.ts'
import { addParties } from './summon-party.ts'

function judgePlan(work: CaseWork, drafts: readonly NodeDraft[]): void {
  const verdict = checkPlan(drafts, work.facts, work.now, DEADLINES)
  if (verdict.ok) return
  const field = verdict.code.startsWith('node-due') ? 'dueDay' : verdict.code.startsWith('doer') ? 'doerPartyId' : ''
  const path = verdict.node === undefined ? 'nodes' : `nodes.${verdict.node}${field && `.${field}`}`
  throw refusal(verdict.code, verdict.params, path)
}

const seatsFor = (work: CaseWork, drafts: readonly NodeDraft[]) =>
  drafts.map((node) => computeSeats(work.facts, work.facts.caseClass ?? 'minor', node.doerPartyId))

async function adopt(work: CaseWork, drafts: readonly NodeDraft[], actId: string | undefined): Promise<void> {
  const seats = seatsFor(work, drafts)
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

/** 定方案: the lead proposes nodes; a small matter's plan stands at once, the others wait for a seat holder's word. */
export function proposePlan(deps: Deps, request: CaseRequest<Parsed<'adopt-plan'>>): Promise<void> {
  return runAct(deps, 'adopt-plan', request, async ({ work }, input) => {
    judgePlan(work, input.nodes)
    if (!planNeedsCosign(work.facts.caseClass ?? 'minor')) {
      work.actAs('party', work.row.leadPartyId)
      await adopt(work, input.nodes, undefined)
      return
    }
    const seats = seatsFor(work, input.nodes)
    const payload: PlanPayload = {
      confirmers: planCosigners(work.facts, seats),
      townMay: seats.flat().some((seat) => seat.kind === 'town'),
      nodes: input.nodes,
      seats: seats.map((panel) => panel.map(({ kind, partyId }) => ({ kind, partyId }))),
    }
    work.actAs('party', work.row.leadPartyId)
    const actId = await proposeAct(work, 'adopt-plan', payload)
    await work.apply('adopt-plan', 'proposed', {
      subjectId: actId,
      data: { action: 'adopt-plan', nodes: input.nodes.length },
    })
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
  const now = seatsFor(work, payload.nodes)
  const unchanged = payload.seats.every((panel, i) => sameSeats(panel, now[i] ?? []))
  if (!unchanged || !checkPlan(payload.nodes, work.facts, work.now, DEADLINES).ok) {
    await settleAct(work, act, 'void')
    await work.append('act.lapsed', ['lead', 'panel'], { data: { action: act.action, why: 'void' } })
    work.lateRefusal = refusal(unchanged ? 'act-void' : 'seats-changed')
    return
  }
  await settleAct(work, act, 'confirmed')
  await adopt(work, payload.nodes, act.id)
}
