import { checkPlanChange, endOfDay, type NodeChange, type NodeFacts, planCosigners, sameSeats } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, refusal, runAct } from '../case-command.ts'
import { agreedUntil } from '../case-facts.ts'
import type { PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import { nodes } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct, voidAct, voidPendingActs } from '../pending.ts'
import type { ChangePlanPayload } from '../pending-payloads.ts'
import { addNodes, dropNodes, nodesBecome, openNodes, reseat } from '../plan-nodes.ts'
import { panelsAfter, panelsOf } from '../plan-panels.ts'
import { askTownAbout, mayPut } from '../plan-rules.ts'
import { addParties } from './summon-party.ts'

const isSame = (node: NodeFacts, title: string, change: NodeChange): boolean =>
  title === change.title &&
  node.doerPartyId === change.doerPartyId &&
  node.dueAt === endOfDay(change.dueDay) &&
  [...node.evidence].sort().join() === [...change.evidence].sort().join()

/** Open nodes that the change may touch: what is being verified stands. */
const changeable = (work: CaseWork) => openNodes(work).filter((node) => node.state !== 'submitted')

/** The node that a change keeps, and whether anything about it is other than before. */
function keptBy(work: CaseWork, change: NodeChange): { node: NodeFacts; same: boolean } | undefined {
  const node = work.facts.nodes.find((one) => one.id === change.id)
  const title = work.record.nodes.find((one) => one.id === change.id)?.title ?? ''
  return node && { node, same: isSame(node, title, change) }
}

const judgeChange = (work: CaseWork, changes: readonly NodeChange[]) =>
  checkPlanChange(changes, work.facts, work.now, work.record.deadlines)

function nothingChanges(work: CaseWork, changes: readonly NodeChange[]): boolean {
  return changes.length === changeable(work).length && changes.every((change) => keptBy(work, change)?.same)
}

/** 改方案: the lead says what is still to be done, by whom and until when; a seat holder must agree. */
export function proposePlanChange(deps: Deps, request: CaseRequest<Parsed<'change-plan'>>): Promise<void> {
  return runAct(deps, 'change-plan', request, async ({ work }, input) => {
    work.actAs('party', work.row.leadPartyId)
    if (!(await mayPut(work, judgeChange(work, input.nodes)))) return
    if (nothingChanges(work, input.nodes)) throw refusal('nothing-changes', {}, 'nodes')
    const all = panelsAfter(work.facts, input.nodes)
    const seats = panelsOf(work.facts, input.nodes)
    const payload: ChangePlanPayload = {
      confirmers: planCosigners(work.facts, all),
      townMay: all.flat().some((seat) => seat.kind === 'town'),
      nodes: input.nodes,
      seats: seats.map((panel) => panel.map(({ kind, partyId }) => ({ kind, partyId }))),
      basis: work.facts.nodes.map(({ id, state, round }) => ({ id, state, round })),
      reason: input.reason,
    }
    const actId = await proposeAct(work, 'change-plan', payload)
    await work.apply('change-plan', 'proposed', {
      subjectId: actId,
      data: { action: 'change-plan', nodes: input.nodes.length },
      words: input.reason,
    })
  })
}

/** Whether every node still stands where the author saw it. */
function restsOnTheSame(work: CaseWork, { basis }: ChangePlanPayload): boolean {
  const { nodes: current } = work.facts
  return (
    basis.length === current.length &&
    basis.every((then) =>
      current.some((node) => node.id === then.id && node.state === then.state && node.round === then.round),
    )
  )
}

/** Writes one node as it is to be; with another doer it starts again, looked at by a panel of its own. */
async function changeNode(work: CaseWork, node: NodeFacts, change: NodeChange): Promise<void> {
  const { title, doerPartyId } = change
  const dueAt = endOfDay(change.dueDay) ?? node.dueAt
  const evidence = [...change.evidence]
  const otherDoer = doerPartyId !== node.doerPartyId
  const state = otherDoer ? ('todo' as const) : node.state
  const [panel = []] = panelsOf(work.facts, [change])
  await work.tx
    .update(nodes)
    .set({ title, doerPartyId, dueAt, evidence, state })
    .where(and(eq(nodes.communityId, work.row.communityId), eq(nodes.id, node.id)))
  nodesBecome(work, (one) => (one.id === node.id ? { ...one, doerPartyId, dueAt, evidence, state } : one))
  if (otherDoer) await reseat(work, node, panel)
}

async function carryOut(work: CaseWork, { nodes: changes }: ChangePlanPayload, actId: string): Promise<void> {
  const previousDueAt = agreedUntil(work.record)
  const touched = changes.flatMap((change) => {
    const kept = keptBy(work, change)
    return kept && !kept.same ? [{ node: kept.node, change }] : []
  })
  const dropped = changeable(work).filter((node) => !changes.some((change) => change.id === node.id))
  const added = changes.filter((change) => change.id === null)
  const panels = panelsOf(work.facts, added)
  await addParties(
    work,
    changes.map((change) => change.doerPartyId),
  )
  for (const { node, change } of touched) await changeNode(work, node, change)
  await dropNodes(work, dropped)
  await addNodes(
    work,
    added.map(({ id, ...draft }, i) => ({ ...draft, seats: panels[i] ?? [], recheckOf: null })),
  )
  work.row.townAskedAt = null
  const resolveDueAt = Math.max(...openNodes(work).map((node) => node.dueAt))
  await work.apply('change-plan', 'changed', {
    subjectId: actId,
    data: {
      added: added.length,
      dropped: dropped.length,
      changed: touched.length,
      previousDueAt: previousDueAt ?? resolveDueAt,
      resolveDueAt,
    },
  })
}

/** The second word on a changed plan: everything is looked at again, and must be as it was when it was proposed. */
export async function cosignPlanChange({ work }: CommandContext, act: PendingActRow): Promise<void> {
  const payload = act.payload as ChangePlanPayload
  const now = panelsOf(work.facts, payload.nodes)
  const sameNodes = restsOnTheSame(work, payload)
  const samePanels = payload.seats.every((panel, i) => sameSeats(panel, now[i] ?? []))
  const verdict = judgeChange(work, payload.nodes)
  if (!sameNodes || !samePanels || !verdict.ok) {
    await voidAct(work, act)
    await askTownAbout(work, verdict)
    work.lateRefusal = refusal(sameNodes && !samePanels ? 'seats-changed' : 'act-void')
    return
  }
  await settleAct(work, act, 'confirmed')
  // the work goes on by a new plan: that nothing can be done was said of the old one
  await voidPendingActs(work, ['conclude-unsolved'])
  await carryOut(work, payload, act.id)
}
