import pg from 'pg'
import { migrate } from '../platform/db/migrate.ts'
import { connectionUrl, createDatabase, ensureRoles, type RolePasswords } from '../platform/db/roles.ts'

export const DATABASE = 'juwuye'
/** The demonstration is filled here first and takes its name at the end: cut off half-way, it starts over. */
const FILLING = 'juwuye_filling'

export interface DatabaseAddresses {
  readonly owner: string
  readonly api: string
  readonly public: string
  readonly sweeper: string
}

export function addressesOf(adminUrl: string, passwords: RolePasswords, database: string): DatabaseAddresses {
  const url = (role: keyof RolePasswords) => connectionUrl(adminUrl, role, passwords[role], database)
  return {
    owner: url('juwuye_owner'),
    api: url('juwuye_api'),
    public: url('juwuye_public'),
    sweeper: url('juwuye_sweeper'),
  }
}

async function query<T extends pg.QueryResultRow>(
  adminUrl: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'juwuye set-up' })
  client.on('error', () => {}) // a lost connection also fails the query under way
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

/**
 * Makes sure that the demonstration's database is there and of this build, and fills it on first run.
 *
 * @param fill fills the empty, migrated database; must have let go of it when it is done
 * @returns whether it was filled now
 */
export async function ensureDemoDatabase(
  adminUrl: string,
  passwords: RolePasswords,
  now: number,
  fill: (addresses: DatabaseAddresses) => Promise<void>,
): Promise<boolean> {
  await ensureRoles(adminUrl, passwords)
  const existing = await query(adminUrl, 'SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
  if (existing.length > 0) {
    await migrate(addressesOf(adminUrl, passwords, DATABASE).owner, now)
    return false
  }
  await query(adminUrl, `DROP DATABASE IF EXISTS ${FILLING}`)
  await createDatabase(adminUrl, FILLING)
  const addresses = addressesOf(adminUrl, passwords, FILLING)
  await migrate(addresses.owner, now)
  await fill(addresses)
  await query(adminUrl, `ALTER DATABASE ${FILLING} RENAME TO ${DATABASE}`)
  return true
}
