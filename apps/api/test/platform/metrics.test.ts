import { measureJob, serveMetrics } from '../../src/platform/metrics.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'

let t: TestApp
let url: string
beforeAll(async () => {
  t = await buildTestApp()
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, t.deps.db)
  t.endsWith(() => server.close())
  url = server.url
})
afterAll(() => t.close())

const scrape = async () => (await fetch(url)).text()

test('answers are counted under the pattern of their route; no address, number or person is in it', async () => {
  const { headers } = await t.logIn()
  await t.app.inject({ url: '/v1/communities/7654321/cases?list=mine', headers })
  await t.app.inject({ url: '/v1/nowhere-at-all' })
  const text = await scrape()
  expect(text).toMatch(
    /juwuye_http_answer_seconds_count\{method="GET",route="\/v1\/communities\/:communityId\/cases",status="404"\} 1/,
  )
  expect(text).toMatch(/juwuye_http_answer_seconds_count\{method="GET",route="none",status="404"\} 1/)
  expect(text).not.toMatch(/7654321|nowhere-at-all/)
})

test('says what each pool has open and how old the outbox is', async () => {
  const text = await scrape()
  for (const pool of ['api', 'public', 'sweeper']) {
    expect(text).toMatch(new RegExp(`juwuye_db_connections\\{pool="${pool}",state="waited for"\\} 0`))
  }
  expect(text).toMatch(/juwuye_outbox_oldest_seconds \d/)
})

test('tries of jobs are kept by how they ended, and what was thrown is thrown on', async () => {
  await measureJob('push', async () => undefined)
  await expect(measureJob('push', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  const text = await scrape()
  expect(text).toMatch(/juwuye_job_seconds_count\{queue="push",outcome="done"\} 1/)
  expect(text).toMatch(/juwuye_job_seconds_count\{queue="push",outcome="failed"\} 1/)
})

test('there is nothing else at that address', async () => {
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
  expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404)
})
