import {
  ACTIVE_STATES,
  CASE_POLICY,
  FINAL_STATES,
  type Relation,
  SETTLED_NODE_STATES,
  TWO_STEP_ACTIONS,
  type TwoStepAction,
  toldCount,
} from '@juwuye/domain'
import type { Obligations } from '@juwuye/types'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import {
  caseParties,
  caseRulings,
  cases,
  caseTalks,
  countedFor,
  type ListViewer,
  list,
  nodes,
  objections,
  pendingActs,
  seats,
  visibleTo,
  words,
  wordsOpenTo,
} from '../cases/index.ts'
import type { Leaving, Standing } from '../communities/index.ts'
import { casesFalling } from '../relay/index.ts'

export type HoldingKind = Obligations['holds'][number]['kind']

const PASSED_ON: readonly HoldingKind[] = ['mediation', 'talk', 'received']

/** Something is the person's own and has to go to somebody. */
export const passesOn = (held: readonly { readonly kind: HoldingKind }[]): boolean =>
  held.some(({ kind }) => PASSED_ON.includes(kind))

const anyOf = (column: SQL | typeof cases.leadPartyId, ids: readonly string[]) =>
  sql`coalesce(${column} in ${list(ids)}, false)`
const ACTIVE = words(ACTIVE_STATES)
const OVER = words(FINAL_STATES)

/** Who stands so to a case, by these memberships; a case's row is in reach. Reporters are so by themselves. */
const STANDS: Partial<Record<Relation, (standing: Standing, personId: string) => SQL>> = {
  desk: ({ desk }) => (desk ? sql`true` : sql`false`),
  lead: ({ partyIds }) => anyOf(cases.leadPartyId, partyIds),
  mediator: ({ mediator }, personId) => (mediator ? sql`${cases.mediatorId} = ${personId}` : sql`false`),
  checkedIn: ({ partyIds }) => sql`exists (select 1 from ${caseParties}
    where ${caseParties.communityId} = ${cases.communityId} and ${caseParties.caseId} = ${cases.id}
      and ${caseParties.checkedInAt} is not null and ${anyOf(sql`${caseParties.partyId}`, partyIds)})`,
  reporter: () => sql`true`,
}

function mayPropose(action: TwoStepAction, standing: Standing, personId: string): SQL {
  const ways = CASE_POLICY[action].who.map((relation) => {
    const stands = STANDS[relation]
    if (!stands) throw new Error(`nothing tells whether somebody stays ${relation}`)
    return stands(standing, personId)
  })
  return sql`(${sql.join(ways, sql` or `)})`
}

/** Of a first half of a two-step act, its case in reach: its author may no longer do the act. */
function lapses({ membership, after }: Leaving): SQL {
  const { communityId, personId } = membership
  const kept = TWO_STEP_ACTIONS.map(
    (action) => sql`(${pendingActs.action} = ${action} and ${mayPropose(action, after, personId)})`,
  )
  return sql`${pendingActs.communityId} = ${communityId} and ${pendingActs.authorId} = ${personId}
    and ${pendingActs.settledAt} is null and not (${sql.join(kept, sql` or `)})`
}

const ofCase = and(eq(cases.communityId, pendingActs.communityId), eq(cases.id, pendingActs.caseId))

/** First halves of acts that lapse with the membership. */
export async function lapsingActs(tx: Tx, leaving: Leaving) {
  const rows = await tx.select({ act: pendingActs }).from(pendingActs).innerJoin(cases, ofCase).where(lapses(leaving))
  return rows.map(({ act }) => act)
}

/** Talks convened in a capacity that ends. */
function talks({ membership, before, after }: Leaving): SQL {
  const { communityId, personId } = membership
  const by = ({ desk, partyIds }: Standing) => (desk ? sql`true` : anyOf(cases.leadPartyId, partyIds))
  return sql`select 'talk' as kind, ${cases.id} as case_id from ${caseTalks}
    join ${cases} on ${cases.communityId} = ${caseTalks.communityId} and ${cases.id} = ${caseTalks.caseId}
    where ${caseTalks.communityId} = ${communityId} and ${caseTalks.convenerId} = ${personId}
      and ${caseTalks.endedAt} is null and ${by(before)} and not ${by(after)}`
}

/** What is the person's own, as far as nothing else of theirs keeps it with them. */
function own(leaving: Leaving): SQL[] {
  const { membership, before, after } = leaving
  const { communityId, personId } = membership
  const here = sql`select ${cases.id} as case_id from ${cases} where ${cases.communityId} = ${communityId}`
  const parts = [
    talks(leaving),
    casesFalling(leaving),
    sql`select 'pendingAct' as kind, ${cases.id} as case_id from ${pendingActs} join ${cases} on ${ofCase}
      where ${lapses(leaving)}`,
  ]
  if (before.mediator && !after.mediator) {
    parts.push(sql`select 'mediation' as kind, held.case_id from (${here} and ${cases.mediatorId} = ${personId}
      and ${cases.caseClass} = 'private' and ${cases.state} in ${ACTIVE}) as held`)
  }
  if (before.desk && !after.desk) {
    parts.push(sql`select 'received' as kind, held.case_id from (${here} and ${cases.firstReceiverId} = ${personId}
      and ${cases.state} not in ${OVER}) as held`)
  }
  return parts
}

/** Questions that the person could be asked to rule on by an office. */
function rulings({ membership }: Leaving): SQL[] {
  const { communityId, partyId, office, role } = membership
  const asked =
    role === 'secretary'
      ? (table: typeof objections | typeof caseRulings) => sql`${table.bodyKind} = 'secretary'`
      : office !== null && partyId !== null
        ? (table: typeof objections | typeof caseRulings) => sql`${table.bodyPartyId} = ${partyId}`
        : null
  if (!asked) return []
  return [objections, caseRulings].map(
    (table) => sql`select 'ruling' as kind, ${table.caseId} as case_id from ${table}
      where ${table.communityId} = ${communityId} and ${table.ruledAt} is null and ${asked(table)}`,
  )
}

/** What stays with the party; it is in the way when nobody is left to do it. */
function ofParty({ membership }: Leaving): SQL[] {
  const { communityId, partyId } = membership
  if (partyId === null) return []
  return [
    sql`select 'lead' as kind, ${cases.id} as case_id from ${cases} where ${cases.communityId} = ${communityId}
      and ${cases.leadPartyId} = ${partyId} and ${cases.state} in ${ACTIVE}`,
    sql`select 'node' as kind, ${nodes.caseId} as case_id from ${nodes}
      join ${cases} on ${cases.communityId} = ${nodes.communityId} and ${cases.id} = ${nodes.caseId}
      where ${nodes.communityId} = ${communityId} and ${nodes.doerPartyId} = ${partyId}
        and ${nodes.state} not in ${words(SETTLED_NODE_STATES)} and ${cases.state} in ${ACTIVE}`,
    sql`select 'summons' as kind, ${caseParties.caseId} as case_id from ${caseParties}
      join ${cases} on ${cases.communityId} = ${caseParties.communityId} and ${cases.id} = ${caseParties.caseId}
      where ${caseParties.communityId} = ${communityId} and ${caseParties.partyId} = ${partyId}
        and ${caseParties.checkedInAt} is null and ${cases.state} in ${ACTIVE}`,
    sql`select 'seat' as kind, ${nodes.caseId} as case_id from ${seats}
      join ${nodes} on ${nodes.communityId} = ${seats.communityId} and ${nodes.id} = ${seats.nodeId}
      where ${seats.communityId} = ${communityId} and ${seats.partyId} = ${partyId} and ${seats.signedBy} is null
        and ${seats.replacedAt} is null and ${nodes.state} = 'submitted' and ${nodes.round} = ${seats.round}`,
  ]
}

const union = (parts: readonly SQL[]) => sql`(${sql.join([...parts], sql` union `)}) as held`

export interface HeldCase {
  readonly kind: HoldingKind
  readonly caseId: string
}

/** The cases, each once. */
export const idsOf = (held: readonly HeldCase[]): string[] => [...new Set(held.map(({ caseId }) => caseId))]

/** Cases that the ending changes: what is the person's own, and what a body without them cannot be asked. */
export async function casesTouched(tx: Tx, leaving: Leaving): Promise<HeldCase[]> {
  const { rows } = await tx.execute<{ kind: HoldingKind; case_id: string }>(
    sql`select kind, case_id from ${union([...own(leaving), ...rulings(leaving)])} order by case_id, kind`,
  )
  return rows.map(({ kind, case_id }) => ({ kind, caseId: case_id }))
}

/** Newest cases shown of each kind; the rest is counted. */
const SHOWN = 20

/** Everything held, by kind, with the cases that the viewer may see; of the others no more than a number that points at nobody. */
export async function holdingsOf(tx: Tx, leaving: Leaving, viewer: ListViewer) {
  const { communityId } = leaving.membership
  const everything = union([...own(leaving), ...rulings(leaving), ...ofParty(leaving)])
  const { rows } = await tx.execute<HoldingRow>(sql`
    select * from (
      select held.kind, ${cases.id} as id, ${cases.number} as number, ${cases.title} as title, visible.yes as visible, visible.words as words,
        (count(*) over (partition by held.kind, visible.yes))::int as n,
        (row_number() over (partition by held.kind, visible.yes order by ${cases.receivedAt} desc, ${cases.id}))::int as place
      from ${everything} join ${cases} on ${cases.communityId} = ${communityId} and ${cases.id} = held.case_id
      cross join lateral (select coalesce(${visibleTo(viewer)}, false) as yes, coalesce(${wordsOpenTo(viewer)}, false) as words) as visible
    ) as counted where place <= ${SHOWN} order by kind, place`)
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const holds = kinds.map((kind) => {
    const shown = rows.filter((row) => row.kind === kind)
    const seen = shown.filter(({ visible }) => visible)
    const { count, few } = toldCount(shown.find(({ visible }) => !visible)?.n ?? 0)
    const listed = seen.map(({ id, number, title, words: open }) => ({ id, number, title: open ? title : null }))
    return { kind, count: (seen[0]?.n ?? 0) + count, fewUnseen: few, cases: listed }
  })
  return holds
}

interface HoldingRow extends Record<string, unknown> {
  kind: HoldingKind
  id: string
  number: string
  title: string | null
  words: boolean
  visible: boolean
  n: number
}

/** Cases in the way: all of them, and as many as this viewer may hear of. */
export interface InTheWay {
  readonly all: number
  readonly told: number
}

async function countCases(tx: Tx, communityId: string, which: SQL, viewer: ListViewer): Promise<InTheWay> {
  const { rows } = await tx.execute<InTheWay & Record<string, unknown>>(sql`
    select count(*)::int as all, (count(*) filter (where ${countedFor(viewer)}))::int as told from ${cases}
    where ${cases.communityId} = ${communityId} and ${which}`)
  return rows[0] ?? { all: 0, told: 0 }
}

/** Cases held in all, each counted once. */
export function countHeld(tx: Tx, leaving: Leaving, viewer: ListViewer): Promise<InTheWay> {
  const everything = union([...own(leaving), ...rulings(leaving), ...ofParty(leaving)])
  return countCases(tx, leaving.membership.communityId, sql`${cases.id} in (select case_id from ${everything})`, viewer)
}

/** Cases that are not over, all of which the desk answers for. */
export const countOpen = (tx: Tx, communityId: string, viewer: ListViewer): Promise<InTheWay> =>
  countCases(tx, communityId, sql`${cases.state} not in ${OVER}`, viewer)
