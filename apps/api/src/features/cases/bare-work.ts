import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { policyInForce } from '../communities/index.ts'
import type { CaseRow } from './case-record.ts'
import { CaseWork, type EventAuthor } from './case-work.ts'

const NOBODY = { parties: [], desk: [], buildingHeads: [], confirmedOwners: [] }

/**
 * Work on a locked case of which only the row was read, for changes that ask no rule of it: many cases at once change
 * hands by a few statements each.
 */
export async function bareWork(tx: Tx, ids: Ids, now: number, row: CaseRow, author: EventAuthor): Promise<CaseWork> {
  const nothing = {
    whistles: [],
    parties: [],
    clocks: [],
    nodes: [],
    seats: [],
    stepBacks: [],
    pendingActs: [],
    objections: [],
    ratings: [],
    reopenings: [],
    refusals: [],
    rulings: [],
    talks: [],
    reports: [],
    movedWhistles: [],
    goesOnPrivate: false,
    supervisions: [],
    townParticipants: [],
    urgings: [],
    deadlines: (await policyInForce(tx, row.communityId)).policy.deadlines,
  }
  return new CaseWork(tx, ids, now, { row, ...nothing, people: NOBODY, readAt: now }, author)
}
