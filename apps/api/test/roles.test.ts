import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../src/platform/db/embedded.ts'
import {
  connectionUrl,
  createDatabase,
  ensureRoles,
  ROLES,
  type Role,
  rolePasswords,
} from '../src/platform/db/roles.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-roles-'))
const file = path.join(folder, 'kept', 'roles.json')
const passwords = rolePasswords(file)
let server: Embedded

beforeAll(async () => {
  server = await startEmbedded({ dataDir: path.join(tmpdir(), path.basename(folder), 'data'), throwaway: true })
  await ensureRoles(server.adminUrl, passwords)
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function query(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const as = (role: Role, database: string) => connectionUrl(server.adminUrl, role, passwords[role], database)

test('passwords are made once, differ, and only their owner reads them', () => {
  expect(rolePasswords(file)).toEqual(passwords)
  expect(new Set(Object.values(passwords)).size).toBe(ROLES.length)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a password file with a role missing is refused by name', () => {
  expect(() => rolePasswords(path.join(import.meta.dirname, '..', 'package.json'))).toThrow('juwuye_owner')
})

test('no role of ours is above the rules, also after someone raised one, and repeating does nothing worse', async () => {
  await query(server.adminUrl, 'ALTER ROLE juwuye_api SUPERUSER BYPASSRLS CREATEDB')
  await Promise.all(Array.from({ length: 8 }, () => ensureRoles(server.adminUrl, passwords)))
  const roles = await query(
    server.adminUrl,
    `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication AS dangerous, rolcreatedb, rolcanlogin
     FROM pg_roles WHERE rolname LIKE 'juwuye%' ORDER BY 1`,
  )
  expect(roles).toEqual(
    [...ROLES].sort().map((role) => ({
      rolname: role,
      dangerous: false,
      rolcreatedb: role === 'juwuye_owner',
      rolcanlogin: true,
    })),
  )
})

test('a database is made once, its owner’s, and opens to our roles alone', async () => {
  const made = await Promise.all([1, 2, 3].map(() => createDatabase(server.adminUrl, 'estate-1')))
  expect(made.filter(Boolean)).toHaveLength(1)
  await query(server.adminUrl, `CREATE ROLE stranger LOGIN PASSWORD 'x'`)

  for (const role of ROLES) expect(await query(as(role, 'estate-1'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await query(as('juwuye_owner', 'estate-1'), 'CREATE SCHEMA juwuye')
  await expect(query(as('juwuye_api', 'estate-1'), 'CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' })
  await expect(query(as('juwuye_api', 'estate-1'), 'CREATE TEMP TABLE t ()')).rejects.toMatchObject({ code: '42501' })
  const stranger = new URL(as('juwuye_api', 'estate-1'))
  stranger.username = 'stranger'
  stranger.password = 'x'
  await expect(query(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '42501' })
})

test('a copy of a template holds what the template held', async () => {
  await createDatabase(server.adminUrl, 'template')
  await query(as('juwuye_owner', 'template'), `CREATE TABLE kept AS SELECT '居' AS word`)
  expect(await createDatabase(server.adminUrl, 'copy', 'juwuye_owner', 'template')).toBe(true)
  expect(await query(as('juwuye_owner', 'copy'), 'SELECT word FROM kept')).toEqual([{ word: '居' }])
})

test('an administrator that is not superuser can do all of it', async () => {
  await query(server.adminUrl, `CREATE ROLE limited LOGIN CREATEROLE CREATEDB PASSWORD 'x'`)
  for (const role of ROLES) await query(server.adminUrl, `GRANT ${role} TO limited WITH ADMIN OPTION`)
  const limited = new URL(server.adminUrl)
  limited.username = 'limited'
  limited.password = 'x'
  await ensureRoles(limited.href, passwords)
  expect(await createDatabase(limited.href, 'managed')).toBe(true)
  expect(await createDatabase(limited.href, 'managed')).toBe(false)
})
