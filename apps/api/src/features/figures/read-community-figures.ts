import { daysOfMonths, daysYearBefore, figuresOf, privateShown } from '@juwuye/domain'
import type { CommunityFigures } from '@juwuye/types'
import type { figuresQuery } from '@juwuye/types/schemas'
import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { communityName, estates, policyInForce } from '../communities/index.ts'
import { MONTH_KEY, openSums, readSums, type Summed, summedBy } from './daily-sums.ts'
import { requireFigureReader } from './figure-access.ts'
import { complaintCounts } from './figures.table.ts'
import { monthsNeeded, periodAsked, presentComplaints, presentSeries } from './present-figures.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

const within = (communityId: string, { from, until }: { from: string; until: string }) =>
  sql`community_id = ${communityId} and day between ${from} and ${until}`

async function estateFigures(
  tx: Tx,
  communityId: string,
  rows: readonly Summed[],
): Promise<CommunityFigures['estates']> {
  const known = await tx
    .select({ estateId: estates.id, name: estates.name })
    .from(estates)
    .where(eq(estates.communityId, communityId))
    .orderBy(estates.position, estates.id)
  return known.map((estate) => ({
    ...estate,
    figures: figuresOf(openSums(rows, ({ key }) => key === estate.estateId)),
  }))
}

/** How a community does in a month, quarter or year: made of sums of days, no case is looked at. */
export function readCommunityFigures(
  deps: Deps,
  asking: Asking,
  query: z.output<typeof figuresQuery>,
): Promise<CommunityFigures> {
  const { communityId } = asking
  const now = deps.clock.now()
  const period = periodAsked(query, now)
  return inCommunity(deps.db.api, asking, async (tx) => {
    const reader = await requireFigureReader(tx, asking, now)
    const { policy } = await policyInForce(tx, communityId)
    const { first, last } = monthsNeeded(period, now)
    const summed = (key: SQL, days: { from: string; until: string }) =>
      readSums(tx, summedBy(key, within(communityId, days)))
    const months = await summed(MONTH_KEY, daysOfMonths(first, last))
    const before = await summed(MONTH_KEY, daysYearBefore(period, now))
    const byEstate = await summed(sql.raw('estate_id::text'), daysOfMonths(period.first, period.last))
    const privates = byEstate.filter(({ figureClass }) => figureClass === 'private')
    const complaints = await tx
      .select({ month: complaintCounts.month, source: complaintCounts.source, complaints: complaintCounts.complaints })
      .from(complaintCounts)
      .where(
        and(
          eq(complaintCounts.communityId, communityId),
          gte(complaintCounts.month, first),
          lte(complaintCounts.month, last),
        ),
      )
    const all = privates.reduce((sum, { sums }) => sum + sums.whistles, 0)
    return {
      ...{ communityId, name: await communityName(tx, communityId), reader: reader.as, mayEnter: reader.mayEnter },
      rankFrom: policy.figures.rankFrom,
      ...presentSeries(period, { months, before }, now),
      privateMatters: period.span === 'year' ? privateShown([all]) : null,
      estates: await estateFigures(tx, communityId, byEstate),
      complaints: presentComplaints(period, complaints, now),
    }
  })
}
