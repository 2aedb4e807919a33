import { checkPlan, type NodeDraft, type PlanVerdict } from '@juwuye/domain'
import { refusal } from './case-command.ts'
import { DEADLINES } from './case-record.ts'
import type { CaseWork } from './case-work.ts'

const FIELDS: Readonly<Record<string, string>> = {
  'node-due-in-past': '.dueDay',
  'node-due-beyond-class': '.dueDay',
  'doer-unknown': '.doerPartyId',
}

export function judgePlan(work: CaseWork, drafts: readonly NodeDraft[]): PlanVerdict {
  return checkPlan(drafts, work.facts, work.now, DEADLINES)
}

/** Where three parties cannot be found, the town is asked, once and for everybody to see. */
export async function askTown(work: CaseWork): Promise<void> {
  if (work.row.townAskedAt !== null) return
  work.row.townAskedAt = work.now
  await work.append('town.asked', ['town', 'desk'])
}

/**
 * Whether a plan keeps the rules. Throws where not, naming the node and its field; only where seats stay empty it answers
 * false: the town is then asked, and the person is told afterwards why nothing else came of it.
 */
export async function mayPut(work: CaseWork, verdict: PlanVerdict): Promise<boolean> {
  if (verdict.ok) return true
  const path = verdict.node === undefined ? 'nodes' : `nodes.${verdict.node}${FIELDS[verdict.code] ?? ''}`
  const problem = refusal(verdict.code, verdict.params, path)
  if (verdict.code !== 'seats-unfilled' || work.row.townAskedAt !== null) throw problem
  await askTown(work)
  work.lateRefusal = problem
  return false
}
