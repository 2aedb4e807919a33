import type { DeadlinePolicy } from '@juwuye/domain'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { given, part, rowsTogether } from '../../platform/db/rows-together.ts'
import { together } from '../../platform/db/tenant.ts'
import { holdMemberships, type PeopleAround, peopleAround, policyInForce } from '../communities/index.ts'
import {
  caseClocks,
  caseParticipants,
  caseParties,
  caseRefusals,
  caseRulings,
  cases,
  caseTalks,
  nodes,
  objections,
  pageReports,
  pendingActs,
  ratings,
  reopenings,
  seats,
  stepBacks,
  whistles,
} from './cases.table.ts'
import { supervisions, urgings } from './chasing.table.ts'

export type CaseRow = typeof cases.$inferSelect
export type WhistleRow = typeof whistles.$inferSelect
export type ClockRow = typeof caseClocks.$inferSelect
export type NodeRow = typeof nodes.$inferSelect
export type SeatRow = typeof seats.$inferSelect
export type RulingRow = typeof caseRulings.$inferSelect
export type TalkRow = typeof caseTalks.$inferSelect
export type SupervisionRow = typeof supervisions.$inferSelect
export type PendingActRow = typeof pendingActs.$inferSelect

/** A case with everything the rules ask about, as read in one transaction. */
export interface CaseRecord {
  readonly row: CaseRow
  readonly whistles: readonly WhistleRow[]
  readonly parties: readonly (typeof caseParties.$inferSelect)[]
  readonly clocks: readonly ClockRow[]
  readonly nodes: readonly NodeRow[]
  readonly seats: readonly SeatRow[]
  readonly stepBacks: readonly (typeof stepBacks.$inferSelect)[]
  readonly pendingActs: readonly PendingActRow[]
  readonly objections: readonly (typeof objections.$inferSelect)[]
  readonly ratings: readonly (typeof ratings.$inferSelect)[]
  readonly reopenings: readonly (typeof reopenings.$inferSelect)[]
  readonly refusals: readonly (typeof caseRefusals.$inferSelect)[]
  readonly rulings: readonly RulingRow[]
  readonly talks: readonly TalkRow[]
  readonly reports: readonly (typeof pageReports.$inferSelect)[]
  /** Whistles that were part of this case and went on to another number. */
  readonly movedWhistles: readonly WhistleRow[]
  /** The case in which this merged one goes on is a private matter. */
  readonly goesOnPrivate: boolean
  readonly supervisions: readonly SupervisionRow[]
  /** Who did anything on it for the town. */
  readonly townParticipants: readonly (typeof caseParticipants.$inferSelect)[]
  readonly urgings: readonly (typeof urgings.$inferSelect)[]
  readonly people: PeopleAround
  /** The times of the community in force. */
  readonly deadlines: DeadlinePolicy
  /** When it was read: what is overdue is so by this instant. */
  readonly readAt: number
}

async function leadsToPrivate(tx: Tx, { communityId, mergedIntoId }: CaseRow): Promise<boolean> {
  if (mergedIntoId === null) return false
  const [live] = await tx
    .select({ caseClass: cases.caseClass })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, mergedIntoId)))
  return live?.caseClass === 'private'
}

export type TableOfCase = PgTable & { readonly communityId: PgColumn; readonly caseId: PgColumn }

const [COMMUNITY, CASE] = [given(1), given(2)]

/** Rows of a table that belong to a case, given community and case. */
export const ofCase = <T extends TableOfCase>(table: T, ...order: readonly PgColumn[]) =>
  part(table, and(eq(table.communityId, COMMUNITY), eq(table.caseId, CASE)), ...order)

const aroundCase = rowsTogether({
  whistles: ofCase(whistles, whistles.receivedAt, whistles.id),
  parties: ofCase(caseParties, caseParties.summonedAt),
  clocks: ofCase(caseClocks, caseClocks.startedAt, caseClocks.run, caseClocks.kind, caseClocks.subjectId),
  nodes: ofCase(nodes, nodes.position),
  seats: ofCase(seats, seats.round, seats.position),
  stepBacks: ofCase(stepBacks, stepBacks.seq),
  pendingActs: part(
    pendingActs,
    and(eq(pendingActs.communityId, COMMUNITY), eq(pendingActs.caseId, CASE), isNull(pendingActs.settledAt)),
  ),
  objections: ofCase(objections, objections.createdAt),
  ratings: ofCase(ratings),
  reopenings: ofCase(reopenings),
  refusals: ofCase(caseRefusals, caseRefusals.refusedAt),
  rulings: ofCase(caseRulings, caseRulings.askedAt),
  talks: ofCase(caseTalks, caseTalks.startedAt),
  reports: ofCase(pageReports, pageReports.reportedAt),
  movedWhistles: part(
    whistles,
    and(
      eq(whistles.communityId, COMMUNITY),
      ne(whistles.caseId, CASE),
      sql`${whistles.formerCaseIds} <> '{}' and ${whistles.formerCaseIds} @> array[${CASE}::uuid]`,
    ),
    whistles.receivedAt,
    whistles.id,
  ),
  supervisions: ofCase(supervisions, supervisions.issuedAt),
  townParticipants: part(
    caseParticipants,
    and(
      eq(caseParticipants.communityId, COMMUNITY),
      eq(caseParticipants.caseId, CASE),
      sql`${caseParticipants.capacity} = 'town'`,
    ),
  ),
  urgings: ofCase(urgings, urgings.at),
})

/** All rows of a table that belong to this case, in the order of these columns. */
export async function rowsOf<T extends TableOfCase>(
  tx: Tx,
  { communityId, id }: Pick<CaseRow, 'communityId' | 'id'>,
  table: T,
  ...order: readonly PgColumn[]
): Promise<T['$inferSelect'][]> {
  const found = tx
    .select()
    .from(table as PgTable)
    .where(and(eq(table.communityId, communityId), eq(table.caseId, id)))
  return order.length === 0 ? found : found.orderBy(...order)
}

const isTheCase = and(eq(cases.communityId, asked('communityId')), eq(cases.id, asked('caseId')))
const caseRead = prepared((tx) => tx.select().from(cases).where(isTheCase))
const caseHeld = prepared((tx) => tx.select().from(cases).where(isTheCase).for('update'))

/**
 * Reads the case; with `lock` nobody else changes it until the transaction ends, nor ends a membership of who is
 * `acting`. Undefined when it is not here.
 */
export async function findCase(
  tx: Tx,
  communityId: string,
  caseId: string,
  now: number,
  lock: boolean,
  acting: string | null = null,
): Promise<CaseRecord | undefined> {
  const [row] = await (lock ? caseHeld : caseRead)(tx, { communityId, caseId })
  if (!row) return undefined
  if (acting !== null) await holdMemberships(tx, communityId, acting)
  return recordOf(tx, row, now)
}

/** What belongs to a case whose row is known. */
export async function recordOf(tx: Tx, row: CaseRow, now: number): Promise<CaseRecord> {
  const { communityId, id, estateId, buildingId } = row
  const [around, goesOnPrivate, { policy }, people] = await together(
    aroundCase(tx, communityId, id),
    leadsToPrivate(tx, row),
    policyInForce(tx, communityId),
    peopleAround(tx, { communityId, estateId, buildingId, now }),
  )
  return { row, ...around, goesOnPrivate, deadlines: policy.deadlines, people, readAt: now }
}
