import type { VoiceView } from '@juwuye/types'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { fieldProblem, Refusal } from '../../platform/http/refusal.ts'
import type { UrlSigner } from '../../platform/http/signed-url.ts'
import { secondsOf } from './voice/measure-voice.ts'
import { type VoiceRow, type VoiceSubject, voices } from './voices.table.ts'

export interface VoiceUse {
  communityId: string
  /** Who recorded it, and only they. */
  personId: string
  id: string
  /** null: to no case. */
  caseId: string | null
  subject: VoiceSubject
  subjectId: string
  /** The entry of the timeline it was said with. */
  seq?: number
  now: number
}

/**
 * Gives a recording to what it was said for; once.
 *
 * @throws Refusal voice-unusable when it is not theirs, not of this community, swept, or used already
 */
export async function attachVoice(tx: Tx, use: VoiceUse, path = 'voiceId'): Promise<void> {
  const { communityId, personId, id, caseId, subject, subjectId, seq, now } = use
  const attached = await tx
    .update(voices)
    .set({ attachedAt: now, caseId, subject, subjectId, seq: seq ?? null })
    .where(
      and(
        eq(voices.communityId, communityId),
        eq(voices.uploaderPersonId, personId),
        eq(voices.id, id),
        isNull(voices.attachedAt),
      ),
    )
    .returning({ id: voices.id })
  if (attached.length === 0) throw new Refusal('voice-unusable', { fields: [fieldProblem(path, 'invalid')] })
}

/** What was said with whistles goes where they go; the entries of their first case stay there. */
export async function moveVoices(
  tx: Tx,
  { communityId, whistleIds, caseId }: { communityId: string; whistleIds: readonly string[]; caseId: string },
): Promise<void> {
  await tx
    .update(voices)
    .set({ caseId, seq: null })
    .where(
      and(
        eq(voices.communityId, communityId),
        inArray(voices.subject, ['whistle', 'joined']),
        inArray(voices.subjectId, [...whistleIds]),
      ),
    )
}

const voicesGivenTo = prepared((tx) =>
  tx
    .select()
    .from(voices)
    .where(and(eq(voices.communityId, asked('communityId')), eq(voices.caseId, asked('caseId'))))
    .orderBy(voices.id),
)

/** Every recording of a case, but for what only shows consent. */
export async function voicesOfCase(tx: Tx, communityId: string, caseId: string): Promise<VoiceRow[]> {
  const rows = await voicesGivenTo(tx, { communityId, caseId })
  return rows.filter(({ subject }) => subject !== 'consent')
}

export async function voicesById(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VoiceRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(voices)
    .where(and(eq(voices.communityId, communityId), inArray(voices.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the wire carries: whoever gets this may listen until the address ends. */
export function voiceView(signer: UrlSigner, voice: VoiceRow, now: number): VoiceView {
  const { communityId, id, format, durationMs, peaks, transcript, unclear } = voice
  const url = signer.sign({ communityId, attachmentId: id, size: 'voice' }, now)
  return { id, format, seconds: secondsOf(durationMs), url, peaks, transcript, unclear }
}
