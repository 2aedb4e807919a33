import { can } from '@juwuye/domain'
import type { TakenDownWords } from '@juwuye/types'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type CaseAddress, getVisibleCase, insist } from '../cases/index.ts'
import { publications } from './publicity.table.ts'

/** What stood on the page that was taken down, so that correcting a word is not writing it all again. */
export function findTakenDownWords(deps: Deps, address: CaseAddress): Promise<TakenDownWords> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { record, facts, actor, now } = await getVisibleCase(deps, tx, address)
    insist(can('restore-page', { actor, facts, subject: {}, now, deadlines: record.deadlines }))
    const [page] = await tx
      .select({ body: publications.body })
      .from(publications)
      .where(and(eq(publications.communityId, communityId), eq(publications.caseId, caseId)))
      .orderBy(desc(publications.round), desc(publications.edition))
      .limit(1)
    if (!page) throw new Refusal('not-found')
    const { problem, done, paidBy } = page.body
    return { problem, done, paidBy }
  })
}
