import type { MembershipEnded } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { answeredBefore, holdTogether, rememberAnswer } from '../../cases/index.ts'
import {
  actorAround,
  closeMembership,
  lockForEnding,
  type MembershipEnding,
  passOn,
  personName,
} from '../../communities/index.ts'
import { freeShifts } from '../../duty/index.ts'
import { countFalling, fallToDesk } from '../../relay/index.ts'
import { authorsOf } from '../authors.ts'
import { endedView } from '../ended-view.ts'
import { casesTouched, type HeldCase, idsOf, lapsingActs } from '../held.ts'
import { requireUninvolved } from '../involved.ts'
import { moveCases } from '../move-cases.ts'
import { successorOf } from '../successor-of.ts'
import { type Survey, surveyOf } from '../survey.ts'

export interface EndRequest {
  readonly communityId: string
  readonly membershipId: string
  readonly personId: string
  readonly input: { readonly successorId: string | null; readonly reason: string }
  readonly idempotencyKey?: string
  /** Done by time, as it was fixed for then. */
  readonly fixedFor?: number
}

const ASKED = 'membership/end'
/** How often a case may come to them between the look and the locks. */
const TRIES = 3

class MoreCame extends Error {}

/**
 * Ends a membership and passes on what the person held by it, all or nothing. Done by the desk, the town or the person
 * themself; only desk and town name somebody who has to be made the same first.
 *
 * @throws Refusal not-found, forbidden; membership-ended when it is over; last-member, successor-unknown;
 *   idempotency-conflict for a key used for something else
 */
export async function endMembership(deps: Deps, request: EndRequest): Promise<MembershipEnded> {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await inCommunity(deps.db.api, request, (tx) => endOnce(deps, tx, request))
    } catch (error) {
      if (!(error instanceof MoreCame)) throw error
    }
  }
  throw new Refusal('stale-version')
}

async function endOnce(deps: Deps, tx: Tx, request: EndRequest): Promise<MembershipEnded> {
  const { communityId, membershipId, personId, input } = request
  const now = deps.clock.now()
  const keyed = { ...request, caseId: membershipId }
  const answered = async () => endedView(tx, request, await actorAround(tx, communityId, personId, now))
  if (await answeredBefore(tx, keyed, ASKED)) return answered()
  const { leaving: seen } = await surveyOf(tx, request, now)
  // cases in the order of their ids, then memberships: as every act does
  const rows = await holdTogether(tx, communityId, idsOf(await casesTouched(tx, seen)))
  await lockForEnding(tx, communityId, [seen.membership.personId, input.successorId])
  // the same request sent twice has waited here for its twin
  if (await answeredBefore(tx, keyed, ASKED)) return answered()
  const survey = await surveyOf(tx, request, now)
  const { leaving, viewer } = survey
  // taken back, or fixed anew, in the meantime
  if (request.fixedFor !== undefined && leaving.membership.endsAt !== request.fixedFor) throw new Refusal('act-settled')
  const held = await casesTouched(tx, leaving)
  if (idsOf(held).some((id) => !rows.some((row) => row.id === id))) throw new MoreCame()
  const successor = await successorOf(tx, survey, held, input.successorId, now)
  if (successor) await requireUninvolved(tx, successor.personId, rows, held, now)
  const lapsing = await lapsingActs(tx, leaving)
  const name = viewer.displayName ?? (await personName(tx, personId))
  await closeMembership(tx, leaving, endingOf(survey, held, await countFalling(tx, leaving), request), now)
  if (successor) await passOn(tx, deps.ids, leaving, successor, { grantedBy: personId, now })
  await freeShifts(tx, deps, { communityId, personId, name }, leaving.membership.personId, now)
  const moving = { tx, ids: deps.ids, now, successor, authorOn: authorsOf(viewer, name, leaving) }
  await moveCases(moving, rows, held, lapsing)
  await fallToDesk(tx, leaving)
  await rememberAnswer(tx, keyed, ASKED, now)
  return endedView(tx, request, viewer)
}

function endingOf(
  { leaving }: Survey,
  held: readonly HeldCase[],
  neighbours: number,
  { personId, input }: EndRequest,
): MembershipEnding {
  const of = (kind: HeldCase['kind']) => held.filter((h) => h.kind === kind).length
  return {
    endedBy: personId,
    reason: input.reason,
    successorId: input.successorId,
    moved: {
      mediation: of('mediation'),
      talk: of('talk'),
      received: of('received'),
      pendingAct: of('pendingAct'),
      tellBack: of('tellBack'),
      neighbours,
      buildings: leaving.looksAfter.length,
    },
    dutyEnded: leaving.duty !== null,
  }
}
