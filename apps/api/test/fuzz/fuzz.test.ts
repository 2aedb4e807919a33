import { randomUUID } from 'node:crypto'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { bodyOfRoute, type NamedIds } from '../cases/act-bodies.ts'
import { type Dice, dice } from '../cases/dice.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { nastyText, spoilt } from './nasty.ts'

jest.setTimeout(300_000)

/** Requests for each route; more of them, and others, by hand: `FUZZ_ROUNDS=200 FUZZ_SEED=7`. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 8)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
/** Longer than any answer takes, and shorter than a pattern that backtracks, in ms. */
const PATIENCE = 3_000
/** Stands in everything that is written in the other community. */
const MARK = '别村暗号'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Route {
  readonly method: Method
  readonly path: string
  readonly queries: readonly string[]
}

interface Described {
  readonly parameters?: readonly { in: string; name: string }[]
}

/** Every route of the document that the running application hands out. */
async function routesOf(t: TestApp): Promise<Route[]> {
  const { paths } = (await t.app.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, Record<string, Described>>
  }>()
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase() as Method,
      path,
      queries: parameters.flatMap(({ in: place, name }) => (place === 'query' ? [name] : [])),
    })),
  )
}

/** A case of each kind, and whatever ids somebody may have seen of them. */
async function matterOf(c: GivenCast): Promise<{ ids: NamedIds; all: string[] }> {
  const [target, submitted, publicised] = [
    await c.bring('rectifying'),
    await c.bring('submitted'),
    await c.bring('publicised'),
  ]
  const { whistles, nodes } = await c.view(c.socialWorker, submitted)
  const objected = await c.does(c.neighbour, publicised, 'object', { reason: '没好' })
  const ids: NamedIds = {
    targetId: target,
    whistleId: whistles[0]?.id ?? '',
    nodeId: nodes[0]?.id ?? '',
    objectionId: objected.objections[0]?.id ?? '',
    photoId: randomUUID(),
  }
  const people = [c.reporter, c.neighbour, c.socialWorker, c.propertyWorker]
  return {
    ids,
    all: [submitted, publicised, c.communityId, c.estateId, c.buildingId, ...people, ...Object.values(ids)],
  }
}

/** Opened in a browser, from a link: what it says is a page. */
const PAGES = ['/v1/data-exports/{token}']

/** End the sender's own session or account, so they are sent by whoever is needed for nothing else. */
const ENDS_THE_SENDER = ['DELETE /v1/sessions', 'DELETE /v1/sessions/current', 'POST /v1/me/erasure']

interface Sent {
  readonly who: string
  readonly method: Method
  readonly url: string
  readonly payload?: unknown
}

describe('whatever is sent', () => {
  let t: TestApp
  let here: GivenCast
  let elsewhere: GivenCast
  let routes: Route[]
  let ids: NamedIds
  let mine: string[]
  let theirs: string[]

  beforeAll(async () => {
    t = await buildTestApp({ rateLimits: { refusedTokensPerAddress: 1e6 } })
    here = await givenCast(t)
    elsewhere = await givenCast(t)
    routes = await routesOf(t)
    await elsewhere.blows(elsewhere.reporter, { text: `${MARK}：楼顶漏水，漏到 5 楼` })
    const matter = await matterOf(here)
    ids = matter.ids
    mine = matter.all
    theirs = (await matterOf(elsewhere)).all
  })
  afterAll(() => t.close())

  const ROLES = [
    'nobody',
    'newcomer',
    'reporter',
    'declared',
    'socialWorker',
    'secretary',
    'propertyWorker',
    'chair',
    'buildingHead',
    'town',
    'elsewhere',
  ] as const

  async function headersOf(role: (typeof ROLES)[number]): Promise<Record<string, string>> {
    if (role === 'nobody') return {}
    if (role === 'newcomer') return here.headersOf(await here.newcomer())
    return role === 'elsewhere' ? elsewhere.headersOf(elsewhere.socialWorker) : here.headersOf(here[role])
  }

  /** An address of the route: mostly of this community, else of the other, or of nothing there is. */
  function addressOf({ path, queries }: Route, of: Dice): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const known = name === 'communityId' ? here.communityId : of.pick(mine)
      const value = of.pick([known, known, known, of.pick(theirs), randomUUID(), nastyText(of, theirs)])
      return encodeURIComponent(value.replace(/[\ud800-\udfff]/g, '?')).slice(0, 2_000) || 'x'
    })
    const asked = of.some(queries).map((name) => {
      return `${name}=${encodeURIComponent(nastyText(of, [...mine, ...theirs]).replace(/[\ud800-\udfff]/g, '?'))}`
    })
    return asked.length > 0 ? `${filled}?${asked.join('&')}` : filled
  }

  /** What is wrong with the answer, if anything is. */
  async function fault(route: Route, sent: Sent, headers: Record<string, string>): Promise<string | undefined> {
    const since = performance.now()
    const { method, url, payload } = sent
    const write =
      method === 'GET'
        ? {}
        : { payload: JSON.stringify(payload), headers: { ...headers, 'content-type': 'application/json' } }
    const answer = await t.app.inject({ method, url, headers, ...write })
    const took = performance.now() - since
    if (answer.statusCode >= 500) return `${answer.statusCode} ${answer.body.slice(0, 300)}`
    if (took > PATIENCE) return `took ${Math.round(took)} ms`
    const said = answer.rawPayload.toString()
    if (sent.who !== 'elsewhere' && said.includes(MARK)) return 'told of another community'
    if (answer.statusCode < 400) return undefined
    if (/ at .*\.ts|node_modules|select .* from/i.test(said)) return `tells of our insides: ${said.slice(0, 300)}`
    if (PAGES.includes(route.path)) return undefined
    const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
    if (!isProblem) return `no problem: ${said.slice(0, 200)}`
    if (!/\p{Script=Han}/u.test(answer.json().detail)) return `not said in Chinese: ${answer.json().detail}`
    return undefined
  }

  test('nothing breaks, nothing takes long, and nothing of another community is told', async () => {
    const of = dice(SEED)
    const faults: string[] = []
    const counts: Record<string, number> = {}
    for (const route of routes) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const who = ENDS_THE_SENDER.includes(`${route.method} ${route.path}`) ? 'newcomer' : of.pick(ROLES)
        const base = bodyOfRoute(here, t.clock.now(), ids, `${route.method} ${route.path}`)
        const payload = route.method === 'GET' ? undefined : spoilt(base, of, [...mine, ...theirs])
        const sent = { who, method: route.method, url: addressOf(route, of), payload }
        const found = await fault(route, sent, await headersOf(who))
        if (found) faults.push(`${JSON.stringify(sent).slice(0, 600)}\n   ${found}`)
        counts[found ? 'faults' : 'well'] = (counts[found ? 'faults' : 'well'] ?? 0) + 1
      }
    }
    console.info(`${routes.length} routes, ${JSON.stringify(counts)}`)
    expect(faults).toEqual([])
    expect(routes.length).toBeGreaterThan(150)
  })

  test('what was there is there still', async () => {
    const view = await elsewhere.get(elsewhere.socialWorker, '/cases?scope=community&limit=50')
    expect([view.status, JSON.stringify(view.body).includes(MARK)]).toEqual([200, true])
  })
})
