import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type CaseRequest, type Parsed, pageReports, refusal, runAct } from '../../cases/index.ts'
import { findPublication } from '../publicity.queries.ts'

/**
 * 反映公示内容有问题: anybody says what is wrong with the page that is up. Who says it stands in no event and is told to
 * nobody; somebody signed in is known only so that one person has one open report.
 */
export function reportPage(deps: Deps, request: CaseRequest<Parsed<'report'>>): Promise<void> {
  const { personId } = request
  return runAct(deps, 'report', request, async ({ tx, work, now }, { reason }) => {
    work.author = null
    const { communityId, id: caseId, publicationId } = work.row
    const open = work.record.reports.filter((report) => report.answeredAt === null)
    if (personId !== null && open.some((report) => report.personId === personId)) throw refusal('already-reported')
    if (publicationId === null) throw refusal('page-not-up')
    const id = work.ids.uuid()
    await tx.insert(pageReports).values({ communityId, id, caseId, publicationId, personId, reason, reportedAt: now })
    await work.apply('report', open.length === 0 ? 'reported' : 'reportedAgain', { words: reason })
  })
}

/** The same without signing in, by the page's own address. @throws Refusal 404 where the public sees no such page */
export async function reportPublication(
  deps: Deps,
  { communityId, publicationId, reason }: { communityId: string; publicationId: string; reason: string },
): Promise<void> {
  const page = await findPublication(deps.db.public, communityId, publicationId)
  if (!page) throw new Refusal('not-found')
  await reportPage(deps, { communityId, caseId: page.caseId, personId: null, input: { reason } }).catch(
    (error: unknown) => {
      // taken down at this very moment
      if (error instanceof Refusal && error.code === 'page-not-up') throw new Refusal('not-found')
      throw error
    },
  )
}
