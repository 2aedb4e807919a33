import { sql } from 'drizzle-orm'
import { createAppWorker } from '../../src/handlers.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { testServer } from '../database.ts'
import { type GivenCast, givenCast, tick } from '../given-cast.ts'
import { eventually } from '../jobs/given-jobs.ts'
import { hasPooler, type Pooler, startPooler } from '../pooler.ts'

/** Fewer than ask at once: each connection of the server is everybody's in turn. */
const CONNECTIONS = 2

/** Part of every run where Debian's package is installed; the whole project goes through it with `JUWUYE_POOLER=1`. */
const behind = hasPooler() ? describe : describe.skip

behind('PgBouncer in transaction mode', () => {
  let pooler: Pooler
  let t: TestApp
  let casts: [GivenCast, GivenCast]
  const published: string[] = []

  beforeAll(async () => {
    const { adminUrl, passwords } = testServer()
    pooler = await startPooler(adminUrl, passwords, CONNECTIONS)
    t = await buildTestApp({ databaseSuffix: '_pooled', poolerPort: pooler.port })
    casts = await Promise.all([givenCast(t), givenCast(t)])
  })
  afterAll(async () => {
    await t?.close()
    await pooler?.stop()
  })

  test('many connections of ours are few of the server', async () => {
    const pids = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { rows } = await t.deps.db.api.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
        return rows[0]?.pid
      }),
    )
    expect(new Set(pids).size).toBeLessThanOrEqual(CONNECTIONS)
    expect(t.deps.db.api.$client.totalCount).toBeGreaterThan(CONNECTIONS)
  })

  test('lives of cases are played in two communities at once', async () => {
    for (const caseId of await Promise.all(casts.map((cast) => cast.bring('publicised')))) published.push(caseId)
    const views = await Promise.all(casts.map((cast, i) => cast.view(cast.socialWorker, published[i] ?? '')))
    expect(views.map(({ state }) => state)).toEqual(['publicised', 'publicised'])
    const chains = await Promise.all(
      casts.map((cast, i) => cast.get(cast.socialWorker, `/cases/${published[i]}/chain`)),
    )
    expect(chains.map(({ body }) => body.ok)).toEqual([true, true])
  })

  test('nobody is shown what the transaction before was pinned to', async () => {
    const looks = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const cast = casts[i % 2 === 0 ? 0 : 1]
        const [own, foreign] = i % 2 === 0 ? published : published.toReversed()
        const list = await cast.get(cast.socialWorker, '/cases?scope=community&limit=50')
        const theirs = await cast.get(cast.socialWorker, `/cases/${foreign}`)
        const pin = sql<string>`select current_setting('app.community_id', true) as left`
        const { rows } = await t.deps.db.api.execute<{ left: string | null }>(pin)
        return [list.body.items.length, list.body.items[0]?.id === own, theirs.status, rows[0]?.left ?? '']
      }),
    )
    expect(new Set(looks.map((look) => JSON.stringify(look)))).toEqual(new Set(['[1,true,404,""]']))
  })

  test('of many who act at once one wins', async () => {
    const [cast] = casts
    const { id: caseId } = await cast.blows(cast.reporter)
    const body = { class: 'minor', title: '灯', partyIds: [cast.parties.property] }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => cast.act(cast.socialWorker, caseId, 'triage', body)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
  })

  test('what is to be told goes through outbox and jobs, and time does its work', async () => {
    const inside = await openInside(t)
    const worker = createAppWorker(t.deps)
    worker.start()
    await eventually('everything is told', async () => {
      const [{ waiting }] = await inside.rows(
        'select count(*)::int as waiting from juwuye.outbox where relayed_at is null',
      )
      const [{ told }] = await inside.rows('select count(distinct community_id)::int as told from juwuye.messages')
      return waiting === 0 && told === 2
    })
    await worker.stop()
    await tick(t)
  })
})
