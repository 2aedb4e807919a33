import { randomUUID } from 'node:crypto'
import { type PartyKind, ROLES } from '@juwuye/domain'
import type { LightMyRequestResponse } from 'fastify'
import { addParty, registerRegion } from '../../src/features/communities/index.ts'
import { appointRegionOfficer } from '../../src/features/identity/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { bodyOfRoute, type NamedIds } from '../cases/act-bodies.ts'
import { type Dice, dice } from '../cases/dice.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { type Canaries, plantCanaries } from './canaries.ts'
import { nastyText, spoilt } from './nasty.ts'
import { type Schema, sampleOf } from './sample.ts'

/** Requests for each route; more of them, and others, by hand: `FUZZ_ROUNDS=200 FUZZ_SEED=7`. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 8)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
jest.setTimeout(Math.max(300_000, ROUNDS * 10_000))
/** Longer than any answer takes, and shorter than a pattern that backtracks, in ms. */
const PATIENCE = 3_000
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Route {
  readonly method: Method
  readonly path: string
  readonly queries: Readonly<Record<string, Schema>>
  /** Of its body, where it takes JSON. */
  readonly body: Schema | undefined
}

interface Described {
  readonly parameters?: readonly { in: string; name: string; schema: Schema }[]
  readonly requestBody?: { content: Record<string, { schema: Schema }> }
}

/** Every route of the document that the running application hands out. */
async function routesOf(t: TestApp): Promise<Route[]> {
  const { paths } = (await t.app.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, Record<string, Described>>
  }>()
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Method,
      path,
      queries: Object.fromEntries(
        parameters.flatMap(({ in: place, name, schema }) => (place === 'query' ? [[name, schema]] : [])),
      ),
      body: requestBody?.content['application/json']?.schema,
    })),
  )
}

/** A case of each kind, and whatever ids somebody may have seen of them. */
async function matterOf(c: GivenCast): Promise<{ ids: NamedIds; cases: string[]; all: string[] }> {
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
    cases: [target, submitted, publicised],
    all: [submitted, publicised, c.communityId, c.estateId, c.buildingId, ...people, ...Object.values(ids)],
  }
}

/** Opened in a browser, from a link: what it says is a page. */
const PAGES = ['/v1/data-exports/{token}']

/** Change who the sender is, so they are sent by whoever is needed for nothing else: sessions end, anybody may move in. */
const CHANGES_THE_SENDER = [
  'DELETE /v1/sessions',
  'DELETE /v1/sessions/current',
  'POST /v1/me/erasure',
  'POST /v1/communities/{communityId}/residence',
]

/** Some of the columns that people write into. */
const EXPECTED_COLUMNS = [
  'event_contents.words',
  'memberships.display_name',
  'whistles.words',
  'neighbours.name',
  'cases.title',
]

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

interface Sent {
  readonly who: string
  readonly method: Method
  readonly url: string
  readonly payload?: unknown
}

describe('whatever is sent', () => {
  let t: TestApp
  let inside: Inside
  let here: GivenCast
  let elsewhere: GivenCast
  let routes: Route[]
  let ids: NamedIds
  let mine: string[]
  let cases: string[]
  let theirs: string[]
  let ours: Canaries
  let foreign: Canaries
  let people: Readonly<Record<string, string>>

  beforeAll(async () => {
    t = await buildTestApp({ rateLimits: { refusedTokensPerAddress: 1e6 } })
    inside = await openInside(t)
    here = await givenCast(t)
    elsewhere = await givenCast(t)
    routes = await routesOf(t)
    const matter = await matterOf(here)
    ids = matter.ids
    mine = matter.all
    cases = matter.cases
    theirs = (await matterOf(elsewhere)).all
    // the recipes play with those who were there
    people = await everyRole()
    await Promise.all([fill(here), fill(elsewhere)])
    ours = await plantCanaries(inside, here.communityId, '⟦此⟧')
    foreign = await plantCanaries(inside, elsewhere.communityId, '⟦别⟧')
  })
  afterAll(() => t.close())

  /** More of what people write down. */
  async function fill(c: GivenCast): Promise<void> {
    await c.relays(c.buildingHead)
    await c.blows(c.reporter, { visibility: 'private', text: '楼上天天吵，请帮我说说' })
    await c.post(
      c.socialWorker,
      '/duty/stations',
      bodyOfRoute(c, t.clock.now(), ids, 'POST /v1/communities/{communityId}/duty/stations'),
    )
    await c.post(c.secretary, '/invitations', { id: randomUUID(), role: 'buildingHead', buildingIds: [c.buildingId] })
  }

  /** Somebody for every role of a community, its town and its city, and for the same elsewhere. */
  async function everyRole(): Promise<Record<string, string>> {
    const { partyOrganisation, property } = here.parties
    const partyOf = async (kind: PartyKind, name: string) => {
      const { communityId, town } = here.g
      return addParty(t.deps, town, { communityId, kind, name, phone: null, estateIds: null })
    }
    const cityOf = async (c: GivenCast) => {
      const regionId = await registerRegion(t.deps, {
        kind: 'city',
        name: `市${randomUUID().slice(0, 8)}`,
        parentId: null,
      })
      await inside.rows('update juwuye.regions set parent_id = $1 where id = $2', [regionId, c.g.regionId])
      const personId = await c.newcomer()
      await appointRegionOfficer(t.deps, { personId, regionId, role: 'cityOfficer' })
      return personId
    }
    const { reporter, neighbour, declared, owner, socialWorker, secretary, propertyWorker, ownersMember } = here
    const { chair, councilMember, mediator, ngoMember, buildingHead, town } = here
    return {
      ...{ reporter, neighbour, declared, owner, socialWorker, secretary, propertyWorker, ownersMember },
      ...{ chair, councilMember, mediator, ngoMember, buildingHead, town },
      rotaPartyMember: await here.member('rotaPartyMember', { partyId: partyOrganisation }),
      coreMember: await here.member('coreMember', { partyId: await partyOf('selfGovernanceCore', '骨干组') }),
      departmentOfficer: await here.member('departmentOfficer', { partyId: await partyOf('department', '消防队') }),
      propertyStaff: await here.member('propertyStaff', { partyId: property }),
      city: await cityOf(here),
      elsewhereResident: elsewhere.reporter,
      elsewhereDesk: elsewhere.socialWorker,
      elsewhereSecretary: elsewhere.secretary,
      elsewhereTown: elsewhere.town,
      elsewhereCity: await cityOf(elsewhere),
    }
  }

  const OUTSIDE = ['nobody', 'forged', 'newcomer']

  async function headersOf(who: string): Promise<Record<string, string>> {
    if (who === 'nobody') return {}
    if (who === 'forged') return { authorization: `Bearer ${'A'.repeat(64)}` }
    return here.headersOf(people[who] ?? (await here.newcomer()))
  }

  /** An address of the route: mostly of this community, else of the other, or of nothing there is. */
  function addressOf({ path, queries }: Route, of: Dice): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const own: Readonly<Record<string, readonly string[]>> = {
        communityId: [here.communityId],
        caseId: cases,
        regionId: [here.g.regionId],
        estateId: [here.estateId],
        month: ['2026-11'],
      }
      const known = of.pick(own[name] ?? mine)
      const value = of.below(4) > 0 ? known : of.pick([of.pick(theirs), randomUUID(), nastyText(of, theirs)])
      return encodeURIComponent(value.replace(/[\ud800-\udfff]/g, '?')).slice(0, 2_000) || 'x'
    })
    const asked = of.some(Object.entries(queries)).map(([name, schema]) => {
      const all = [...mine, ...theirs]
      const value = of.below(2) === 0 ? String(sampleOf(schema, of, all)) : nastyText(of, all)
      return `${name}=${encodeURIComponent(value.replace(/[\ud800-\udfff]/g, '?'))}`
    })
    return asked.length > 0 ? `${filled}?${asked.join('&')}` : filled
  }

  /** Words or ids of a community that whoever asked does not belong to, and did not bring themself. */
  function leakIn(said: string, { who, url, payload }: Sent): string | undefined {
    const isTheirs = who.startsWith('elsewhere')
    const notTheirs = isTheirs
      ? [ours]
      : who === 'newcomer'
        ? [foreign]
        : OUTSIDE.includes(who)
          ? [ours, foreign]
          : [foreign]
    // ids that the dice have may be those of something new: one of each community may have the same
    const brought = `${url}${JSON.stringify(payload)}${mine}${theirs}`
    for (const { mark, ids: known } of notTheirs) {
      if (said.includes(mark))
        return `told words of another community: ${said.slice(Math.max(0, said.indexOf(mark) - 200)).slice(0, 400)}`
      const id = said.match(UUIDS)?.find((one) => known.has(one) && !brought.includes(one))
      if (id) return `told an id of another community: ${id}`
    }
    return undefined
  }

  /** What is wrong with the answer, if anything is. */
  async function fault(
    route: Route,
    sent: Sent,
    headers: Record<string, string>,
  ): Promise<{ status: number; found: string | undefined }> {
    const since = performance.now()
    const { method, url, payload } = sent
    const write =
      method === 'GET'
        ? {}
        : { payload: JSON.stringify(payload), headers: { ...headers, 'content-type': 'application/json' } }
    const answer = await t.app.inject({ method, url, headers, ...write })
    const took = performance.now() - since
    return { status: answer.statusCode, found: faultOf(route, sent, answer, took) }
  }

  function faultOf(route: Route, sent: Sent, answer: LightMyRequestResponse, took: number): string | undefined {
    if (answer.statusCode >= 500) return `${answer.statusCode} ${answer.body.slice(0, 300)}`
    if (took > PATIENCE) return `took ${Math.round(took)} ms`
    const said = answer.rawPayload.toString()
    const leaked = leakIn(`${said}\n${JSON.stringify(answer.headers)}`, sent)
    if (leaked) return leaked
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
    const senders = [...OUTSIDE, ...Object.keys(people)]
    for (const route of routes) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const who = CHANGES_THE_SENDER.includes(`${route.method} ${route.path}`) ? 'newcomer' : of.pick(senders)
        const byHand = bodyOfRoute(here, t.clock.now(), ids, `${route.method} ${route.path}`)
        const base =
          byHand && of.below(2) === 0 ? byHand : sampleOf(route.body ?? { type: 'object' }, of, [...mine, ...theirs])
        const payload =
          route.method === 'GET' ? undefined : of.below(4) === 0 ? base : spoilt(base, of, [...mine, ...theirs])
        const sent = { who, method: route.method, url: addressOf(route, of), payload }
        const { status, found } = await fault(route, sent, await headersOf(who))
        if (found) faults.push(`${JSON.stringify(sent).slice(0, 600)}\n   ${found}`)
        counts[status] = (counts[status] ?? 0) + 1
      }
    }
    console.info(`${routes.length} routes, ${senders.length} senders, answers ${JSON.stringify(counts)}`)
    expect(faults).toEqual([])
    expect(routes.length).toBeGreaterThan(150)
  })

  test('every role took part, and every kind of text was marked', async () => {
    const held = await inside.rows('select distinct role from juwuye.memberships where community_id = $1', [
      here.communityId,
    ])
    expect(held.map(({ role }) => role).sort()).toEqual([...ROLES].sort())
    console.info(`${foreign.columns.length} columns marked, ${foreign.ids.size} ids known`)
    expect(foreign.columns).toEqual(expect.arrayContaining(EXPECTED_COLUMNS))
  })

  test('what was there is there still', async () => {
    const view = await elsewhere.get(elsewhere.socialWorker, '/cases?scope=community&limit=50')
    expect([view.status, JSON.stringify(view.body).includes(foreign.mark)]).toEqual([200, true])
  })
})
