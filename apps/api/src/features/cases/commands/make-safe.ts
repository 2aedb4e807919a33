import { isMemberOf } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { attachUploads } from '../../uploads/index.ts'
import { type CaseRequest, type CommandContext, runAct } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct } from '../pending.ts'
import type { MakeSafePayload } from '../pending-payloads.ts'

/** 险排除了: whoever is at work says what was done and shows it; duty or desk must see for themselves. */
export function proposeSafe(deps: Deps, request: CaseRequest<Parsed<'make-safe'>>): Promise<void> {
  return runAct(deps, 'make-safe', request, async ({ tx, work, now, personId, actor }, input) => {
    const { communityId, id: caseId } = work.row
    const { text, photos } = input
    work.actAs('party', work.facts.checkedIn.find((id) => isMemberOf(actor, id)) ?? null)
    const payload: MakeSafePayload = { confirmers: [], text, photos }
    const actId = await proposeAct(work, 'make-safe', payload)
    await attachUploads(tx, { communityId, personId, ids: photos, caseId, now })
    await work.addPhotos('safe', actId, photos)
    await work.apply('make-safe', 'proposed', {
      subjectId: actId,
      data: { action: 'make-safe' },
      words: text,
      photoIds: photos,
    })
  })
}

/** Duty or desk saw it: the promise of safety is kept. */
export async function confirmSafe({ work }: CommandContext, act: PendingActRow): Promise<void> {
  await settleAct(work, act, 'confirmed')
  await work.apply('make-safe', 'madeSafe', { subjectId: act.id })
}
