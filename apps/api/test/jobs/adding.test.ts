import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isMigrated, migrate } from '../../src/platform/db/migrate.ts'
import { openDatabases } from '../../src/platform/db/pools.ts'
import { connectionUrl, createDatabase, type Role } from '../../src/platform/db/roles.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { QUEUES } from '../../src/platform/jobs/queues.ts'
import { testDatabase, testServer } from '../database.ts'
import { givenJobs, type JobsHere } from './given-jobs.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(() => here.t.close())

const tellOf = (communityId: string) => ({ communityId, outboxId: randomUUID(), createdAt: 1 })
const jobsOf = (communityId: string) =>
  here.inside.rows(`select * from juwuye_jobs.job where data->'data'->>'communityId' = $1 order by created_on, id`, [
    communityId,
  ])

describe('adding a job', () => {
  test('comes with the transaction and goes with it', async () => {
    const [kept, lost] = [here.community(), here.community()]
    await here.add('tell', tellOf(kept))
    await expect(
      inCommunity(here.t.deps.db.api, { communityId: lost }, async (tx) => {
        await here.t.deps.jobs.add(tx, 'tell', tellOf(lost))
        throw new Error('thought better of it')
      }),
    ).rejects.toThrow('thought better of it')
    expect(await jobsOf(kept)).toHaveLength(1)
    expect(await jobsOf(lost)).toEqual([])
  })

  test('under an id that is there already adds nothing, and one without an id is another each time', async () => {
    const communityId = here.community()
    const id = randomUUID()
    const data = tellOf(communityId)
    await here.add('tell', data, { id })
    await here.add('tell', data, { id })
    await Promise.all(Array.from({ length: 5 }, () => here.add('tell', data, { id })))
    expect((await jobsOf(communityId)).map((job) => job.id)).toEqual([id])
    await here.add('tell', data)
    await here.add('tell', data)
    expect(await jobsOf(communityId)).toHaveLength(3)
  })

  test('takes over the rules of its queue', async () => {
    const communityId = here.community()
    await here.add('push', { communityId, deliveryId: randomUUID(), createdAt: 1 }, { urgent: true })
    const { retryLimit, retryDelay, expireInSeconds } = QUEUES.push
    expect(await jobsOf(communityId)).toEqual([
      expect.objectContaining({
        name: 'push',
        priority: 1,
        retry_limit: retryLimit,
        retry_delay: retryDelay,
        retry_backoff: true,
        dead_letter: 'dead',
        expire_in: expect.objectContaining({ minutes: expireInSeconds / 60 }),
      }),
    ])
  })

  test.each([
    { communityId: '12 34', outboxId: randomUUID(), createdAt: 1 },
    { communityId: '1234', outboxId: 'x', createdAt: 1 },
    { communityId: '1234', outboxId: randomUUID(), createdAt: 1.5 },
  ])('with data the queue does not take is refused: %j', async (data) => {
    await expect(
      inCommunity(here.t.deps.db.api, { communityId: '1234' }, (tx) => here.t.deps.jobs.add(tx, 'tell', data)),
    ).rejects.toThrow(/communityId|outboxId|createdAt/)
  })

  test('where the queue is missing fails aloud instead of losing the job', async () => {
    const communityId = here.community()
    await here.inside.rows(`delete from juwuye_jobs.queue where name = 'check-photo'`)
    try {
      await expect(here.add('check-photo', { communityId, photoId: randomUUID(), openid: 'o' })).rejects.toThrow(
        'there is no queue check-photo',
      )
    } finally {
      await here.inside.rows(
        `insert into juwuye_jobs.queue (name, policy, retry_limit, dead_letter) values ('check-photo', 'standard', 1, 'dead')`,
      )
      await migrate((await testDatabase('_jobs')).ownerUrl, Date.now())
    }
  })
})

describe('the tables of the jobs', () => {
  test('several starters at once make them in an empty database', async () => {
    const { adminUrl, passwords } = testServer()
    const name = `juwuye_fresh_${process.env.JEST_WORKER_ID ?? '1'}`
    await createDatabase(adminUrl, name)
    const url = (role: Role) => connectionUrl(adminUrl, role, passwords[role], name)
    const db = openDatabases(
      { api: url('juwuye_api'), public: url('juwuye_public'), sweeper: url('juwuye_sweeper') },
      () => {},
    )
    await Promise.all(Array.from({ length: 4 }, () => migrate(url('juwuye_owner'), Date.now())))
    expect(await isMigrated(db.api)).toBe(true)
    await db.close()
    await here.inside.rows(`drop database ${name}`)
  })

  test('a start sets right a queue that was changed is set right', async () => {
    const { ownerUrl } = await testDatabase('_jobs')
    await here.inside.rows(`update juwuye_jobs.queue set retry_limit = 0, expire_seconds = 1 where name = 'tell'`)
    await migrate(ownerUrl, Date.now())
    const [tell] = await here.inside.rows(`select * from juwuye_jobs.queue where name = 'tell'`)
    expect(tell).toMatchObject({ retry_limit: 10, expire_seconds: 60, dead_letter: 'dead' })
    const queues = await here.inside.rows('select name from juwuye_jobs.queue')
    expect(queues.map((row) => row.name).sort()).toEqual(['dead', ...Object.keys(QUEUES)].sort())
  })

  test('are all the owner’s, who is no superuser; the API changes rows, and others see nothing', async () => {
    const found = await here.inside.rows(
      `select distinct pg_get_userbyid(relowner) as owner, r.rolsuper from pg_class c join pg_roles r on r.oid = c.relowner
       where relnamespace = 'juwuye_jobs'::regnamespace`,
    )
    expect(found).toEqual([{ owner: 'juwuye_owner', rolsuper: false }])
    const { urls } = await testDatabase('_jobs')
    const refused = { code: '42501' }
    for (const [role, statement] of [
      ['api', `select juwuye_jobs.create_queue('more', '{}')`],
      ['api', `select juwuye_jobs.delete_queue('tell')`],
      ['api', `update juwuye_jobs.version set version = 1`],
      ['api', `insert into juwuye_jobs.queue (name) values ('more')`],
      ['api', 'truncate juwuye_jobs.job'],
      ['public', 'select 1 from juwuye_jobs.job'],
      ['sweeper', 'select 1 from juwuye_jobs.job'],
    ] as const) {
      const client = new pg.Client({ connectionString: urls[role] })
      await client.connect()
      await expect(client.query(statement)).rejects.toMatchObject(refused)
      await client.end()
    }
  })

  test('missing or of another version, the server says it is not ready', async () => {
    const ready = async () => (await here.t.app.inject('/readyz')).statusCode
    expect(await ready()).toBe(200)
    await here.inside.rows('update juwuye_jobs.version set version = version - 1')
    expect(await ready()).toBe(503)
    await here.inside.rows('update juwuye_jobs.version set version = version + 1')
    await here.inside.rows(`update juwuye_jobs.queue set name = 'elsewhere' where name = 'wechat-event'`)
    expect(await ready()).toBe(503)
    await here.inside.rows(`update juwuye_jobs.queue set name = 'wechat-event' where name = 'elsewhere'`)
    expect(await ready()).toBe(200)
  })
})
