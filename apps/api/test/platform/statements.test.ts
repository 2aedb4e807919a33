import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { caseClocks, caseEvents, cases, eventContents, outbox, whistles } from '../../src/features/cases/cases.table.ts'
import { openDatabases, type Tx } from '../../src/platform/db/pools.ts'
import { given, part, rowsTogether } from '../../src/platform/db/rows-together.ts'
import { asAnyone, inCommunity, together } from '../../src/platform/db/tenant.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('statements', () => {
  let t: TestApp
  let c: GivenCast
  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    await c.bring('publicised')
  })
  afterAll(() => t.close())

  test('that come again are prepared, and none where a pooler is in front', async () => {
    const named = async (more: string) => {
      // not through the pooler of the whole run, whose connections keep what the first of the two prepares
      const db = openDatabases({ ...t.database.urls, api: t.database.ownerUrl + more }, () => {})
      const names = await asAnyone(db.api, async (tx) => {
        for (let i = 0; i < 3; i++) await tx.execute(sql`select ${i}::int as again`)
        const { rows } = await tx.execute<{ name: string }>(
          sql.raw(`select name from pg_prepared_statements where statement like '%as again'`),
        )
        return rows
      })
      await db.close()
      return names.length
    }
    expect([await named(''), await named('?pgbouncer=true')]).toEqual([1, 0])
  })

  test('that are long lists are not prepared: one keeps a megabyte in every connection', async () => {
    const lists = sql.join(
      Array.from({ length: 101 }, (_, i) => sql`${i}::int`),
      sql`, `,
    )
    const { rows } = await asAnyone(t.deps.db.api, async (tx) => {
      for (let i = 0; i < 3; i += 1) await tx.execute(sql`select ${lists} as listed`)
      return tx.execute(sql.raw(`select name from pg_prepared_statements where statement like '%as listed'`))
    })
    expect(rows).toEqual([])
  })

  test('sent together are all answered before one that failed is heard of', async () => {
    let answered = false
    const slow = async (tx: Tx) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      answered = await tx.execute(sql`select 1`).then(
        () => false,
        () => true,
      )
    }
    const failing = asAnyone(t.deps.db.api, (tx) => together(slow(tx), tx.execute(sql`select 1 / 0`)))
    await expect(failing).rejects.toThrow()
    // still in the transaction that failed
    expect(answered).toBe(true)
    expect(await asAnyone(t.deps.db.api, (tx) => together('a', tx.execute(sql`select 2 as two`)))).toMatchObject([
      'a',
      { rows: [{ two: 2 }] },
    ])
  })

  test('of which one failed first are refused for its reason, not for what it did to the others', async () => {
    const deadlock = sql.raw(`do $$ begin raise 'ended' using errcode = '40P01'; end $$`)
    let run = 0
    const twice = async (tx: Tx) => {
      await tx.execute(sql`select 1`)
      await tx.execute(sql`select 2`)
      return 'done'
    }
    const answer = asAnyone(t.deps.db.api, (tx) => {
      run += 1
      return together(twice(tx), run === 1 && tx.execute(deadlock))
    })
    expect(await answer).toEqual(['done', false])
  })

  test('whose table took another shape are prepared anew', async () => {
    const owner = new pg.Client({ connectionString: t.database.ownerUrl })
    await owner.connect()
    const { api } = t.deps.db
    const ask = () => asAnyone(api, (tx) => tx.execute(sql`select size from juwuye.shape where size > ${0}`))
    try {
      await owner.query('create table juwuye.shape as select 1 as size')
      await owner.query('grant select on juwuye.shape to juwuye_api')
      const everywhere = () => Promise.all(Array.from({ length: 8 }, ask))
      for (let i = 0; i < 3; i += 1) await everywhere()
      await owner.query('alter table juwuye.shape alter column size type bigint')
      for (const { rows } of await everywhere()) expect(rows).toEqual([{ size: '1' }])
    } finally {
      await owner.query('drop table if exists juwuye.shape')
      await owner.end()
    }
  })

  test('that found nothing because they were not begun are refused for that', async () => {
    const pool = t.deps.db.api.$client
    const client = await pool.connect()
    const query = client.query.bind(client) as (text: string) => Promise<pg.QueryResult>
    // as when the first message of a transaction is cancelled: what was sent with it goes on without it
    jest.spyOn(pool, 'connect').mockImplementationOnce(async () => client)
    jest.spyOn(client, 'query').mockImplementationOnce((text: unknown) => query(`select 1 / 0; ${text}`))
    const { communityId } = c
    const looked = inCommunity(t.deps.db.api, { communityId }, async (tx) => {
      const found = await tx.select().from(cases).where(eq(cases.communityId, communityId))
      if (found.length === 0) throw new Error('not found')
    })
    await expect(looked).rejects.toThrow('division by zero')
  })

  test('that failed unheard do not let a transaction pass for done', async () => {
    const deaf = asAnyone(t.deps.db.api, (tx) => tx.execute(sql`select 1 / 0`).catch(() => 'never mind'))
    await expect(deaf).rejects.toThrow('failed unheard')
    expect(await asAnyone(t.deps.db.api, (tx) => tx.execute(sql`select 1 as one`))).toMatchObject({
      rows: [{ one: 1 }],
    })
  })

  test('that read many tables at once read what one for each table reads', async () => {
    const tables = { cases, whistles, caseClocks, caseEvents, eventContents, outbox }
    const here = given(1)
    const read = rowsTogether({
      cases: part(cases, eq(cases.communityId, here), cases.id),
      whistles: part(whistles, eq(whistles.communityId, here), whistles.id),
      caseClocks: part(caseClocks, eq(caseClocks.communityId, here), caseClocks.kind, caseClocks.run),
      caseEvents: part(caseEvents, eq(caseEvents.communityId, here), caseEvents.seq),
      eventContents: part(eventContents, eq(eventContents.communityId, here), eventContents.seq),
      outbox: part(outbox, eq(outbox.communityId, here), outbox.id),
    })
    const { communityId } = c
    const [at, each] = await inCommunity(t.deps.db.api, { communityId, personId: c.reporter }, async (tx) => [
      await read(tx, communityId),
      {
        cases: await tx.select().from(cases).where(eq(cases.communityId, communityId)).orderBy(cases.id),
        whistles: await tx.select().from(whistles).where(eq(whistles.communityId, communityId)).orderBy(whistles.id),
        caseClocks: await tx
          .select()
          .from(caseClocks)
          .where(eq(caseClocks.communityId, communityId))
          .orderBy(caseClocks.kind, caseClocks.run),
        caseEvents: await tx
          .select()
          .from(caseEvents)
          .where(eq(caseEvents.communityId, communityId))
          .orderBy(caseEvents.seq),
        eventContents: await tx
          .select()
          .from(eventContents)
          .where(eq(eventContents.communityId, communityId))
          .orderBy(eventContents.seq),
        outbox: await tx.select().from(outbox).where(eq(outbox.communityId, communityId)).orderBy(outbox.id),
      },
    ])
    expect(at).toEqual(each)
    for (const name of Object.keys(tables) as (keyof typeof tables)[]) expect(at[name].length).toBeGreaterThan(0)
  })
})
