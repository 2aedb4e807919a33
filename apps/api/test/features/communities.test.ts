import { randomUUID } from 'node:crypto'
import { addEstate, grantMembership, openCommunity } from '../../src/features/communities/index.ts'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'

const HOUR = 3_600_000

describe('communities', () => {
  let t: TestApp
  let g: GivenCommunity

  beforeAll(async () => {
    t = await buildTestApp()
  })
  beforeEach(async () => {
    g = await givenCommunity(t)
  })
  afterAll(() => t.close())

  const show = async (login: Login, communityId = g.communityId) =>
    t.app.inject({ url: `/v1/communities/${communityId}`, headers: login.headers })
  const declare = (login: Login, body: object = {}) =>
    t.app.inject({
      method: 'POST',
      url: `/v1/communities/${g.communityId}/residence`,
      headers: login.headers,
      payload: { estateId: g.estateId, buildingId: g.buildings[0]?.id, displayName: '王大妈', ...body },
    })
  const residents = (login: Login, query = '') =>
    t.app.inject({ url: `/v1/communities/${g.communityId}/residents${query}`, headers: login.headers })
  const confirm = (login: Login, membershipId: string) =>
    t.app.inject({
      method: 'POST',
      url: `/v1/communities/${g.communityId}/residents/${membershipId}/confirm`,
      headers: login.headers,
    })

  describe('finding', () => {
    test('a newcomer finds a community by a part of its name, and wildcards are only characters', async () => {
      const newcomer = await t.logIn()
      const find = async (q: string) =>
        (await t.app.inject({ url: '/v1/communities', query: { q }, headers: newcomer.headers })).json().items
      const name = (await show(newcomer)).json().name as string
      expect(await find(name.slice(1, -1))).toEqual([
        { communityId: g.communityId, name, shortName: name.replace('社区', ''), town: '梧桐街道' },
      ])
      expect(await find('%_%')).toEqual([])
    })

    test('names of communities are open to who reads the results wall without signing in, and nothing more', async () => {
      const listed = await t.app.inject({ url: '/v1/communities' })
      expect(listed.statusCode).toBe(200)
      expect(Object.keys(listed.json().items[0]).sort()).toEqual(['communityId', 'name', 'shortName', 'town'])
      expect((await t.app.inject({ url: `/v1/communities/${g.communityId}` })).statusCode).toBe(401)
    })

    test('a newcomer sees places and parties, but not who is on duty', async () => {
      await comeUnplanned(t.deps, g.propertyWorker, {
        communityId: g.communityId,
        shiftEndsAt: t.clock.now() + 8 * HOUR,
      })
      const view = (await show(await t.logIn())).json()
      expect(view.estates[0]).toMatchObject({ name: '青桐苑', onCall: [{ label: '物业 24 小时' }] })
      expect(view).toMatchObject({ onDuty: [], mediators: [], memberships: [] })
      expect(view.may).toEqual({ whistle: true, enterForOthers: false, triage: false, confirmResidents: false })
    })

    test.each(['0', '01', '-1', 'abc', '1e3', '99999999999999999999', "1'; drop table x"])(
      'community %j is not found',
      async (id) => {
        expect((await show(g.town, encodeURIComponent(id))).statusCode).toBe(404)
      },
    )

    test('a community that is not there is not found', async () => {
      expect((await show(g.town, '42')).statusCode).toBe(404)
    })
  })

  describe('living here', () => {
    test('declaring makes a declared resident at once, once, whatever the number of taps', async () => {
      const login = await t.logIn()
      const answers = await Promise.all(Array.from({ length: 10 }, () => declare(login)))
      expect(answers.map((a) => a.statusCode)).toEqual(Array(10).fill(200))
      const { memberships } = (await show(login)).json()
      expect(memberships).toHaveLength(1)
      expect(memberships[0]).toMatchObject({ role: 'resident', level: 'declared', building: { name: '1 幢' } })
      const me = (await t.app.inject({ url: '/v1/me', headers: login.headers })).json()
      expect(me.person.displayName).toBe('王大妈')
      expect(me.communities).toMatchObject([{ communityId: g.communityId }])
    })

    test('moving replaces the residence and starts as declared again', async () => {
      const login = await t.logIn()
      await declare(login)
      const [{ id }] = (await show(login)).json().memberships
      await confirm(g.buildingHead, id)
      expect((await show(login)).json().memberships[0].level).toBe('confirmed')
      await declare(login)
      expect((await show(login)).json().memberships[0]).toMatchObject({ id, level: 'confirmed' })
      const moved = (await declare(login, { buildingId: g.buildings[1]?.id })).json().memberships
      expect(moved).toHaveLength(1)
      expect(moved[0]).toMatchObject({ level: 'declared', building: { name: '2 幢' } })
    })

    test.each([
      ['estate-unknown', { estateId: randomUUID() }],
      ['building-unknown', { buildingId: randomUUID() }],
    ])('%s is 422 and nothing is written', async (code, body) => {
      const login = await t.logIn()
      const answer = await declare(login, body)
      expect(answer.statusCode).toBe(422)
      expect(answer.json().code).toBe(code)
      expect((await show(login)).json().memberships).toEqual([])
    })

    test.each([
      ['', 'required', '这一项要填'],
      ['\u200b\u200b', 'required', '这一项要填'],
      ['王'.repeat(21), 'too-long', '最多 20 个字'],
    ])('name %j: the field, its code and its sentence', async (displayName, code, message) => {
      const answer = await declare(await t.logIn(), { displayName })
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({ code: 'invalid-input', fields: [{ path: 'displayName', code, message }] })
    })

    test('a new name reaches the residence, not the name that came with an office', async () => {
      await declare(g.buildingHead)
      const answer = await t.app.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers: g.buildingHead.headers,
        payload: { displayName: '陈秀英' },
      })
      expect(answer.statusCode).toBe(200)
      const names = await t.deps.db.api.transaction(async (tx) => {
        await tx.execute(`set local app.community_id = '${g.communityId}'`)
        return (
          await tx.execute(
            `select role, display_name from juwuye.memberships where community_id = ${g.communityId} and person_id = '${g.buildingHead.personId}' and valid_to is null order by role`,
          )
        ).rows
      })
      expect(names).toEqual([
        { role: 'buildingHead', display_name: '陈阿姨' },
        { role: 'resident', display_name: '陈秀英' },
      ])
    })
  })

  describe('confirming', () => {
    test('the building head confirms their own building, and saying it twice is saying it once', async () => {
      const login = await t.logIn()
      await declare(login)
      const [resident] = (await residents(g.buildingHead)).json().items
      expect(resident).toMatchObject({ name: '王大妈', estate: '青桐苑', building: '1 幢', level: 'declared' })
      expect((await confirm(g.buildingHead, resident.membershipId)).statusCode).toBe(200)
      expect((await confirm(g.buildingHead, resident.membershipId)).statusCode).toBe(200)
      expect((await residents(g.buildingHead)).json().items).toEqual([])
      expect((await residents(g.buildingHead, '?level=confirmed')).json().items).toHaveLength(1)
    })

    test("another building is not theirs to see; it is the desk's", async () => {
      const login = await t.logIn()
      await declare(login, { buildingId: g.buildings[1]?.id })
      const [{ id }] = (await show(login)).json().memberships
      expect((await residents(g.buildingHead)).json().items).toEqual([])
      expect((await confirm(g.buildingHead, id)).statusCode).toBe(404)
      expect((await confirm(g.socialWorker, id)).statusCode).toBe(200)
    })

    test('nobody confirms themself', async () => {
      await declare(g.buildingHead)
      const [{ membershipId }] = (await residents(g.buildingHead)).json().items
      expect((await confirm(g.buildingHead, membershipId)).statusCode).toBe(403)
    })

    test('who has no such duty is refused; who does not belong here finds nothing', async () => {
      const login = await t.logIn()
      await declare(login)
      const [{ id }] = (await show(login)).json().memberships
      expect((await residents(g.propertyWorker)).statusCode).toBe(403)
      expect((await confirm(g.propertyWorker, id)).statusCode).toBe(403)
      const elsewhere = await givenCommunity(t)
      expect((await residents(elsewhere.socialWorker)).statusCode).toBe(404)
      expect((await confirm(elsewhere.socialWorker, id)).statusCode).toBe(404)
    })

    test("a resident of another community cannot be confirmed through one's own", async () => {
      const elsewhere = await givenCommunity(t)
      const login = await t.logIn()
      await declare(login)
      const [{ id }] = (await show(login)).json().memberships
      const answer = await t.app.inject({
        method: 'POST',
        url: `/v1/communities/${elsewhere.communityId}/residents/${id}/confirm`,
        headers: elsewhere.socialWorker.headers,
      })
      expect(answer.statusCode).toBe(404)
      expect((await show(login)).json().memberships[0].level).toBe('declared')
    })

    test('the roll comes in pages that neither lose nor repeat anybody', async () => {
      for (let i = 0; i < 5; i++) {
        t.clock.advance(1)
        await declare(await t.logIn(), { displayName: `居民${i}` })
      }
      const names: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: { items: { name: string }[]; nextCursor: string | null } = (
          await residents(g.socialWorker, `?limit=2${cursor && `&cursor=${cursor}`}`)
        ).json()
        names.push(...page.items.map((r) => r.name))
        cursor = page.nextCursor
      }
      expect(names).toEqual(['居民4', '居民3', '居民2', '居民1', '居民0'])
      expect((await residents(g.socialWorker, '?cursor=nonsense')).statusCode).toBe(422)
    })

    test('a membership that ended grants nothing from the next request on', async () => {
      const [{ id }] = (await show(g.buildingHead)).json().memberships
      await endMembership(t.deps, g.town, { communityId: g.communityId, membershipId: id })
      expect((await residents(g.buildingHead)).statusCode).toBe(404)
    })
  })

  describe('duty', () => {
    test('who is on duty shows by family name and role, until the shift ends by itself', async () => {
      const until = t.clock.now() + 2 * HOUR
      await comeUnplanned(t.deps, g.socialWorker, { communityId: g.communityId, shiftEndsAt: until })
      await comeUnplanned(t.deps, g.socialWorker, { communityId: g.communityId, shiftEndsAt: until + HOUR })
      expect((await show(g.propertyWorker)).json().onDuty).toEqual([{ familyName: '林', line: '社工', until }])
      t.clock.advance(2 * HOUR)
      expect((await show(g.propertyWorker)).json().onDuty).toEqual([])
      await comeUnplanned(t.deps, g.socialWorker, { communityId: g.communityId, shiftEndsAt: t.clock.now() + HOUR })
      expect((await show(g.propertyWorker)).json().onDuty).toHaveLength(1)
    })
  })

  describe('keeping the community', () => {
    test('only the town opens one, and a short name is taken once', async () => {
      const input = { regionId: g.regionId, name: '新社区', shortName: `新${randomUUID()}`, deskPhone: null }
      await expect(openCommunity(t.deps, g.socialWorker, input)).rejects.toMatchObject({ code: 'forbidden' })
      const communityId = await openCommunity(t.deps, g.town, input)
      expect(await openCommunity(t.deps, g.town, input)).toBe(communityId)
      await expect(openCommunity(t.deps, g.town, { ...input, name: '另一个' })).rejects.toMatchObject({
        code: 'short-name-taken',
        params: { shortName: input.shortName, name: '新社区', town: '梧桐街道' },
        fields: [{ path: 'shortName', code: 'taken' }],
      })
    })

    test('whistling opens once there is somebody to hear it', async () => {
      const communityId = await openCommunity(t.deps, g.town, {
        regionId: g.regionId,
        name: '空社区',
        shortName: `空${randomUUID()}`,
        deskPhone: null,
      })
      expect((await show(g.town, communityId)).json().may.whistle).toBe(false)
    })

    test('a resident adds no estate; an estate is there once', async () => {
      const resident = await g.member('resident', { level: 'owner', estateId: g.estateId })
      const estate = { communityId: g.communityId, name: '青桐苑', buildings: [], places: [], onCall: [] }
      await expect(addEstate(t.deps, resident, estate)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(addEstate(t.deps, g.socialWorker, estate)).rejects.toMatchObject({
        fields: [{ path: 'name', code: 'taken' }],
      })
    })

    test('a role acts only for a party of its kind', async () => {
      const { personId } = await t.logIn()
      const input = { communityId: g.communityId, personId, displayName: '周', role: 'propertyStaff' } as const
      await expect(
        grantMembership(t.deps, g.town, { ...input, partyId: g.parties.residentsCommittee }),
      ).rejects.toMatchObject({ fields: [{ path: 'partyId' }] })
    })

    test("a town's officer of another town does not get in", async () => {
      const elsewhere = await givenCommunity(t)
      await expect(
        addEstate(t.deps, elsewhere.town, {
          communityId: g.communityId,
          name: 'x',
          buildings: [],
          places: [],
          onCall: [],
        }),
      ).rejects.toMatchObject({ code: 'not-found' })
    })
  })
})
