import { randomUUID } from 'node:crypto'
import { DAY } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { type Answer, type GivenCast, givenCast, problemOf } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'
import { mp3 } from '../voices/voice-files.ts'
import { bodyOfRoute } from './act-bodies.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

/**
 * Open to everybody with an account, by rule: a newcomer reads where to declare, and shopkeepers and passers-by whistle.
 * What these show to somebody from elsewhere is checked below.
 */
const OPEN_TO_NEWCOMERS = [
  'GET /v1/communities/{communityId}',
  'POST /v1/communities/{communityId}/residence',
  'POST /v1/communities/{communityId}/uploads',
  'POST /v1/communities/{communityId}/voices',
  'POST /v1/communities/{communityId}/whistles',
  'GET /v1/communities/{communityId}/cases',
  'GET /v1/communities/{communityId}/workbench',
  // whoever whistles without living here may be blocked too, and reads why
  'GET /v1/communities/{communityId}/blocks/mine',
  'POST /v1/communities/{communityId}/similar-cases',
  // whoever whistled hears of it, also without living here
  'GET /v1/communities/{communityId}/inbox',
  'GET /v1/communities/{communityId}/inbox/unread',
  'POST /v1/communities/{communityId}/inbox/read',
  'GET /v1/communities/{communityId}/message-settings',
  'PUT /v1/communities/{communityId}/message-settings',
  'POST /v1/communities/{communityId}/message-settings/prompt-results',
]

interface Route {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
}

describe('every route of a community', () => {
  let t: TestApp
  let here: GivenCast
  let elsewhere: GivenCast
  let inside: Inside
  let routes: Route[]
  /** A case on which a plan waits, one whose node is handed in, one that is published with an open objection. */
  let ids: {
    proposed: string
    submitted: string
    publicised: string
    pendingActId: string
    nodeId: string
    objectionId: string
  }
  let photo: Buffer

  beforeAll(async () => {
    t = await buildTestApp({ rateLimits: { refusedTokensPerAddress: 1e6 } })
    here = await givenCast(t)
    elsewhere = await givenCast(t)
    inside = await openInside(t)
    const { paths } = (await t.app.inject({ url: '/openapi.json' })).json<{ paths: Record<string, object> }>()
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .map((method) => ({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase() as 'GET', path }))
        .filter(() => path.startsWith('/v1/communities/{communityId}')),
    )
    const proposed = await here.bring('proposed')
    const submitted = await here.bring('submitted')
    const publicised = await here.bring('publicised')
    const objected = await here.does(here.neighbour, publicised, 'object', { reason: '没好' })
    ids = {
      proposed,
      submitted,
      publicised,
      pendingActId: (await here.view(here.socialWorker, proposed)).pending[0]?.id ?? '',
      nodeId: (await here.view(here.socialWorker, submitted)).nodes[0]?.id ?? '',
      objectionId: objected.objections[0]?.id ?? '',
    }
    photo = await phonePhoto({ width: 60, height: 40 })
  })
  afterAll(() => t.close())

  /** A body that the schema takes; an act that has none fails the first test. */
  const bodyOf = ({ name }: Pick<Route, 'name'>) =>
    bodyOfRoute(
      here,
      t.clock.now(),
      { ...ids, targetId: ids.publicised, whistleId: ids.nodeId, photoId: ids.nodeId },
      name,
    )

  const WITHOUT_BODY = ['GET', 'DELETE']

  async function call(
    route: Route,
    personId: string | null,
    communityId: string,
    caseId = ids.submitted,
    headers = {},
  ): Promise<Answer> {
    const id = '01a00000-0000-7000-8000-000000000000'
    const { pendingActId } = ids
    const params: Record<string, string> = { communityId, caseId, pendingActId, month: '2026-03' }
    const days = /\/figures(\.xlsx)?$/.test(route.path) ? '?from=2026-03-01&until=2026-03-31' : ''
    const url = route.path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? id) + days
    const session = personId === null ? {} : await here.headersOf(personId)
    const upload = /^POST .*\/(uploads|imports?)$/.test(route.name)
      ? multipartBody({ id: randomUUID() }, { name: 'a.jpg', type: 'image/jpeg', bytes: photo })
      : route.path.endsWith('/voices') &&
        multipartBody({ id: randomUUID() }, { name: 'a.mp3', type: 'audio/mpeg', bytes: mp3(1) })
    const body = upload ? upload.payload : bodyOf(route)
    const answer = await t.app.inject({
      method: route.method,
      url,
      headers: { ...session, ...(upload ? upload.headers : {}), ...headers },
      ...(WITHOUT_BODY.includes(route.method) || body === undefined ? {} : { payload: body as object }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }

  test('is known to these tests, with a body that its schema takes', () => {
    expect(routes.length).toBeGreaterThan(30)
    for (const route of routes) {
      if (!WITHOUT_BODY.includes(route.method) && !/\/(uploads|voices|imports?)$/.test(route.path))
        expect([route.name, bodyOf(route)]).toEqual([route.name, expect.any(Object)])
    }
    expect(OPEN_TO_NEWCOMERS.filter((name) => !routes.some((route) => route.name === name))).toEqual([])
  })

  test('asks for a session: without one 401, with an unknown or a foreign-looking token 401', async () => {
    for (const route of routes) {
      expect([route.name, ...problemOf(await call(route, null, here.communityId))]).toEqual([
        route.name,
        401,
        'session-required',
      ])
      const stale = await call(route, null, here.communityId, ids.submitted, { authorization: 'Bearer abcdefgh' })
      expect([route.name, ...problemOf(stale)]).toEqual([route.name, 401, 'session-expired'])
    }
  })

  test('does not exist for a member of another community, with that community’s ids', async () => {
    const before = await inside.counts(here.communityId)
    const people = [
      elsewhere.socialWorker,
      elsewhere.propertyWorker,
      elsewhere.neighbour,
      elsewhere.secretary,
      elsewhere.town,
      await here.newcomer(),
    ]
    for (const route of routes.filter(({ name }) => !OPEN_TO_NEWCOMERS.includes(name))) {
      for (const person of people) {
        expect([route.name, ...problemOf(await call(route, person, here.communityId))]).toEqual([
          route.name,
          404,
          'not-found',
        ])
      }
    }
    expect(await inside.counts(here.communityId)).toEqual(before)
  })

  test('finds no foreign case under one’s own community', async () => {
    const before = await inside.counts(here.communityId)
    for (const route of routes.filter(({ path }) => path.includes('{caseId}'))) {
      for (const person of [elsewhere.socialWorker, elsewhere.propertyWorker, elsewhere.secretary]) {
        for (const caseId of [ids.proposed, ids.submitted, ids.publicised]) {
          expect([route.name, ...problemOf(await call(route, person, elsewhere.communityId, caseId))]).toEqual([
            route.name,
            404,
            'not-found',
          ])
        }
      }
    }
    expect(await inside.counts(here.communityId)).toEqual(before)
  })

  test('which is open to newcomers shows somebody from elsewhere nothing of what is inside', async () => {
    const visitor = elsewhere.socialWorker
    const get = async (path: string) =>
      (
        await t.app.inject({
          url: `/v1/communities/${here.communityId}${path}`,
          headers: await here.headersOf(visitor),
        })
      ).json()
    for (const scope of ['mine', 'party', 'estate', 'community']) {
      expect(await get(`/cases?scope=${scope}`)).toEqual({ items: [], nextCursor: null })
    }
    expect((await get('/cases?scope=community&queue=toSign')).items).toEqual([])
    expect(await get('/workbench')).toEqual({
      queues: [],
      first: null,
      residentsToConfirm: 0,
      tellBacks: { waiting: 0, overdue: 0 },
    })
    const alike = routes.find(({ name }) => name.endsWith('/similar-cases'))
    expect(alike && (await call(alike, visitor, here.communityId)).body).toEqual({ items: [] })
    expect(await get('/inbox')).toEqual({ items: [], nextCursor: null, unread: 0 })
    const page = await get('')
    expect([page.memberships, page.mediators]).toEqual([[], []])
    expect(Object.values(page.may).filter(Boolean)).toEqual([true])
  })

  test.each([
    ['beyond what a number can be', '9999999999999999999'],
    ['unknown', '123456789012345'],
    ['no number', 'abc'],
    ['zero', '0'],
  ])('with a community that is %s is 404', async (_, communityId) => {
    for (const route of routes) {
      const { status, body } = await call(route, here.socialWorker, communityId)
      const answer = [route.name, status, body.code]
      // one may ask for the list of a community that is not there; it is not there
      expect(answer).toEqual(status === 422 ? [route.name, 422, 'estate-unknown'] : [route.name, 404, 'not-found'])
    }
    const wall = await t.app.inject({ url: `/v1/public/communities/${communityId}/publications` })
    expect([200, 404]).toContain(wall.statusCode)
    const { publicationId } = await here.view(here.socialWorker, ids.publicised)
    const reports = `/v1/public/communities/${communityId}/publications/${publicationId}/reports`
    const reported = await t.app.inject({ method: 'POST', url: reports, payload: { reason: 'x' } })
    expect([reported.statusCode, reported.json().code]).toEqual([404, 'not-found'])
  })

  test('with an id that is none, or upside down, is 404', async () => {
    for (const route of routes.filter(({ path }) => path.includes('{caseId}'))) {
      for (const caseId of ['x', '..', randomUUID(), here.communityId]) {
        expect([route.name, ...problemOf(await call(route, here.socialWorker, here.communityId, caseId))]).toEqual([
          route.name,
          404,
          'not-found',
        ])
      }
    }
  })

  test('is closed to a session that was signed out, and to one not used for 30 days', async () => {
    const person = await here.member('socialWorker', { name: '新社工', partyId: here.parties.residentsCommittee })
    const headers = await here.headersOf(person)
    const read = async () => (await t.app.inject({ url: `/v1/communities/${here.communityId}/cases`, headers })).json()
    expect((await read()).items.length).toBeGreaterThan(0)
    await t.app.inject({ method: 'DELETE', url: '/v1/sessions', headers })
    expect((await read()).code).toBe('session-expired')
    const session = await here.headersOf(here.ngoMember)
    t.clock.advance(30 * DAY)
    const late = await t.app.inject({ url: `/v1/communities/${here.communityId}/cases`, headers: session })
    expect([late.statusCode, late.json().code]).toEqual([401, 'session-expired'])
  })

  test('knows no rights of a membership that has ended', async () => {
    const person = await here.member('socialWorker', { name: '走了的社工', partyId: here.parties.residentsCommittee })
    const { id } = await here.blows(here.owner)
    expect((await here.view(person, id)).readLevel).toBe('full')
    const [row] = await inside.rows('select id from juwuye.memberships where community_id = $1 and person_id = $2', [
      here.communityId,
      person,
    ])
    await endMembership(t.deps, here.g.town, { communityId: here.communityId, membershipId: row.id })
    expect(problemOf(await here.get(person, `/cases/${id}`))).toEqual([404, 'not-found'])
    expect(problemOf(await here.act(person, id, 'triage', bodyOf({ name: 'POST /triage' })))).toEqual([
      404,
      'not-found',
    ])
    expect((await here.get(person, '/cases?scope=community')).body.items).toEqual([])
    expect((await here.get(person, '/workbench')).body.queues).toEqual([])
    const signer = await here.member('councilMember', { name: '退了的理事', partyId: here.parties.estateCouncil })
    const [seat] = await inside.rows('select id from juwuye.memberships where community_id = $1 and person_id = $2', [
      here.communityId,
      signer,
    ])
    await endMembership(t.deps, here.g.town, { communityId: here.communityId, membershipId: seat.id })
    const signed = await here.act(signer, ids.submitted, 'sign-yes', { nodeId: ids.nodeId, round: 1 })
    expect(problemOf(signed)).toEqual([404, 'not-found'])
  })
})
