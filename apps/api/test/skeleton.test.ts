import { buildTestApp, type TestApp } from './build-app.ts'
import { givenCommunity } from './given-community.ts'

describe('smoke', () => {
  let t: TestApp
  beforeAll(async () => {
    t = await buildTestApp()
  })
  afterAll(() => t.close())
  test('x', async () => {
    const g = await givenCommunity(t)
    const r = await t.app.inject({ url: `/v1/communities/${g.communityId}`, headers: g.socialWorker.headers })
    console.log(r.statusCode, JSON.stringify(r.json(), null, 1))
    const m = await t.app.inject({ url: `/v1/me`, headers: g.buildingHead.headers })
    console.log(m.statusCode, m.body)
    console.log((await t.app.inject({ url: `/readyz` })).body, t.logged.slice(-5))
  })
})
