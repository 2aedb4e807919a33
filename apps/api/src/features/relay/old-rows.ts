import { and, arrayContains, eq, exists, isNull, lt, not, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { OLD_ROWS_BATCH, oldRows } from '../../platform/db/old-rows.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { everyCommunity } from '../communities/index.ts'
import { attachments, forgetUploads, voices } from '../uploads/index.ts'
import { neighbours, neighbourViews } from './neighbours.table.ts'
import { relayAttempts } from './relay.table.ts'

/** An entry that is kept keeps what shows that they agreed to it. */
const ofEntry = (tx: Tx, communityId: string, id: typeof voices.id | typeof attachments.id) =>
  exists(
    tx
      .select({ one: sql`1` })
      .from(neighbours)
      .where(
        and(
          eq(neighbours.communityId, communityId),
          isNull(neighbours.removedAt),
          or(eq(neighbours.consentVoiceId, id), arrayContains(neighbours.consentPhotoIds, sql`array[${id}]`)),
        ),
      ),
  )

async function oldEvidence(tx: Tx, communityId: string, before: number): Promise<string[]> {
  const heard = await tx
    .select({ id: voices.id })
    .from(voices)
    .where(
      and(
        eq(voices.communityId, communityId),
        eq(voices.subject, 'consent'),
        isNull(voices.caseId),
        lt(voices.attachedAt, before),
        not(ofEntry(tx, communityId, voices.id)),
      ),
    )
    .limit(OLD_ROWS_BATCH)
  const seen = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.communityId, communityId),
        isNull(attachments.caseId),
        lt(attachments.attachedAt, before),
        not(ofEntry(tx, communityId, attachments.id)),
      ),
    )
    .limit(OLD_ROWS_BATCH)
  const files = await forgetUploads(tx, { communityId, voiceId: null, photoIds: seen.map(({ id }) => id) })
  for (const { id } of heard) files.push(...(await forgetUploads(tx, { communityId, voiceId: id, photoIds: [] })))
  return files
}

/** Recordings and notes that showed consent to a relayed whistle: the rows first, then the files. */
async function forgetEvidence({ db, storage }: Pick<Deps, 'db' | 'storage'>, before: number): Promise<number> {
  let most = 0
  for await (const { communityId } of everyCommunity(db.api)) {
    const files = await inCommunity(db.api, { communityId }, (tx) => oldEvidence(tx, communityId, before))
    for (const key of files) await storage.remove(key)
    most = Math.max(most, files.length)
  }
  return most
}

/** What goes after its time, by the rule of the domain that says so. */
export const RELAY_OLD_ROWS = {
  relayAttempts: oldRows(relayAttempts, {
    owner: relayAttempts.communityId,
    id: relayAttempts.id,
    at: relayAttempts.at,
  }),
  neighbourViews: oldRows(neighbourViews, {
    owner: neighbourViews.communityId,
    id: neighbourViews.id,
    at: neighbourViews.at,
  }),
  consentEvidence: forgetEvidence,
}
