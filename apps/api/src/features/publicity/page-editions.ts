import { readsEditions } from '@juwuye/domain'
import type { PageEditions } from '@juwuye/types'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type CaseAddress, getVisibleCase } from '../cases/index.ts'
import { photosOfCase, photoView, redactionsOf, redactionView } from '../uploads/index.ts'
import { publicationPhotos, publications } from './publicity.table.ts'

/** Every page of the case that was ever up, newest first, as the public got it. @throws Refusal not-found */
export function listPageEditions(deps: Deps, address: CaseAddress): Promise<PageEditions> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { facts, actor, now } = await getVisibleCase(deps, tx, address)
    if (!readsEditions(actor, facts)) throw new Refusal('not-found')
    const pages = await tx
      .select()
      .from(publications)
      .where(and(eq(publications.communityId, communityId), eq(publications.caseId, caseId)))
      .orderBy(desc(publications.round), desc(publications.edition))
    const shown =
      pages.length === 0
        ? []
        : await tx
            .select({ pageId: publicationPhotos.publicationId, sha256: publicationPhotos.sha256 })
            .from(publicationPhotos)
            .where(
              and(
                eq(publicationPhotos.communityId, communityId),
                inArray(
                  publicationPhotos.publicationId,
                  pages.map(({ id }) => id),
                ),
              ),
            )
    // the public address of a page that is down answers nobody: here it is the file that the page was made from
    const kept = await photosOfCase(tx, communityId, caseId)
    const copies = await redactionsOf(
      tx,
      communityId,
      kept.map(({ id }) => id),
    )
    const views = new Map([
      ...kept.map((photo) => [photo.sha256, photoView(deps.signer, photo, now)] as const),
      ...copies.map((copy) => [copy.sha256, redactionView(deps.signer, copy, now)] as const),
    ])
    return {
      items: pages.map(({ id, round, edition, publishedAt, hiddenAt, bodyHash, body }) => ({
        id,
        round,
        edition,
        publishedAt,
        takenDownAt: hiddenAt,
        bodyHash,
        body,
        photos: shown.flatMap(({ pageId, sha256 }) => {
          const view = pageId === id ? views.get(sha256) : undefined
          return view ? [{ sha256, full: view.full, thumb: view.thumb }] : []
        }),
      })),
    }
  })
}
