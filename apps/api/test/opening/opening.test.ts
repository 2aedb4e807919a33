import { randomUUID } from 'node:crypto'
import { DAY } from '@juwuye/domain'
import { inviteOfficer } from '../../src/features/opening/index.ts'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { endMembership } from '../end-membership.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'

type Body = Record<string, unknown>

describe('opening a community and bringing its people in', () => {
  let t: TestApp
  let g: GivenCommunity

  beforeAll(async () => {
    t = await buildTestApp({ rateLimits: { codesPerAddress: 10_000 } })
    g = await givenCommunity(t)
  })
  afterAll(() => t.close())

  const call = async (login: Login, method: 'GET' | 'POST', url: string, payload?: Body) => {
    const answer = await t.app.inject({ method, url: `/v1${url}`, headers: login.headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const at = (path: string, communityId = g.communityId) => `/communities/${communityId}${path}`
  const invite = (login: Login, body: Body, communityId = g.communityId) =>
    call(login, 'POST', at('/invitations', communityId), { id: randomUUID(), ...body })
  const invited = async (login: Login, body: Body, communityId = g.communityId): Promise<string> => {
    const { status, body: answer } = await invite(login, body, communityId)
    expect([status, answer.detail]).toEqual([200, undefined])
    return answer.code
  }
  const look = (login: Login, code: string) => call(login, 'POST', '/invitations/look', { code })
  const accept = (login: Login, code: string, displayName = '新来的', more: Body = {}) =>
    call(login, 'POST', '/invitations/accept', { code, displayName, ...more })
  const asWorker = () => ({ role: 'socialWorker', partyId: g.parties.residentsCommittee })
  const newEstate = (more: Body = {}) => ({
    id: randomUUID(),
    name: '新苑',
    buildings: ['1 幢', '2 幢'],
    onCall: [{ label: '物业 24 小时', phone: '0571-1' }],
    ...more,
  })
  const newCommunity = (more: Body = {}) => {
    const shortName = `新${randomUUID().slice(0, 5)}`
    return { name: `${shortName}社区`, shortName, deskPhone: '0571-80000000', estate: newEstate(), ...more }
  }
  const openNew = (login: Login, body: Body, regionId = g.regionId) =>
    call(login, 'POST', `/regions/${regionId}/communities`, body)

  test('from nothing: a city, a town, its officer, a community, its secretary, a social worker, a whistle', async () => {
    const office = { city: `市${randomUUID().slice(0, 6)}`, town: '新街道', days: 7 }
    const { code, entered } = await inviteOfficer(t.deps, office)
    expect(entered).toEqual([office.city, '新街道'])
    const officer = await t.logIn()
    expect((await look(officer, code)).body).toMatchObject({
      communityId: null,
      where: '新街道',
      within: office.city,
      role: 'townOfficer',
    })
    expect((await accept(officer, code, '江主任')).body).toEqual({ communityId: null })
    const me = (await call(officer, 'GET', '/me')).body
    expect(me).toMatchObject({ person: { displayName: '江主任' }, regions: [{ name: '新街道', role: 'townOfficer' }] })
    const regionId = me.regions[0].regionId

    const body = newCommunity()
    const { communityId } = (await openNew(officer, body, regionId)).body
    const town = (await call(officer, 'GET', `/regions/${regionId}/communities`)).body
    expect(town).toMatchObject({ town: '新街道', items: [{ communityId, open: false, administered: false }] })
    const opening = (await call(officer, 'GET', at('/opening', communityId))).body
    expect(opening.open).toBe(false)
    expect(opening.needs.filter((n: { done: boolean }) => !n.done)).toEqual([{ need: 'socialWorker', done: false }])
    const partyOf = (role: string) => opening.roles.find((r: { role: string }) => r.role === role).parties[0].id

    const first = await invited(
      officer,
      { role: 'secretary', partyId: partyOf('secretary'), office: 'chair' },
      communityId,
    )
    const secretary = await t.logIn()
    expect((await look(secretary, first)).body).toMatchObject({
      communityId,
      where: body.name,
      role: 'secretary',
      office: 'chair',
      party: { name: `${body.shortName}社区党组织` },
      by: '江主任',
    })
    expect((await accept(secretary, first, '周书记', { guide: 1 })).status).toBe(200)
    const second = await invited(secretary, { role: 'socialWorker', partyId: partyOf('socialWorker') }, communityId)
    expect((await accept(await t.logIn(), second, '林社工')).status).toBe(200)
    expect((await call(secretary, 'GET', at('/opening', communityId))).body.open).toBe(true)
    expect((await call(await t.logIn(), 'GET', at('', communityId))).body.may.whistle).toBe(true)
    const steps = (await call(officer, 'GET', at('/opening/steps', communityId))).body.items
    expect(steps.map((s: { step: string; by: string }) => `${s.step} ${s.by}`)).toEqual([
      'invitationAccepted 林社工',
      'invited 周书记',
      'invitationAccepted 周书记',
      'invited 江主任',
      'estateAdded 江主任',
      'communityOpened 江主任',
    ])
  })

  test('a short name is taken once in a city, and the refusal says by whom; the same again is the same', async () => {
    const body = newCommunity()
    const { communityId } = (await openNew(g.town, body)).body
    expect((await openNew(g.town, body)).body).toEqual({ communityId })
    const taken = await openNew(g.town, { ...body, name: '别的社区' })
    expect(taken.status).toBe(409)
    expect(taken.body).toMatchObject({ code: 'short-name-taken', fields: [{ path: 'shortName' }] })
    expect(taken.body.detail).toContain(`梧桐街道的${body.name}`)
    const elsewhere = await givenCommunity(t)
    expect((await openNew(elsewhere.town, body, elsewhere.regionId)).status).toBe(200)
  })

  test('only an officer of the town opens one there, and sees the list', async () => {
    const elsewhere = await givenCommunity(t)
    for (const stranger of [elsewhere.town, g.socialWorker]) {
      expect((await openNew(stranger, newCommunity())).status).toBe(403)
      expect((await call(stranger, 'GET', `/regions/${g.regionId}/communities`)).status).toBe(404)
    }
    const pages: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url: string = `/regions/${g.regionId}/communities?limit=1${cursor && `&cursor=${cursor}`}`
      const { body } = await call(g.town, 'GET', url)
      pages.push(...body.items.map((c: { communityId: string }) => c.communityId))
      cursor = body.nextCursor
    }
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages).toContain(g.communityId)
  })

  test.each([
    [{ shortName: '' }, 'shortName'],
    [{ shortName: '太长太长的简称' }, 'shortName'],
    [{ deskPhone: 'abc' }, 'deskPhone'],
    [{ estate: { id: randomUUID(), name: '新苑', buildings: [] } }, 'estate.buildings'],
    [{ estate: { id: randomUUID(), name: '新苑', buildings: ['1 幢', '1 幢'] } }, 'estate.buildings'],
  ])('opening with %j: 422 names the field', async (change, path) => {
    const { status, body } = await openNew(g.town, newCommunity(change))
    expect([status, body.fields?.[0].path]).toEqual([422, path])
    expect(body.fields[0].message).toMatch(/[一-龥]/)
  })

  test('estates and parties: sent twice they are there once, a name once', async () => {
    const estate = newEstate({ name: '二苑' })
    for (let i = 0; i < 2; i += 1) expect((await call(g.socialWorker, 'POST', at('/estates'), estate)).status).toBe(200)
    const again = await call(g.socialWorker, 'POST', at('/estates'), newEstate({ name: '二苑' }))
    expect(again.body.fields).toMatchObject([{ path: 'name', code: 'taken' }])
    const party = { id: randomUUID(), kind: 'property', name: '二苑物业', estateIds: [estate.id] }
    for (let i = 0; i < 2; i += 1) expect((await call(g.town, 'POST', at('/parties'), party)).status).toBe(200)
    const other = (await givenCommunity(t)).estateId
    const foreign = await call(g.town, 'POST', at('/parties'), {
      ...party,
      id: randomUUID(),
      name: '三',
      estateIds: [other],
    })
    expect([foreign.status, foreign.body.code]).toEqual([422, 'estate-unknown'])
    for (const path of ['/estates', '/parties']) {
      const body = path === '/estates' ? newEstate({ name: '四苑' }) : { ...party, id: randomUUID(), name: '四' }
      expect((await call(g.propertyWorker, 'POST', at(path), body)).status).toBe(403)
      expect((await call(await t.logIn(), 'POST', at(path), body)).status).toBe(404)
    }
  })

  test('estates and parties: sent several times at once they are there once, and each is told so', async () => {
    const estate = newEstate({ name: '同苑' })
    const party = { id: randomUUID(), kind: 'property', name: '同物业' }
    for (const [path, body] of [
      ['/estates', estate],
      ['/parties', party],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 4 }, () => call(g.town, 'POST', at(path), body)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      const other = await call(g.town, 'POST', at(path), { ...body, name: '别的' })
      expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict'])
    }
  })

  test('of two who hold one code one is let in, and the other is told who came first', async () => {
    const code = await invited(g.socialWorker, asWorker())
    const two = [await t.logIn(), await t.logIn()]
    const answers = await Promise.all(two.map((login) => accept(login, code, '欧阳静')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ code: 'invitation-used', params: { by: '欧阳' } })
    const winner = two[answers.findIndex(({ status }) => status === 200)]
    if (!winner) throw new Error('somebody was let in')
    // the answer was lost, and they try again
    expect((await accept(winner, code)).status).toBe(200)
    expect((await call(winner, 'GET', at(''))).body.memberships).toHaveLength(1)
    expect((await look(await t.logIn(), code)).body.code).toBe('invitation-used')
  })

  test('a code for several lets in as many, each once', async () => {
    const code = await invited(g.socialWorker, { ...asWorker(), uses: 2 })
    expect((await accept(await t.logIn(), code)).status).toBe(200)
    expect((await accept(await t.logIn(), code)).status).toBe(200)
    expect((await accept(await t.logIn(), code)).body).toMatchObject({ code: 'invitation-used', params: { by: '' } })
    const list = (await call(g.town, 'GET', at('/invitations'))).body.items
    const row = list.find(({ uses }: { uses: number }) => uses === 2)
    expect(row).toMatchObject({ used: 2, state: 'used', may: { again: false, revoke: false } })
    expect(row.people).toHaveLength(2)
  })

  test('who sends it several times at once is let in once, and told so each time', async () => {
    const head = { role: 'buildingHead', buildingIds: [g.buildings[0]?.id] }
    for (const uses of [1, 3]) {
      const code = await invited(g.socialWorker, { ...head, uses })
      const holder = await t.logIn()
      const answers = await Promise.all(Array.from({ length: 3 }, () => accept(holder, code)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      expect((await call(holder, 'GET', at(''))).body.memberships).toHaveLength(1)
    }
  })

  test('ended, taken back, made anew: the old code is good no more', async () => {
    const made = (await invite(g.town, asWorker())).body
    const again = await call(g.socialWorker, 'POST', at(`/invitations/${made.invitation.id}/again`), { days: 1 })
    expect((await look(await t.logIn(), made.code)).body.code).toBe('invitation-unknown')
    expect((await look(await t.logIn(), again.body.code)).body).toMatchObject({ role: 'socialWorker', by: '林静' })
    const revoke = () => call(g.town, 'POST', at(`/invitations/${made.invitation.id}/revoke`))
    expect((await revoke()).body).toMatchObject({ state: 'revoked' })
    expect((await revoke()).status).toBe(200)
    expect((await accept(await t.logIn(), again.body.code)).body.code).toBe('invitation-revoked')
    expect((await call(g.town, 'POST', at(`/invitations/${made.invitation.id}/again`), {})).status).toBe(409)
    const soon = await invited(g.town, { ...asWorker(), days: 1 })
    t.clock.advance(DAY)
    expect((await accept(await t.logIn(), soon)).body.code).toBe('invitation-ended')
  })

  test('sent again after a lost answer it makes one invitation, and only the newest code is good', async () => {
    const body = { id: randomUUID(), ...asWorker() }
    const first = (await call(g.town, 'POST', at('/invitations'), body)).body
    const second = (await call(g.town, 'POST', at('/invitations'), body)).body
    expect(second.invitation.id).toBe(first.invitation.id)
    expect((await look(await t.logIn(), first.code)).body.code).toBe('invitation-unknown')
    expect((await look(await t.logIn(), second.code)).status).toBe(200)
    expect((await call(g.socialWorker, 'POST', at('/invitations'), body)).body.code).toBe('idempotency-conflict')
  })

  test('sent several times at once it is one invitation, and one code is good', async () => {
    const body = { id: randomUUID(), ...asWorker() }
    const told = await Promise.all(Array.from({ length: 4 }, () => call(g.town, 'POST', at('/invitations'), body)))
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(told.map((answer) => answer.body.invitation.id))).toEqual(new Set([body.id]))
    const holder = await t.logIn()
    const good = await Promise.all(told.map(async (answer) => (await look(holder, answer.body.code)).status))
    expect(good.sort()).toEqual([200, 404, 404, 404])
  })

  test('who lost the right to invite lets nobody in any more, and nobody lets in above themself', async () => {
    const worker = await g.member('socialWorker', { name: '任社工', partyId: g.parties.residentsCommittee })
    const code = await invited(worker, asWorker())
    const secretary = { role: 'secretary', partyId: g.parties.partyOrganisation }
    expect((await invite(worker, secretary)).status).toBe(403)
    const [{ id }] = (await call(worker, 'GET', at(''))).body.memberships
    await endMembership(t.deps, g.town, { communityId: g.communityId, membershipId: id })
    // they hold on to the code they made
    expect((await accept(worker, code)).body.code).toBe('invitation-void')
    expect((await invite(worker, asWorker())).status).toBe(404)
    expect((await invite(g.propertyWorker, asWorker())).status).toBe(403)
  })

  test("a community's code is nothing anywhere else, and no other community's invitation is to be had", async () => {
    const elsewhere = await givenCommunity(t)
    const code = await invited(g.town, asWorker())
    const secret = code.split('.')[1]
    expect((await accept(await t.logIn(), `${elsewhere.communityId}.${secret}`)).body.code).toBe('invitation-unknown')
    const [row] = (await call(g.town, 'GET', at('/invitations'))).body.items
    for (const act of ['again', 'revoke']) {
      const own = `/invitations/${row.id}/${act}`
      expect((await call(elsewhere.town, 'POST', at(own), {})).status).toBe(404)
      expect((await call(elsewhere.town, 'POST', at(own, elsewhere.communityId), {})).status).toBe(404)
    }
    expect((await call(elsewhere.town, 'GET', at('/invitations'))).status).toBe(404)
    const foreign = { role: 'socialWorker', partyId: elsewhere.parties.residentsCommittee }
    expect((await invite(g.town, foreign)).body.fields).toMatchObject([{ path: 'partyId' }])
    const building = { role: 'buildingHead', buildingIds: [elsewhere.buildings[0]?.id] }
    expect((await invite(g.town, building)).body.fields).toMatchObject([{ path: 'buildingIds' }])
  })

  test.each([
    '',
    'x',
    '0.aaaaaaaaaaaaaaaa',
    '1.a',
    't.x',
    '99999999999999999999.aaaaaaaaaaaaaaaa',
    "1.'; drop table x--",
  ])('code %j is none', async (code) => {
    const { status, body } = await look(await t.logIn(), code)
    expect([status, body.code]).toEqual(code === '' ? [422, 'invalid-input'] : [404, 'invitation-unknown'])
  })

  test.each<[Body, string]>([
    [{ role: 'resident' }, 'role'],
    [{ role: 'propertyStaff' }, 'partyId'],
    [{ role: 'buildingHead' }, 'buildingIds'],
    [{ role: 'buildingHead', office: 'chair' }, 'office'],
    [{ uses: 0 }, 'uses'],
    [{ days: 31 }, 'days'],
  ])('inviting with %j: 422 names the field', async (change, path) => {
    const { status, body } = await invite(g.town, { ...(change.role ? {} : asWorker()), ...change })
    expect([status, body.fields?.[0].path]).toEqual([422, path])
  })

  test('a building head looks after what the invitation says, and who already is one for the party is told', async () => {
    const buildingIds = [g.buildings[1]?.id]
    const head = await t.logIn()
    expect((await accept(head, await invited(g.socialWorker, { role: 'buildingHead', buildingIds }))).status).toBe(200)
    const [membership] = (await call(head, 'GET', at(''))).body.memberships
    expect(membership).toMatchObject({ role: 'buildingHead', looksAfter: [{ name: '2 幢' }] })
    const again = await accept(g.socialWorker, await invited(g.town, asWorker()))
    expect(again.body.code).toBe('already-member')
  })

  test("an officer's code is good once and until its end; a new one takes the place of the old", async () => {
    const office = { city: `市${randomUUID().slice(0, 6)}`, town: null, days: 1 }
    const first = await inviteOfficer(t.deps, office)
    const second = await inviteOfficer(t.deps, office)
    expect([first.entered.length, second.entered.length]).toEqual([1, 0])
    expect((await accept(await t.logIn(), first.code)).body.code).toBe('invitation-revoked')
    const two = await Promise.all([t.logIn(), t.logIn()])
    const answers = await Promise.all(two.map((login) => accept(login, second.code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    // the answer was lost, and they try again
    const again = await Promise.all(two.map((login) => accept(login, second.code)))
    expect(again.map(({ status }) => status)).toEqual(answers.map(({ status }) => status))
    const third = await inviteOfficer(t.deps, office)
    t.clock.advance(DAY)
    expect((await look(await t.logIn(), third.code)).body.code).toBe('invitation-ended')
  })

  test('a code is kept as its hash and stands in no log; without a session nobody learns what it is', async () => {
    const code = await invited(g.town, asWorker())
    await look(await t.logIn(), code)
    const inside = await openInside(t)
    const rows = await inside.rows(`select row_to_json(i)::text as line from juwuye.invitations i`)
    const secret = code.split('.')[1] ?? ''
    expect(rows.some((row) => String(row.line).includes(secret))).toBe(false)
    expect(t.logged.join('')).not.toContain(secret)
    const anonymous = await t.app.inject({ method: 'POST', url: '/v1/invitations/look', payload: { code } })
    expect(anonymous.statusCode).toBe(401)
  })
})

test('whoever tries codes one after the other is stopped', async () => {
  const t = await buildTestApp({ rateLimits: { codesPerAddress: 3 } })
  const { headers } = await t.logIn()
  const tries = []
  for (let i = 0; i < 4; i += 1) {
    const payload = { code: `100000000000000.${String(i).padStart(16, 'a')}` }
    tries.push((await t.app.inject({ method: 'POST', url: '/v1/invitations/look', headers, payload })).statusCode)
  }
  expect(tries).toEqual([404, 404, 404, 429])
  await t.close()
})
