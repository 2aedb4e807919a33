import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { eachInTurn } from '../../platform/in-turn.ts'
import { dueEndings, failPlanned, findPlanned, socialWorkersOf } from '../communities/index.ts'
import { tellPeople } from '../notifications/index.ts'
import { endMembership } from './commands/end-membership.ts'

/**
 * Ends the memberships whose day came, by the right of whoever fixed it; what cannot be done any more is told. Safe to run
 * twice and beside somebody who takes the day back.
 */
export async function sweepPlannedEndings(deps: Deps, now: number, stopping: AbortSignal): Promise<void> {
  const due = await dueEndings(deps.db.sweeper, now)
  await eachInTurn(due, (at) => endPlanned(deps, at, now), { stopping })
}

interface At {
  readonly communityId: string
  readonly membershipId: string
}

async function endPlanned(deps: Deps, at: At, now: number): Promise<void> {
  const { communityId } = at
  const plan = await inCommunity(deps.db.api, at, (tx) => findPlanned(tx, at))
  if (!plan || plan.endsAt > now) return
  const { personId, endsAt, planned } = plan
  const { by, reason, successorId } = planned
  try {
    await endMembership(deps, { ...at, personId: by, input: { successorId, reason }, fixedFor: endsAt })
  } catch (error) {
    // more and more came to them at that very moment: the next minute is another one
    if (!(error instanceof Refusal) || error.code === 'stale-version') throw error
    await inCommunity(deps.db.api, at, async (tx) => {
      if (!(await failPlanned(tx, at, endsAt, planned))) return
      // whoever may not any more is told nothing either
      const fixer = error.code === 'forbidden' || error.code === 'not-found' ? [] : [by]
      const people = [...new Set([...fixer, ...(await socialWorkersOf(tx, communityId, now))])]
      await tellPeople(tx, deps, { communityId, kind: 'ending.failed', people, data: { person: personId } }, now)
    })
  }
}
