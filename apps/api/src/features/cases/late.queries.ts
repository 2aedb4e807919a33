import type { ClockKind, SupervisionLevel } from '@juwuye/domain'
import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { invalidField } from '../../platform/http/refusal.ts'
import type { CaseRow, ClockRow } from './case-record.ts'
import { isDesk, type ListViewer, townAsked, visibleTo, wordsOpenTo } from './cases.predicates.ts'
import { caseClocks, cases } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import { words } from './predicate-parts.ts'
import { isAskedToRule } from './ruling.predicates.ts'

/** Clocks that somebody owes something by; the others end something by themselves. */
const OWED_CLOCKS = [
  'danger',
  'respond',
  'safe',
  'plan',
  'resolve',
  'publish',
  'lease',
  'verification',
  'ruling',
  'leadRuling',
  'report',
] as const satisfies readonly ClockKind[]

const isOwed = (kind: unknown) => sql`${kind} in ${words(OWED_CLOCKS)}`

/** A clock that ran over, and how far the chase of it has come. */
export interface LateClock {
  readonly clock: ClockRow
  readonly row: CaseRow
  readonly level: SupervisionLevel | null
  /** Whether the viewer may see the case, or only hears of it by its number. */
  readonly visible: boolean
  /** Whether they may read any word of it. */
  readonly inWords: boolean
}

/** Who looks: the community's own, or its town, which sees what reached it. */
export type Watcher = 'desk' | 'council' | 'town'

const ofClock = sql`${supervisions.communityId} = ${caseClocks.communityId} and ${supervisions.caseId} = ${caseClocks.caseId}
  and ${supervisions.settledAt} is null`
const byHand = sql`(${supervisions.clockKind} is null and ${supervisions.answeredAt} is null)`
const byThisClock = sql`(${supervisions.clockKind} = ${caseClocks.kind}
  and ${supervisions.clockSubjectId} = ${caseClocks.subjectId} and ${supervisions.clockRun} = ${caseClocks.run})`

/** The highest level this clock has reached; 0 where only somebody demanded by hand. */
const level = sql<SupervisionLevel | null>`(select max(${supervisions.level}) from ${supervisions}
  where ${ofClock} and (${byHand} or ${byThisClock}))`

/** Of the clocks of a case that was supervised by hand, the one due first. */
const supervisedByHand = sql`(exists (select 1 from ${supervisions} where ${ofClock} and ${byHand})
  and not exists (select 1 from ${caseClocks} as sooner where sooner.community_id = ${caseClocks.communityId}
    and sooner.case_id = ${caseClocks.caseId} and sooner.stopped_at is null and ${isOwed(sql`sooner.kind`)}
    and (sooner.due_at, sooner.kind, sooner.subject_id) < (${caseClocks.dueAt}, ${caseClocks.kind}, ${caseClocks.subjectId})))`

/** What reaches a watcher: what they may see; of a private matter that it is late, once it was passed up to them. */
function reaches(watcher: Watcher, viewer: ListViewer): SQL {
  const seen = visibleTo(viewer)
  if (watcher === 'desk') return seen
  const isPrivate = sql`${cases.caseClass} = 'private'`
  if (watcher === 'council') return sql`(${seen} or (${isPrivate} and ${level} >= 1))`
  const asked = sql`(${townAsked} or ${isAskedToRule(viewer)} or ${isDesk(viewer)})`
  return sql`(${level} = 2 or (${seen} and ${asked}))`
}

interface Place {
  readonly at: number
  readonly caseId: string
  readonly kind: string
  readonly subjectId: string
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PLACE = new RegExp(`^(\\d{1,14})\\.(${UUID})\\.([a-zA-Z]{1,20})\\.(${UUID})$`)

export function encodePlace({ clock }: LateClock): string {
  const { dueAt, caseId, kind, subjectId } = clock
  return Buffer.from([dueAt, caseId, kind, subjectId].join('.')).toString('base64url')
}

function decodePlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [, at, caseId, kind, subjectId] = PLACE.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (!at || !caseId || !kind || !subjectId) throw invalidField('cursor', 'invalid')
  return { at: Number(at), caseId, kind, subjectId }
}

const after = ({ at, caseId, kind, subjectId }: Place) =>
  sql`(${caseClocks.dueAt}, ${caseClocks.caseId}, ${caseClocks.kind}, ${caseClocks.subjectId})
    > (${new Date(at).toISOString()}::timestamptz, ${caseId}::uuid, ${kind}, ${subjectId}::uuid)`

/** A page of what runs late, the longest overdue first; one row more than asked tells whether there is a next page. */
export async function findLate(
  tx: Tx,
  communityId: string,
  { viewer, watcher }: { viewer: ListViewer; watcher: Watcher },
  query: { cursor?: string | undefined; limit: number; level?: '0' | '1' | '2' | undefined },
): Promise<LateClock[]> {
  const place = decodePlace(query.cursor)
  const which = query.level === '0' ? supervisedByHand : lte(caseClocks.dueAt, viewer.now)
  const reached = query.level === '1' || query.level === '2' ? sql`${level} = ${Number(query.level)}` : undefined
  return tx
    .select({
      ...{ clock: caseClocks, row: cases, level },
      visible: sql<boolean>`${visibleTo(viewer)}`,
      inWords: sql<boolean>`(${visibleTo(viewer)} and ${wordsOpenTo(viewer)})`,
    })
    .from(caseClocks)
    .innerJoin(cases, and(eq(cases.communityId, caseClocks.communityId), eq(cases.id, caseClocks.caseId)))
    .where(
      and(
        eq(caseClocks.communityId, communityId),
        isNull(caseClocks.stoppedAt),
        isOwed(caseClocks.kind),
        which,
        reached,
        reaches(watcher, viewer),
        place && after(place),
      ),
    )
    .orderBy(caseClocks.dueAt, caseClocks.caseId, caseClocks.kind, caseClocks.subjectId)
    .limit(query.limit + 1)
}
