import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MINUTE } from '@juwuye/domain'
import { startStandin } from '@juwuye/wechat-standin'
import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { DATABASE, ensureDemoDatabase } from '../src/demo/demo-database.ts'
import { checkChain } from '../src/features/cases/index.ts'
import { createAppWorker } from '../src/handlers.ts'
import { createMinuteTick } from '../src/platform/minute-tick.ts'
import { demoPeople, seedDemo, useTemplates, virtualClock } from '../src/recipes/demo/index.ts'
import { viewAs } from '../src/recipes/index.ts'
import { createDeps, seedWorks } from '../src/serve.ts'
import { WECHAT_PUSH } from './build-app.ts'
import { testDatabase, testServer } from './database.ts'
import { everyValue, knock, publishedValues } from './public-pages/doors.ts'

/** Tuesday 24 November 2026, 10:30 in Shanghai. */
const NOW = Date.UTC(2026, 10, 24, 2, 30)

/** What answers somebody without an account. */
const OPEN_ROUTES = [
  'GET /docs',
  'GET /docs/',
  'GET /docs/json',
  'GET /docs/static/swagger-initializer.js',
  'GET /docs/yaml',
  'GET /favicon.ico',
  'GET /healthz',
  'GET /openapi.json',
  'GET /p/:communityId',
  'GET /p/:communityId/:publicationId',
  'GET /p/:communityId/:publicationId/notice',
  'GET /p/:communityId/hall',
  'GET /p/:communityId/notice',
  'GET /p/hall-worker.mjs',
  'GET /readyz',
  'GET /v1/communities',
  'GET /v1/public/communities/:communityId/day-heads',
  'GET /v1/public/communities/:communityId/publications',
  'GET /v1/public/communities/:communityId/publications/:publicationId',
  'GET /v1/public/communities/:communityId/publications/:publicationId/photos/:sha256/:size',
  'GET /v1/public/communities/:communityId/publications/:publicationId/record',
  'POST /v1/public/communities/:communityId/publications/:publicationId/reports',
]

/** What no page may say, whoever typed it where: all of each is looked for, on the pages too. */
const NEVER_PUBLISHED = [
  'attachments.id',
  'attachments.storage_key',
  'event_contents.salt',
  'memberships.display_name',
  'memberships.person_id',
  'neighbours.name',
  'objections.reason',
  'person_identities.provider_subject',
  'persons.display_name',
  'publication_photos.storage_key',
  'ratings.person_id',
  'ratings.words',
  'wechat_accounts.openid',
]

interface CaseLine {
  community_id: string
  id: string
  number: string
  state: string
  case_class: string | null
  received_at: Date
  version: number
  seq: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-demo-'))
let client: pg.Client
let close: () => Promise<void>
let seeded: Awaited<ReturnType<typeof seed>>

async function seed() {
  const database = await testDatabase('_demo')
  client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  const clock = virtualClock(NOW)
  const account = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-tests' }
  const standin = await startStandin(account)
  const env = {
    host: '127.0.0.1',
    port: 0,
    socket: null,
    database: { ...database.urls, owner: null },
    wechat: { baseUrl: standin.url, ...account, push: WECHAT_PUSH },
    publicUrl: null,
    fileSecret: 'a file secret that only the tests know',
    sealingKeys: [{ version: 1, secret: 'a sealing secret only the tests know' }],
    photos: { folder: path.join(folder, 'photos') },
    clientDir: folder,
    demo: null,
    trustProxy: false,
    worker: false,
    metrics: null,
    logLevel: 'silent' as const,
  }
  const deps = createDeps(env, clock)
  const tick = createMinuteTick({ clock, sweeper: deps.db.sweeper, log: deps.log, works: seedWorks(deps) })
  close = async () => {
    await deps.db.close()
    await standin.close()
  }
  const worker = createAppWorker(deps)
  const drain = () => worker.drain()
  const { signal } = new AbortController()
  await seedDemo({ deps, clock, now: NOW, appId: env.wechat.appId, tick: tick.once, drain, signal })
  return { deps, clock, tick }
}

const lines = async () =>
  (await client.query<CaseLine>('select * from juwuye.cases order by community_id, received_at, id')).rows

beforeAll(async () => {
  seeded = await seed()
}, 300_000)
afterAll(async () => {
  await close()
  await client.end()
  rmSync(folder, { recursive: true, force: true })
})

test('the stories reach every state and every class', async () => {
  const cases = await lines()
  expect(cases.length).toBeGreaterThanOrEqual(30)
  expect([...new Set(cases.map((c) => c.state))].sort()).toEqual([
    'claimed',
    'closed',
    'declined',
    'deliberating',
    'dispatched',
    'merged',
    'publicised',
    'raised',
    'rectifying',
    'verified',
    'withdrawn',
  ])
  const classes = new Set(cases.map((c) => c.case_class))
  for (const caseClass of ['major', 'hard', 'urgent', 'minor', 'private']) expect(classes).toContain(caseClass)
})

test('numbers run without a gap in the order in which the whistles came', async () => {
  const cases = await lines()
  for (const communityId of new Set(cases.map((c) => c.community_id))) {
    const here = cases.filter((c) => c.community_id === communityId)
    const counters = here.map((c) => Number(c.number.split('-').at(-1)))
    expect(counters).toEqual(here.map((_, i) => i + 1))
  }
})

test('every chain of record holds', async () => {
  const { rows } = await client.query<{ community_id: string; person_id: string }>(
    `select community_id, person_id from juwuye.memberships where role = 'socialWorker'`,
  )
  for (const { community_id: communityId, id: caseId } of await lines()) {
    const personId = rows.find((r) => r.community_id === communityId)?.person_id ?? ''
    expect(await checkChain(seeded.deps, { communityId, caseId, personId })).toMatchObject({ ok: true })
  }
})

test('the first real minutes change nothing', async () => {
  const before = await lines()
  await seeded.tick.once()
  seeded.clock.set(NOW + MINUTE)
  await seeded.tick.once()
  expect(await lines()).toEqual(before)
})

test('everything was told, what is new today is unread, and nothing of it goes to WeChat', async () => {
  const { rows: waiting } = await client.query('select id from juwuye.outbox where relayed_at is null')
  const { rows: dead } = await client.query('select error from juwuye.dead_letters')
  const { rows: carried } = await client.query('select id from juwuye.deliveries')
  expect([waiting, dead, carried]).toEqual([[], [], []])
  const { rows } = await client.query<{ people: number; unread: number; old: number; all: number }>(
    `select count(distinct person_id)::int as people, count(*)::int as all, count(*) filter (where read_at is null)::int as unread,
       count(*) filter (where read_at is null and created_at < to_timestamp($1::double precision / 1000) - interval '1 day')::int as old
     from juwuye.messages`,
    [NOW],
  )
  expect(rows[0]).toEqual({ people: expect.any(Number), all: expect.any(Number), unread: expect.any(Number), old: 0 })
  const [told] = rows
  expect([(told?.people ?? 0) > 20, (told?.all ?? 0) > 500, (told?.unread ?? 0) > 20]).toEqual([true, true, true])
})

test('every community but the one that shows how to begin has a station and a published rota; the week has strong, weak, written and missed, and a card waits', async () => {
  const one = async (sql: string) =>
    (await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n
  expect(await one('juwuye.stations')).toBe(3)
  expect(
    await one(`juwuye.communities c where not exists (select 1 from juwuye.rotas r where r.community_id = c.id
    and r.state = 'published' and r.month = '2026-11')`),
  ).toBe(1)
  const { rows } = await client.query<{ proof: string }>('select distinct proof from juwuye.attendances order by 1')
  expect(rows.map(({ proof }) => proof)).toEqual(['byHand', 'strong', 'weak'])
  expect(await one(`juwuye.attendances where checked_out_at is null`)).toBe(6)
  expect(await one('juwuye.shifts where missed_told_at is not null')).toBe(1)
  expect(await one('juwuye.duty_handovers where taken_at is null')).toBe(1)
  expect(await one('juwuye.duty_handovers where taken_at is not null')).toBe(1)
})

test('messages to WeChat begin after the stories', async () => {
  await useTemplates(seeded.deps, seeded.deps.wechat.appId)
  const { rows } = await client.query<{ templates: Record<string, string> }>(
    `select policy -> 'templates' as templates from juwuye.community_policies order by edition desc limit 1`,
  )
  expect(Object.values(rows[0]?.templates ?? {})).toEqual(
    [0, 1, 2].map(() => expect.stringMatching(/^standin-template-/)),
  )
})

test('somebody on the list can be anybody of the stories', async () => {
  const keys = demoPeople().map((person) => person.key)
  expect(new Set(keys).size).toBe(keys.length)
  const [first] = await lines()
  const { rows } = await client.query<{ person_id: string }>(
    'select person_id from juwuye.whistles where case_id = $1',
    [first?.id],
  )
  const view = await viewAs(
    seeded.deps,
    { communityId: first?.community_id ?? '', caseId: first?.id ?? '' },
    rows[0]?.person_id ?? '',
  )
  expect(view.mine).toBe(true)
})

test('without an account nothing can be reached but what was published: every route, every value of every column', async () => {
  const { deps } = seeded
  const limits = { perAddress: 1e6, reportsPerAddress: 1e6, loginsPerAddress: 1e6 }
  const app = await buildApp(deps, { clientDir: folder, trustProxy: false, rateLimits: limits })
  try {
    const ids = async (query: string) => (await client.query<{ id: string }>(query)).rows.map(({ id }) => String(id))
    const [communityId = ''] = await ids(
      'select community_id as id from juwuye.publications group by 1 order by count(*) desc limit 1',
    )
    const here = `where community_id = ${communityId}`
    // one page is taken down: it and its photos must be out of reach as well
    const [hidden = ''] = await ids(
      `update juwuye.publications set hidden_at = now() where id = (select id from juwuye.publications p ${here}
       and exists (select 1 from juwuye.publication_photos f where f.publication_id = p.id) limit 1) returning id`,
    )
    const pages = await ids(`select id from juwuye.publications ${here}`)
    const photos = await ids(`select sha256 as id from juwuye.attachments ${here}`)
    const files = await ids(`select id from juwuye.attachments ${here} limit 5`)
    const cases = await ids(
      `select distinct on (case_class = 'private', state) id from juwuye.cases ${here} order by case_class = 'private', state`,
    )
    const shas = await ids(
      `select sha256 as id from juwuye.publication_photos ${here} and publication_id <> '${hidden}'`,
    )
    const opened = await knock(app, {
      communityId: [communityId],
      publicationId: pages,
      caseId: cases,
      sha256: [...new Set([...photos.slice(0, 20), ...shas])],
      size: ['full'],
      attachmentId: files,
      action: ['take-down', 'publish', 'report'],
      key: ['x'],
    })
    const open = opened.filter(({ status }) => status < 300)
    expect([...new Set(open.map(({ route }) => route))].sort()).toEqual(OPEN_ROUTES)

    const everything = [...(await everyValue(client))]
    const published = await publishedValues(deps, client, await ids('select id from juwuye.communities'))
    const unpublished = everything.filter(([value]) => !published.includes(value))
    const leaks = opened.flatMap(({ route, url, text }) =>
      unpublished.flatMap(([value, places]) =>
        text.includes(value) && !url.includes(value) ? [`${route}: ${[...places].join(', ')}: ${value}`] : [],
      ),
    )
    expect([...new Set(leaks)]).toEqual([])
    expect(opened.filter(({ url, status }) => url.includes(hidden) && status < 300)).toEqual([])

    const from =
      (column: string) =>
      ([, places]: (typeof everything)[number]) =>
        places.has(column)
    for (const column of NEVER_PUBLISHED) {
      const all = everything.filter(from(column))
      expect([column, all.length]).not.toEqual([column, 0])
      expect([column, all.length]).toEqual([column, unpublished.filter(from(column)).length])
    }
    const columns = new Set(unpublished.flatMap(([, places]) => [...places]))
    process.stdout.write(
      `doors without an account: ${opened.length} requests to ${new Set(opened.map((o) => o.route)).size} routes, ` +
        `${unpublished.length} values of ${columns.size} columns looked for\n` +
        `${OPEN_ROUTES.map((route) => `  open: ${route}\n`).join('')}  private: ${[...columns].sort().join(' ')}\n`,
    )
  } finally {
    await app.close()
  }
}, 120_000)

test('a filling that is cut off starts over, and a finished one is kept', async () => {
  const { adminUrl, passwords } = testServer()
  const cutOff = ensureDemoDatabase(adminUrl, passwords, NOW, () => Promise.reject(new Error('cut off')))
  await expect(cutOff).rejects.toThrow('cut off')
  const fills: string[] = []
  const fill = async ({ api }: { api: string }) => {
    fills.push(new URL(api).pathname)
  }
  expect(await ensureDemoDatabase(adminUrl, passwords, NOW, fill)).toBe(true)
  expect(await ensureDemoDatabase(adminUrl, passwords, NOW, fill)).toBe(false)
  expect(fills).toEqual(['/juwuye_filling'])
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  expect(rows).toHaveLength(1)
}, 60_000)
