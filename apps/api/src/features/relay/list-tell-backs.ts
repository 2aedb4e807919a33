import { dayOf, keepsForAll } from '@juwuye/domain'
import { slipLines, type TellBackFacts, tellBackSentence, UNTITLED } from '@juwuye/messages'
import type { TellBackSlip, TellBacks, TellBackView } from '@juwuye/types'
import type { tellBacksQuery } from '@juwuye/types/schemas'
import { and, asc, count, desc, eq, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { caseClocks, cases, isDesk, listViewer, tellBacks, visibleTo, whistles } from '../cases/index.ts'
import {
  type ActorAround,
  actorAround,
  findCommunity,
  namesOf,
  partyRefs,
  placeNames,
  policyInForce,
  requireBelonging,
} from '../communities/index.ts'
import { voicesById, voiceView } from '../uploads/index.ts'
import { neighbours } from './neighbours.table.ts'
import { relays } from './relay.table.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

type Query = z.output<typeof tellBacksQuery>

const AT = {
  waiting: tellBacks.dueAt,
  overdue: tellBacks.dueAt,
  told: tellBacks.toldAt,
} as const

const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`

/** Duties with their whistle, case and neighbour. What belongs to a case about the viewer's own party is not theirs. */
function duties(tx: Tx, viewer: ReturnType<typeof listViewer>) {
  return tx
    .select({
      duty: tellBacks,
      whistle: { displayName: whistles.displayName, enteredBy: whistles.enteredBy },
      case: cases,
      neighbour: neighbours,
      sees: sql<boolean>`coalesce(${visibleTo(viewer)}, false)`,
      resolveDueAt: sql<
        number | null
      >`(select (extract(epoch from ${caseClocks.dueAt}) * 1000)::float8 from ${caseClocks}
        where ${caseClocks.communityId} = ${cases.communityId} and ${caseClocks.caseId} = ${cases.id}
          and ${caseClocks.kind} = 'resolve' and ${caseClocks.stoppedAt} is null limit 1)`,
    })
    .from(tellBacks)
    .innerJoin(whistles, and(eq(whistles.communityId, tellBacks.communityId), eq(whistles.id, tellBacks.whistleId)))
    .innerJoin(cases, and(eq(cases.communityId, whistles.communityId), eq(cases.id, whistles.caseId)))
    .leftJoin(relays, and(eq(relays.communityId, tellBacks.communityId), eq(relays.whistleId, tellBacks.whistleId)))
    .leftJoin(
      neighbours,
      and(
        eq(neighbours.communityId, relays.communityId),
        eq(neighbours.id, relays.neighbourId),
        isNull(neighbours.removedAt),
      ),
    )
}

type DutyRow = Awaited<ReturnType<typeof duties>>[number]

/** Whose duties: who speaks for the neighbour; where nobody does any more, and for all of them, the social worker. */
function whose(viewer: ActorAround, scope: Query['scope'], desk: SQL): SQL {
  const mine = sql`${whistles.enteredBy} = ${viewer.personId}`
  if (!keepsForAll(viewer)) {
    if (scope === 'community') throw new Refusal('forbidden')
    return mine
  }
  return scope === 'community' ? desk : sql`(${mine} or (${whistles.enteredBy} is null and ${desk}))`
}

function stateIs(state: Query['state'], now: number): SQL | undefined {
  if (state === 'told') return isNotNull(tellBacks.toldAt)
  const waits = isNull(tellBacks.toldAt)
  return state === 'overdue' ? and(waits, lte(tellBacks.dueAt, sql`${instant(now)}`)) : waits
}

async function viewerOf(tx: Tx, { communityId, personId }: Asking, now: number) {
  const actor = await actorAround(tx, communityId, personId, now)
  requireBelonging(actor)
  const { policy } = await policyInForce(tx, communityId)
  return { actor, viewer: listViewer(actor, now, policy.deadlines) }
}

/** Duties to tell neighbours what became of what they said: those that wait by due time, those done newest first. */
export function listTellBacks(deps: Deps, asking: Asking, query: Query): Promise<TellBacks> {
  const { communityId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const { actor, viewer } = await viewerOf(tx, asking, now)
    const mine = and(eq(tellBacks.communityId, communityId), whose(actor, query.scope, isDesk(viewer)))
    const after = decodeCursor(query.cursor)
    const told = query.state === 'told'
    const at = AT[query.state]
    const beyond =
      after && sql`(${at}, ${tellBacks.id}) ${sql.raw(told ? '<' : '>')} (${instant(after.at)}, ${after.id}::uuid)`
    const order = told ? desc : asc
    const rows = await duties(tx, viewer)
      .where(and(mine, stateIs(query.state, now), beyond))
      .orderBy(order(at), order(tellBacks.id))
      .limit(query.limit + 1)
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)?.duty
    const [counts] = await tx
      .select({
        waiting: count(),
        overdue: sql<number>`(count(*) filter (where ${tellBacks.dueAt} <= ${instant(now)}))::int`,
      })
      .from(tellBacks)
      .innerJoin(whistles, and(eq(whistles.communityId, tellBacks.communityId), eq(whistles.id, tellBacks.whistleId)))
      .innerJoin(cases, and(eq(cases.communityId, whistles.communityId), eq(cases.id, whistles.caseId)))
      .where(and(mine, isNull(tellBacks.toldAt)))
    const more = rows.length > query.limit && last
    return {
      items: await presentDuties(deps, tx, shown, asking, now),
      nextCursor: more ? encodeCursor({ at: (told ? last.toldAt : last.dueAt) ?? 0, id: last.id }) : null,
      waiting: counts?.waiting ?? 0,
      overdue: counts?.overdue ?? 0,
    }
  })
}

/** What this person still owes to neighbours, one a case, the earliest first: for the card they hand over. */
export async function owedTellBacks(
  tx: Tx,
  asking: Asking,
  now: number,
  most: number,
): Promise<readonly { caseId: string; dueAt: number }[]> {
  const { actor, viewer } = await viewerOf(tx, asking, now)
  const rows = await duties(tx, viewer)
    .where(
      and(
        eq(tellBacks.communityId, asking.communityId),
        whose(actor, 'mine', isDesk(viewer)),
        isNull(tellBacks.toldAt),
      ),
    )
    .orderBy(asc(tellBacks.dueAt), asc(tellBacks.id))
    .limit(most)
  const first = new Map([...rows].reverse().map(({ case: row, duty }) => [row.id, duty.dueAt]))
  return [...first].reverse().map(([caseId, dueAt]) => ({ caseId, dueAt }))
}

type Parties = Awaited<ReturnType<typeof partyRefs>>

/** What is told, in the words of who may still read the case; to who may not, only that there is something to tell. */
function factsOf({ duty, case: row, sees, resolveDueAt }: DutyRow, parties: Parties, now: number): TellBackFacts {
  const decline = { reason: row.declineReason ?? '', instead: row.declineInstead ?? '' }
  return {
    stage: duty.stage,
    title: sees ? row.title : null,
    lead:
      row.leadPartyId === null
        ? row.mediatorId === null
          ? null
          : '调解员'
        : (parties.get(row.leadPartyId)?.name ?? null),
    dueAt: resolveDueAt === null ? null : Math.round(resolveDueAt),
    unsolved: row.unsolvedReason !== null,
    decline: sees && row.declineReason !== null ? decline : null,
    now,
  }
}

async function presentDuties(
  deps: Pick<Deps, 'signer'>,
  tx: Tx,
  rows: readonly DutyRow[],
  { communityId, personId }: Asking,
  now: number,
): Promise<TellBackView[]> {
  if (rows.length === 0) return []
  const parties = await partyRefs(tx, communityId)
  const places = await placeNames(tx, communityId)
  const names = await namesOf(
    tx,
    communityId,
    rows.flatMap(({ whistle }) => whistle.enteredBy ?? []),
  )
  const voices = await voicesById(
    tx,
    communityId,
    rows.flatMap(({ duty }) => duty.voiceId ?? []),
  )
  return rows.map((row) => {
    const { duty, whistle, neighbour } = row
    const voice = duty.voiceId === null ? undefined : voices.get(duty.voiceId)
    const { enteredBy } = whistle
    return {
      id: duty.id,
      stage: duty.stage,
      say: tellBackSentence(factsOf(row, parties, now)),
      case: row.sees
        ? { id: row.case.id, number: row.case.number, title: row.case.title, state: row.case.state }
        : null,
      neighbour: {
        id: neighbour?.id ?? null,
        name: neighbour?.name ?? whistle.displayName,
        building: neighbour ? (places.get(neighbour.buildingId) ?? null) : null,
        reach: neighbour?.reach ?? null,
        reachNote: neighbour?.reachNote ?? '',
        hasPhone: neighbour?.phone != null,
      },
      keeper:
        enteredBy === null
          ? null
          : { personId: enteredBy, name: names.get(enteredBy)?.name ?? '', mine: enteredBy === personId },
      madeAt: duty.madeAt,
      dueAt: duty.dueAt,
      overdue: duty.toldAt === null && duty.dueAt <= now,
      told:
        duty.toldAt === null || duty.way === null
          ? null
          : {
              at: duty.toldAt,
              by: duty.toldName ?? '',
              way: duty.way,
              said: duty.said,
              voice: voice ? voiceView(deps.signer, voice, now) : null,
              content: duty.content,
            },
    }
  })
}

interface OneDuty extends Asking {
  readonly tellBackId: string
}

/** The duty, where it is this person's to do, or a social worker's to see. @throws Refusal not-found */
async function getDuty(tx: Tx, { tellBackId, ...asking }: OneDuty, now: number): Promise<DutyRow> {
  const { actor, viewer } = await viewerOf(tx, asking, now)
  const desk = keepsForAll(actor) ? isDesk(viewer) : sql`false`
  const [row] = await duties(tx, viewer).where(
    and(
      eq(tellBacks.communityId, asking.communityId),
      eq(tellBacks.id, tellBackId),
      sql`(${whistles.enteredBy} = ${asking.personId} or ${desk})`,
    ),
  )
  if (!row) throw new Refusal('not-found')
  return row
}

export function readTellBack(deps: Deps, asked: OneDuty): Promise<TellBackView> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asked, async (tx) => {
    const [view] = await presentDuties(deps, tx, [await getDuty(tx, asked, now)], asked, now)
    if (!view) throw new Error('one duty gives one view')
    return view
  })
}

/** What stands on the slip that is left on the neighbour's table: no room, no telephone number of theirs. */
export function readSlip(deps: Deps, asked: OneDuty): Promise<TellBackSlip> {
  const { communityId, personId } = asked
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asked, async (tx) => {
    const row = await getDuty(tx, asked, now)
    const community = await findCommunity(tx, communityId)
    if (!community) throw new Refusal('not-found')
    const names = await namesOf(tx, communityId, [personId])
    const facts = factsOf(row, await partyRefs(tx, communityId), now)
    const { name, deskPhone } = community
    return {
      id: row.duty.id,
      to: row.neighbour?.name ?? row.whistle.displayName,
      number: row.case.number,
      title: facts.title ?? UNTITLED,
      lines: slipLines(facts, { deskPhone }),
      from: names.get(personId)?.name ?? '',
      community: name,
      deskPhone,
      day: dayOf(now),
    }
  })
}
