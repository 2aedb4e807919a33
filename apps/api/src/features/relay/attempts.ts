import type { RelayAttempt } from '@juwuye/domain'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { relayAttempts } from './relay.table.ts'

export interface Attempt {
  readonly communityId: string
  readonly personId: string
  readonly personName: string
  readonly what: RelayAttempt
  readonly subjectId: string | null
}

/** Puts on record what somebody tried and may not. */
export async function noteAttempt(deps: Pick<Deps, 'ids' | 'clock'>, tx: Tx, attempt: Attempt): Promise<void> {
  await tx.insert(relayAttempts).values({ ...attempt, id: deps.ids.uuid(), at: deps.clock.now() })
}

/** The same after what was tried has been refused, and with it all that it wrote. */
export async function noteRefusedAttempt(deps: Deps, attempt: Attempt): Promise<void> {
  const { communityId, personId } = attempt
  await inCommunity(deps.db.api, { communityId, personId }, (tx) => noteAttempt(deps, tx, attempt))
}
