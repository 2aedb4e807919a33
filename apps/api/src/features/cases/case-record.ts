import type { DeadlinePolicy } from '@juwuye/domain'
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../platform/db/pools.ts'
import { holdMemberships, type PeopleAround, peopleAround, policyInForce } from '../communities/index.ts'
import {
  caseClocks,
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

type TableOfCase = PgTable & { readonly communityId: PgColumn; readonly caseId: PgColumn }

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
  const found = tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, caseId)))
  const [row] = await (lock ? found.for('update') : found)
  if (!row) return undefined
  if (acting !== null) await holdMemberships(tx, communityId, acting)
  const rows = <T extends TableOfCase>(table: T, ...order: readonly PgColumn[]) => rowsOf(tx, row, table, ...order)
  return {
    row,
    whistles: await rows(whistles, whistles.receivedAt, whistles.id),
    parties: await rows(caseParties, caseParties.summonedAt),
    clocks: await rows(caseClocks, caseClocks.startedAt, caseClocks.run),
    nodes: await rows(nodes, nodes.position),
    seats: await rows(seats, seats.round, seats.position),
    stepBacks: await rows(stepBacks, stepBacks.seq),
    pendingActs: await tx
      .select()
      .from(pendingActs)
      .where(
        and(eq(pendingActs.communityId, communityId), eq(pendingActs.caseId, caseId), isNull(pendingActs.settledAt)),
      ),
    objections: await rows(objections, objections.createdAt),
    ratings: await rows(ratings),
    reopenings: await rows(reopenings),
    refusals: await rows(caseRefusals, caseRefusals.refusedAt),
    rulings: await rows(caseRulings, caseRulings.askedAt),
    talks: await rows(caseTalks, caseTalks.startedAt),
    reports: await rows(pageReports, pageReports.reportedAt),
    movedWhistles: await tx
      .select()
      .from(whistles)
      .where(
        and(
          eq(whistles.communityId, communityId),
          ne(whistles.caseId, caseId),
          sql`${whistles.formerCaseIds} <> '{}' and ${whistles.formerCaseIds} @> array[${caseId}::uuid]`,
        ),
      )
      .orderBy(asc(whistles.receivedAt), asc(whistles.id)),
    goesOnPrivate: await leadsToPrivate(tx, row),
    supervisions: await rows(supervisions, supervisions.issuedAt),
    urgings: await rows(urgings, urgings.at),
    deadlines: (await policyInForce(tx, communityId)).policy.deadlines,
    people: await peopleAround(tx, { communityId, estateId: row.estateId, buildingId: row.buildingId, now }),
    readAt: now,
  }
}
