import type { PoolClient } from 'pg'
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
