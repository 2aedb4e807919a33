import { rulingBodyOf } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, objections, type Parsed, runAct } from '../../cases/index.ts'
import { attachUploads } from '../../uploads/index.ts'

/** 我有不同意见: a confirmed resident says why the result is not what it says; blocks closing until ruled. */
export function objectToResult(deps: Deps, request: CaseRequest<Parsed<'object'>>): Promise<void> {
  return runAct(deps, 'object', request, async ({ tx, work, now, personId }, input) => {
    const { communityId, id: caseId, publicityRound: round } = work.row
    const id = work.ids.uuid()
    const open = [...work.facts.objections, { id, personId, round, open: true }]
    const body = rulingBodyOf({ ...work.facts, objections: open })
    const addressed = { bodyKind: body.kind, bodyPartyId: body.kind === 'party' ? body.partyId : null }
    await tx
      .insert(objections)
      .values({ communityId, id, caseId, round, personId, reason: input.reason, ...addressed, createdAt: now })
    // who objects now may have been asked to rule on an earlier one: all open ones go to the same body
    await tx
      .update(objections)
      .set(addressed)
      .where(and(eq(objections.communityId, communityId), eq(objections.caseId, caseId), isNull(objections.ruledAt)))
    await attachUploads(tx, { communityId, personId, ids: input.photos, caseId, now })
    await work.addPhotos('objection', id, input.photos)
    work.saidOf(id)
    await work.apply('object', 'objected', { subjectId: id, words: input.reason, photoIds: input.photos })
  })
}
