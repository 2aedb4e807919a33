import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/**
 * The cluster's login roles. Only the owner may make databases and owns tables; the others serve, each with what the
 * migrations grant it, and never bypass row-level security.
 */
export const ROLES = ['juwuye_owner', 'juwuye_api', 'juwuye_public', 'juwuye_sweeper'] as const
export type Role = (typeof ROLES)[number]
export type RolePasswords = Record<Role, string>

/**
 * The roles' passwords from a file (JSON, mode 0600), made at random on first use. Roles belong to the cluster, so
 * every database of one cluster must be served with the same file.
 */
export function rolePasswords(file: string): RolePasswords {
  if (!existsSync(file)) {
    const fresh = Object.fromEntries(ROLES.map((role) => [role, randomBytes(24).toString('hex')]))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: 'wx' })
  }
  const kept: Partial<RolePasswords> = JSON.parse(readFileSync(file, 'utf8'))
  const missing = ROLES.filter((role) => !kept[role])
  if (missing.length > 0) throw new Error(`${file} has no password for ${missing.join(', ')}`)
  return kept as RolePasswords
}

/** The same server and options as another URL, for a role or a database. */
export function connectionUrl(adminUrl: string, role: Role, password: string, database: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/**
 * Makes the roles, or brings existing ones back to what they must be. Safe to run at every start and from several
 * processes at once.
 *
 * @param adminUrl a superuser, or a role with CREATEROLE and CREATEDB
 */
export async function ensureRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('juwuye roles'))`)
    for (const role of ROLES) await ensureRole(client, role, passwords[role])
    await client.query('COMMIT')
  })
}

async function ensureRole(client: pg.Client, role: Role, password: string): Promise<void> {
  const { rows } = await client.query('SELECT rolsuper OR rolbypassrls AS dangerous FROM pg_roles WHERE rolname = $1', [
    role,
  ])
  if (rows.length === 0) await client.query(`CREATE ROLE ${role} NOSUPERUSER NOBYPASSRLS NOREPLICATION NOCREATEROLE`)
  // an admin that is not superuser may not even mention these, so only when they are wrong
  if (rows[0]?.dangerous) await client.query(`ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS`)
  const databases = role === 'juwuye_owner' ? 'CREATEDB' : 'NOCREATEDB'
  await client.query(`ALTER ROLE ${role} LOGIN ${databases} PASSWORD ${client.escapeLiteral(password)}`)
}

/**
 * Makes a database that only its owner and our roles may connect to, in UTF8 with an order that does not depend on the
 * machine. Does nothing when it is there.
 *
 * @param template a database nobody is connected to, copied whole (for tests); its rights are not copied but set anew
 * @returns whether it was made now
 */
export async function createDatabase(
  adminUrl: string,
  name: string,
  owner: Role = 'juwuye_owner',
  template?: string,
): Promise<boolean> {
  return await asAdmin(adminUrl, async (client) => {
    // several starters at once would change the same row of the catalog; goes with the connection
    await client.query(`SELECT pg_advisory_lock(hashtext('juwuye databases'))`)
    const made = await makeDatabase(client, name, owner, template)
    const database = client.escapeIdentifier(name)
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${ROLES.join(', ')}`)
    return made
  })
}

async function makeDatabase(client: pg.Client, name: string, owner: Role, template?: string): Promise<boolean> {
  const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (existing.rows.length > 0) return false
  const { rows } = await client.query<{ superuser: boolean; major: number }>(
    `SELECT rolsuper AS superuser, current_setting('server_version_num')::int / 10000 AS major
     FROM pg_roles WHERE rolname = current_user`,
  )
  const { superuser = false, major = 0 } = rows[0] ?? {}
  if (!superuser) await client.query(`GRANT ${owner} TO CURRENT_USER`) // may only give databases to roles it is in
  const locale =
    major >= 17 ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'` : `LC_COLLATE 'C' LC_CTYPE 'C'`
  const source = template
    ? `TEMPLATE ${client.escapeIdentifier(template)}`
    : `TEMPLATE template0 ENCODING 'UTF8' ${locale}`
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${owner} ${source}`)
    return true
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '42P04' || code === '23505') return false // another starter was quicker
    throw error
  }
}

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'juwuye set-up' })
  client.on('error', () => {}) // a lost connection also fails the query under way
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
