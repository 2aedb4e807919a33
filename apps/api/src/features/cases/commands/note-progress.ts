import { isMemberOf } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { attachUploads } from '../../uploads/index.ts'
import { type CaseRequest, nodeSubject, refusal, runAct } from '../case-command.ts'
import { nodes } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'

/** 记进展: words or photos; on a node it means work has begun, and while nobody has a plan yet it renews the lease. */
export function noteProgress(deps: Deps, request: CaseRequest<Parsed<'note-progress'>>): Promise<void> {
  return runAct(
    deps,
    'note-progress',
    request,
    async ({ tx, work, now, personId, actor }, input) => {
      const silent = input.text === '' && input.voiceId === null
      if (silent && input.photos.length === 0) throw refusal('nothing-said', {}, 'text')
      const { communityId, id: caseId } = work.row
      await attachUploads(tx, { communityId, personId, ids: input.photos, caseId, now })
      await work.addPhotos('progress', input.nodeId ?? caseId, input.photos)
      const node = work.facts.nodes.find((n) => n.id === input.nodeId)
      if (node && node.state !== 'doing') {
        await tx
          .update(nodes)
          .set({ state: 'doing' })
          .where(and(eq(nodes.communityId, communityId), eq(nodes.id, node.id)))
        await voidPendingActs(work, ['change-plan'])
      }
      const mine = [node?.doerPartyId, work.row.leadPartyId, ...work.facts.checkedIn]
      const partyId = mine.find((id) => id != null && isMemberOf(actor, id))
      if (partyId) work.actAs('party', partyId)
      else work.actAs('mediator')
      await work.apply('note-progress', work.row.state === 'claimed' ? 'leaseRenewed' : 'noted', {
        data: node ? { position: node.position } : {},
        words: input.text,
        photoIds: input.photos,
      })
    },
    (input, work) => nodeSubject(input.nodeId, work),
  )
}
