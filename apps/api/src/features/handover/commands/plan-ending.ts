import { DAY, LIMITS, startOfDay } from '@juwuye/domain'
import type { planEndingBody } from '@juwuye/types/schemas'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { answeredBefore, holdTogether, rememberAnswer } from '../../cases/index.ts'
import { type Leaving, lockForEnding, setPlanned } from '../../communities/index.ts'
import { casesTouched, idsOf } from '../held.ts'
import { requireUninvolved } from '../involved.ts'
import { plannedView } from '../planned-view.ts'
import { successorOf } from '../successor-of.ts'
import { surveyOf } from '../survey.ts'

interface PlanRequest {
  readonly communityId: string
  readonly membershipId: string
  readonly personId: string
  readonly input: z.output<typeof planEndingBody>
  readonly idempotencyKey?: string
}

const PLANNED = 'membership/plan'
const CANCELLED = 'membership/cancel-plan'

/**
 * Fixes the day from which somebody else takes over, by the rules of an ending at once; time does it then, and judges
 * again.
 *
 * @throws Refusal not-found, forbidden; membership-ended when it is over; invalid-input with the day; ending-planned when a
 *   day is fixed; last-member, successor-unknown
 */
export async function planEnding(deps: Deps, request: PlanRequest): Promise<void> {
  const { personId, input } = request
  const now = deps.clock.now()
  const { successorId, reason } = input
  await once(deps, request, PLANNED, async (tx, answered) => {
    const seen = (await surveyOf(tx, request, now)).leaving
    const endsAt = beginning(input.day, now)
    // cases in the order of their ids, then memberships: as every act does
    const rows = await holdTogether(tx, request.communityId, idsOf(await casesTouched(tx, seen)))
    await lockForEnding(tx, request.communityId, [seen.membership.personId, successorId])
    if (await answered()) return
    const survey = await surveyOf(tx, request, now)
    await requireFree(tx, survey.leaving)
    const held = await casesTouched(tx, survey.leaving)
    const successor = await successorOf(tx, survey, held, successorId, now)
    if (successor) await requireUninvolved(tx, successor.personId, rows, held, now)
    await setPlanned(tx, request, { endsAt, planned: { by: personId, reason, successorId, failed: false } })
  })
}

function beginning(day: string, now: number): number {
  const start = startOfDay(day)
  if (start === undefined) throw invalidField('day', 'wrong-format')
  if (start <= now || start > now + LIMITS.endingDays * DAY) throw invalidField('day', 'out-of-range')
  return start
}

/** Takes the day back. @throws Refusal not-found, forbidden; membership-ended when it is over */
export async function cancelPlannedEnding(deps: Deps, request: Omit<PlanRequest, 'input'>): Promise<void> {
  const now = deps.clock.now()
  await once(deps, { ...request, input: {} }, CANCELLED, async (tx, answered) => {
    const { leaving } = await surveyOf(tx, request, now)
    await lockForEnding(tx, request.communityId, [leaving.membership.personId, null])
    if (await answered()) return
    await surveyOf(tx, request, now)
    await setPlanned(tx, request, null)
  })
}

/**
 * The same key again does nothing again.
 *
 * @param act asks once more when it has its locks: the same request sent twice at once has waited there for its twin
 */
async function once(
  deps: Deps,
  request: Omit<PlanRequest, 'input'> & { readonly input: unknown },
  asked: string,
  act: (tx: Tx, answered: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const keyed = { ...request, caseId: request.membershipId }
  await inCommunity(deps.db.api, request, async (tx) => {
    const answered = () => answeredBefore(tx, keyed, asked)
    if (await answered()) return
    await act(tx, answered)
    if (!(await answered())) await rememberAnswer(tx, keyed, asked, deps.clock.now())
  })
}

async function requireFree(tx: Tx, { membership }: Leaving): Promise<void> {
  const view = await plannedView(tx, membership)
  if (view?.day) throw new Refusal('ending-planned', { params: { by: view.by, day: view.day } })
}
