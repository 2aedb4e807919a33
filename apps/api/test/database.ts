import type { DatabaseUrls } from '../src/platform/db/pools.ts'
import { connectionUrl, createDatabase, type Role } from '../src/platform/db/roles.ts'
import { TEMPLATE, type TestServer } from './global-setup.ts'

export interface TestDatabase {
  urls: DatabaseUrls
  /** Owns the tables; for looking at the catalog, never for serving. */
  ownerUrl: string
  /** Superuser; sees through every wall. */
  adminUrl: string
}

/** The server of this run, for tests that make databases of their own. */
export const testServer = (): TestServer => JSON.parse(process.env.JUWUYE_TEST_SERVER ?? '{}')

/** This worker's own copy of the migrated database, made on first use; with a suffix one that it shares with no test. */
export async function testDatabase(suffix = '', poolerPort = testServer().poolerPort): Promise<TestDatabase> {
  const { adminUrl, passwords } = testServer()
  const name = `juwuye_test_${process.env.JEST_WORKER_ID ?? '1'}${suffix}`
  await createDatabase(adminUrl, name, 'juwuye_owner', TEMPLATE)
  const urlOf = (role: Role) => connectionUrl(adminUrl, role, passwords[role], name)
  /** As an installation with many processes connects. */
  const pooled = (role: Role) => {
    const url = new URL(urlOf(role))
    if (poolerPort) {
      url.port = String(poolerPort)
      url.searchParams.set('pgbouncer', 'true')
    }
    return url.href
  }
  const admin = new URL(adminUrl)
  admin.pathname = `/${name}`
  return {
    urls: { api: pooled('juwuye_api'), public: pooled('juwuye_public'), sweeper: pooled('juwuye_sweeper') },
    ownerUrl: urlOf('juwuye_owner'),
    adminUrl: admin.href,
  }
}
