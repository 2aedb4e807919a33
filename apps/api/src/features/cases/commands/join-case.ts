import { DAY, dayOf, LIMITS, startOfDay } from '@juwuye/domain'
import { and, count, eq, gte } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { noteConsent } from '../../consents/index.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { whistles } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { answerTaken, whistleHash } from '../taken-whistle.ts'

/**
 * 我也是: a neighbour of the same estate says it too; counted apart, told, may rate. The client made the whistle's id:
 * sending the same again changes nothing.
 */
export async function joinCase(deps: Deps, request: CaseRequest<Parsed<'join'>>): Promise<void> {
  const { communityId, caseId, personId, input } = request
  const taken = { communityId, personId: personId ?? '', id: input.id, bodyHash: whistleHash({ caseId, ...input }) }
  await answerTaken(deps, taken, () => join(deps, request, taken.bodyHash))
}

function join(deps: Deps, request: CaseRequest<Parsed<'join'>>, bodyHash: string): Promise<void> {
  return runAct(deps, 'join', request, async ({ tx, work, now, personId }, input) => {
    await checkJoins(tx, work.row.communityId, personId, now)
    await tx.insert(whistles).values({
      communityId: work.row.communityId,
      id: input.id,
      caseId: work.row.id,
      personId,
      joined: true,
      kind: work.row.kind,
      channel: 'own',
      visibility: input.visibility,
      danger: false,
      falseUrgent: false,
      words: input.text,
      displayName: work.author?.displayName ?? '',
      bodyHash,
      receivedAt: now,
    })
    await noteConsent(tx, work.ids, {
      personId,
      matter: 'nameShown',
      given: input.visibility === 'named',
      about: work.row.number,
      now,
    })
    await work.keepWhistleCheck(input.id)
    work.row.whistleCount += 1
    work.row.hidden &&= input.visibility === 'private'
    await work.apply('join', 'joined', { words: input.text })
  })
}

/** One person's me-too of a day have an end, in which nobody who lives somewhere notices it. @throws Refusal join-limit */
async function checkJoins(tx: Tx, communityId: string, personId: string, now: number): Promise<void> {
  const today = startOfDay(dayOf(now)) ?? now
  const [row] = await tx
    .select({ joined: count() })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, communityId),
        eq(whistles.personId, personId),
        eq(whistles.joined, true),
        gte(whistles.receivedAt, today),
      ),
    )
  if ((row?.joined ?? 0) < LIMITS.joinsPerDay) return
  const retryAfterSeconds = Math.ceil((today + DAY - now) / 1000)
  throw new Refusal('join-limit', { params: { limit: LIMITS.joinsPerDay }, retryAfterSeconds })
}
