import { LIMITS } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { findCommunity } from '../../communities/index.ts'
import { requireRoom } from '../room-for-uploads.ts'
import { sameUpload, sha256 } from '../same-upload.ts'
import { measureVoice } from '../voice/measure-voice.ts'
import { type VoiceRow, voices } from '../voices.table.ts'
import type { Upload } from './keep-upload.ts'

export interface VoiceUpload extends Upload {
  /** How loud it is, as the phone heard it. */
  peaks: number[] | null
}

/** A round of visits may bring two recordings a concern: what was said, and that it may be passed on. */
const MOST_WAITING = LIMITS.relaysPerRound * 4

/**
 * Keeps one recording until it is sent with something, as it came. The same id with the same file is the same upload.
 *
 * @throws Refusal voice-unreadable, voice-empty, voice-too-long, upload-id-conflict, too-many-requests;
 *   not-found for another's id or no such community
 */
export async function keepVoice(deps: Deps, { personId }: Actor, upload: VoiceUpload): Promise<VoiceRow> {
  const { communityId, id, file, peaks } = upload
  const receivedSha256 = sha256(file)
  const pin = { communityId, personId }
  const known = await inCommunity(deps.db.api, pin, async (tx) => {
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    const found = await findVoice(tx, communityId, id)
    if (!found) await requireRoom(tx, voices, { communityId, personId, atMost: MOST_WAITING })
    return found
  })
  if (known) return sameUpload(known, personId, receivedSha256)
  const measured = measureVoice(file)
  const storageKey = `voices/${communityId}/${id}-${receivedSha256.toString('hex', 0, 8)}.${measured.format}`
  await deps.storage.put(storageKey, file)
  const stored = await inCommunity(deps.db.api, pin, async (tx) => {
    await tx
      .insert(voices)
      .values({
        communityId,
        id,
        uploaderPersonId: personId,
        receivedSha256,
        bytes: file.length,
        ...measured,
        peaks,
        storageKey,
        createdAt: deps.clock.now(),
        unclear: false,
      })
      .onConflictDoNothing()
    return findVoice(tx, communityId, id)
  })
  if (!stored) throw new Error('a recording just written cannot be read')
  return sameUpload(stored, personId, receivedSha256)
}

async function findVoice(tx: Tx, communityId: string, id: string): Promise<VoiceRow | undefined> {
  const [row] = await tx
    .select()
    .from(voices)
    .where(and(eq(voices.communityId, communityId), eq(voices.id, id)))
  return row
}
