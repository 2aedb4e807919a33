import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Deps } from '../../apps/api/src/deps.ts'
import type { Clock } from '../../apps/api/src/platform/clock.ts'
import { startEmbedded } from '../../apps/api/src/platform/db/embedded.ts'
import { migrate } from '../../apps/api/src/platform/db/migrate.ts'
import {
  connectionUrl,
  createDatabase,
  ensureRoles,
  ROLES,
  type Role,
  type RolePasswords,
} from '../../apps/api/src/platform/db/roles.ts'
import { readEnv } from '../../apps/api/src/platform/env.ts'
import { createDeps } from '../../apps/api/src/serve.ts'
import { startStandin } from '../../apps/wechat-standin/src/server.ts'
import { connectMains, type Mains } from './mains.ts'

const ACCOUNT = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-bench' }
const PUSH = { token: 'pushtokenofthebench', aesKey: 'ofthebench'.padEnd(43, 'A') }

export interface Stage {
  /** WeChat's stand-in. */
  standinUrl: string
  /** A migrated database with nothing in it. */
  database(name: string): Promise<StageDatabase>
  /** Of the PostgreSQL; there only where it was asked to be durable. */
  mains: Mains
}

export interface StageDatabase {
  /** What a process of the product is started with. */
  variables: Record<string, string>
  /** Connections of its own; closed at the end. */
  openDeps(clock?: Clock): Deps
  /** Superuser; sees through every wall and fills tables without their foreign keys. */
  admin: pg.Client
  /** One more of these. */
  openAdmin(): Promise<pg.Client>
}

/**
 * Runs on a PostgreSQL and a stand-in of its own, which go with their folder however this ends.
 *
 * @param options.durable PostgreSQL syncs to disk as in an installation, and can be cut off
 */
export async function onStage(run: (stage: Stage) => Promise<void>, { durable = false } = {}): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-bench-'))
  const standin = await startStandin({ ...ACCOUNT, push: PUSH })
  const server = await startEmbedded({ dataDir: folder, throwaway: true })
  const mains = await connectMains(folder, durable)
  const passwords = Object.fromEntries(ROLES.map((role) => [role, randomBytes(12).toString('hex')])) as RolePasswords
  const ends: (() => Promise<void>)[] = []

  async function database(name: string): Promise<StageDatabase> {
    await createDatabase(server.adminUrl, name)
    const urlOf = (role: Role) => connectionUrl(server.adminUrl, role, passwords[role], name)
    await migrate(urlOf('juwuye_owner'), Date.now())
    const address = new URL(server.adminUrl)
    address.pathname = `/${name}`
    const openAdmin = async () => {
      const client = new pg.Client({ connectionString: address.href })
      // cut off with the server, where that is what is tried
      client.on('error', () => {})
      ends.push(() => client.end())
      await client.connect()
      await client.query('SET session_replication_role = replica')
      return client
    }
    const variables = {
      DATABASE_API_URL: urlOf('juwuye_api'),
      DATABASE_PUBLIC_URL: urlOf('juwuye_public'),
      DATABASE_SWEEPER_URL: urlOf('juwuye_sweeper'),
      WECHAT_APP_ID: ACCOUNT.appId,
      WECHAT_APP_SECRET: ACCOUNT.secret,
      WECHAT_BASE_URL: standin.url,
      WECHAT_PUSH_TOKEN: PUSH.token,
      WECHAT_PUSH_AES_KEY: PUSH.aesKey,
      FILE_SECRET: 'a file secret that only the bench knows',
      SEALING_SECRET: 'a sealing secret only the bench knows',
      PHOTOS_DIR: `${folder}-photos`,
      CLIENT_DIR: `${folder}-no-client`,
      LOG_LEVEL: 'warn',
    }
    const openDeps = (clock?: Clock) => {
      const deps = createDeps(readEnv(variables), clock)
      ends.push(deps.db.close)
      return deps
    }
    return { variables, openDeps, openAdmin, admin: await openAdmin() }
  }

  try {
    await ensureRoles(server.adminUrl, passwords)
    await run({ standinUrl: standin.url, database, mains })
  } finally {
    await Promise.all(ends.map((end) => end().catch(() => {})))
    await server.stop()
    await standin.close()
    for (const made of [folder, `${folder}-photos`]) rmSync(made, { recursive: true, force: true })
  }
}
