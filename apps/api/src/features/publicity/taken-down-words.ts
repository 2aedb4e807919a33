import { can, readLevel } from '@juwuye/domain'
import type { TakenDownWords } from '@juwuye/types'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { DEADLINES, factsOf, findCase, insist } from '../cases/index.ts'
import { actorAround } from '../communities/index.ts'
import { publications } from './publicity.table.ts'

interface Asking {
  readonly communityId: string
  readonly caseId: string
  readonly personId: string
}

/** What stood on the page that was taken down, so that correcting a word is not writing it all again. */
export function findTakenDownWords(deps: Deps, { communityId, caseId, personId }: Asking): Promise<TakenDownWords> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    const record = await findCase(tx, communityId, caseId, now, false)
    if (!record) throw new Refusal('not-found')
    const actor = await actorAround(tx, communityId, personId, now)
    const facts = factsOf(record)
    if (readLevel(actor, facts) === 'none') throw new Refusal('not-found')
    insist(can('restore-page', { actor, facts, subject: {}, now, deadlines: DEADLINES }))
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
