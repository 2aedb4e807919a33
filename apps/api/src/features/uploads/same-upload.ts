import { createHash } from 'node:crypto'
import { Refusal } from '../../platform/http/refusal.ts'

export const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** What was kept under this id before. @throws Refusal not-found for another's; upload-id-conflict for another file */
export function sameUpload<T extends { uploaderPersonId: string; receivedSha256: Buffer }>(
  known: T,
  personId: string,
  receivedSha256: Buffer,
): T {
  if (known.uploaderPersonId !== personId) throw new Refusal('not-found')
  if (!known.receivedSha256.equals(receivedSha256)) throw new Refusal('upload-id-conflict')
  return known
}
