import { can, checkSplit, outcomeOf, stands, type Verdict } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { type CaseRequest, type CommandContext, insist, refusal, runAct } from '../case-command.ts'
import type { PendingActRow, WhistleRow } from '../case-record.ts'
import { CaseWork } from '../case-work.ts'
import { cases, pendingActs } from '../cases.table.ts'
import { takeTurn } from '../hold-together.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct, voidAct, voidPendingActs } from '../pending.ts'
import type { SplitPayload } from '../pending-payloads.ts'
import { readdressQuestions } from '../ruling-questions.ts'
import { splitOff } from '../split-off.ts'
import { heldCase } from './merge-cases.ts'

type Split = Parsed<'split'>

/** The living case in which a merged one goes on, which stands still from now on; null when this is a living one. */
async function goesOnIn(tx: Tx, communityId: string, caseId: string): Promise<string | null> {
  await takeTurn(tx, communityId)
  const [row] = await tx
    .select({ mergedIntoId: cases.mergedIntoId })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, caseId)))
  return row?.mergedIntoId ?? null
}

/** What a split takes from where: of a merged number all that went on from it, out of the living case. */
interface Taking {
  readonly from: CaseWork
  readonly moved: readonly WhistleRow[]
  readonly verdict: Verdict
}

async function takingOf(context: CommandContext, whistleIds: readonly string[]): Promise<Taking> {
  const { deps, tx, now, work, actor } = context
  if (work.row.state !== 'merged') {
    const moved = work.record.whistles.filter((w) => whistleIds.includes(w.id))
    return { from: work, moved, verdict: checkSplit(work.facts, whistleIds) }
  }
  const record = await heldCase(context, work.row.mergedIntoId)
  const from = new CaseWork(tx, deps.ids, now, record, work.author)
  const moved = work.record.movedWhistles.filter((w) => w.caseId === record.row.id)
  const movedWhistles = work.facts.movedWhistles.filter((w) => moved.some((one) => one.id === w.id))
  insist(can('split', { actor, facts: from.facts, subject: {}, now, deadlines: from.record.deadlines }))
  const goes = checkSplit({ ...work.facts, movedWhistles }, whistleIds)
  return { from, moved, verdict: goes.ok ? checkSplit(from.facts, whistleIds) : goes }
}

async function carryOut({ deps, work }: CommandContext, { from, moved }: Taking, reason: string, actId?: string) {
  await voidPendingActs(from)
  const created = await splitOff(deps, from, moved, { from: work.row.number, reason })
  const details = { data: { into: created.number }, words: reason }
  if (from !== work) {
    work.row.mergedIntoId = created.id
    await from.append('split', outcomeOf('split', 'split').told, details)
    await readdressQuestions(from)
    await from.save()
  }
  await work.apply('split', 'split', actId === undefined ? details : { ...details, subjectId: actId })
}

async function split(context: CommandContext, { whistleIds, reason }: Split): Promise<void> {
  const { work, actor } = context
  const taking = await takingOf(context, whistleIds)
  insist(taking.verdict, 'whistleIds')
  if (stands(actor, 'desk', work.facts)) return carryOut(context, taking, reason)
  const payload: SplitPayload = { confirmers: [], whistleIds, reason }
  const subjectId = await proposeAct(work, 'split', payload)
  const data = { action: 'split', whistles: whistleIds.length }
  await work.apply('split', 'proposed', { subjectId, data, words: reason })
}

/** 拆分: whistles that tell of another matter become a case of their own; a reporter asks for it, the desk does it. */
export function splitCase(deps: Deps, request: CaseRequest<Split>): Promise<void> {
  const { communityId, caseId } = request
  return runAct(deps, 'split', request, split, undefined, (tx) => goesOnIn(tx, communityId, caseId))
}

/** What the second word needs to hold besides: of a split the living case of a merged number. */
export async function heldBySecondWord(
  tx: Tx,
  { communityId, caseId, input }: CaseRequest<{ readonly pendingActId: string }>,
): Promise<string | null> {
  const [act] = await tx
    .select({ action: pendingActs.action })
    .from(pendingActs)
    .where(and(eq(pendingActs.communityId, communityId), eq(pendingActs.id, input.pendingActId)))
  return act?.action === 'split' ? goesOnIn(tx, communityId, caseId) : null
}

/** The desk agrees to what a reporter asked for, if that can still be done. */
export async function confirmSplit(context: CommandContext, act: PendingActRow): Promise<void> {
  const { work } = context
  const { whistleIds, reason } = act.payload as SplitPayload
  const taking = await takingOf(context, whistleIds)
  if (!taking.verdict.ok) {
    await voidAct(work, act)
    work.lateRefusal = refusal('act-void')
    return
  }
  await settleAct(work, act, 'confirmed')
  await carryOut(context, taking, reason, act.id)
}
