import { can, checkSplit, outcomeOf, stands } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { type CaseRequest, type CommandContext, insist, refusal, runAct } from '../case-command.ts'
import { DEADLINES, type PendingActRow } from '../case-record.ts'
import { CaseWork } from '../case-work.ts'
import { cases } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct, voidAct, voidPendingActs } from '../pending.ts'
import type { SplitPayload } from '../pending-payloads.ts'
import { readdressQuestions } from '../ruling-questions.ts'
import { splitOff } from '../split-off.ts'
import { heldCase } from './merge-cases.ts'

type Split = Parsed<'split'>

/** The living case in which a merged one goes on. */
async function goesOnIn(tx: Tx, communityId: string, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ mergedIntoId: cases.mergedIntoId })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, caseId)))
  return row?.mergedIntoId ?? null
}

async function splitLiving({ deps, work }: CommandContext, { whistleIds, reason }: Split, actId?: string) {
  await voidPendingActs(work)
  const moved = work.record.whistles.filter((w) => whistleIds.includes(w.id))
  const created = await splitOff(deps, work, moved, { from: work.row.number, reason })
  const details = { data: { into: created.number }, words: reason }
  await work.apply('split', 'split', actId === undefined ? details : { ...details, subjectId: actId })
}

/** What was merged by mistake goes on by itself again: all that came from this number, taken out of where it went. */
async function splitMerged(context: CommandContext, { whistleIds, reason }: Split): Promise<void> {
  const { deps, tx, now, work, actor } = context
  const record = await heldCase(context, work.row.mergedIntoId)
  const living = new CaseWork(tx, deps.ids, now, record, work.author)
  insist(can('split', { actor, facts: living.facts, subject: {}, now, deadlines: DEADLINES }))
  const moved = work.record.movedWhistles.filter((w) => w.caseId === record.row.id)
  const ids = moved.map((w) => w.id)
  const movedWhistles = work.facts.movedWhistles.filter((w) => ids.includes(w.id))
  insist(checkSplit({ ...work.facts, movedWhistles }, whistleIds), 'whistleIds')
  insist(checkSplit(living.facts, whistleIds), 'whistleIds')
  await voidPendingActs(living)
  const created = await splitOff(deps, living, moved, { from: work.row.number, reason })
  work.row.mergedIntoId = created.id
  const details = { data: { into: created.number }, words: reason }
  await living.append('split', outcomeOf('split', 'split').told, details)
  await readdressQuestions(living)
  await living.save()
  await work.apply('split', 'split', details)
}

async function propose({ work }: CommandContext, { whistleIds, reason }: Split): Promise<void> {
  const payload: SplitPayload = { confirmers: [], whistleIds, reason }
  const subjectId = await proposeAct(work, 'split', payload)
  const data = { action: 'split', whistles: whistleIds.length }
  await work.apply('split', 'proposed', { subjectId, data, words: reason })
}

async function split(context: CommandContext, input: Split): Promise<void> {
  const { work, actor } = context
  if (work.row.state === 'merged') return splitMerged(context, input)
  insist(checkSplit(work.facts, input.whistleIds), 'whistleIds')
  return stands(actor, 'desk', work.facts) ? splitLiving(context, input) : propose(context, input)
}

/** 拆分: whistles that tell of another matter become a case of their own; a reporter asks for it, the desk does it. */
export function splitCase(deps: Deps, request: CaseRequest<Split>): Promise<void> {
  const { communityId, caseId } = request
  return runAct(deps, 'split', request, split, undefined, (tx) => goesOnIn(tx, communityId, caseId))
}

/** The desk agrees to what a reporter asked for, if that can still be done. */
export async function confirmSplit(context: CommandContext, act: PendingActRow): Promise<void> {
  const { work } = context
  const payload = act.payload as SplitPayload
  if (!checkSplit(work.facts, payload.whistleIds).ok) {
    await voidAct(work, act)
    work.lateRefusal = refusal('act-void')
    return
  }
  await settleAct(work, act, 'confirmed')
  await splitLiving(context, { whistleIds: [...payload.whistleIds], reason: payload.reason }, act.id)
}
