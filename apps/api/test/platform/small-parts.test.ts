import { familyName } from '../../src/features/communities/family-name.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { pgErrorOf } from '../../src/platform/db/pg-error.ts'
import { openDatabases } from '../../src/platform/db/pools.ts'
import { decodeCursor, encodeCursor } from '../../src/platform/http/cursor.ts'
import { createIds } from '../../src/platform/ids.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMinuteTick, type TimedWork } from '../../src/platform/minute-tick.ts'
import { testClock } from '../build-app.ts'
import { testDatabase } from '../database.ts'

const HOUR = 3_600_000

describe('ids', () => {
  test('are UUIDv7, unique, and in the order of making, also within one millisecond', () => {
    const clock = testClock()
    const ids = createIds(clock)
    const made: string[] = []
    for (let i = 0; i < 5_000; i++) {
      if (i % 100 === 0) clock.advance(1)
      made.push(ids.uuid())
    }
    expect(new Set(made).size).toBe(made.length)
    expect([...made].sort()).toEqual(made)
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt((made.at(-1) ?? '').replace('-', '').slice(0, 12), 16)).toBe(clock.now())
  })

  test('keep their order when the clock is set back, and through many within one millisecond', () => {
    const clock = testClock()
    const ids = createIds(clock)
    const made: string[] = []
    for (const jump of [0, -HOUR, -24 * HOUR, 2 * HOUR, 1, 1]) {
      clock.advance(jump)
      for (let i = 0; i < 5_000; i++) made.push(ids.uuid())
    }
    expect(new Set(made).size).toBe(made.length)
    expect([...made].sort()).toEqual(made)
  })

  test('the number of a community is fifteen digits', () => {
    const ids = createIds(testClock())
    for (let i = 0; i < 1_000; i++) expect(ids.communityId()).toMatch(/^[1-9]\d{14}$/)
  })
})

describe('cursors', () => {
  test('what we hand out comes back', () => {
    const cursor = { at: 1_763_859_600_000, id: '01a205ea-be80-716c-8a9b-647fc1a21b03' }
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
  })

  test.each(['', 'x', Buffer.from('1.2').toString('base64url')])('%j is refused', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('invalid-input')
  })
})

describe('the minute tick', () => {
  test('works run in order; one that fails stops no other; two processes do not run at once', async () => {
    const { urls } = await testDatabase()
    const db = openDatabases(urls, () => {})
    const done: string[] = []
    let working = 0
    let most = 0
    const work = (name: string) => ({
      name,
      run: async () => {
        working += 1
        most = Math.max(most, working)
        await new Promise((resolve) => setTimeout(resolve, 30))
        working -= 1
        done.push(name)
        if (name === 'bad') throw new Error('bad day')
      },
    })
    const options = { clock: testClock(), sweeper: db.sweeper, log: createLog('silent') }
    const [a, b] = [1, 2].map(() => createMinuteTick({ ...options, works: [work('bad'), work('good')] }))
    await Promise.all([a?.once(), b?.once(), a?.once()])
    expect(most).toBe(1)
    expect(done.slice(0, 2)).toEqual(['bad', 'good'])
    const before = done.length
    await b?.once()
    expect(done.length).toBe(before + 2)
    await Promise.all([a?.stop(), b?.stop(), db.close()])
  })

  test('nothing is done by a clock that ran away from the database’s', async () => {
    const { urls } = await testDatabase()
    const db = openDatabases(urls, () => undefined)
    const clock = testClock(Date.now())
    const done: number[] = []
    const works: TimedWork[] = [{ name: 'work', run: async (now) => void done.push(now) }]
    const tick = createMinuteTick({ clock, sweeper: db.sweeper, log: createLog('silent'), works, farthest: HOUR / 2 })
    for (const jump of [HOUR, -2 * HOUR, -24 * HOUR]) {
      clock.advance(jump)
      await tick.once()
    }
    expect(done).toEqual([])
    clock.set(Date.now())
    await tick.once()
    expect(done).toEqual([clock.now()])
    await db.close()
  })

  test('told to stop in the middle, it leaves the rest to a later tick', async () => {
    const { urls } = await testDatabase()
    const db = openDatabases(urls, () => undefined)
    const done: string[] = []
    const works: TimedWork[] = [
      {
        name: 'long',
        async run(_, stopping) {
          void tick.stop()
          while (!stopping.aborted) await new Promise(setImmediate)
          done.push('long')
        },
      },
      { name: 'next', run: async () => void done.push('next') },
    ]
    const tick = createMinuteTick({ clock: testClock(), sweeper: db.sweeper, log: createLog('silent'), works })
    await tick.once()
    await db.close()
    expect(done).toEqual(['long'])
  })
})

describe('migrations', () => {
  test('five starters at once all succeed', async () => {
    const { ownerUrl } = await testDatabase()
    await Promise.all(Array.from({ length: 5 }, () => migrate(ownerUrl, testClock().now())))
  })
})

test('the code of a database error is found under its wrappings', () => {
  const cause = Object.assign(new Error('x'), { code: '23505' })
  expect(pgErrorOf(new Error('outer', { cause: new Error('inner', { cause }) }))?.code).toBe('23505')
  expect(pgErrorOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBeUndefined()
})

test.each([
  ['王芳', '王'],
  ['欧阳静', '欧阳'],
  ['欧阳', '欧'],
  ['', ''],
])('the family name of %s is %s', (name, family) => {
  expect(familyName(name)).toBe(family)
})
