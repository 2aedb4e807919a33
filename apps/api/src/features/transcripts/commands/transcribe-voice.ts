import { ngrams, stands } from '@juwuye/domain'
import type { transcribeBody } from '@juwuye/types/schemas'
import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { CaseWork, factsOf, findCase, whistles } from '../../cases/index.ts'
import { actorAround } from '../../communities/index.ts'
import { type VoiceRow, voices } from '../../uploads/index.ts'

export interface TranscribeRequest {
  readonly communityId: string
  readonly personId: string
  readonly voiceId: string
  readonly input: z.output<typeof transcribeBody>
}

async function findSpoken(tx: Tx, { communityId, voiceId }: TranscribeRequest, lock: boolean) {
  const found = tx
    .select()
    .from(voices)
    .where(
      and(
        eq(voices.communityId, communityId),
        eq(voices.id, voiceId),
        isNotNull(voices.caseId),
        ne(voices.subject, 'consent'),
      ),
    )
  const [row] = await (lock ? found.for('update') : found)
  return row
}

/**
 * Somebody of the desk types what a recording says, or that nobody can make it out. Nothing waits for it; where a whistle
 * had no words, these are its words from now on. Once typed it is put right by whoever says what it puts right (`instead`);
 * every version stays with the case, in the words of its event.
 *
 * @throws Refusal not-found, already-transcribed; stale-version when the whistle just went to another case
 */
export function transcribeVoice(deps: Deps, request: TranscribeRequest): Promise<void> {
  const { communityId, personId, voiceId, input } = request
  const now = deps.clock.now()
  return inCommunity(deps.db.api, request, async (tx) => {
    const seen = await findSpoken(tx, request, false)
    const record = seen?.caseId ? await findCase(tx, communityId, seen.caseId, now, true, personId) : undefined
    const voice = record && (await findSpoken(tx, request, true))
    if (!record || !voice) throw new Refusal('not-found')
    const actor = await actorAround(tx, communityId, personId, now)
    if (!stands(actor, 'desk', factsOf(record))) throw new Refusal('not-found')
    if (voice.caseId !== record.row.id) throw new Refusal('stale-version', { params: { version: record.row.version } })
    const typed = voice.transcript ?? ''
    if (voice.transcribedAt !== null && input.instead !== typed) {
      throw new Refusal('already-transcribed', { params: { by: voice.transcribedName ?? '' } })
    }
    const displayName = actor.displayName ?? ''
    await tx
      .update(voices)
      .set({
        transcript: input.text === '' ? null : input.text,
        unclear: input.unclear,
        transcribedBy: personId,
        transcribedName: displayName,
        transcribedAt: now,
      })
      .where(and(eq(voices.communityId, communityId), eq(voices.id, voiceId)))
    const work = new CaseWork(tx, deps.ids, now, record, { personId, displayName, capacity: 'desk', partyId: null })
    await giveWords(work, voice, input.text, typed)
    await work.append('transcribed', [], { data: { voice: voiceId, unclear: input.unclear }, words: input.text })
    await work.save()
  })
}

/** A whistle that was only spoken gets words, by which it is found too; those it got so are put right again. */
async function giveWords(
  work: CaseWork,
  { subject, subjectId }: VoiceRow,
  text: string,
  before: string,
): Promise<void> {
  if (text === '' || (subject !== 'whistle' && subject !== 'joined')) return
  const whistle = work.record.whistles.find((w) => w.id === subjectId)
  if (!whistle || (whistle.words !== '' && whistle.words !== before)) return
  await work.tx
    .update(whistles)
    .set({ words: text })
    .where(and(eq(whistles.communityId, work.row.communityId), eq(whistles.id, whistle.id)))
  if (whistle.joined || (whistle.visibility === 'private' && !work.row.hidden)) return
  work.row.grams = [...new Set([...work.row.grams, ...ngrams(text)])].sort()
}
