import { daysOfMonths, type FigureKey } from '@juwuye/domain'
import type { FigureCases } from '@juwuye/types'
import type { figureCasesQuery } from '@juwuye/types/schemas'
import { and, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { caseClocks, cases, listViewer, steppedIn, visibleTo, wordsOpenTo } from '../cases/index.ts'
import { placeNames, policyInForce } from '../communities/index.ts'
import { requireFigureReader } from './figure-access.ts'
import { periodAsked } from './present-figures.ts'
import { whistleFacts } from './whistle-facts.ts'

/** Which whistles are the figure's n, and which of these are its part: columns of `whistleFacts`. */
const BEHIND: Readonly<Record<FigureKey, readonly [of: string, part: string]>> = {
  whistles: ['true', 'true'],
  response: ['due', 'in_time'],
  resolution: ['answered', 'solved'],
  satisfaction: ['answered', 'content'],
  recurrence: ['placed', 'recurred'],
  hours: ['hours is not null', 'hours is not null'],
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly case_class: FigureCases['items'][number]['class']
  readonly state: NonNullable<FigureCases['items'][number]['state']>
  readonly title: string | null
  readonly estate_id: string
  readonly building_id: string | null
  readonly received_at: string
  readonly part: number
  readonly of: number
  readonly hours: number | null
  readonly publication_id: string | null
  readonly level: number | null
  readonly in_words: boolean
  readonly due_at: string | null
  readonly visible: boolean
}

/** The page is up for everybody. */
const paged = sql`(${cases.state} in ('publicised', 'closed') and ${cases.publicationId} is not null and ${cases.pageHiddenAt} is null)`
const level = sql`(select max(s.level) from juwuye.supervisions as s where s.community_id = ${cases.communityId}
  and s.case_id = ${cases.id} and s.settled_at is null)`
const dueAt = sql`(select min(${caseClocks.dueAt}) from ${caseClocks} where ${caseClocks.communityId} = ${cases.communityId}
  and ${caseClocks.caseId} = ${cases.id} and ${caseClocks.stoppedAt} is null and ${caseClocks.kind} not in ('publicity', 'lease', 'pendingAct'))`

/**
 * The cases behind a figure, newest first. The community's own people get those they may see; its town what is published and,
 * without a word of it, what was passed up; its city what is published.
 */
export function listFigureCases(
  deps: Deps,
  asking: { communityId: string; personId: string },
  query: z.output<typeof figureCasesQuery>,
): Promise<FigureCases> {
  const { communityId } = asking
  const now = deps.clock.now()
  const { first, last } = periodAsked(query, now)
  const { from, until } = daysOfMonths(first, last)
  const after = decodeCursor(query.cursor)
  const [of, part] = BEHIND[query.figure].map((column) => sql.raw(column)) as [SQL, SQL]
  return inCommunity(deps.db.api, asking, async (tx) => {
    const reader = await requireFigureReader(tx, asking, now)
    const { policy } = await policyInForce(tx, communityId)
    const viewer = listViewer(reader.actor, now, policy.deadlines)
    const seen = visibleTo(viewer)
    const listed = { member: seen, town: sql`(${paged} or coalesce(${level}, 0) = 2 or ${steppedIn})`, city: paged }[
      reader.as
    ]
    const wanted = query.only === undefined ? sql`true` : query.only === 'part' ? sql`sum_part > 0` : sql`sum_part < n`
    const counted = sql`select case_id, count(*)::int as n, (count(*) filter (where ${part}))::int as sum_part, min(hours) as hours
      from (${whistleFacts(communityId, now)}) as facts
      where day between ${from} and ${until} and not joined and figure_class <> 'private' and ${of}
        ${query.class === undefined ? sql`` : sql`and figure_class = ${query.class}`}
        ${query.estateId === undefined ? sql`` : sql`and estate_id = ${query.estateId}::uuid`}
      group by case_id`
    const behind = sql`(select * from (${counted}) as each where ${wanted}) as behind
      join ${cases} on ${cases.communityId} = ${communityId} and ${cases.id} = behind.case_id`
    const page = and(listed, past(after, cases.receivedAt, cases.id))
    const { rows } =
      await tx.execute<Row>(sql`select ${cases.id}, ${cases.number}, ${cases.caseClass}, ${cases.state}, ${cases.title},
        ${cases.estateId}, ${cases.buildingId}, ${cases.receivedAt}, behind.n as of, behind.sum_part as part, behind.hours,
        case when ${paged} then ${cases.publicationId} end as publication_id, ${level} as level, ${wordsOpenTo(viewer)} as in_words,
        ${dueAt} as due_at, ${seen} as visible
      from ${behind} where ${page} order by ${cases.receivedAt} desc, ${cases.id} desc limit ${query.limit + 1}`)
    const { rows: others } = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${behind} where not ${listed}`,
    )
    const places = await placeNames(tx, communityId)
    const shown = rows.slice(0, query.limit)
    const end = shown.at(-1)
    const inWords = ({ in_words }: Row) => reader.as !== 'city' && in_words
    const reads = (row: Row) => row.publication_id !== null || inWords(row)
    const named = (row: Row) => row.title ?? `${places.get(row.building_id ?? row.estate_id) ?? ''}的一件事`
    return {
      items: shown.map((row) => ({
        ...{ caseId: row.id, number: row.number, class: row.case_class },
        state: reads(row) ? row.state : null,
        title: reads(row) ? named(row) : null,
        receivedAt: Date.parse(row.received_at),
        ...{ part: row.part, of: row.of, hours: row.hours, publicationId: row.publication_id },
        level: reader.as === 'city' ? null : row.level,
        dueAt: reader.as === 'city' || row.due_at === null ? null : Date.parse(row.due_at),
        // the town reads a page where there is one, as anybody does
        open: row.visible && inWords(row) && (reader.as === 'member' || row.publication_id === null),
      })),
      nextCursor:
        rows.length > query.limit && end ? encodeCursor({ at: Date.parse(end.received_at), id: end.id }) : null,
      unlisted: others[0]?.n ?? 0,
    }
  })
}
