import type { PhotoView } from '@juwuye/types'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { UrlSigner } from '../../platform/http/signed-url.ts'
import { attachments } from './uploads.table.ts'

/** A photo on a case: its measures and where it lies. */
export interface KeptPhoto {
  id: string
  communityId: string
  /** Of the picture as kept, hex. */
  sha256: string
  width: number
  height: number
  storageKey: string
  thumbKey: string
}

const columns = {
  id: attachments.id,
  communityId: attachments.communityId,
  sha256: attachments.sha256,
  width: attachments.width,
  height: attachments.height,
  storageKey: attachments.storageKey,
  thumbKey: attachments.thumbKey,
}

const kept = (row: Omit<KeptPhoto, 'sha256'> & { sha256: Buffer }): KeptPhoto => ({
  ...row,
  sha256: row.sha256.toString('hex'),
})

/** Every photo given to the case, in the order of upload. */
export async function photosOfCase(tx: Tx, communityId: string, caseId: string): Promise<KeptPhoto[]> {
  const rows = await tx
    .select(columns)
    .from(attachments)
    .where(and(eq(attachments.communityId, communityId), eq(attachments.caseId, caseId)))
    .orderBy(attachments.id)
  return rows.map(kept)
}

/** Photos by id, for lists that show one of each case. */
export async function photosById(tx: Tx, communityId: string, ids: readonly string[]): Promise<Map<string, KeptPhoto>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select(columns)
    .from(attachments)
    .where(and(eq(attachments.communityId, communityId), inArray(attachments.id, [...ids])))
  return new Map(rows.map((row) => [row.id, kept(row)]))
}

/** What the wire carries: whoever gets this may see the picture until the address ends. */
export function photoView(
  signer: UrlSigner,
  photo: Pick<KeptPhoto, 'id' | 'communityId' | 'width' | 'height'>,
  now: number,
): PhotoView {
  const { communityId, id: attachmentId, width, height } = photo
  return {
    id: attachmentId,
    width,
    height,
    full: signer.sign({ communityId, attachmentId, size: 'full' }, now),
    thumb: signer.sign({ communityId, attachmentId, size: 'thumb' }, now),
  }
}
