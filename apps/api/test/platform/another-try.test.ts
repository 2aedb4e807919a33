import { sql } from 'drizzle-orm'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'

jest.setTimeout(30_000)

describe('transactions that stand in each other’s way', () => {
  let t: TestApp
  beforeAll(async () => {
    t = await buildTestApp()
  })
  afterAll(() => t.close())

  const PIN = { communityId: '1' }
  /** Fails as the server does, after so many times not at all. */
  const failing = async (sqlState: string, times: number) => {
    let run = 0
    const answer = inCommunity(t.deps.db.api, PIN, async (tx) => {
      run += 1
      if (run <= times) await tx.execute(sql.raw(`do $$ begin raise 'ended' using errcode = '${sqlState}'; end $$`))
      return 'done'
    })
    return [await answer.catch(() => 'failed'), run]
  }

  test('two that lock the same in opposite order both succeed', async () => {
    let holding = 0
    let runs = 0
    let go = () => {}
    const both = new Promise<void>((resolve) => {
      go = resolve
    })
    const locks = (first: number, second: number) =>
      inCommunity(t.deps.db.api, PIN, async (tx) => {
        runs += 1
        await tx.execute(sql`select pg_advisory_xact_lock(${first}::int)`)
        holding += 1
        if (holding === 2) go()
        await both
        await tx.execute(sql`select pg_advisory_xact_lock(${second}::int)`)
        return `${first} ${second}`
      })
    expect(await Promise.all([locks(1, 2), locks(2, 1)])).toEqual(['1 2', '2 1'])
    expect(runs).toBe(3)
  })

  test.each([
    ['40P01', 2, 'done', 3],
    ['40001', 2, 'done', 3],
    ['40P01', 3, 'failed', 3],
    ['23505', 1, 'failed', 1],
  ])('%s, %d times: %s after %d', async (sqlState, times, answer, runs) => {
    expect(await failing(sqlState, times)).toEqual([answer, runs])
  })
})
