import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { connectionUrl, createDatabase, ensureRoles, ROLES, type RolePasswords } from '../src/platform/db/roles.ts'
import { type Pooler, startPooler } from './pooler.ts'

export const TEMPLATE = 'juwuye_template'

/** What the workers need to make their copies; handed on through the environment. */
export interface TestServer {
  adminUrl: string
  passwords: RolePasswords
  /** Of the pooler in front, where one is asked for. */
  poolerPort?: number
}

declare global {
  var juwuyeTestServer: Embedded | undefined
  var juwuyeTestPooler: Pooler | undefined
}

/** One real PostgreSQL for the whole run, with one migrated database to copy from. */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-test-'))
  const server = await startEmbedded({ dataDir: folder, throwaway: true })
  globalThis.juwuyeTestServer = server
  const passwords = Object.fromEntries(ROLES.map((role) => [role, randomBytes(12).toString('hex')])) as RolePasswords
  await ensureRoles(server.adminUrl, passwords)
  await watchStatements(server.adminUrl)
  await createDatabase(server.adminUrl, TEMPLATE)
  await migrate(connectionUrl(server.adminUrl, 'juwuye_owner', passwords.juwuye_owner, TEMPLATE), Date.now())
  const pooler = process.env.JUWUYE_POOLER === '1' ? await startPooler(server.adminUrl, passwords) : undefined
  globalThis.juwuyeTestPooler = pooler
  const { adminUrl } = server
  process.env.JUWUYE_TEST_SERVER = JSON.stringify({
    adminUrl,
    passwords,
    poolerPort: pooler?.port,
  } satisfies TestServer)
}

/** The server remembers every statement, for the check at the end of the run. */
async function watchStatements(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create extension pg_stat_statements')
  await admin.end()
}
