import { createAppWorker } from '../../src/handlers.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, problemOf } from '../given-cast.ts'

describe('work that was given up', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_dead' })
    inside = await openInside(t)
    await inside.rows('truncate juwuye_jobs.job, juwuye_jobs.archive, juwuye.outbox, juwuye.dead_letters')
  })
  beforeEach(async () => {
    c = await givenCast(t)
    t.clock.advance(60_000)
  })
  afterAll(() => t.close())

  /** A message that was told of nobody: its delivery is not there, so that every try fails. */
  async function died(personId: string, template = 'task'): Promise<string> {
    const { communityId } = c
    const [id, deliveryId] = [t.deps.ids.uuid(), t.deps.ids.uuid()]
    const createdAt = t.clock.now()
    await inside.rows(
      `insert into juwuye.deliveries (community_id, id, created_at, person_id, template, urgent, state, due_at, attempts, folds, updated_at)
       values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5, false, 'dead', now(), 0, 0, now())`,
      [communityId, deliveryId, createdAt, personId, template],
    )
    await inside.rows(
      `insert into juwuye.dead_letters (community_id, id, queue, data, error, died_at)
       values ($1, $2, 'push', $3, 'WechatRetry: WeChat answered -1', to_timestamp($4::double precision / 1000))`,
      [communityId, id, { communityId, deliveryId, createdAt }, createdAt],
    )
    return id
  }
  const list = async (personId = c.secretary, query = '') => c.get(personId, `/dead-letters${query}`)

  test('is shown to secretary and town: what, to whom in an office, why, when; neighbours are not named', async () => {
    const first = await died(c.propertyWorker)
    t.clock.advance(60_000)
    const second = await died(c.reporter, 'result')
    const { body } = await list()
    expect(body).toEqual({
      items: [
        {
          id: second,
          what: '一条微信消息：办理结果通知',
          to: '一位邻居',
          why: '微信一直没有接下来，过一会儿再发一次',
          error: 'WechatRetry: WeChat answered -1',
          at: t.clock.now(),
          resentAt: null,
        },
        expect.objectContaining({ id: first, what: '一条微信消息：待办提醒', to: '周师傅' }),
      ],
      nextCursor: null,
    })
    expect((await list(c.town)).body).toEqual(body)
    for (const person of [c.socialWorker, c.chair, c.reporter]) {
      expect(problemOf(await list(person))).toEqual([403, 'forbidden'])
      expect(problemOf(await c.post(person, `/dead-letters/${first}/resend`))).toEqual([403, 'forbidden'])
    }
  })

  test('comes page by page, newest first', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) {
      t.clock.advance(1_000)
      ids.unshift(await died(c.propertyWorker))
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await list(c.secretary, `?limit=2${cursor}`)
      seen.push(...body.items.map((item: { id: string }) => item.id))
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor)
    expect(seen).toEqual(ids)
  })

  test('is sent again once, however often it is asked for, and says when', async () => {
    const id = await died(c.propertyWorker)
    const resend = () => c.post(c.secretary, `/dead-letters/${id}/resend`)
    const answers = await Promise.all([resend(), resend(), resend()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers[0]?.body.items[0]).toMatchObject({ id, resentAt: t.clock.now() })
    const jobs = await inside.rows(`select id from juwuye_jobs.job where name = 'push' and id = $1`, [id])
    expect(jobs).toHaveLength(1)
    await createAppWorker(t.deps).drain()
    const [row] = await inside.rows('select resent_by from juwuye.dead_letters where id = $1', [id])
    expect(row.resent_by).toBe(c.secretary)
  })

  test('of another community is not found, and stays', async () => {
    const elsewhere = await givenCast(t)
    const id = await died(c.propertyWorker)
    expect(problemOf(await elsewhere.post(elsewhere.secretary, `/dead-letters/${id}/resend`))).toEqual([
      404,
      'not-found',
    ])
    expect((await elsewhere.get(elsewhere.secretary, '/dead-letters')).body.items).toEqual([])
    expect((await list()).body.items[0].resentAt).toBeNull()
    expect(problemOf(await c.post(c.secretary, `/dead-letters/${t.deps.ids.uuid()}/resend`))).toEqual([
      404,
      'not-found',
    ])
  })

  test('that is no message says what it was, and for nobody', async () => {
    const { communityId } = c
    const id = t.deps.ids.uuid()
    await inCommunity(t.deps.db.api, { communityId }, (tx) =>
      t.deps.jobs.add(tx, 'check-photo', { communityId, photoId: id, openid: 'o' }, { id }),
    )
    await inside.rows(
      `insert into juwuye.dead_letters (community_id, id, queue, data, error, died_at) values ($1, $2, 'check-photo', $3, 'x', now())`,
      [communityId, id, { communityId, photoId: id, openid: 'o' }],
    )
    expect((await list()).body.items[0]).toMatchObject({ what: '请微信检查一张照片', to: null })
  })
})
