import { type ClockKind, nextChase, type SupervisionLevel, waitsForReporter } from '@juwuye/domain'
import { workingText } from '@juwuye/messages'
import type { LateList, LateRow } from '@juwuye/types'
import type { lateQuery } from '@juwuye/types/schemas'
import { and, asc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actorAround, isDeskMember, policyInForce, requireBelonging } from '../communities/index.ts'
import type { CaseRow, ClockRow } from './case-record.ts'
import { visibleTo } from './cases.predicates.ts'
import { caseClocks, cases } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import { type LateAround, lateAround, ownerOf, whyLate } from './late-why.ts'
import type { Asking } from './list-cases.ts'
import { type ListViewer, listViewer, ofCase, timestamp, words } from './predicate-parts.ts'
import { levelsOf } from './supervised.ts'

/** Promises that somebody owes; a period that runs out or a second word that lapses is nobody's lateness. */
const OWED: readonly ClockKind[] = [
  'respond',
  'danger',
  'safe',
  'plan',
  'resolve',
  'publish',
  'ruling',
  'leadRuling',
  'report',
  'verification',
  'lease',
]

const demanded = (more: SQL) => sql`exists (select 1 from ${supervisions} where ${ofCase(supervisions)}
  and ${supervisions.answeredAt} is null and ${supervisions.settledAt} is null and ${more})`

/** What was passed up to the town: by level, or because the body asked did not rule. */
const passedUp = sql`(${demanded(sql`${supervisions.level} = 2`)} or ${caseClocks.kind} in ('ruling', 'leadRuling'))`

/** Desk and council watch what they may see, and of private matters that they are told of; the town what reached it. */
function watched(viewer: ListViewer): SQL {
  if (watchesFromOutside(viewer)) return passedUp
  return sql`(${visibleTo(viewer)} or (${cases.caseClass} = 'private' and ${demanded(sql`${supervisions.level} > 0`)}))`
}

const watchesFromOutside = ({ actor }: ListViewer) => actor.memberships.length === 0

interface LateClock {
  readonly clock: ClockRow
  readonly row: CaseRow
  /** The viewer may read what it is called and open it. */
  readonly open: boolean
}

/** The longest overdue clock of each case, the longest overdue case first. */
async function findLate(tx: Tx, communityId: string, viewer: ListViewer, query: z.output<typeof lateQuery>) {
  const after = decodeCursor(query.cursor)
  const earlier = sql`exists (select 1 from ${caseClocks} as earlier where earlier.community_id = ${caseClocks.communityId}
    and earlier.case_id = ${caseClocks.caseId} and earlier.stopped_at is null and earlier.kind in ${words(OWED)}
    and (earlier.due_at, earlier.kind, earlier.subject_id) < (${caseClocks.dueAt}, ${caseClocks.kind}, ${caseClocks.subjectId}))`
  const found: LateClock[] = await tx
    .select({ clock: caseClocks, row: cases, open: sql<boolean>`${visibleTo(viewer)}` })
    .from(caseClocks)
    .innerJoin(cases, and(eq(cases.communityId, caseClocks.communityId), eq(cases.id, caseClocks.caseId)))
    .where(
      and(
        eq(caseClocks.communityId, communityId),
        isNull(caseClocks.stoppedAt),
        lte(caseClocks.dueAt, viewer.now),
        sql`${caseClocks.kind} in ${words(OWED)}`,
        sql`not ${earlier}`,
        after
          ? sql`(${caseClocks.dueAt}, ${caseClocks.caseId}) > (${timestamp(after.at)}, ${after.id}::uuid)`
          : undefined,
        query.level === undefined ? undefined : hasLevel(Number(query.level) as SupervisionLevel),
        watched(viewer),
      ),
    )
    .orderBy(asc(caseClocks.dueAt), asc(caseClocks.caseId))
    .limit(query.limit + 1)
  return found
}

/** The highest level that is not answered. */
const hasLevel = (level: SupervisionLevel) =>
  sql`(${demanded(sql`${supervisions.level} = ${level}`)} and not ${demanded(sql`${supervisions.level} > ${level}`)})`

function lateRow(
  { clock, row, open }: LateClock,
  around: LateAround,
  viewer: ListViewer,
  level: SupervisionLevel | null,
): LateRow {
  const told = open && !watchesFromOutside(viewer)
  const node = around.nodes.find((one) => one.id === clock.subjectId)
  const next = nextChase(clock, {
    caseClass: row.caseClass,
    danger: row.danger === 'pending' || row.danger === 'confirmed',
    deadlines: viewer.deadlines,
    waitsForReporter: node !== undefined && waitsForReporter(row, { seats: around.seatFacts(node.id) }),
    onBookUntil: row.onBookUntil,
  })
  return {
    caseId: row.id,
    number: row.number,
    title: told ? (row.title ?? '还没派哨的一件事') : null,
    class: row.caseClass,
    clock: clock.kind,
    dueAt: clock.dueAt,
    working: workingText(clock.kind, clock.working, clock.dueAt, viewer.now),
    owner: row.caseClass === 'private' && !told ? '' : ownerOf(clock, row, around),
    why: told ? whyLate(clock, row, around, level !== null) : '',
    level,
    onBookUntil: row.onBookUntil !== null && row.onBookUntil > viewer.now ? row.onBookUntil : null,
    next: next ? { chase: next.chase, at: clock.chaseAt ?? next.at } : null,
  }
}

/**
 * What is overdue in a community, for those who watch over it.
 *
 * @throws Refusal not-found, forbidden
 */
export function listLate(deps: Deps, asking: Asking, query: z.output<typeof lateQuery>): Promise<LateList> {
  const { communityId, personId } = asking
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    const actor = await actorAround(tx, communityId, personId, now)
    requireBelonging(actor)
    const ofCouncil = actor.memberships.some(({ role }) => role === 'councilMember')
    if (!actor.townOfficer && !isDeskMember(actor) && !ofCouncil) throw new Refusal('forbidden')
    const { policy } = await policyInForce(tx, communityId)
    const viewer = listViewer(actor, now, policy.deadlines)
    const found = await findLate(tx, communityId, viewer, query)
    const page = found.slice(0, query.limit)
    const ids = page.map(({ row }) => row.id)
    const around = await lateAround(tx, communityId, ids)
    const levels = await levelsOf(tx, communityId, ids)
    const last = page.at(-1)
    return {
      items: page.map((late) => lateRow(late, around.of(late.row.id), viewer, levels.get(late.row.id) ?? null)),
      nextCursor: found.length > page.length && last ? encodeCursor({ at: last.clock.dueAt, id: last.row.id }) : null,
    }
  })
}
