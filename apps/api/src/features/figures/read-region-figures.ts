import {
  daysOfMonths,
  daysYearBefore,
  FIGURE_LIMITS,
  type FigurePeriod,
  figuresOf,
  monthsYearBefore,
  privateShown,
} from '@juwuye/domain'
import type { RegionFigures } from '@juwuye/types'
import type { figuresQuery } from '@juwuye/types/schemas'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, asSweeper } from '../../platform/db/tenant.ts'
import { communities, regions } from '../communities/index.ts'
import { MONTH_KEY, openSums, readSums, type Summed, summedBy } from './daily-sums.ts'
import { requireRegionReader } from './figure-access.ts'
import { monthsNeeded, periodAsked, presentComplaints, presentSeries } from './present-figures.ts'

interface Part {
  readonly kind: 'town' | 'community'
  readonly id: string
  readonly name: string
  readonly communityIds: readonly string[]
}

/** The communities of a town, or the towns of a city with theirs, by name. */
async function partsOf(tx: Tx, region: { id: string; kind: 'city' | 'town' }): Promise<Part[]> {
  const towns =
    region.kind === 'town'
      ? [{ id: region.id, name: '' }]
      : await tx
          .select({ id: regions.id, name: regions.name })
          .from(regions)
          .where(eq(regions.parentId, region.id))
          .orderBy(asc(regions.name))
  const ids = towns.map(({ id }) => id)
  const rows = await tx
    .select({ id: communities.id, name: communities.name, regionId: communities.regionId })
    .from(communities)
    .where(ids.length > 0 ? inArray(communities.regionId, ids) : sql`false`)
    .orderBy(asc(communities.name))
  if (region.kind === 'town')
    return rows.map(({ id, name }) => ({ kind: 'community' as const, id, name, communityIds: [id] }))
  return towns.map(({ id, name }) => {
    const communityIds = rows.filter(({ regionId }) => regionId === id).map((row) => row.id)
    return { kind: 'town' as const, id, name, communityIds }
  })
}

interface Totals {
  readonly months: readonly Summed[]
  /** By community, of the period and of the same days a year before. */
  readonly now: readonly Summed[]
  readonly before: readonly Summed[]
  readonly complaints: readonly { month: string; source: string; complaints: number; key: string }[]
}

/** Sums over communities, and nothing but sums: the role that reads them may see no case, no place and no name. */
function readTotals(deps: Deps, ids: readonly string[], period: FigurePeriod, now: number): Promise<Totals> {
  const these = sql`community_id = any(${sql.param([...ids])}::bigint[])`
  const { first, last } = monthsNeeded(period, now)
  const within = ({ from, until }: { from: string; until: string }) =>
    sql`${these} and day between ${from} and ${until} /* cross-tenant: roll-ups */`
  const each = sql.raw('community_id::text')
  return asSweeper(deps.db.sweeper, async (tx) => {
    const { rows: complaints } = await tx.execute<Totals['complaints'][number] & Record<string, unknown>>(
      sql`select month, source, complaints, community_id::text as key from juwuye.complaint_counts
        where ${these} and month between ${first} and ${last} /* cross-tenant: roll-ups */`,
    )
    return {
      months: await readSums(tx, summedBy(MONTH_KEY, within(daysOfMonths(first, last)))),
      now: await readSums(tx, summedBy(each, within(daysOfMonths(period.first, period.last)))),
      before: await readSums(tx, summedBy(each, within(daysYearBefore(period, now)))),
      complaints,
    }
  })
}

/** Rows by the part that their community belongs to; one pass, for a city has thousands. */
function byPart<R extends { readonly key: string }>(rows: readonly R[], parts: readonly Part[]): (part: Part) => R[] {
  const partOf = new Map(parts.flatMap((part) => part.communityIds.map((id) => [id, part])))
  const rowsOf = new Map<Part | undefined, R[]>()
  for (const row of rows) {
    const part = partOf.get(row.key)
    const known = rowsOf.get(part)
    if (known) known.push(row)
    else rowsOf.set(part, [row])
  }
  return (part) => rowsOf.get(part) ?? []
}

/** Numbers entered in these months, added up where anything was. */
function sumOf(rows: Totals['complaints'], { first, last }: Pick<FigurePeriod, 'first' | 'last'>): number | null {
  const found = rows.filter(({ month }) => first <= month && month <= last)
  return found.length === 0 ? null : found.reduce((sum, { complaints }) => sum + complaints, 0)
}

/** One number a month and source, over all communities. */
function monthly(rows: Totals['complaints']): Totals['complaints'] {
  const each = new Map<string, Totals['complaints'][number]>()
  for (const row of rows) {
    const name = `${row.month} ${row.source}`
    each.set(name, { ...row, complaints: row.complaints + (each.get(name)?.complaints ?? 0) })
  }
  return [...each.values()]
}

/** A town or city: its sums, and those of each of its parts. @throws Refusal not-found */
export async function readRegionFigures(
  deps: Deps,
  { regionId, personId }: { regionId: string; personId: string },
  query: z.output<typeof figuresQuery>,
): Promise<RegionFigures> {
  const now = deps.clock.now()
  const period = periodAsked(query, now)
  const { region, parts } = await asPerson(deps.db.api, personId, async (tx) => {
    const found = await requireRegionReader(tx, regionId, personId, now)
    return { region: found, parts: await partsOf(tx, found) }
  })
  const ids = parts.flatMap(({ communityIds }) => communityIds)
  const totals = await readTotals(deps, ids, period, now)
  const past = monthsYearBefore(period, now)
  const [nowOf, beforeOf] = [byPart(totals.now, parts), byPart(totals.before, parts)]
  const complaintsOf = byPart(totals.complaints, parts)
  const privates = totals.now.filter(({ figureClass }) => figureClass === 'private').map(({ sums }) => sums.whistles)
  const series = presentComplaints(period, monthly(totals.complaints), now)
  return {
    ...{ regionId, kind: region.kind, name: region.name, rankFrom: FIGURE_LIMITS.rankFrom },
    ...presentSeries(period, totals, now),
    privateMatters: period.span === 'year' ? privateShown(privates) : null,
    parts: parts.map((part) => ({
      ...{ kind: part.kind, id: part.id, name: part.name },
      figures: figuresOf(openSums(nowOf(part))),
      before: figuresOf(openSums(beforeOf(part))),
      complaints: sumOf(complaintsOf(part), period),
      complaintsBefore: sumOf(complaintsOf(part), past),
    })),
    complaints: series.map((row) => ({
      ...row,
      communities: new Set(totals.complaints.filter(({ month }) => month === row.month).map(({ key }) => key)).size,
    })),
  }
}
