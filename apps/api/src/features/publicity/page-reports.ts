import { and, eq, isNull } from 'drizzle-orm'
import { type CaseWork, pageReports } from '../cases/index.ts'

/** Answers everything that is reported about the case's page; tells how many that were. */
export async function answerOpenReports(work: CaseWork, answer: string): Promise<number> {
  const answered = await work.tx
    .update(pageReports)
    .set({ answeredAt: work.now, answer })
    .where(
      and(
        eq(pageReports.communityId, work.row.communityId),
        eq(pageReports.caseId, work.row.id),
        isNull(pageReports.answeredAt),
      ),
    )
    .returning({ id: pageReports.id })
  return answered.length
}
