import { DAY, dayOf, LIMITS, startOfDay } from '@juwuye/domain'
import { and, count, eq, gte } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { uuidOf } from '../../../platform/ids.ts'
import { type CaseRequest, type Parsed, pageReports, refusal, runAct } from '../../cases/index.ts'
import { rememberCommunity } from '../../identity/index.ts'
import { findPublication } from '../publicity.queries.ts'

/**
 * 反映公示内容有问题: anybody says what is wrong with the page that is up. Who says it stands in no event and is told to
 * nobody; somebody signed in is known only so that one person has one open report.
 */
export function reportPage(deps: Deps, request: CaseRequest<Parsed<'report'>>, reportId?: string): Promise<void> {
  const { personId } = request
  return runAct(deps, 'report', request, async ({ tx, work, now }, { reason }) => {
    work.author = null
    const { communityId, id: caseId, publicationId } = work.row
    const open = work.record.reports.filter((report) => report.answeredAt === null)
    if (personId !== null && open.some((report) => report.personId === personId)) throw refusal('already-reported')
    if (publicationId === null) throw refusal('page-not-up')
    if (personId !== null) await checkReports(tx, communityId, personId, now)
    const id = reportId ?? work.ids.uuid()
    if (work.record.reports.some((report) => report.id === id)) throw refusal('already-reported')
    if (personId !== null) await rememberCommunity(tx, personId, communityId, now)
    await tx.insert(pageReports).values({ communityId, id, caseId, publicationId, personId, reason, reportedAt: now })
    await work.apply('report', open.length === 0 ? 'reported' : 'reportedAgain', { words: reason })
  })
}

/** @throws Refusal report-limit */
async function checkReports(tx: Tx, communityId: string, personId: string, now: number): Promise<void> {
  const today = startOfDay(dayOf(now)) ?? now
  const [row] = await tx
    .select({ reported: count() })
    .from(pageReports)
    .where(
      and(
        eq(pageReports.communityId, communityId),
        eq(pageReports.personId, personId),
        gte(pageReports.reportedAt, today),
      ),
    )
  if ((row?.reported ?? 0) < LIMITS.reportsPerDay) return
  const retryAfterSeconds = Math.ceil((today + DAY - now) / 1000)
  throw new Refusal('report-limit', { params: { limit: LIMITS.reportsPerDay }, retryAfterSeconds })
}

interface OpenReport {
  communityId: string
  publicationId: string
  reason: string
  /** The same again is the same report, of whoever it is. */
  key: string | undefined
}

/** The same without signing in, by the page's own address. @throws Refusal 404 where the public sees no such page */
export async function reportPublication(deps: Deps, report: OpenReport): Promise<void> {
  const { communityId, publicationId, reason, key } = report
  const page = await findPublication(deps.db.public, communityId, publicationId)
  if (!page) throw new Refusal('not-found')
  const reportId = key === undefined ? undefined : uuidOf(`${communityId}\n${publicationId}\n${key}`)
  const request = { communityId, caseId: page.caseId, personId: null, input: { reason } }
  await reportPage(deps, request, reportId).catch((error: unknown) => {
    const code = error instanceof Refusal ? error.code : undefined
    if (code === 'already-reported') return
    // taken down at this very moment
    if (code === 'page-not-up') throw new Refusal('not-found')
    throw error
  })
}
