import { checkPlan, type NodeDraft, type PlanVerdict } from '@juwuye/domain'
import { refusal } from './case-command.ts'
import { DEADLINES } from './case-record.ts'
import type { CaseWork } from './case-work.ts'

/** Throws where the rules of a plan say no, naming the node and its field. */
export function insistOnPlan(verdict: PlanVerdict): void {
  if (verdict.ok) return
  const field = verdict.code.startsWith('node-due') ? 'dueDay' : verdict.code.startsWith('doer') ? 'doerPartyId' : ''
  const path = verdict.node === undefined ? 'nodes' : `nodes.${verdict.node}${field && `.${field}`}`
  throw refusal(verdict.code, verdict.params, path)
}

export function judgePlan(work: CaseWork, drafts: readonly NodeDraft[]): void {
  insistOnPlan(checkPlan(drafts, work.facts, work.now, DEADLINES))
}
