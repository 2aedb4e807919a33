import type { PhotoView } from '@juwuye/types'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import type { UrlSigner } from '../../platform/http/signed-url.ts'
import { contentChecks, isPassed } from '../moderation/index.ts'
import type { Redaction } from './redactions.table.ts'
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
  uploaderPersonId: string
  /** The content check or a person let it pass; until then neighbours do not see it, and no page shows it. */
  passed: boolean
}

const columns = {
  id: attachments.id,
  communityId: attachments.communityId,
  sha256: attachments.sha256,
  width: attachments.width,
  height: attachments.height,
  storageKey: attachments.storageKey,
  thumbKey: attachments.thumbKey,
  uploaderPersonId: attachments.uploaderPersonId,
  verdict: contentChecks.verdict,
  decision: contentChecks.decision,
}

const isItsCheck = and(
  eq(contentChecks.communityId, attachments.communityId),
  eq(contentChecks.subject, 'photo'),
  eq(contentChecks.subjectId, attachments.id),
)

/** Photos of a community with what the check said of each, in the order of upload. */
const photosWhere = (tx: Tx, communityId: string | SQL, which: SQL) =>
  tx
    .select(columns)
    .from(attachments)
    .leftJoin(contentChecks, isItsCheck)
    .where(and(eq(attachments.communityId, communityId), which))
    .orderBy(attachments.id)

function keptPhoto({ sha256, verdict, decision, ...row }: Awaited<ReturnType<typeof photosWhere>>[number]): KeptPhoto {
  return { ...row, sha256: sha256.toString('hex'), passed: isPassed(verdict && { verdict, decision }) }
}

const photosGivenTo = prepared((tx) => photosWhere(tx, asked('communityId'), eq(attachments.caseId, asked('caseId'))))

/** Every photo given to the case. */
export async function photosOfCase(tx: Tx, communityId: string, caseId: string): Promise<KeptPhoto[]> {
  return (await photosGivenTo(tx, { communityId, caseId })).map(keptPhoto)
}

const photosNamed = prepared((tx) =>
  photosWhere(tx, asked('communityId'), sql`${attachments.id} = any(${asked('ids')}::uuid[])`),
)

/** Photos by id, for lists that show one of each case. */
export async function photosById(tx: Tx, communityId: string, ids: readonly string[]): Promise<Map<string, KeptPhoto>> {
  if (ids.length === 0) return new Map()
  const rows = await photosNamed(tx, { communityId, ids })
  return new Map(rows.map((row) => [row.id, keptPhoto(row)]))
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

/** The same of a redacted copy. */
export function redactionView(signer: UrlSigner, copy: Redaction, now: number): Pick<PhotoView, 'full' | 'thumb'> {
  const { communityId, id: attachmentId } = copy
  return {
    full: signer.sign({ communityId, attachmentId, size: 'redacted' }, now),
    thumb: signer.sign({ communityId, attachmentId, size: 'redacted-thumb' }, now),
  }
}
