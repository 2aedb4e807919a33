import { isMemberOf, type NodeFacts } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { attachUploads } from '../../uploads/index.ts'
import { type CaseRequest, nodeSubject, refusal, runAct } from '../case-command.ts'
import { nodes } from '../cases.table.ts'
import { markEvidence } from '../mark-evidence.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { keepRecord, partyData, recordedSubject, speakForParty } from '../recorded-entry.ts'

type Input = Parsed<'submit-node'>

function insistOnEvidence(node: NodeFacts, input: Input): void {
  const missing = node.evidence.find(
    (kind) =>
      (kind === 'photos' && input.after.length === 0) ||
      (kind === 'note' && input.note === '') ||
      (kind === 'cost' && input.costFen === null),
  )
  if (missing)
    throw refusal('evidence-missing', {}, missing === 'photos' ? 'after' : missing === 'note' ? 'note' : 'costFen')
}

/**
 * 做完了，请核验: the doer submits a node with the evidence its plan asked for. For a doer without anybody on the platform
 * somebody of the desk hands it in, who thereby cannot sign it.
 */
export function submitNode(deps: Deps, request: CaseRequest<Input>): Promise<void> {
  return runAct(
    deps,
    'submit-node',
    request,
    async ({ tx, work, now, personId, actor }, input) => {
      const { recordedFor } = input
      const node = work.facts.nodes.find((n) => n.id === input.nodeId)
      if (!node || (recordedFor === null && !isMemberOf(actor, node.doerPartyId))) throw refusal('not-doer')
      insistOnEvidence(node, input)
      speakForParty(work, actor, node.doerPartyId, recordedFor)
      const { communityId, id: caseId } = work.row
      await attachUploads(tx, { communityId, personId, ids: [...input.before, ...input.after], caseId, now })
      await work.addPhotos('before', node.id, input.before, node.round)
      await work.addPhotos('after', node.id, input.after, node.round)
      await markEvidence(work, node.id, input)
      await tx
        .update(nodes)
        .set({ state: 'submitted', note: input.note, costFen: input.costFen, submittedBy: personId, submittedAt: now })
        .where(and(eq(nodes.communityId, communityId), eq(nodes.id, node.id)))
      const { position, round } = node
      await voidPendingActs(work, ['change-plan'])
      await work.apply('submit-node', 'submitted', {
        subjectId: node.id,
        data: { position, round, ...(recordedFor === null ? {} : partyData(node.doerPartyId, recordedFor)) },
        words: input.note,
        photoIds: [...input.before, ...input.after],
      })
      await keepRecord(work, recordedFor)
    },
    (input, work) => ({ ...nodeSubject(input.nodeId, work), ...recordedSubject(input) }),
  )
}
