import {
  type CaseFacts,
  DAY,
  DEFAULT_DEADLINES,
  isOpenNode,
  isPassedUp,
  type NodeFacts,
  type PendingActFacts,
  planCosigners,
  type SeatFacts,
  signersOf,
  type WhistleFacts,
} from '@juwuye/domain'
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { holdMemberships, type PeopleAround, peopleAround } from '../communities/index.ts'
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
  whistles,
} from './cases.table.ts'
import type { ChangePlanPayload, PendingPayload, PlanPayload } from './pending-payloads.ts'
import { panelsAfter } from './plan-panels.ts'

export type CaseRow = typeof cases.$inferSelect
export type WhistleRow = typeof whistles.$inferSelect
export type ClockRow = typeof caseClocks.$inferSelect
export type NodeRow = typeof nodes.$inferSelect
export type SeatRow = typeof seats.$inferSelect
export type RulingRow = typeof caseRulings.$inferSelect
export type TalkRow = typeof caseTalks.$inferSelect
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
  readonly refusals: readonly (typeof caseRefusals.$inferSelect)[]
  readonly rulings: readonly RulingRow[]
  readonly talks: readonly TalkRow[]
  readonly reports: readonly (typeof pageReports.$inferSelect)[]
  /** Whistles that were part of this case and went on to another number. */
  readonly movedWhistles: readonly WhistleRow[]
  /** The case in which this merged one goes on is a private matter. */
  readonly goesOnPrivate: boolean
  readonly people: PeopleAround
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
    refusals: await tx
      .select()
      .from(caseRefusals)
      .where(here(caseRefusals as never))
      .orderBy(asc(caseRefusals.refusedAt)),
    rulings: await tx
      .select()
      .from(caseRulings)
      .where(here(caseRulings as never))
      .orderBy(asc(caseRulings.askedAt)),
    talks: await tx
      .select()
      .from(caseTalks)
      .where(here(caseTalks as never))
      .orderBy(asc(caseTalks.startedAt)),
    reports: await tx
      .select()
      .from(pageReports)
      .where(here(pageReports as never))
      .orderBy(asc(pageReports.reportedAt)),
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
    people: await peopleAround(tx, { communityId, estateId: row.estateId, buildingId: row.buildingId, now }),
    readAt: now,
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
  const ofRound = record.seats.filter((s) => s.nodeId === node.id && s.round === node.round)
  const panel = ofRound.filter((s) => s.replacedAt === null)
  // a seat that was passed on gives the next one its full time again
  const asked = record.clocks.find((c) => c.kind === 'verification' && c.subjectId === node.id && c.stoppedAt === null)
  return {
    id: node.id,
    position: node.position,
    state: node.state,
    doerPartyId: node.doerPartyId,
    dueAt: node.dueAt,
    evidence: node.evidence,
    round: node.round,
    submittedBy: node.submittedBy,
    submittedAt: node.state === 'submitted' ? (asked?.startedAt ?? node.submittedAt) : null,
    seats: panel.map((seat) => seatFacts(seat, facts, node.doerPartyId)),
    passedOver: ofRound.filter((s) => s.replacedAt !== null).map((s) => s.kind),
  }
}

export function whistleFacts(w: WhistleRow): WhistleFacts {
  return {
    id: w.id,
    personId: w.personId,
    enteredBy: w.enteredBy,
    joined: w.joined,
    channel: w.channel,
    visibility: w.visibility,
    withdrawn: w.withdrawnAt !== null,
    cameFrom: w.formerCaseIds[0] ?? null,
  }
}

/** Due times of the running clocks of the case as a whole. */
function duesOf({ row, clocks }: CaseRecord): CaseFacts['dues'] {
  const running = clocks.filter((clock) => clock.stoppedAt === null && clock.subjectId === row.id)
  return Object.fromEntries(running.map((clock) => [clock.kind, clock.dueAt]))
}

function pageOf(row: CaseRow): CaseFacts['page'] {
  if (row.publicationId === null) return 'none'
  return row.pageHiddenAt === null ? 'shown' : 'hidden'
}

/** The record in the words of the rules. */
export function factsOf(record: CaseRecord): CaseFacts {
  const { row, people } = record
  const refused = record.refusals.filter((r) => r.settledAt === null).map((r) => r.partyId)
  const talk = record.talks.find((t) => t.endedAt === null)
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
    // a party that refused its summons does not stand as checked in until that is settled
    checkedIn: record.parties
      .filter((p) => p.checkedInAt !== null && !refused.includes(p.partyId))
      .map((p) => p.partyId),
    desk: people.desk,
    buildingHeads: people.buildingHeads,
    confirmedOwners: people.confirmedOwners,
    whistles: record.whistles.map(whistleFacts),
    movedWhistles: record.movedWhistles.map(whistleFacts),
    goesOnPrivate: record.goesOnPrivate,
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
    refusals: record.refusals.map((r) => ({
      partyId: r.partyId,
      rightPartyId: r.rightPartyId,
      open: r.settledAt === null,
    })),
    rulings: record.rulings.map((r) => ({
      id: r.id,
      matter: r.matter,
      personId: r.personId,
      open: r.ruledAt === null,
    })),
    declinedBy: row.declinedBy === null ? null : { personId: row.declinedBy, partyId: row.declinedByPartyId },
    declinedAt: row.declinedAt,
    concludedBy:
      row.unsolvedByPersonId === null ? null : { personId: row.unsolvedByPersonId, partyId: row.unsolvedByPartyId },
    passedUp: false,
    talk: talk ? { convenerId: talk.convenerId, from: talk.fromState } : null,
    dues: duesOf(record),
    page: pageOf(row),
    openReports: record.reports.filter((r) => r.answeredAt === null).length,
    ratedBy: record.ratings.filter((r) => r.round === row.publicityRound).map((r) => r.personId),
    reopenedBy: record.reopenings.filter((r) => r.asReporter).map((r) => r.personId),
    closedAt: row.closedAt,
  }
  const facts = { ...withoutNodes, nodes: record.nodes.map((node) => nodeFacts(node, record, withoutNodes)) }
  return {
    ...facts,
    pendingActs: record.pendingActs.map((act) => pendingFacts(act, facts, record.readAt)),
    passedUp: isPassedUp(facts, questionDues(record), record.readAt, DEADLINES),
  }
}

/** Due times of the questions that are open before the ruling body. */
function questionDues({ clocks }: CaseRecord): number[] {
  const open = clocks.filter((c) => c.stoppedAt === null && (c.kind === 'ruling' || c.kind === 'leadRuling'))
  return open.map((clock) => clock.dueAt)
}

function pendingFacts(act: PendingActRow, facts: CaseFacts, now: number): PendingActFacts {
  const { id, action, authorId, confirmedBy, lapsesAt } = act
  const { townMay } = act.payload as PendingPayload
  const confirmers = stillConfirming(act, facts)
  const passedUp = act.bodyKind !== null && act.createdAt + DEADLINES.rulingDays * DAY <= now
  return { id, action, authorId, confirmedBy, lapsesAt, passedUp, confirmers, townMay: townMay === true }
}

/** The day (epoch ms) by which the plan in force promises the whole; undefined without a plan. */
export function agreedUntil({ clocks, nodes }: CaseRecord): number | undefined {
  const clock = clocks.find((c) => c.kind === 'resolve' && c.stoppedAt === null)
  if (clock?.working.by === 'agreedDay') return clock.dueAt
  const days = nodes.filter(isOpenNode).map((node) => node.dueAt)
  return days.length === 0 ? undefined : Math.max(...days)
}

/** Who was asked for the second word and may still give it: a seat holder whose membership ended may not. */
function stillConfirming({ action, payload }: PendingActRow, facts: CaseFacts): readonly string[] {
  const { confirmers } = payload as PendingPayload
  if (action !== 'adopt-plan' && action !== 'change-plan') return confirmers
  const cosigners = planCosigners(facts, panelsAfter(facts, (payload as PlanPayload | ChangePlanPayload).nodes))
  return confirmers.filter((person) => cosigners.includes(person))
}

/** Deadlines of the community; a community's own numbers come with the clocks issue. */
export const DEADLINES = DEFAULT_DEADLINES
