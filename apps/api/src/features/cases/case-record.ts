import {
  type CaseFacts,
  type ComputedSeat,
  computeSeats,
  DEFAULT_DEADLINES,
  type NodeDraft,
  type NodeFacts,
  type PendingActFacts,
  planCosigners,
  type SeatFacts,
  signersOf,
} from '@juwuye/domain'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { type PeopleAround, peopleAround } from '../communities/index.ts'
import {
  caseClocks,
  caseParties,
  cases,
  nodes,
  objections,
  pendingActs,
  ratings,
  reopenings,
  seats,
  whistles,
} from './cases.table.ts'

export type CaseRow = typeof cases.$inferSelect
export type WhistleRow = typeof whistles.$inferSelect
export type ClockRow = typeof caseClocks.$inferSelect
export type NodeRow = typeof nodes.$inferSelect
export type SeatRow = typeof seats.$inferSelect
export type PendingActRow = typeof pendingActs.$inferSelect

/** A case with everything the rules ask about, as read in one transaction. */
export interface CaseRecord {
  readonly row: CaseRow
  readonly whistles: readonly WhistleRow[]
  readonly parties: readonly (typeof caseParties.$inferSelect)[]
  readonly clocks: readonly ClockRow[]
  readonly nodes: readonly NodeRow[]
  readonly seats: readonly SeatRow[]
  readonly pendingActs: readonly PendingActRow[]
  readonly objections: readonly (typeof objections.$inferSelect)[]
  readonly ratings: readonly (typeof ratings.$inferSelect)[]
  readonly reopenings: readonly (typeof reopenings.$inferSelect)[]
  readonly people: PeopleAround
}

/** What a pending act keeps besides its author. */
export interface PendingPayload {
  readonly confirmers: readonly string[]
  readonly [key: string]: unknown
}

/** A plan as proposed, with the seats computed then. */
export interface PlanPayload extends PendingPayload {
  readonly nodes: readonly NodeDraft[]
  readonly seats: readonly (readonly Pick<ComputedSeat, 'kind' | 'partyId'>[])[]
}

/** Reads the case; with `lock` nobody else changes it until the transaction ends. Undefined when it is not here. */
export async function findCase(
  tx: Tx,
  communityId: string,
  caseId: string,
  now: number,
  lock: boolean,
): Promise<CaseRecord | undefined> {
  const found = tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, caseId)))
  const [row] = await (lock ? found.for('update') : found)
  if (!row) return undefined
  const here = <T extends { communityId: typeof cases.communityId; caseId: typeof whistles.caseId }>(t: T) =>
    and(eq(t.communityId, communityId), eq(t.caseId, caseId))
  return {
    row,
    whistles: await tx
      .select()
      .from(whistles)
      .where(here(whistles as never))
      .orderBy(asc(whistles.receivedAt), asc(whistles.id)),
    parties: await tx
      .select()
      .from(caseParties)
      .where(here(caseParties as never))
      .orderBy(asc(caseParties.summonedAt)),
    clocks: await tx
      .select()
      .from(caseClocks)
      .where(here(caseClocks as never))
      .orderBy(asc(caseClocks.startedAt)),
    nodes: await tx
      .select()
      .from(nodes)
      .where(here(nodes as never))
      .orderBy(asc(nodes.position)),
    seats: await tx
      .select()
      .from(seats)
      .where(here(seats as never))
      .orderBy(asc(seats.round), asc(seats.position)),
    pendingActs: await tx
      .select()
      .from(pendingActs)
      .where(and(here(pendingActs as never), isNull(pendingActs.settledAt))),
    objections: await tx
      .select()
      .from(objections)
      .where(here(objections as never))
      .orderBy(asc(objections.createdAt)),
    ratings: await tx
      .select()
      .from(ratings)
      .where(here(ratings as never)),
    reopenings: await tx
      .select()
      .from(reopenings)
      .where(here(reopenings as never)),
    people: await peopleAround(tx, { communityId, estateId: row.estateId, buildingId: row.buildingId, now }),
  }
}

function seatFacts(seat: SeatRow, facts: CaseFacts, doerPartyId: string): SeatFacts {
  return {
    id: seat.id,
    kind: seat.kind,
    partyId: seat.partyId,
    personIds: signersOf(seat, facts, doerPartyId),
    signedBy: seat.signedBy,
    verdict: seat.verdict,
  }
}

function nodeFacts(node: NodeRow, record: CaseRecord, facts: CaseFacts): NodeFacts {
  const panel = record.seats.filter((s) => s.nodeId === node.id && s.round === node.round && s.replacedAt === null)
  return {
    id: node.id,
    position: node.position,
    state: node.state,
    doerPartyId: node.doerPartyId,
    dueAt: node.dueAt,
    evidence: node.evidence,
    round: node.round,
    submittedBy: node.submittedBy,
    submittedAt: node.state === 'submitted' ? node.submittedAt : null,
    seats: panel.map((seat) => seatFacts(seat, facts, node.doerPartyId)),
  }
}

/** The record in the words of the rules. */
export function factsOf(record: CaseRecord): CaseFacts {
  const { row, people } = record
  const withoutNodes: CaseFacts = {
    state: row.state,
    caseClass: row.caseClass,
    danger: row.danger,
    receivedAt: row.receivedAt,
    estateId: row.estateId,
    buildingId: row.buildingId,
    aboutPartyId: row.aboutPartyId,
    leadPartyId: row.leadPartyId,
    mediator:
      row.mediatorId === null ? null : { personId: row.mediatorId, checkedIn: row.mediatorCheckedInAt !== null },
    parties: people.parties,
    summoned: record.parties.map((p) => p.partyId),
    checkedIn: record.parties.filter((p) => p.checkedInAt !== null).map((p) => p.partyId),
    desk: people.desk,
    buildingHeads: people.buildingHeads,
    confirmedOwners: people.confirmedOwners,
    whistles: record.whistles.map((w) => ({
      id: w.id,
      personId: w.personId,
      enteredBy: w.enteredBy,
      joined: w.joined,
      channel: w.channel,
      visibility: w.visibility,
      withdrawn: w.withdrawnAt !== null,
    })),
    nodes: [],
    pendingActs: [],
    publicityRound: row.publicityRound,
    publicityEndsAt: row.publicityEndsAt,
    objections: record.objections.map((o) => ({
      id: o.id,
      personId: o.personId,
      round: o.round,
      open: o.ruledAt === null,
    })),
    ratedBy: record.ratings.filter((r) => r.round === row.publicityRound).map((r) => r.personId),
    reopenedBy: record.reopenings.filter((r) => r.asReporter).map((r) => r.personId),
    closedAt: row.closedAt,
  }
  return {
    ...withoutNodes,
    pendingActs: record.pendingActs.map((act) => pendingFacts(act, withoutNodes)),
    nodes: record.nodes.map((node) => nodeFacts(node, record, withoutNodes)),
  }
}

function pendingFacts(act: PendingActRow, facts: CaseFacts): PendingActFacts {
  const { id, action, authorId, confirmedBy, lapsesAt } = act
  return { id, action, authorId, confirmedBy, lapsesAt, confirmers: stillConfirming(act, facts) }
}

/** Who was asked for the second word and may still give it: a seat holder whose membership ended may not. */
function stillConfirming({ action, payload }: PendingActRow, facts: CaseFacts): readonly string[] {
  const { confirmers } = payload as PendingPayload
  const { caseClass } = facts
  if (action !== 'adopt-plan' || caseClass === null) return confirmers
  const drafts = (payload as PlanPayload).nodes
  const cosigners = planCosigners(
    facts,
    drafts.map((node) => computeSeats(facts, caseClass, node.doerPartyId)),
  )
  return confirmers.filter((person) => cosigners.includes(person))
}

/** Deadlines of the community; a community's own numbers come with the clocks issue. */
export const DEADLINES = DEFAULT_DEADLINES
