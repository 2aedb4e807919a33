import { checkPlan, type NodeDraft, type PlanVerdict } from '@juwuye/domain'
import { askTown } from './ask-town.ts'
import { refusal } from './case-command.ts'
import type { CaseWork } from './case-work.ts'

const FIELDS: Readonly<Record<string, string>> = {
  'node-due-in-past': '.dueDay',
  'node-due-beyond-class': '.dueDay',
  'doer-unknown': '.doerPartyId',
}

export function judgePlan(work: CaseWork, drafts: readonly NodeDraft[]): PlanVerdict {
  return checkPlan(drafts, work.facts, work.now, work.record.deadlines)
}

/**
 * Whether a plan keeps the rules. Throws where not, naming the node and its field; only where seats stay empty it answers
 * false: the town is then asked, and the person is told afterwards why nothing else came of it.
 */
export async function mayPut(work: CaseWork, verdict: PlanVerdict): Promise<boolean> {
  if (verdict.ok) return true
  const path = verdict.node === undefined ? 'nodes' : `nodes.${verdict.node}${FIELDS[verdict.code] ?? ''}`
  const problem = refusal(verdict.code, verdict.params, path)
  if (verdict.code !== 'seats-unfilled') throw problem
  await askTown(work, problem)
  return false
}

/** A plan that can no longer stand, because three parties are not found any more: the town is asked then, too. */
export async function askTownAbout(work: CaseWork, verdict: PlanVerdict): Promise<void> {
  if (verdict.ok || verdict.code !== 'seats-unfilled' || work.row.townAskedAt !== null) return
  await askTown(work, refusal(verdict.code, verdict.params, 'nodes'))
}
