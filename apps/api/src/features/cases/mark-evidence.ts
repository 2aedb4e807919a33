import { type EvidencePurpose, isOlder, type LikePhoto, reuseOf, type WorkTimes } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { daysTaken, photosLike } from '../uploads/index.ts'
import type { CaseWork } from './case-work.ts'
import { casePhotos, cases } from './cases.table.ts'
import { evidenceMarks } from './evidence.table.ts'

/** Where photos stand, by their ids. */
async function placesOf(
  tx: Tx,
  { communityId, id }: { communityId: string; id: string },
  photoIds: readonly string[],
): Promise<Map<string, Omit<LikePhoto, 'sameFile'>>> {
  if (photoIds.length === 0) return new Map()
  const rows = await tx
    .select({ photoId: casePhotos.photoId, purpose: casePhotos.purpose, caseId: cases.id, caseClass: cases.caseClass })
    .from(casePhotos)
    .innerJoin(cases, and(eq(cases.communityId, casePhotos.communityId), eq(cases.id, casePhotos.caseId)))
    .where(and(eq(casePhotos.communityId, communityId), inArray(casePhotos.photoId, [...photoIds])))
  return new Map(
    rows.map(({ photoId, purpose, caseId, caseClass }) => [
      photoId,
      { here: caseId === id, purpose, confided: caseClass === 'private' },
    ]),
  )
}

function timesOf({ row, record }: CaseWork, nodeId: string): WorkTimes {
  const node = record.nodes.find((one) => one.id === nodeId)
  const first = record.nodes.find((one) => one.id === node?.recheckOf)
  const returned = record.seats.filter((seat) => seat.nodeId === nodeId && seat.verdict === 'no')
  const again = [first?.verifiedAt, ...returned.map((seat) => seat.signedAt)].filter((at) => at != null)
  return {
    whistledAt: row.receivedAt,
    claimedAt: row.stepTimes[2] ?? null,
    againAt: again.length === 0 ? null : Math.max(...again),
  }
}

/** Notes what the verifiers should look at in the photos that were just put on the node. Nothing is refused for it. */
export async function markEvidence(
  work: CaseWork,
  nodeId: string,
  given: Readonly<Record<EvidencePurpose, readonly string[]>>,
): Promise<void> {
  const { tx, row } = work
  const { communityId, id: caseId } = row
  const ids = [...given.before, ...given.after]
  if (ids.length === 0) return
  const alike = await photosLike(tx, communityId, ids)
  const places = await placesOf(
    tx,
    row,
    alike.map(({ otherId }) => otherId),
  )
  const days = await daysTaken(tx, communityId, ids)
  const times = timesOf(work, nodeId)
  const marks = (['before', 'after'] as const).flatMap((purpose) =>
    given[purpose].flatMap((photoId) => {
      const others = alike.flatMap(({ photoId: asked, otherId, sameFile }) => {
        const place = asked === photoId ? places.get(otherId) : undefined
        return place ? [{ ...place, sameFile }] : []
      })
      const reuse = reuseOf(purpose, others)
      const takenOn = days.get(photoId)
      const of = { communityId, caseId, photoId }
      return [
        ...(reuse
          ? [{ ...of, kind: reuse.sameFile ? ('sameFile' as const) : ('alike' as const), here: reuse.here }]
          : []),
        ...(takenOn && isOlder(purpose, takenOn, times)
          ? [{ ...of, kind: 'older' as const, here: true, takenOn }]
          : []),
      ]
    }),
  )
  if (marks.length > 0) await tx.insert(evidenceMarks).values(marks)
}
