import type { Transcriptions } from '@juwuye/types'
import { and, asc, count, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { cases, isDesk, listViewer } from '../cases/index.ts'
import { actorAround, mayKeepRolls, policyInForce, requireBelonging } from '../communities/index.ts'
import { voices, voiceView } from '../uploads/index.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

/** Recordings that nobody has typed yet, oldest first, or those typed, latest first, of the cases that are this desk's. @throws Refusal forbidden */
export function listTranscriptions(
  deps: Deps,
  asking: Asking,
  page: { cursor?: string | undefined; limit: number; state: 'waiting' | 'typed' },
): Promise<Transcriptions> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const actor = await actorAround(tx, communityId, personId, now)
    requireBelonging(actor)
    if (!mayKeepRolls(actor)) throw new Refusal('forbidden')
    const { policy } = await policyInForce(tx, communityId)
    const after = decodeCursor(page.cursor)
    const said = and(
      eq(voices.communityId, communityId),
      isNotNull(voices.attachedAt),
      ne(voices.subject, 'consent'),
      isDesk(listViewer(actor, now, policy.deadlines)),
    )
    const waits = and(said, isNull(voices.transcribedAt))
    const typed = page.state === 'typed'
    const ofCase = and(eq(cases.communityId, voices.communityId), eq(cases.id, voices.caseId))
    const rows = await tx
      .select({ voice: voices, case: { id: cases.id, number: cases.number, title: cases.title } })
      .from(voices)
      .innerJoin(cases, ofCase)
      .where(
        and(
          typed ? and(said, isNotNull(voices.transcribedAt)) : waits,
          past(after, typed ? voices.transcribedAt : voices.attachedAt, voices.id, typed ? '<' : '>'),
        ),
      )
      .orderBy(...(typed ? [desc(voices.transcribedAt), desc(voices.id)] : [asc(voices.attachedAt), asc(voices.id)]))
      .limit(page.limit + 1)
    const [counted] = await tx.select({ waiting: count() }).from(voices).innerJoin(cases, ofCase).where(waits)
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)?.voice
    return {
      items: shown.map(({ voice, case: about }) => {
        const { subject, attachedAt } = voice
        const of = subject === null || subject === 'consent' ? 'other' : subject
        return { voice: voiceView(deps.signer, voice, now), at: attachedAt ?? 0, of, case: about }
      }),
      nextCursor:
        rows.length > page.limit && last
          ? encodeCursor({ at: (typed ? last.transcribedAt : last.attachedAt) ?? 0, id: last.id })
          : null,
      waiting: counted?.waiting ?? 0,
    }
  })
}
