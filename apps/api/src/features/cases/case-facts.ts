import {
  type CaseFacts,
  dayOf,
  isOpenNode,
  isPassedUp,
  keptSilent,
  type NodeFacts,
  type PendingActFacts,
  planCosigners,
  type SeatFacts,
  signersOf,
  steppedBackFrom,
  type WhistleFacts,
} from '@juwuye/domain'
import type { CaseRecord, CaseRow, NodeRow, PendingActRow, SeatRow, WhistleRow } from './case-record.ts'
import type { ChangePlanPayload, PendingPayload, PlanPayload } from './pending-payloads.ts'
import { panelsAfter } from './plan-panels.ts'
import { isOpenSupervision } from './supervised.ts'

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
    steppedBack: steppedBackFrom(facts, node.doerPartyId),
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

/** Until when clocks of the case as a whole are paused. */
function pausesOf({ row, clocks }: CaseRecord): CaseFacts['pausedUntil'] {
  const paused = clocks.filter((c) => c.stoppedAt === null && c.subjectId === row.id && c.pausedUntil !== null)
  return Object.fromEntries(paused.map((clock) => [clock.kind, clock.pausedUntil]))
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
    steppedBack: record.stepBacks.map(({ personId, doerPartyId }) => ({ personId, doerPartyId })),
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
    pausedUntil: pausesOf(record),
    onBookUntil: row.onBookUntil,
    urgedToday: record.urgings.filter((u) => u.day === dayOf(record.readAt)).map((u) => u.personId),
    supervisions: record.supervisions.map((s) => ({ id: s.id, level: s.level, open: isOpenSupervision(s) })),
    townActed: record.townParticipants.length > 0,
  }
  const facts = { ...withoutNodes, nodes: record.nodes.map((node) => nodeFacts(node, record, withoutNodes)) }
  return {
    ...facts,
    pendingActs: record.pendingActs.map((act) => pendingFacts(act, facts, record)),
    passedUp: isPassedUp(facts, questionDues(record), record.readAt, record.deadlines),
  }
}

/** Due times of the questions that are open before the ruling body. */
function questionDues({ clocks }: CaseRecord): number[] {
  const open = clocks.filter((c) => c.stoppedAt === null && (c.kind === 'ruling' || c.kind === 'leadRuling'))
  return open.map((clock) => clock.dueAt)
}

function pendingFacts(act: PendingActRow, facts: CaseFacts, { readAt, deadlines }: CaseRecord): PendingActFacts {
  const { id, action, authorId, confirmedBy, lapsesAt } = act
  const { townMay } = act.payload as PendingPayload
  const confirmers = stillConfirming(act, facts)
  const passedUp = act.bodyKind !== null && keptSilent(act.createdAt, readAt, deadlines)
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
