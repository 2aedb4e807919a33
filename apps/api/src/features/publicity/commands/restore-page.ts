import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CaseWork, type Parsed, refusal } from '../../cases/index.ts'
import { publications } from '../publicity.table.ts'
import { putUpPage } from '../put-up-page.ts'

async function takenDown(work: CaseWork) {
  const [page] = await work.tx
    .select({ edition: publications.edition, endsAt: publications.endsAt })
    .from(publications)
    .where(and(eq(publications.communityId, work.row.communityId), eq(publications.id, work.row.publicationId ?? '')))
  if (!page) throw refusal('page-not-hidden')
  return page
}

/**
 * 恢复公示: the mended page goes up as the next edition of its round; the one taken down stays down. The period goes on
 * with exactly what was left of it.
 */
export function restorePage(deps: Deps, request: CaseRequest<Parsed<'restore-page'>>): Promise<void> {
  return putUpPage(deps, 'restore-page', request, async ({ work, now }, write) => {
    const { publicityRound: round, publicityHeldMs: left } = work.row
    const old = await takenDown(work)
    const endsAt = left === null ? old.endsAt : now + left
    const edition = old.edition + 1
    await write({ round, edition, endsAt })
    const data = { round, edition, bodyHash: request.input.previewHash }
    if (work.row.state === 'closed') {
      await work.apply('restore-page', 'restoredClosed', { data })
      return
    }
    work.row.publicityEndsAt = endsAt
    await work.apply('restore-page', 'restored', { data })
    work.row.publicityHeldMs = null
  })
}
