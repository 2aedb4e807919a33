import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { connectionsFor } from './connection.ts'

export type Database = NodePgDatabase & { $client: pg.Pool }
/** A running transaction on a connection that is its alone, pinned by one of the functions in tenant.ts. */
export type Tx = NodePgDatabase & { $client: pg.ClientBase }

export interface DatabaseUrls {
  /** Role `juwuye_api` */
  api: string
  /** Role `juwuye_public` */
  public: string
  /** Role `juwuye_sweeper` */
  sweeper: string
}

/** One pool for each of the roles that serve; none of them owns a table or may pass the walls. */
export interface Databases {
  api: Database
  public: Database
  sweeper: Database
  close(): Promise<void>
}

const CONNECT_TIMEOUT = 5_000
/** The server itself ends what takes it ten seconds: where nothing is heard for so long (ms), nobody is there any more. */
const SILENCE = 60_000
/** A new connection plans every statement anew, which its first requests wait for: kept over any pause between two bursts, in ms. */
const IDLE = 10 * 60_000
/** So that whatever stands between does not drop a quiet one unheard, in ms. */
const KEEP_ALIVE = 30_000
/** One process keeps four busy when it can do no more; one that is seldom used plans anew when many are already waiting. */
const SIZES = { api: 8, public: 5, sweeper: 2 } as const

export function openDatabases(urls: DatabaseUrls, onError: (error: Error) => void): Databases {
  const pool = (role: keyof DatabaseUrls) => {
    const made = new pg.Pool({
      ...connectionsFor(urls[role]),
      max: SIZES[role],
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      idleTimeoutMillis: IDLE,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE,
      query_timeout: SILENCE,
      application_name: `juwuye ${role}`,
    })
    // an idle connection that breaks raises here; unheard, it would end the process
    made.on('error', onError)
    // one in use that breaks raises on itself as well; whoever uses it hears of it by what they ask
    made.on('connect', (client) => client.on('error', () => {}))
    return made
  }
  const pools = { api: pool('api'), public: pool('public'), sweeper: pool('sweeper') }
  return {
    api: drizzle(pools.api),
    public: drizzle(pools.public),
    sweeper: drizzle(pools.sweeper),
    close: async () => {
      await Promise.all(Object.values(pools).map((p) => p.end()))
    },
  }
}
