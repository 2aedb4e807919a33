import { isMemberOf } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { attachUploads } from '../../uploads/index.ts'
import { type CaseRequest, nodeSubject, refusal, runAct } from '../case-command.ts'
import { nodes } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** 做完了，请核验: the doer submits a node with the evidence its plan asked for. */
export function submitNode(deps: Deps, request: CaseRequest<Parsed<'submit-node'>>): Promise<void> {
  return runAct(
    deps,
    'submit-node',
    request,
    async ({ tx, work, now, personId, actor }, input) => {
      const node = work.facts.nodes.find((n) => n.id === input.nodeId)
      if (!node || !isMemberOf(actor, node.doerPartyId)) throw refusal('not-doer')
      const missing = node.evidence.find(
        (kind) =>
          (kind === 'photos' && input.after.length === 0) ||
          (kind === 'note' && input.note === '') ||
          (kind === 'cost' && input.costFen === null),
      )
      if (missing)
        throw refusal('evidence-missing', {}, missing === 'photos' ? 'after' : missing === 'note' ? 'note' : 'costFen')
      const { communityId, id: caseId } = work.row
      await attachUploads(tx, { communityId, personId, ids: [...input.before, ...input.after], caseId, now })
      await work.addPhotos('before', node.id, input.before, node.round)
      await work.addPhotos('after', node.id, input.after, node.round)
      await tx
        .update(nodes)
        .set({ state: 'submitted', note: input.note, costFen: input.costFen, submittedBy: personId, submittedAt: now })
        .where(and(eq(nodes.communityId, communityId), eq(nodes.id, node.id)))
      work.actAs('party', node.doerPartyId)
      await work.apply('submit-node', 'submitted', {
        subjectId: node.id,
        data: { position: node.position, round: node.round },
        words: input.note,
        photoIds: [...input.before, ...input.after],
      })
    },
    (input, work) => nodeSubject(input.nodeId, work),
  )
}
