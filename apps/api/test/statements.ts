import pg from 'pg'
import { type TestDatabase, testServer } from './database.ts'

/** What the server counted for one database and its serving roles; nobody else uses that database meanwhile. */
async function counted(column: string, { urls }: TestDatabase, work: () => Promise<unknown>, words: string) {
  const admin = new pg.Client({ connectionString: testServer().adminUrl })
  await admin.connect()
  const sum = async () => {
    const { rows } = await admin.query(
      `select coalesce(sum(${column}), 0)::int as n from pg_stat_statements s join pg_database d on d.oid = s.dbid
       join pg_roles r on r.oid = s.userid where d.datname = $1 and r.rolname ~ '^juwuye_' and query like $2`,
      [new URL(urls.api).pathname.slice(1), `%${words}%`],
    )
    return rows[0].n as number
  }
  const before = await sum()
  await work()
  const after = await sum()
  await admin.end()
  return after - before
}

/** How many statements are sent while this runs. */
export const statementsDuring = (database: TestDatabase, work: () => Promise<unknown>): Promise<number> =>
  counted('calls', database, work, '')

/** How many pages of 8 KB are touched while this runs, by statements with these words in them. */
export const pagesTouched = (database: TestDatabase, words: string, work: () => Promise<unknown>): Promise<number> =>
  counted('shared_blks_hit + shared_blks_read', database, work, words)
