import { LIMITS } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { findCommunity } from '../../communities/index.ts'
import { openidOf } from '../../identity/index.ts'
import { keepPhotoCheck } from '../../moderation/index.ts'
import { requirePhoto } from '../recognise-photo.ts'
import { reencode } from '../reencode.ts'
import { requireRoom } from '../room-for-uploads.ts'
import { sameUpload, sha256 } from '../same-upload.ts'
import { takenOn } from '../taken-on.ts'
import { type Attachment, attachments } from '../uploads.table.ts'

export interface Upload {
  communityId: string
  /** Made by the phone. */
  id: string
  file: Buffer
}

/** As many photos as a day's whistles may carry; what is not sent with one is swept after a day. */
const MOST_WAITING = LIMITS.whistlesPerDay * LIMITS.photosPerEntry

/**
 * Keeps one photo until it is sent with something. The same id with the same file is the same upload.
 *
 * @throws Refusal photo-unreadable, photo-heic, unsupported-media, upload-id-conflict, too-many-requests; not-found for
 *   another's id or no such community
 */
export async function keepUpload(
  deps: Deps,
  { personId }: Actor,
  { communityId, id, file }: Upload,
): Promise<Attachment> {
  const receivedSha256 = sha256(file)
  const pin = { communityId, personId }
  const known = await inCommunity(deps.db.api, pin, async (tx) => {
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    const found = await findAttachment(tx, communityId, id)
    if (!found) await requireRoom(tx, attachments, { communityId, personId, atMost: MOST_WAITING })
    return found
  })
  if (known) return sameUpload(known, personId, receivedSha256)
  requirePhoto(file)
  const { full, thumb, likeness } = await reencode(file)
  const now = deps.clock.now()
  const kept = sha256(full.bytes)
  // named by content: two files sent under one id at once never write over each other
  const place = `photos/${communityId}/${id}-${kept.toString('hex', 0, 8)}`
  const row: Attachment = {
    communityId,
    id,
    uploaderPersonId: personId,
    receivedSha256,
    bytes: full.bytes.length,
    width: full.width,
    height: full.height,
    sha256: kept,
    takenOn: await takenOn(file, now),
    likeness,
    storageKey: `${place}-full.jpg`,
    thumbKey: `${place}-thumb.jpg`,
    createdAt: now,
    attachedAt: null,
    caseId: null,
  }
  // the small one first: where room ends between the two, little is left of it until it is sent again
  await deps.storage.put(row.thumbKey, thumb.bytes)
  await deps.storage.put(row.storageKey, full.bytes)
  const stored = await inCommunity(deps.db.api, pin, async (tx) => {
    const fresh = await tx.insert(attachments).values(row).onConflictDoNothing().returning({ id: attachments.id })
    if (fresh.length > 0) await haveItChecked(deps, tx, row)
    return findAttachment(tx, communityId, id)
  })
  if (!stored) throw new Error('an upload just written cannot be read')
  return sameUpload(stored, personId, receivedSha256)
}

/** WeChat judges photos of its own people only; another's waits for a person. */
async function haveItChecked(deps: Deps, tx: Tx, photo: Attachment): Promise<void> {
  const { communityId, id: photoId, uploaderPersonId, createdAt: at } = photo
  const openid = await openidOf(tx, uploaderPersonId, deps.wechat.appId)
  const kept = { communityId, id: deps.ids.uuid(), at }
  await keepPhotoCheck(tx, photoId, openid === undefined ? 'unchecked' : 'pending', kept)
  if (openid !== undefined) await deps.jobs.add(tx, 'check-photo', { communityId, photoId, openid })
}

async function findAttachment(tx: Tx, communityId: string, id: string): Promise<Attachment | undefined> {
  const [row] = await tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.communityId, communityId), eq(attachments.id, id)))
  return row
}
