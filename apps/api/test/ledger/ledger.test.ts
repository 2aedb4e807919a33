import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkPublicRecord, DAY, HOUR, MINUTE } from '@juwuye/domain'
import type { DayHeads, PublicRecord } from '@juwuye/types'
import pg from 'pg'
import { sha256 } from '../../src/features/cases/index.ts'
import { type BrokenLink, type PublishedHeads, sealDays, verifyDatabase } from '../../src/features/ledger/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { environmentOf, runProcess } from '../jobs/processes.ts'
import { tampering } from './tampering.ts'

jest.setTimeout(60_000)

/** 9:00 in Shanghai, later than any day on which these tests are run: the tool expects no day that is still to come. */
const FIRST = Date.UTC(2099, 10, 23, 1)

describe('the record that nobody can rewrite unseen', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let tamper: Awaited<ReturnType<typeof tampering>>
  /** A case with a page, and what stood on the public list of days. */
  let published: { caseId: string; publicationId: string; head: string }
  let saved: DayHeads

  const open = (url: string) => t.app.inject({ url: `/v1/public/communities/${c.communityId}${url}` })
  const heads = async (query = '') => (await open(`/day-heads${query}`)).json<DayHeads>()
  const record = async () => (await open(`/publications/${published.publicationId}/record`)).json<PublicRecord>()
  const seal = () => sealDays(t.deps, t.clock.now())
  const broken = async (compared: readonly PublishedHeads[] = []) => {
    const found: Omit<BrokenLink, 'community'>[] = []
    const counts = { communities: 0, cases: 0, events: 0, days: 0, compared: 0 }
    for await (const { community: _, ...link } of verifyDatabase(t.deps.db.api, t.clock.now(), compared, counts))
      found.push(link)
    return { found, counts }
  }

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_ledger' })
    t.clock.set(FIRST)
    c = await givenCast(t)
    inside = await openInside(t)
    tamper = await tampering(inside)
    const caseId = await c.bring('verified')
    const { publicationId } = await c.publishes(caseId)
    const page = (await open(`/publications/${publicationId}`)).json()
    published = { caseId, publicationId: publicationId ?? '', head: page.body.chainHead }
  })
  afterAll(() => t.close())

  describe('the head of a day', () => {
    test('is written ten minutes after midnight in Shanghai, once, from the day on which the community was opened', async () => {
      t.clock.set(FIRST + 15 * HOUR + 9 * MINUTE)
      await seal()
      expect((await heads()).items).toEqual([])
      expect(await record()).toMatchObject({ head: published.head, day: null })
      t.clock.advance(MINUTE)
      await seal()
      const first = await heads()
      expect(first.items).toMatchObject([{ day: '2099-11-23', previousHash: '0'.repeat(64) }])
      await Promise.all([seal(), seal()]).catch(() => {})
      await seal()
      expect(await heads()).toEqual(first)
    })

    test('days that were missed are caught up, each carrying the one before, also those on which nothing happened', async () => {
      await c.bring('dispatched')
      t.clock.advance(40 * DAY)
      await seal()
      saved = await heads('?limit=400')
      expect(saved.items).toHaveLength(41)
      expect(saved.items[0]?.day).toBe('2100-01-02')
      for (const [place, { previousHash }] of saved.items.slice(0, -1).entries())
        expect(previousHash).toBe(saved.items[place + 1]?.hash)
      const [page, rest] = [await heads('?limit=40'), await heads('?limit=40&before=2099-11-24')]
      expect([page.before, rest.before, [...page.items, ...rest.items]]).toEqual(['2099-11-24', null, saved.items])
    })

    test.each(['limit=0', 'limit=401', 'limit=x', 'before=yesterday'])(
      '%s is refused with its field',
      async (query) => {
        const answer = await open(`/day-heads?${query}`)
        expect([answer.statusCode, answer.json().fields[0].path]).toEqual([422, query.split('=')[0]])
      },
    )

    test('nobody who serves can change or remove one, and its owner is refused too', async () => {
      const api = new pg.Client({ connectionString: t.database.urls.api })
      const admin = new pg.Client({ connectionString: t.database.adminUrl })
      await Promise.all([api.connect(), admin.connect()])
      const changes = [
        `update juwuye.day_heads set hash = hash`,
        'delete from juwuye.day_heads',
        'truncate juwuye.day_heads',
      ]
      for (const change of changes) {
        await expect(api.query(change)).rejects.toMatchObject({ code: '42501' })
        await expect(admin.query(change)).rejects.toMatchObject({ code: '23001' })
      }
      await Promise.all([api.end(), admin.end()])
    })

    test('another community has its own, and none of ours', async () => {
      const other = await givenCast(t)
      await seal()
      const answer = await t.app.inject({ url: `/v1/public/communities/${other.communityId}/day-heads` })
      expect(answer.json().items).toEqual([])
      const foreign = `/v1/public/communities/${other.communityId}/publications/${published.publicationId}/record`
      expect((await t.app.inject({ url: foreign })).statusCode).toBe(404)
    })
  })

  describe('the record of a published result, for whoever reads it', () => {
    test('leads from its first entry over the page’s head to the day in public, and tells no more than the page', async () => {
      const found = await record()
      expect(checkPublicRecord(found, sha256)).toEqual({
        ok: true,
        events: found.events.length,
        recomputed: found.events.filter(({ facts }) => facts).length,
        day: '2099-11-23',
      })
      expect(found.head).toBe(published.head)
      expect(saved.items.at(-1)).toMatchObject({ hash: found.day?.hash, root: found.day?.root })
      const kinds = found.events.map(({ facts }) => facts?.kind ?? null)
      expect(kinds.slice(0, 3)).toEqual([null, 'dispatched', 'checkedIn'])
      const text = JSON.stringify(found)
      expect(text).not.toMatch(/[\u4e00-\u9fff]|whistle|channel|salt|words/)
      for (const person of [c.reporter, c.socialWorker, c.propertyWorker]) expect(text).not.toContain(person)
    })

    test('goes with its page', async () => {
      await c.does(c.socialWorker, published.caseId, 'take-down', { reason: '写错了一处' })
      expect((await open(`/publications/${published.publicationId}/record`)).statusCode).toBe(404)
    })
  })

  describe('the tool', () => {
    beforeAll(async () => {
      t.clock.advance(DAY)
      await seal()
      saved = await heads('?limit=400')
    })

    test('finds that all holds, and says what it looked at', async () => {
      const { found, counts } = await broken([saved])
      expect(found).toEqual([])
      expect(counts).toMatchObject({ communities: 2, cases: 2, days: 43, compared: 42 })
      expect(counts.events).toBeGreaterThan(10)
    })

    const third = 'where case_id = $1 and seq = 3'
    const [link, events] = [
      { what: 'case', number: expect.any(String), there: true },
      { what: 'day', fault: 'events' },
    ]
    test.each<[string, string[], object[]]>([
      ['a fact', [`update juwuye.case_events set data = data || '{"x":1}' ${third}`], [{ ...link, seq: 3 }]],
      ['a time', [`update juwuye.case_events set at = at + interval '1 second' ${third}`], [{ ...link, seq: 3 }]],
      [
        'words',
        [`update juwuye.event_contents set words = '别的' where case_id = $1 and seq = 1`],
        [{ ...link, seq: 1 }],
      ],
      [
        'words, by removing them',
        [`delete from juwuye.event_contents where case_id = $1 and seq = 1`],
        [{ ...link, seq: 1 }],
      ],
      [
        'an entry, by removing it',
        [`delete from juwuye.case_events ${third}`],
        [
          { ...link, seq: 4 },
          { ...events, day: '2099-11-23' },
        ],
      ],
      [
        'the order',
        [
          `update juwuye.case_events set seq = 1000 ${third}`,
          `update juwuye.case_events set seq = 3 where case_id = $1 and seq = 4`,
          `update juwuye.case_events set seq = 4 where case_id = $1 and seq = 1000`,
        ],
        [
          { ...link, seq: 3 },
          { ...events, day: '2099-11-23' },
        ],
      ],
      [
        'a whole case, by removing its record',
        [`delete from juwuye.case_events where case_id = $1`],
        [
          { ...link, seq: expect.any(Number), there: false },
          { ...events, day: '2099-11-23' },
        ],
      ],
      [
        'the head of a day',
        [`update juwuye.day_heads set root = repeat('a', 64) where day = '2099-11-30'`],
        [{ what: 'day', day: '2099-11-30', fault: 'link' }],
      ],
      [
        'a day, by removing its head',
        [`delete from juwuye.day_heads where day = '2099-12-01'`],
        [{ what: 'day', day: '2099-12-01', fault: 'missing' }],
      ],
      [
        'the last day, by removing its head',
        [`delete from juwuye.day_heads where day = '2100-01-03'`],
        [{ what: 'day', day: '2100-01-03', fault: 'missing' }],
      ],
    ])('names the first link that breaks when somebody changes %s', async (_, changes, expected) => {
      const change = async () => {
        for (const sql of changes) await tamper.rows(sql, sql.includes('$1') ? [published.caseId] : [])
      }
      await tamper.with(change, async () => {
        expect((await broken()).found.slice(0, expected.length)).toEqual(expected)
      })
      expect((await broken()).found).toEqual([])
    })

    test('a case that was rewritten from end to end is told by the head of its day', async () => {
      const change = async () => {
        await inside.rows(`update juwuye.case_events set data = data || '{"x":1}' where case_id = $1 and seq = 2`, [
          published.caseId,
        ])
        await tamper.rehash(c.communityId, published.caseId)
      }
      await tamper.with(change, async () => {
        expect((await broken()).found).toEqual([{ ...events, day: '2099-11-23' }])
      })
    })

    test('and when the days were rewritten too, by what was published', async () => {
      const file = path.join(t.photosDir, '..', 'heads.json')
      writeFileSync(file, JSON.stringify(saved))
      const verify = () => runProcess('src/verify-chain.ts', environmentOf(t), ['--published', file])
      expect(await verify()).toMatchObject({
        code: 0,
        output: expect.stringMatching(/2 个社区.*比对了 42 个.*都对得上/s),
      })
      const change = async () => {
        await inside.rows(`update juwuye.case_events set data = data || '{"x":1}' where case_id = $1 and seq = 2`, [
          published.caseId,
        ])
        await tamper.rehash(c.communityId, published.caseId)
        await tamper.resealDays(c.communityId)
      }
      await tamper.with(change, async () => {
        expect((await broken()).found).toEqual([])
        const { found } = await broken([saved])
        expect(found).toHaveLength(42)
        expect(found.at(-1)).toEqual({ what: 'published', day: '2099-11-23', fault: 'changed' })
        const { code, output } = await verify()
        expect([code, output]).toEqual([1, expect.stringContaining('2099-11-23 的日指纹和当时公开的不一样')])
      })
    })

    test('says what it needs when it is told of no database', async () => {
      const { DATABASE_API_URL: _, ...rest } = environmentOf(t)
      const { code, output } = await runProcess('src/verify-chain.ts', { ...rest, DATA_DIR: t.photosDir })
      expect([code, output]).toEqual([2, expect.stringContaining('DATABASE_API_URL')])
    })
  })
})
