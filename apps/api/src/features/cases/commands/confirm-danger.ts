import { stands } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { whistles } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** 确认险情: duty or desk says whether it is one; "not danger" by duty waits for the desk's class. */
export function confirmDanger(deps: Deps, request: CaseRequest<Parsed<'confirm-danger'>>): Promise<void> {
  return runAct(deps, 'confirm-danger', request, async ({ tx, work, actor }, input) => {
    const { row } = work
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
