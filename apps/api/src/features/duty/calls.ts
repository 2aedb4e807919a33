import { stands } from '@juwuye/domain'
import type { OnCallCalls } from '@juwuye/types'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type CaseAddress, getVisibleCase, type VisibleCase } from '../cases/index.ts'
import { onCallOf, onDutyAt } from '../communities/index.ts'
import { onCallCalls } from './watch.table.ts'

const MOST_CALLS = 50

/** Who works on the case: desk, whoever is on duty, the parties summoned to it and its lead. */
const RELATIONS = ['desk', 'onDuty', 'summoned', 'lead'] as const

/** The case for somebody who works on it; for its neighbours there are no calls. @throws Refusal not-found */
export async function getCalledCase(deps: Deps, tx: Tx, address: CaseAddress): Promise<VisibleCase> {
  const seen = await getVisibleCase(deps, tx, address)
  if (!RELATIONS.some((relation) => stands(seen.actor, relation, seen.facts))) throw new Refusal('not-found')
  return seen
}

/** The estate's numbers, property's line first. */
export async function numbersFor(tx: Tx, { communityId, estateId }: { communityId: string; estateId: string }) {
  const numbers = await onCallOf(tx, communityId, estateId)
  const later = ({ label }: { label: string }) => (label.includes('物业') ? 0 : 1)
  return [...numbers].sort((a, b) => later(a) - later(b))
}

/** Whom to ring, and who was rung. */
export function readCalls(deps: Deps, address: CaseAddress): Promise<OnCallCalls> {
  const { communityId, caseId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const { facts, now } = await getCalledCase(deps, tx, address)
    const rows = await tx
      .select()
      .from(onCallCalls)
      .where(and(eq(onCallCalls.communityId, communityId), eq(onCallCalls.caseId, caseId)))
      .orderBy(desc(onCallCalls.calledAt), desc(onCallCalls.id))
      .limit(MOST_CALLS)
    return {
      numbers: await numbersFor(tx, { communityId, estateId: facts.estateId }),
      calls: rows.map(({ id, label, phone, calledBy, calledByName, calledAt, outcome }) => ({
        ...{ id, label, phone, calledAt, outcome },
        calledBy: calledByName,
        mine: calledBy === address.personId,
      })),
      nobodyOnDuty: (await onDutyAt(tx, communityId, now)).length === 0,
    }
  })
}
