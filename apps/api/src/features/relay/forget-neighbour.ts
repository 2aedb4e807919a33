import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { forgetUploads } from '../uploads/index.ts'
import { emptied } from './emptied.ts'
import { neighbourLinks, neighbours } from './neighbours.table.ts'

/** Takes a person off the lists of neighbours they are on themself; answers the files to be thrown away afterwards. */
export async function forgetNeighbour(tx: Tx, communityId: string, personId: string, now: number): Promise<string[]> {
  const entries = await tx
    .select()
    .from(neighbours)
    .where(and(eq(neighbours.communityId, communityId), eq(neighbours.personId, personId)))
    .for('update')
  const files: string[] = []
  for (const row of entries) {
    await tx
      .update(neighbours)
      .set({ ...emptied(row, personId, now), removedAt: row.removedAt ?? now, personId: null })
      .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, row.id)))
    const consent = { communityId, voiceId: row.consentVoiceId, photoIds: row.consentPhotoIds }
    files.push(...(await forgetUploads(tx, consent)))
  }
  await tx
    .update(neighbourLinks)
    .set({ saidName: '' })
    .where(and(eq(neighbourLinks.communityId, communityId), eq(neighbourLinks.personId, personId)))
  return files
}
