import type pg from 'pg'
import { WALLS } from '../../apps/api/src/platform/db/walls.ts'

/** A table of the tenants' with its columns by type. */
interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** The column that names the case; null where a row belongs to the community alone. */
  readonly caseColumn: 'case_id' | 'id' | null
}

const TENANTS = Object.entries(WALLS).flatMap(([name, { plane }]) => (plane === 'tenant' ? [name] : []))
/** What no screen reads: work that is over. */
const LEFT_OUT = ['outbox', 'answered_requests', 'deliveries', 'case_counters']
const FIRST_COMMUNITY = 100_000_000_000_000n

export const communityNumber = (n: number): string => String(FIRST_COMMUNITY + BigInt(n))

/** The id that a row of the first community has in the n-th. The rest of an id is random, so that four digits tell them apart. */
export const idIn = (n: number, id: string): string => `${id.slice(0, 9)}${hex(n, 4)}${id.slice(13)}`

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

async function tablesOf(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<{ table_name: string; column_name: string; udt_name: string }>(
    `select table_name, column_name, udt_name from information_schema.columns
     where table_schema = 'juwuye' order by table_name, ordinal_position`,
  )
  return TENANTS.filter((name) => !LEFT_OUT.includes(name)).map((name) => {
    const columns = rows
      .filter((row) => row.table_name === name)
      .map((row) => ({ name: row.column_name, type: row.udt_name }))
    const ofCase = columns.some((column) => column.name === 'case_id')
    return { name, columns, caseColumn: name === 'cases' ? 'id' : ofCase ? 'case_id' : null }
  })
}

/**
 * Of what lies longer back the record is short, so that two million cases fit on a disk: the first event and the last,
 * who whistled, the time for an answer; lists, figures and pages have all they read.
 */
const KEPT_LONG: Readonly<Record<string, string>> = {
  case_events:
    '(t.seq = 1 or t.seq = (select seq from juwuye.cases c where c.community_id = t.community_id and c.id = t.case_id))',
  case_participants: 't.number = 1',
  case_clocks: `t.kind = 'respond'`,
  event_contents: 'false',
  seats: 'false',
  pending_acts: 'false',
  content_checks: 'false',
}

/** Years' worth: each of these cases again and again, `apart` ms before the last time, as often as `times`. */
export async function repeatInTime(
  admin: pg.Client,
  communityId: string,
  caseIds: readonly string[],
  { times, apart }: { times: number; apart: number },
): Promise<void> {
  const tables = (await tablesOf(admin)).filter(({ caseColumn }) => caseColumn !== null)
  const known = new Set(caseIds)
  const rowsOf = new Map<Table, string[]>()
  for (const table of tables) {
    const { rows } = await admin.query<{ row: string; id: string | null }>(
      `select to_jsonb(t)::text as row, to_jsonb(t)->>'id' as id from juwuye.${table.name} t
       where community_id = $1 and ${table.caseColumn} = any($2) and ${KEPT_LONG[table.name] ?? 'true'}`,
      [communityId, caseIds],
    )
    rowsOf.set(
      table,
      rows.map(({ row }) => row),
    )
    for (const { id } of rows) if (id !== null) known.add(id)
  }
  for (let again = 1; again <= times; again++) {
    for (const [table, rows] of rowsOf) {
      const moments = table.columns.filter(({ type }) => type === 'timestamptz').map(({ name }) => name)
      const copies = rows.map((row) => earlier(renamed(row, known, again), moments, again * apart, again))
      if (copies.length === 0) continue
      await admin.query(
        `insert into juwuye.${table.name} select * from jsonb_populate_recordset(null::juwuye.${table.name}, $1::jsonb)`,
        [JSON.stringify(copies)],
      )
    }
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The lower half is what ids are counted from, so that none of theirs is there already. */
const UPPER_HALF = 0x800

/** Ids of what belongs to the case are told apart by the time they came again; those of people and parties stay. */
const renamed = (row: string, known: ReadonlySet<string>, again: number): string =>
  row.replace(ID, (id) => (known.has(id) ? `${id.slice(0, 15)}${hex(UPPER_HALF + again, 3)}${id.slice(18)}` : id))

function earlier(row: string, moments: readonly string[], by: number, again: number): Record<string, unknown> {
  const said = JSON.parse(row) as Record<string, unknown>
  for (const name of moments)
    if (typeof said[name] === 'string') said[name] = new Date(Date.parse(said[name]) - by).toISOString()
  if (typeof said.number === 'string') said.number = `${said.number}-${again}`
  return said
}

/** Cases laid down at a time: neighbours in time lie beside each other, those of other communities in between. */
const AT_A_TIME = 10

/** The community over and over, with people, houses, cases and pages of its own; by two connections at once. */
export async function spread(
  connections: readonly pg.Client[],
  communityId: string,
  communities: number,
  townOf: number,
): Promise<void> {
  const [admin] = connections as [pg.Client]
  const tables = await tablesOf(admin)
  const statements = new Map<Table, string>()
  for (const table of tables) {
    const { rows } = await admin.query<{ n: string }>(
      `select count(*) as n from juwuye.${table.name} where community_id = $1`,
      [communityId],
    )
    if (Number(rows[0]?.n) > 0) statements.set(table, await copying(admin, table, communityId, communities))
  }
  await spreadPeople(admin, communityId, communities, townOf)
  const work: (readonly [string, unknown[]])[] = []
  for (const [table, statement] of statements) if (table.caseColumn === null) work.push([statement, []])
  const { rows: cases } = await admin.query<{ id: string }>(
    'select id from juwuye.cases where community_id = $1 order by received_at',
    [communityId],
  )
  for (let from = 0; from < cases.length; from += AT_A_TIME) {
    const ids = cases.slice(from, from + AT_A_TIME).map(({ id }) => id)
    for (const [table, statement] of statements)
      if (table.caseColumn !== null) work.push([`${statement} and t.${table.caseColumn} = any($1)`, [ids]])
  }
  await Promise.all(
    connections.map(async (connection) => {
      for (let next = work.shift(); next; next = work.shift()) await connection.query(next[0], next[1])
    }),
  )
}

/** Every town has so many communities, and an officer of its own; all towns are of one city. */
async function spreadPeople(admin: pg.Client, communityId: string, communities: number, townOf: number): Promise<void> {
  const [first, over] = [communityNumber(0), `overlay(%s::text placing lpad(to_hex(n), 4, '0') from 10 for 4)::uuid`]
  const moved = (column: string) => over.replace('%s', column)
  const towns = Math.ceil(communities / townOf)
  await admin.query(
    `insert into juwuye.regions (id, kind, name, parent_id) select ${moved('r.id')}, r.kind, r.name || n, r.parent_id
     from juwuye.regions r join juwuye.communities c on c.region_id = r.id, generate_series(1, $2::int) n where c.id = $1`,
    [communityId, towns],
  )
  await admin.query(
    `insert into juwuye.communities (id, region_id, city_id, name, short_name, desk_phone, settings, created_at)
     select ${first}::bigint + n, overlay(region_id::text placing lpad(to_hex(1 + (n - 1) / $3::int), 4, '0') from 10 for 4)::uuid,
       city_id, name || n, short_name || n, desk_phone, settings, created_at
     from juwuye.communities, generate_series(1, $2::int) n where id = $1`,
    [communityId, communities, townOf],
  )
  await admin.query(
    `insert into juwuye.persons (person_id, display_name, created_at) select ${moved('p.person_id')}, p.display_name, p.created_at
     from juwuye.persons p, generate_series(1, $1::int) n on conflict do nothing`,
    [communities],
  )
  await admin.query(
    `insert into juwuye.my_communities (person_id, community_id, since) select ${moved('m.person_id')}, ${first}::bigint + n, m.since
     from juwuye.my_communities m, generate_series(1, $1::int) n on conflict do nothing`,
    [communities],
  )
  await admin.query(
    `insert into juwuye.region_memberships (person_id, region_id, role, valid_from, valid_to) select ${moved('m.person_id')}, ${moved('m.region_id')}, m.role, m.valid_from, m.valid_to
     from juwuye.region_memberships m, generate_series(1, $1::int) n where m.role = 'townOfficer'`,
    [towns],
  )
}

/** The statement that copies a table's rows of the community into all others. */
async function copying(admin: pg.Client, table: Table, communityId: string, communities: number): Promise<string> {
  const inside = `lpad(to_hex(n), 4, '0')`
  const each = await Promise.all(
    table.columns.map(async ({ name, type }) => {
      if (name === 'community_id') return `${communityNumber(0)}::bigint + n`
      if (type === 'uuid') return `overlay(t.${name}::text placing ${inside} from 10 for 4)::uuid`
      const asText = `t.${name}::text`
      if (type !== '_uuid' && type !== 'jsonb') return `t.${name}`
      const { rows } = await admin.query(
        `select from juwuye.${table.name} t where community_id = $1 and ${asText} ~ '${ID.source}' limit 1`,
        [communityId],
      )
      const anywhere = `regexp_replace(${asText}, '(${ID.source.slice(0, 11)})-[0-9a-f]{4}-(7)', '\\1-' || ${inside} || '-\\2', 'g')`
      return rows.length === 0 ? `t.${name}` : `${anywhere}::${type === '_uuid' ? 'uuid[]' : 'jsonb'}`
    }),
  )
  return `insert into juwuye.${table.name} (${table.columns.map(({ name }) => name).join(', ')})
    select ${each.join(', ')} from juwuye.${table.name} t, generate_series(1, ${communities}) n where t.community_id = ${communityId}`
}
