import { checkEnd } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, insist, runAct } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import { endOfLaterDay } from '../instant-of-day.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct } from '../pending.ts'
import type { BookPayload } from '../pending-payloads.ts'
import { addressedBody } from '../ruling-body.ts'

/** 挂账: the desk asks that nobody is hurried until a day of review; the ruling body must agree. No clock stops. */
export function askForBook(deps: Deps, request: CaseRequest<Parsed<'put-on-book'>>): Promise<void> {
  return runAct(deps, 'put-on-book', request, async ({ work, now }, { reason, reviewDay }) => {
    const until = endOfLaterDay(reviewDay, now, 'reviewDay')
    insist(checkEnd(until, now), 'reviewDay')
    const payload: BookPayload = { confirmers: [], reason, until }
    const actId = await proposeAct(work, 'put-on-book', payload, addressedBody(work))
    await work.apply('put-on-book', 'proposed', {
      subjectId: actId,
      data: { action: 'put-on-book', until },
      words: reason,
    })
  })
}

/** The body agrees. */
export async function confirmBook({ work, now }: CommandContext, act: PendingActRow): Promise<void> {
  const { reason, until } = act.payload as BookPayload
  insist(checkEnd(until, now))
  await settleAct(work, act, 'confirmed')
  work.row.onBookSince = now
  work.row.onBookUntil = until
  work.row.onBookReason = reason
  await work.apply('put-on-book', 'onBook', { subjectId: act.id, data: { until } })
}
