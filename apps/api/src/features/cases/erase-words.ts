import { and, eq, inArray } from 'drizzle-orm'
import type { CaseWork } from './case-work.ts'
import { eventContents } from './cases.table.ts'

/**
 * Deletes what was said with these events, and the salt: nobody can guess it from its hash any more. An event tells that it
 * was done, so that the chain still holds and nothing can go in silence.
 *
 * @returns the photos that belonged to what was said
 */
export async function eraseWords(work: CaseWork, seqs: readonly number[]): Promise<string[]> {
  const { communityId, id: caseId } = work.row
  if (seqs.length === 0) return []
  const gone = await work.tx
    .delete(eventContents)
    .where(
      and(
        eq(eventContents.communityId, communityId),
        eq(eventContents.caseId, caseId),
        inArray(eventContents.seq, [...seqs]),
      ),
    )
    .returning({ seq: eventContents.seq, photoIds: eventContents.photoIds })
  if (gone.length === 0) return []
  const erased = gone.map(({ seq }) => seq).sort((a, b) => a - b)
  await work.append('content.erased', [], { data: { seqs: erased.map(String) } })
  return gone.flatMap(({ photoIds }) => photoIds)
}
