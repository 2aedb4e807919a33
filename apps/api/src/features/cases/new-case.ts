import { caseNumber, GENESIS_HASH, shanghaiTime } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import type { CaseRow } from './case-record.ts'
import { caseCounters } from './cases.table.ts'

const counted = prepared((tx) =>
  tx
    .insert(caseCounters)
    .values({ communityId: asked('communityId'), year: asked('year'), value: 1 })
    .onConflictDoUpdate({
      target: [caseCounters.communityId, caseCounters.year],
      set: { value: sql`${caseCounters.value} + 1` },
    })
    .returning({ value: caseCounters.value }),
)

/** The community's next number; the counter row orders whistles of one community and year. */
export async function nextNumber(tx: Tx, communityId: string, shortName: string, now: number): Promise<string> {
  const { year } = shanghaiTime(now)
  const [row] = await counted(tx, { communityId, year })
  if (!row) throw new Error('the counter answers always')
  return caseNumber(shortName, year, row.value)
}

type Given =
  | 'communityId'
  | 'id'
  | 'number'
  | 'state'
  | 'danger'
  | 'kind'
  | 'estateId'
  | 'buildingId'
  | 'placeId'
  | 'spot'
  | 'aboutPartyId'
  | 'hidden'
  | 'whistleCount'
  | 'receivedAt'
  | 'stepTimes'
  | 'updatedAt'
  | 'grams'

/** A case of which nothing is known but what was whistled. */
export function blankCase(given: Pick<CaseRow, Given>): CaseRow {
  return {
    ...given,
    caseClass: null,
    title: null,
    leadPartyId: null,
    mediatorId: null,
    mediatorCheckedInAt: null,
    mediatorReply: null,
    firstReceiverId: null,
    thumbId: null,
    declineReason: null,
    declineInstead: null,
    declinedBy: null,
    declinedByPartyId: null,
    declinedAt: null,
    mergedIntoId: null,
    unsolvedReason: null,
    unsolvedWords: null,
    unsolvedBy: null,
    unsolvedByPartyId: null,
    unsolvedByPersonId: null,
    concludedAt: null,
    publicationId: null,
    publicityRound: 0,
    publicityEndsAt: null,
    publicityHeldMs: null,
    pageHiddenAt: null,
    pageHiddenReason: null,
    townAskedAt: null,
    onBookSince: null,
    onBookUntil: null,
    onBookReason: null,
    urgeCount: 0,
    closedAt: null,
    seq: 0,
    headHash: GENESIS_HASH,
    version: 0,
  }
}
