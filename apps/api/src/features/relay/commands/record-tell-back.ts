import { keepsForAll, stands } from '@juwuye/domain'
import type { recordTellBackBody } from '@juwuye/types/schemas'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import {
  answeredBefore,
  CaseWork,
  type EventAuthor,
  factsOf,
  findCase,
  rememberAnswer,
  type TellBackRow,
  tellBacks,
  whistles,
} from '../../cases/index.ts'
import { actorAround } from '../../communities/index.ts'

export interface TellBackRequest {
  readonly communityId: string
  readonly personId: string
  readonly tellBackId: string
  readonly input: z.output<typeof recordTellBackBody>
  readonly idempotencyKey?: string
}

const ASKED = 'tell-back/told'
/** A phone's clock may be a little ahead of ours. */
const AHEAD = 5 * 60_000

async function findDuty(tx: Tx, { communityId, tellBackId }: TellBackRequest) {
  const [found] = await tx
    .select({ duty: tellBacks, caseId: whistles.caseId })
    .from(tellBacks)
    .innerJoin(whistles, and(eq(whistles.communityId, tellBacks.communityId), eq(whistles.id, tellBacks.whistleId)))
    .where(and(eq(tellBacks.communityId, communityId), eq(tellBacks.id, tellBackId)))
  return found
}

/**
 * 回告: the neighbour was told, by who speaks for them or by a social worker. One visit tells everything that waits on
 * the whistle up to this duty. What the neighbour said is kept as words: it rates nothing.
 *
 * @returns how many duties were done by it
 * @throws Refusal not-found, already-told, voice-unusable, stale-version; invalid-input for a time to come
 */
export function recordTellBack(deps: Deps, request: TellBackRequest): Promise<number> {
  const { communityId, personId, input } = request
  const now = deps.clock.now()
  return inCommunity(deps.db.api, request, async (tx) => {
    const seen = await findDuty(tx, request)
    const record = seen && (await findCase(tx, communityId, seen.caseId, now, true, personId))
    const held = record && (await findDuty(tx, request))
    if (!record || !held) throw new Refusal('not-found')
    // the whistle went to another case while we waited for this one
    if (held.caseId !== record.row.id) throw new Refusal('stale-version', { params: { version: record.row.version } })
    const { duty } = held
    const actor = await actorAround(tx, communityId, personId, now)
    const speaks = record.whistles.some((w) => w.id === duty.whistleId && w.enteredBy === personId)
    const desk = keepsForAll(actor) && stands(actor, 'desk', factsOf(record))
    if (!speaks && !desk) throw new Refusal('not-found')
    const keyed = { ...request, caseId: record.row.id }
    if (await answeredBefore(tx, keyed, ASKED)) return 0
    if (duty.toldAt !== null) throw new Refusal('already-told', { params: { by: duty.toldName ?? '' } })
    const at = input.at ?? now
    if (at > now + AHEAD) throw invalidField('at', 'out-of-range')
    const author: EventAuthor = {
      personId,
      displayName: actor.displayName ?? '',
      capacity: speaks ? 'reporter' : 'desk',
      partyId: null,
    }
    const work = new CaseWork(tx, deps.ids, now, record, author)
    if (input.voiceId !== null) work.spoken = { voiceId: input.voiceId, subject: 'tellBack', subjectId: duty.id }
    const done = await writeTold(tx, duty, input, {
      at: Math.min(Math.max(at, duty.madeAt), now),
      recordedAt: now,
      by: author,
    })
    const { stage } = duty
    await work.append('toldBack', input.content === false ? ['desk'] : [], {
      data: { stage, way: input.way, content: input.content },
      words: input.said,
    })
    await work.save()
    await rememberAnswer(tx, keyed, ASKED, now)
    return done
  })
}

interface Telling {
  readonly at: number
  readonly recordedAt: number
  readonly by: EventAuthor
}

async function writeTold(
  tx: Tx,
  duty: TellBackRow,
  input: TellBackRequest['input'],
  { at, recordedAt, by }: Telling,
): Promise<number> {
  const told = { toldAt: at, recordedAt, toldBy: by.personId, toldName: by.displayName, way: input.way }
  const ofWhistle = and(eq(tellBacks.communityId, duty.communityId), eq(tellBacks.whistleId, duty.whistleId))
  const done = await tx
    .update(tellBacks)
    .set(told)
    .where(and(ofWhistle, isNull(tellBacks.toldAt), lte(tellBacks.madeAt, duty.madeAt)))
    .returning({ id: tellBacks.id })
  await tx
    .update(tellBacks)
    .set({ said: input.said === '' ? null : input.said, voiceId: input.voiceId, content: input.content })
    .where(and(ofWhistle, eq(tellBacks.id, duty.id)))
  return done.length
}
