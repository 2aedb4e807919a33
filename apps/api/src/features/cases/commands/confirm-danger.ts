import { stands } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { placeNames } from '../../communities/index.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { whistles } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** No triage gives such a case its title, and what was shouted is not for everybody. */
async function namedAfterPlace(tx: Tx, { row }: CaseWork, danger: boolean): Promise<string> {
  const names = await placeNames(tx, row.communityId)
  const place = names.get(row.buildingId ?? row.placeId ?? row.estateId) ?? ''
  return danger ? `${place}的险情` : `${place}的一件事`
}

/** 确认险情: duty or desk says whether it is one; "not danger" by duty waits for the desk's class. */
export function confirmDanger(deps: Deps, request: CaseRequest<Parsed<'confirm-danger'>>): Promise<void> {
  return runAct(deps, 'confirm-danger', request, async ({ tx, work, actor }, input) => {
    const { row } = work
    if (!input.danger && input.reason === '') throw refusal('nothing-said', {}, 'reason')
    // the desk's word counts: what duty took for nothing may prove to be danger
    await tx
      .update(whistles)
      .set({ falseUrgent: !input.danger })
      .where(and(eq(whistles.communityId, row.communityId), eq(whistles.caseId, row.id), eq(whistles.danger, true)))
    if (input.title !== '') row.title = input.title
    if (input.danger) {
      row.title ??= await namedAfterPlace(tx, work, true)
      row.danger = 'confirmed'
      row.caseClass = 'urgent'
      await work.apply('confirm-danger', 'confirmed', {
        data: { outcome: 'confirmed', class: 'urgent' },
        words: input.reason,
      })
      return
    }
    if (!stands(actor, 'desk', work.facts)) {
      row.danger = 'awaitingClass'
      await work.apply('confirm-danger', 'awaitingClass', { data: { outcome: 'awaitingClass' }, words: input.reason })
      return
    }
    if (input.class === null) throw refusal('class-not-confirmed', {}, 'class')
    row.title ??= await namedAfterPlace(tx, work, false)
    row.danger = 'denied'
    row.caseClass = input.class
    await work.apply('confirm-danger', 'classed', {
      data: { outcome: 'classed', class: input.class },
      words: input.reason,
    })
  })
}
