import { type CaseFacts, readLevel } from '@juwuye/domain'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { together } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround } from '../communities/index.ts'
import { factsOf } from './case-facts.ts'
import { type CaseRecord, findCase } from './case-record.ts'

export interface CaseAddress {
  readonly communityId: string
  readonly caseId: string
  readonly personId: string
}

export interface VisibleCase {
  readonly record: CaseRecord
  readonly facts: CaseFacts
  readonly actor: ActorAround
  readonly now: number
}

/**
 * A case to be read, not changed, and who reads it.
 *
 * @throws Refusal not-found when it is not there or not theirs to see
 */
export async function getVisibleCase(deps: Deps, tx: Tx, address: CaseAddress): Promise<VisibleCase> {
  const { communityId, caseId, personId } = address
  const now = deps.clock.now()
  const [record, actor] = await together(
    findCase(tx, communityId, caseId, now, false),
    actorAround(tx, communityId, personId, now),
  )
  if (!record) throw new Refusal('not-found')
  const facts = factsOf(record)
  if (readLevel(actor, facts) === 'none') throw new Refusal('not-found')
  return { record, facts, actor, now }
}
