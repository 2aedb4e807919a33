import type { Deps } from './deps.ts'
import { everyCommunity } from './features/communities/index.ts'
import { resealOwners } from './features/owner-roll/index.ts'
import { resealNeighbours } from './features/relay/index.ts'
import { retireSealingKeys } from './platform/sealing/hold-sealing-keys.ts'

export interface ResealReport {
  readonly done: number
  readonly unreadable: readonly string[]
  /** Numbers of keys that may be taken out of the configuration now. */
  readonly retired: readonly number[]
}

/**
 * Seals everything anew with the newest key, community by community; older keys are retired once nothing is left that
 * needs them. Safe to cut off and to run again.
 */
export async function resealAll(deps: Deps, newest: number): Promise<ResealReport> {
  const unreadable: string[] = []
  let done = 0
  for await (const { communityId } of everyCommunity(deps.db.api)) {
    for (const one of [await resealNeighbours(deps, communityId), await resealOwners(deps, communityId)]) {
      done += one.done
      unreadable.push(...one.unreadable)
    }
  }
  const retired = unreadable.length > 0 ? [] : await retireSealingKeys(deps.db.api, newest, deps.clock.now())
  return { done, unreadable, retired }
}
