import pg from 'pg'
import { WALLS } from '../src/platform/db/walls.ts'

/** Stands inside statements of tests that try the walls themselves; the server forgets a comment in front. */
export const TRIAL = '/* trial of the walls */'

const KEY = { tenant: 'community_id', person: 'person_id', subject: 'provider_subject', reference: undefined } as const

/** Whether a statement names the plane's key for what it reads or writes, as a distributed database needs it. */
export function isPinned(statement: string): boolean {
  if (statement.includes(TRIAL) || !/^\s*(select|insert|update|delete|with)\b/i.test(statement)) return true
  const keys = new Set(tablesOf(statement).map((table) => KEY[WALLS[table]?.plane ?? 'reference']))
  return [...keys].every((key) => key === undefined || names(key, statement))
}

function tablesOf(statement: string): string[] {
  return [...statement.matchAll(/"?juwuye"?\."?(\w+)"?/g)].map((match) => match[1] ?? '')
}

function names(key: string, statement: string): boolean {
  const compared = new RegExp(`\\b${key}"?\\s*(=\\s*(\\$\\d|any\\b)|in\\s*\\(\\s*\\$)`, 'i')
  const written = new RegExp(`insert\\s+into[^(]*\\([^)]*\\b${key}\\b`, 'i')
  return compared.test(statement) || written.test(statement)
}

/**
 * Every statement that the API or the public sent during the run without saying which community or person it is about.
 * The sweeper's look across communities by right: what it may see, column by column, stands in the walls.
 */
export async function unpinnedStatements(adminUrl: string): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const { rows } = await admin.query<{ query: string }>(
    `select distinct query from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where r.rolname in ('juwuye_api', 'juwuye_public') and query ~ 'juwuye'`,
  )
  await admin.end()
  return rows.map((row) => row.query.replace(/\s+/g, ' ')).filter((query) => !isPinned(query))
}
