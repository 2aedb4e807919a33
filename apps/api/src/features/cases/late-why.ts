import { type Audience, ownersOf, type SeatFacts } from '@juwuye/domain'
import { type LateCause, lateWhy, OWNER_LABELS, SEAT_LABELS } from '@juwuye/messages'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { partyRefs } from '../communities/index.ts'
import type { CaseRow, ClockRow, NodeRow, PendingActRow, SeatRow } from './case-record.ts'
import { caseParties, caseRefusals, caseRulings, nodes, pendingActs, seats } from './cases.table.ts'

/** What of a case tells why it is late. */
export interface LateAround {
  readonly parties: readonly (typeof caseParties.$inferSelect)[]
  readonly refusals: readonly (typeof caseRefusals.$inferSelect)[]
  readonly leadAsked: boolean
  readonly nodes: readonly NodeRow[]
  readonly pending: readonly PendingActRow[]
  readonly name: (partyId: string | null) => string
  /** The seats of a node's current round. */
  readonly seatFacts: (nodeId: string) => SeatFacts[]
  readonly unsigned: (nodeId: string) => readonly SeatRow[]
}

/** Reads it for all cases of a page, a statement a table. */
export async function lateAround(
  tx: Tx,
  communityId: string,
  caseIds: readonly string[],
): Promise<{ of: (caseId: string) => LateAround }> {
  const ids = [...caseIds]
  const names = await partyRefs(tx, communityId)
  const name = (partyId: string | null) => (partyId === null ? '' : (names.get(partyId)?.name ?? ''))
  if (ids.length === 0) ids.push('00000000-0000-0000-0000-000000000000')
  const parties = await tx
    .select()
    .from(caseParties)
    .where(and(eq(caseParties.communityId, communityId), inArray(caseParties.caseId, ids)))
  const refusals = await tx
    .select()
    .from(caseRefusals)
    .where(
      and(eq(caseRefusals.communityId, communityId), inArray(caseRefusals.caseId, ids), isNull(caseRefusals.settledAt)),
    )
  const rulings = await tx
    .select({ caseId: caseRulings.caseId })
    .from(caseRulings)
    .where(
      and(
        eq(caseRulings.communityId, communityId),
        inArray(caseRulings.caseId, ids),
        eq(caseRulings.matter, 'lead'),
        isNull(caseRulings.ruledAt),
      ),
    )
  const steps = await tx
    .select()
    .from(nodes)
    .where(and(eq(nodes.communityId, communityId), inArray(nodes.caseId, ids)))
    .orderBy(asc(nodes.position))
  const panel = await tx
    .select()
    .from(seats)
    .where(and(eq(seats.communityId, communityId), inArray(seats.caseId, ids), isNull(seats.replacedAt)))
  const pending = await tx
    .select()
    .from(pendingActs)
    .where(
      and(eq(pendingActs.communityId, communityId), inArray(pendingActs.caseId, ids), isNull(pendingActs.settledAt)),
    )
  return {
    of: (caseId) => {
      const own = steps.filter((one) => one.caseId === caseId)
      const ofRound = (nodeId: string) => {
        const round = own.find((one) => one.id === nodeId)?.round
        return panel.filter((seat) => seat.nodeId === nodeId && seat.round === round)
      }
      return {
        parties: parties.filter((one) => one.caseId === caseId),
        refusals: refusals.filter((one) => one.caseId === caseId),
        leadAsked: rulings.some((one) => one.caseId === caseId),
        nodes: own,
        pending: pending.filter((one) => one.caseId === caseId),
        name,
        seatFacts: (nodeId) => ofRound(nodeId).map((seat) => ({ ...seat, personIds: [] })),
        unsigned: (nodeId) => ofRound(nodeId).filter((seat) => seat.signedBy === null),
      }
    },
  }
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '')

const seatNames = (nodeId: string, around: LateAround) =>
  distinct(around.unsigned(nodeId).map((s) => around.name(s.partyId) || SEAT_LABELS[s.kind].name))

const silent = (around: LateAround) =>
  distinct(around.parties.filter((party) => party.checkedInAt === null).map((party) => around.name(party.partyId)))

/** Whose it is, by the names of parties where there are any. */
export function ownerOf(clock: ClockRow, row: CaseRow, around: LateAround): string {
  const named: Partial<Record<Audience, readonly string[]>> = {
    summoned: silent(around),
    lead: row.leadPartyId === null ? [] : [around.name(row.leadPartyId)],
    doer: distinct(around.nodes.filter(isOwed).map((node) => around.name(node.doerPartyId))),
    panel: seatNames(clock.subjectId, around),
  }
  const owners = ownersOf(clock.kind, row.state).flatMap((audience) => {
    const names = named[audience]
    if (names && names.length > 0) return names
    return audience === 'lead' && row.mediatorId === null ? [] : (OWNER_LABELS[audience] ?? [])
  })
  return distinct(owners).join('、')
}

const isOwed = (node: NodeRow) => node.state === 'todo' || node.state === 'doing' || node.state === 'returned'
const part = (node: NodeRow) => `第 ${node.position + 1} 段`

type Cause = readonly [cause: LateCause, names?: readonly string[]]

function unanswered(row: CaseRow, around: LateAround): Cause {
  if (row.state === 'raised') return ['notDispatched']
  if (around.leadAsked) return ['twoRefusals']
  const refused = distinct(around.refusals.map((one) => around.name(one.partyId)))
  if (refused.length > 0) return ['refused', refused]
  return ['nobodyCheckedIn', silent(around)]
}

function unresolved(row: CaseRow, around: LateAround): Cause {
  if (row.caseClass === 'private') return ['unsettled']
  const open = around.nodes.filter((node) => node.state !== 'verified' && node.state !== 'dropped')
  const returned = open.filter((node) => node.state === 'returned')
  const submitted = open.find((node) => node.state === 'submitted')
  if (returned.length > 0) return ['stepReturned', returned.map(part)]
  if (submitted && open.length === 1) return ['unsigned', seatNames(submitted.id, around)]
  if (open.length > 0) return ['stepOpen', open.filter((node) => node.state !== 'submitted').map(part)]
  return unplanned(row, around)
}

function unplanned(row: CaseRow, around: LateAround): Cause {
  if (around.leadAsked) return ['leadNotRuled']
  if (row.state === 'dispatched') return ['noLead']
  if (around.pending.some((act) => act.action === 'adopt-plan')) return ['planUnsigned']
  return row.state === 'deliberating' ? ['inTalk'] : ['noPlan']
}

function causeOf(clock: ClockRow, row: CaseRow, around: LateAround): Cause {
  switch (clock.kind) {
    case 'respond':
      return unanswered(row, around)
    case 'danger':
      return ['dangerUnconfirmed']
    case 'safe':
      return around.pending.some((act) => act.action === 'make-safe') ? ['safetyUnconfirmed'] : ['notSafe']
    case 'plan':
      return unplanned(row, around)
    case 'publish':
      return row.pageHiddenAt === null ? ['notPublished'] : ['pageDown']
    case 'ruling':
      return ['notRuled']
    case 'leadRuling':
      return ['leadNotRuled']
    case 'report':
      return ['reportUnanswered']
    case 'verification':
      return ['unsigned', seatNames(clock.subjectId, around)]
    case 'lease':
      return ['noProgress']
    default:
      return unresolved(row, around)
  }
}

/** What stands in the way, in words. */
export function whyLate(clock: ClockRow, row: CaseRow, around: LateAround, supervised: boolean): string {
  const [cause, names = []] = causeOf(clock, row, around)
  return lateWhy(cause, names, supervised)
}
