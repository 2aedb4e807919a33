import { isMemberOf } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { supervisions } from '../chasing.table.ts'
import { instantOfDay } from '../instant-of-day.ts'
import type { Parsed } from '../parsed.ts'
import { actAsRulingBody, bodySpokenFor } from '../ruling-body.ts'

/** 督办单: the ruling body or the town demands something of those who owe it, and an answer by a day. */
export function superviseCase(deps: Deps, request: CaseRequest<Parsed<'supervise'>>): Promise<void> {
  return runAct(deps, 'supervise', request, async ({ tx, work, now, personId }, { demand, answerDay }) => {
    const answerBy = instantOfDay(answerDay, 'answerDay')
    if (answerBy <= now) throw refusal('due-in-past', {}, 'answerDay')
    actAsRulingBody(work)
    const { communityId, id: caseId } = work.row
    const id = work.ids.uuid()
    await tx.insert(supervisions).values({
      communityId,
      id,
      caseId,
      level: 0,
      demand,
      answerBy,
      issuedBy: personId,
      body: bodySpokenFor(work),
      issuedAt: now,
    })
    await work.apply('supervise', 'byHand', { data: { level: 0, answerBy, supervision: id }, words: demand })
  })
}

/** Those who owe say what they did about a demand. */
export function answerSupervision(deps: Deps, request: CaseRequest<Parsed<'answer-supervision'>>): Promise<void> {
  return runAct(
    deps,
    'answer-supervision',
    request,
    async ({ tx, work, now, personId, actor }, { supervisionId, answer }) => {
      const { row, facts } = work
      const party = [facts.leadPartyId, ...facts.checkedIn, ...facts.summoned].find((id) => isMemberOf(actor, id))
      if (party !== undefined) work.actAs('party', party)
      const answered = await tx
        .update(supervisions)
        .set({ answeredAt: now, answeredBy: personId, answeredName: work.author?.displayName ?? '', answer })
        .where(
          and(
            eq(supervisions.communityId, row.communityId),
            eq(supervisions.caseId, row.id),
            eq(supervisions.id, supervisionId),
          ),
        )
        .returning({ level: supervisions.level })
      await work.apply('answer-supervision', 'answered', {
        data: { level: answered[0]?.level ?? 0, supervision: supervisionId },
        words: answer,
      })
    },
    ({ supervisionId }) => ({ supervisionId }),
  )
}
