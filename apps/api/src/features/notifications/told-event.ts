import {
  type AnnouncementKind,
  type CaseFacts,
  type EventData,
  type EventKind,
  SECOND_WORD,
  type TwoStepAction,
} from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import {
  type CaseRecord,
  caseEvents,
  caseParticipants,
  factsOf,
  findCase,
  outbox,
  pendingActs,
} from '../cases/index.ts'
import { findCommunity, onDutyAt, residentsOfEstate } from '../communities/index.ts'
import { townOfficers } from './town-officers.ts'

/** Where an outbox row is found; its time is part of its key. */
export interface OutboxAddress {
  readonly communityId: string
  readonly outboxId: string
  readonly createdAt: number
}

type OutboxRow = typeof outbox.$inferSelect
/** A row that tells of an event of a case. */
export type EventRow = OutboxRow & { readonly caseId: string; readonly seq: number; readonly kind: EventKind }
/** A row that tells of something outside every case. */
export type AnnouncedRow = OutboxRow & {
  readonly caseId: null
  readonly kind: AnnouncementKind
  readonly announcement: NonNullable<OutboxRow['announcement']>
}

/** @throws Error when there is no such row: it is written with what it tells of and never deleted before it is told */
export async function readOutboxRow(tx: Tx, address: OutboxAddress): Promise<EventRow | AnnouncedRow> {
  const { communityId, outboxId, createdAt } = address
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.communityId, communityId), eq(outbox.id, outboxId), eq(outbox.createdAt, createdAt)))
  if (!row) throw new Error('there is no such outbox row')
  // a check of the table: it is the one or the other
  return row as EventRow | AnnouncedRow
}

/** A pending act as far as it says who is asked for the second word. */
export interface AskedAct {
  readonly action: TwoStepAction
  readonly authorId: string
  readonly confirmers: readonly string[]
  readonly confirmedBy: readonly string[]
  /** The town's officers may answer too. */
  readonly town: boolean
}

/** An event that is to be told, with the case as it stands now and the people around it. */
export interface Told {
  readonly row: EventRow
  readonly data: EventData
  /** Who did it; null for the clock. */
  readonly authorId: string | null
  readonly record: CaseRecord
  readonly facts: CaseFacts
  /** The act that the event is about, where it is about the second word on one. */
  readonly act: AskedAct | undefined
  readonly onDuty: readonly string[]
  /** Officers of the community's town. */
  readonly town: readonly string[]
  /** Only where the estate is told. */
  readonly residents: readonly string[]
}

/** @throws Error the row tells of a case or an event that is not there */
export async function readTold(deps: Deps, tx: Tx, row: EventRow, now: number): Promise<Told> {
  const { communityId } = row
  const [event] = await tx
    .select({ data: caseEvents.data, actor: caseEvents.actor })
    .from(caseEvents)
    .where(and(eq(caseEvents.communityId, communityId), eq(caseEvents.caseId, row.caseId), eq(caseEvents.seq, row.seq)))
  const record = await findCase(tx, communityId, row.caseId, now, false)
  const community = await findCommunity(tx, communityId)
  if (!event || !record || !community) throw new Error('the outbox row tells of nothing')
  const facts = factsOf(record)
  return {
    row,
    data: event.data,
    authorId: await personBehind(tx, row, event.actor),
    record,
    facts,
    act: await actOf(tx, row, event.data, facts),
    onDuty: await onDutyAt(tx, communityId, now),
    town: await townOfficers(deps, community.regionId, now),
    residents: row.audience.includes('estate') ? await residentsOfEstate(tx, communityId, facts.estateId, now) : [],
  }
}

async function personBehind(tx: Tx, { communityId, caseId }: Told['row'], actor: number): Promise<string | null> {
  const [author] = await tx
    .select({ personId: caseParticipants.personId })
    .from(caseParticipants)
    .where(
      and(
        eq(caseParticipants.communityId, communityId),
        eq(caseParticipants.caseId, caseId),
        eq(caseParticipants.number, actor),
      ),
    )
  return author?.personId ?? null
}

/** The act whose first half was proposed, or that ended with the event, or that a clock waits for. */
async function actOf(tx: Tx, row: Told['row'], data: EventData, facts: CaseFacts): Promise<AskedAct | undefined> {
  const action = data.action as TwoStepAction | undefined
  if (action === undefined || !(action in SECOND_WORD)) return undefined
  const open = facts.pendingActs.find((act) => (data.pendingAct ? act.id === data.pendingAct : act.action === action))
  if (open) return { ...open, town: open.townMay || open.passedUp }
  const [ended] = await tx
    .select()
    .from(pendingActs)
    .where(
      and(
        eq(pendingActs.communityId, row.communityId),
        eq(pendingActs.caseId, row.caseId),
        eq(pendingActs.action, action),
        eq(pendingActs.settledAt, row.createdAt),
      ),
    )
  if (!ended) return undefined
  const { confirmers, townMay } = ended.payload as { confirmers: readonly string[]; townMay?: boolean }
  const { authorId, confirmedBy } = ended
  return { action, authorId, confirmedBy, confirmers, town: townMay === true }
}
