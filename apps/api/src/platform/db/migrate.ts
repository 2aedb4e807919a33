import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { areJobsInstalled, installJobs } from '../jobs/install.ts'
import { makePartitions } from './partitions.ts'
import type { Database } from './pools.ts'
import { SERVING_ROLES } from './walls.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))
const migrationsSchema = 'juwuye_migrations'
const migrationsTable = 'applied'

/** Key of the advisory lock: "juwuyeMi" in ASCII. The library takes none, and of five starters four would fail. */
const LOCK = '0x6a757775796d69'

/**
 * Brings the database to the state of this build, one starter at a time.
 *
 * @param ownerUrl the role `juwuye_owner`; the serving roles must exist already
 * @param now epoch milliseconds; partitions are made from this month on
 */
export async function migrate(ownerUrl: string, now: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'juwuye migrate' })
  client.on('error', () => {}) // a lost connection also fails the statement under way
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${BigInt(LOCK)})`)
    await runMigrations(drizzle(client), { migrationsFolder, migrationsSchema, migrationsTable })
    await makePartitions(client, now)
    await installJobs(client)
    // the serving role may see how far the database is, for /readyz
    await client.query(`GRANT USAGE ON SCHEMA ${migrationsSchema} TO ${SERVING_ROLES.api}`)
    await client.query(`GRANT SELECT ON ${migrationsSchema}.${migrationsTable} TO ${SERVING_ROLES.api}`)
  } finally {
    await client.end()
  }
}

/**
 * Whether every migration of this build has been applied and the jobs have their tables. Throws when the database cannot
 * be reached.
 */
export async function isMigrated(db: Database): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)
  const { rows } = await db.execute<{ applied: string | null }>(
    sql`select max(created_at)::text as applied from ${sql.identifier(migrationsSchema)}.${sql.identifier(migrationsTable)}`,
  )
  const applied = newest !== undefined && Number(rows[0]?.applied ?? 0) >= newest.folderMillis
  return applied && (await areJobsInstalled(db))
}
