import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { isDatabaseAway } from '../../src/platform/db/pg-error.ts'
import { openDatabases } from '../../src/platform/db/pools.ts'
import { asAnyone } from '../../src/platform/db/tenant.ts'
import { buildTestApp } from '../build-app.ts'

test('when no connection gets free, asking is refused with when to ask again, and then goes on', async () => {
  const t = await buildTestApp()
  const held: PoolClient[] = []
  try {
    const { headers } = await t.logIn()
    const pool = t.deps.db.api.$client
    while (held.length < (pool.options.max ?? 0)) held.push(await pool.connect())
    const refused = await t.app.inject({ url: '/v1/me', headers })
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      503,
      'database-away',
      '5',
    ])
    for (const client of held.splice(0)) client.release()
    expect((await t.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
  } finally {
    for (const client of held) client.release()
    await t.close()
  }
})

test('what the server does not get to in time is asked again later', async () => {
  const t = await buildTestApp()
  try {
    const held = asAnyone(t.deps.db.api, async (tx) => {
      await tx.execute(sql`set local statement_timeout = '20ms'`)
      await tx.execute(sql`select pg_sleep(5)`)
    })
    expect(isDatabaseAway(await held.catch((error: unknown) => error))).toBe(true)
  } finally {
    await t.close()
  }
})

test('a server that falls silent is given up, and asked again on another connection', async () => {
  const t = await buildTestApp()
  const server = new URL(t.database.urls.api)
  const ways: Socket[] = []
  let silent = false
  const between = createServer((way) => {
    const onward = connect(Number(server.port), server.hostname)
    ways.push(way, onward)
    for (const end of [way, onward]) end.on('error', () => {})
    way.pipe(onward)
    // as when the machine behind lost its power: nothing is answered, and nothing is closed
    onward.on('data', (answer) => silent || way.write(answer))
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const db = openDatabases({ ...t.database.urls, api: through(server, between) }, () => {})
  try {
    expect(db.sweeper.$client.options.query_timeout).toBe(60_000)
    const asking = () => asAnyone(db.api, (tx) => tx.execute(sql`select 1 as one`))
    await asking()
    silent = true
    expect(isDatabaseAway(await asking().catch((error: unknown) => error))).toBe(true)
    silent = false
    expect((await asking()).rows).toEqual([{ one: 1 }])
  } finally {
    await db.close()
    for (const way of ways) way.destroy()
    between.close()
    await t.close()
  }
})

/** The same database by another way, and with less patience. */
function through(server: URL, between: Server): string {
  const way = new URL(server)
  way.host = `127.0.0.1:${(between.address() as AddressInfo).port}`
  way.searchParams.set('query_timeout', '300')
  return way.href
}

test('nobody may take for ever over a request', async () => {
  const t = await buildTestApp()
  const { headersTimeout, requestTimeout } = t.app.server
  await t.close()
  expect([headersTimeout, requestTimeout]).toEqual([20_000, 90_000])
})

test('a server that ends under a transaction ends the transaction, not the process', async () => {
  const t = await buildTestApp()
  try {
    const { headers } = await t.logIn()
    const cutOff = asAnyone(t.deps.db.api, async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      // answers when it is gone
      await t.deps.db.api.execute(sql`select pg_terminate_backend(${rows[0]?.pid}, 10000)`)
      await tx.execute(sql`select 1`)
    })
    expect(isDatabaseAway(await cutOff.catch((error: unknown) => error))).toBe(true)
    expect((await t.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
  } finally {
    await t.close()
  }
})
