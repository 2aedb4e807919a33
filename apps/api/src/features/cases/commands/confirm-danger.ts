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
  if (row.title !== null) return row.title
  const names = await placeNames(tx, row.communityId)
  const place = names.get(row.buildingId ?? row.placeId ?? row.estateId) ?? ''
  return danger ? `${place}的险情` : `${place}的一件事`
}

/** 确认险情: duty or desk says whether it is one; "not danger" by duty waits for the desk's class. */
export function confirmDanger(deps: Deps, request: CaseRequest<Parsed<'confirm-danger'>>): Promise<void> {
  return runAct(deps, 'confirm-danger', request, async ({ tx, work, actor }, input) => {
    const { row } = work
    row.title = input.title === '' ? await namedAfterPlace(tx, work, input.danger) : input.title
    if (input.danger) {
      row.danger = 'confirmed'
      row.caseClass = 'urgent'
      await work.apply('confirm-danger', 'confirmed', {
        data: { outcome: 'confirmed', class: 'urgent' },
        words: input.reason,
      })
      return
    }
    if (input.reason === '') throw refusal('nothing-said', {}, 'reason')
    await tx
      .update(whistles)
      .set({ falseUrgent: true })
      .where(and(eq(whistles.communityId, row.communityId), eq(whistles.caseId, row.id), eq(whistles.danger, true)))
    if (!stands(actor, 'desk', work.facts)) {
      row.danger = 'awaitingClass'
      await work.apply('confirm-danger', 'awaitingClass', { data: { outcome: 'awaitingClass' }, words: input.reason })
      return
    }
    if (input.class === null) throw refusal('class-not-confirmed', {}, 'class')
    row.danger = 'denied'
    row.caseClass = input.class
    await work.apply('confirm-danger', 'classed', {
      data: { outcome: 'classed', class: input.class },
      words: input.reason,
    })
  })
}
