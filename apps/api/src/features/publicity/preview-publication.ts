import { type CaseFacts, can } from '@juwuye/domain'
import type { MaskedWords, PublicationBody } from '@juwuye/types'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { type CaseRequest, getVisibleCase, insist } from '../cases/index.ts'
import { redactPhoto } from '../uploads/index.ts'
import { compilePublication, missingCopies, type PublicationWords, publicationHash } from './compile-publication.ts'
import { type LoadedSources, loadSources } from './publication-sources.ts'

export interface Preview {
  readonly body: PublicationBody
  readonly masked: readonly MaskedWords[]
  readonly previewHash: string
  readonly sources: LoadedSources
}

/** The acts that put a page before the public. */
export type PageAct = 'publish' | 'restore-page'

/** A page that was taken down comes back; otherwise a result is published. */
const actFor = (facts: CaseFacts): PageAct =>
  facts.page === 'hidden' && facts.state !== 'verified' ? 'restore-page' : 'publish'

/**
 * The page as the public would get it now; writes nothing but the copies of photos on which parts are hidden. Only for whoever may publish or restore it.
 * @param act the one that is about to be done; without it, the one that the case is waiting for
 */
export async function previewPublication(
  deps: Deps,
  request: CaseRequest<PublicationWords>,
  act?: PageAct,
): Promise<Preview> {
  const { communityId, caseId, input } = request
  const personId = request.personId ?? ''
  const load = () =>
    inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
      const { record, facts, actor, now } = await getVisibleCase(deps, tx, { communityId, caseId, personId })
      insist(can(act ?? actFor(facts), { actor, facts, subject: {}, now, deadlines: record.deadlines }))
      return loadSources(tx, record)
    })
  let sources = await load()
  if (request.checked?.refusal) throw request.checked.refusal
  const missing = missingCopies(sources, input)
  // outside every transaction: a picture takes its time
  for (const { photo, boxes } of missing) {
    const kept = sources.kept.get(photo.id)
    if (kept) await redactPhoto(deps, personId, { photo: kept, boxes })
  }
  if (missing.length > 0) sources = await load()
  const { body, masked } = compilePublication(sources, input)
  return { body, masked, previewHash: publicationHash(body), sources }
}
