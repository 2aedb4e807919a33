import { buffer } from 'node:stream/consumers'
import { boxesKey, type PhotoBox } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { KeptPhoto } from './photos.ts'
import { burnIn } from './redaction/burn-in.ts'
import { photoRedactions, type Redaction } from './redactions.table.ts'
import { sha256 } from './same-upload.ts'

export interface Redacting {
  readonly photo: KeptPhoto
  readonly boxes: readonly PhotoBox[]
}

/** The redacted copies that there are of these photos. */
export async function redactionsOf(tx: Tx, communityId: string, photoIds: readonly string[]): Promise<Redaction[]> {
  if (photoIds.length === 0) return []
  return tx
    .select()
    .from(photoRedactions)
    .where(and(eq(photoRedactions.communityId, communityId), inArray(photoRedactions.photoId, [...photoIds])))
}

/**
 * Makes the copy and keeps it; the same parts asked for again are the same copy, so that what was looked at is what will
 * be put up. Named by content: two at once write the same file.
 */
export async function redactPhoto(deps: Deps, personId: string, { photo, boxes }: Redacting): Promise<void> {
  const { communityId, id: photoId } = photo
  const { full, thumb } = await burnIn(await buffer(await deps.storage.get(photo.storageKey)), boxes)
  const hash = sha256(full.bytes).toString('hex')
  const place = `redacted/${communityId}/${hash}`
  const row: Redaction = {
    communityId,
    id: deps.ids.uuid(),
    photoId,
    boxes: boxesKey(boxes),
    sha256: hash,
    width: full.width,
    height: full.height,
    storageKey: `${place}-full.jpg`,
    thumbKey: `${place}-thumb.jpg`,
    madeBy: personId,
    madeAt: deps.clock.now(),
  }
  await deps.storage.put(row.storageKey, full.bytes)
  await deps.storage.put(row.thumbKey, thumb.bytes)
  await inCommunity(deps.db.api, { communityId, personId }, (tx) =>
    tx.insert(photoRedactions).values(row).onConflictDoNothing(),
  )
}
