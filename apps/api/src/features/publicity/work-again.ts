import { checkPlan, computeSeats, DAY, dayOf, type EvidenceKind, isOpenNode, LIMITS } from '@juwuye/domain'
import {
  addNodes,
  type CaseRecord,
  type CaseWork,
  clearEnding,
  insist,
  refusal,
  restartVerification,
} from '../cases/index.ts'

type NodeRow = CaseRecord['nodes'][number]

/** What is to be done again, where somebody said which step or by when. */
interface Again {
  readonly nodeId: string | null
  readonly dueDay: string | null
  /** 复修 or 复查. */
  readonly word: string
}

const EVIDENCE: readonly EvidenceKind[] = ['photos', 'note']

/**
 * The case goes back to work: an unsolved ending no longer holds. Steps that were still open go on; unless there are
 * such and nobody said which step or by when, a new one does again what was verified, or the matter itself where
 * nothing was.
 * @returns the position of the step that is done again, where there is one
 */
export async function workAgain(work: CaseWork, again: Again): Promise<number | null> {
  clearEnding(work)
  await restartVerification(work)
  const goesOn = work.facts.nodes.some(isOpenNode)
  if (goesOn && again.nodeId === null && again.dueDay === null) return null
  const old = nodeToRepeat(work, again.nodeId)
  await addRecheckNode(work, old, again)
  return old?.position ?? null
}

function nodeToRepeat(work: CaseWork, nodeId: string | null): NodeRow | undefined {
  const verified = work.record.nodes.filter((node) => node.state === 'verified')
  if (nodeId === null) return verified.at(-1)
  const named = verified.find((node) => node.id === nodeId)
  if (!named) throw refusal('node-not-open', {}, 'nodeId')
  return named
}

/** A step that does the old one again: by the same doer when it was named, else by the lead; with seats of its own. */
async function addRecheckNode(work: CaseWork, old: NodeRow | undefined, again: Again): Promise<void> {
  const { row, facts, now } = work
  const { deadlines } = work.record
  const draftFor = (doerPartyId: string) => ({
    title: [...`${again.word}：${old?.title ?? row.title ?? ''}`].slice(0, LIMITS.nodeTitleChars).join(''),
    doerPartyId,
    dueDay: again.dueDay ?? dayOf(now + deadlines.recheckDays * DAY),
    evidence: old?.evidence ?? EVIDENCE,
  })
  const judge = (doer: string) => checkPlan([draftFor(doer)], { ...facts, receivedAt: now }, now, deadlines)
  // a doer that is no longer there must not make an objection impossible to uphold
  const first = again.nodeId === null ? row.leadPartyId : (old?.doerPartyId ?? null)
  const wanted = [first, row.leadPartyId, old?.doerPartyId ?? null, ...facts.checkedIn]
  const doers = wanted.filter((doer) => doer !== null)
  const doerPartyId = doers.find((doer) => judge(doer).ok) ?? doers[0]
  if (doerPartyId === undefined) throw refusal('doer-unknown', {}, 'nodeId')
  const verdict = judge(doerPartyId)
  insist(verdict, verdict.ok || verdict.code.startsWith('node-due') ? 'dueDay' : 'nodeId')
  const seats = computeSeats(facts, facts.caseClass ?? 'minor', doerPartyId)
  await addNodes(work, [{ ...draftFor(doerPartyId), seats, recheckOf: old?.id ?? null }])
}
