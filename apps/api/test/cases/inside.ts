import pg from 'pg'
import type { TestApp } from '../build-app.ts'

/** What stands in the tables, past every wall: for checking that nothing was half written. */
export interface Inside {
  // biome-ignore lint/suspicious/noExplicitAny: rows of any table
  rows(sql: string, values?: unknown[]): Promise<any[]>
  /** Rows of every table of one community, by table. */
  counts(communityId: string): Promise<Record<string, number>>
}

export async function openInside(t: TestApp): Promise<Inside> {
  const admin = new pg.Client({ connectionString: t.database.adminUrl })
  await admin.connect()
  t.endsWith(() => admin.end())
  const rows = async (sql: string, values: unknown[] = []) => (await admin.query(sql, values)).rows
  const tables = await rows(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
     where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  )
  return {
    rows,
    async counts(communityId) {
      const parts = tables.map(
        ({ name }) => `select '${name}' as t, count(*)::int as n from juwuye.${name} where community_id = $1`,
      )
      const found = await rows(parts.join(' union all '), [communityId])
      return Object.fromEntries(found.map(({ t: table, n }) => [table, n]))
    },
  }
}
