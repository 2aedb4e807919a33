import { randomUUID } from 'node:crypto'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'

type Body = Record<string, unknown>
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT'

describe('names and numbers that the administration changes', () => {
  let t: TestApp
  let g: GivenCommunity
  let elsewhere: GivenCommunity

  beforeAll(async () => {
    t = await buildTestApp()
    g = await givenCommunity(t)
    elsewhere = await givenCommunity(t)
  })
  afterAll(() => t.close())

  const call = async (login: Login, method: Method, path: string, payload?: Body, of = g.communityId) => {
    const url = `/v1/communities/${of}${path}`
    const answer = await t.app.inject({ method, url, headers: login.headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const community = async () => (await call(g.town, 'GET', '')).body
  const steps = async () =>
    (await call(g.town, 'GET', '/opening/steps')).body.items.map(
      ({ step, by, about }: Record<string, string>) => `${by} ${step} ${about}`,
    )
  /** Everything that may be renamed, and how it is called now. */
  const named = (c: GivenCommunity): [string, string, string][] => [
    [`/estates/${c.estateId}`, '青桐苑', 'estateRenamed'],
    [`/buildings/${c.buildings[1]?.id}`, '2 幢', 'buildingRenamed'],
    [`/places/${c.places[1]?.id}`, '地下车库', 'placeRenamed'],
  ]
  const property = (more: Body = {}) => ({
    name: '安居物业',
    character: '物',
    phone: null,
    estateIds: [g.estateId],
    ...more,
  })
  const toProperty = () => `/parties/${g.parties.property}`

  test('an old case shows the new name under the number it has; who renamed what is kept', async () => {
    const lives = { level: 'confirmed', estateId: g.estateId, buildingId: g.buildings[0]?.id ?? '' } as const
    const zhang = await g.member('resident', lives)
    const whistle = { id: randomUUID(), text: '门关不上', estateId: g.estateId, placeId: g.places[0]?.id }
    const blown = (await call(zhang, 'POST', '/whistles', whistle)).body
    const shown = async () => (await call(zhang, 'GET', `/cases/${blown.id}`)).body
    const before = await shown()
    const renamed = await call(g.socialWorker, 'PATCH', `/places/${g.places[0]?.id}`, { was: '东门', name: '正大门' })
    expect([renamed.status, renamed.body.estates[0].places[0].name]).toEqual([200, '正大门'])
    const after = await shown()
    expect([before.place.spot, after.place.spot, after.number]).toEqual(['东门', '正大门', before.number])
    // the answer was lost, and it is sent again
    const again = await call(g.socialWorker, 'PATCH', `/places/${g.places[0]?.id}`, { was: '东门', name: '正大门' })
    expect(again.status).toBe(200)
    expect((await steps()).filter((step: string) => step.includes('placeRenamed'))).toEqual([
      '林静 placeRenamed 东门 → 正大门',
    ])
  })

  test('of two who rename at once one does, and the other is told who and how it is called now', async () => {
    for (const [path, was, step] of named(g)) {
      const wanted = ['甲', '乙', '丙'].map((name) => ({ was, name: `${was}${name}` }))
      const answers = await Promise.all(wanted.map((body) => call(g.socialWorker, 'PATCH', path, body)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      const lost = answers.find(({ status }) => status === 409)?.body
      const won = wanted[answers.findIndex(({ status }) => status === 200)]?.name
      expect(lost).toMatchObject({ code: 'name-changed', params: { by: '林静', now: won } })
      expect(lost.detail).toContain(`现在是“${won}”`)
      expect(await steps()).toContain(`林静 ${step} ${was} → ${won}`)
      expect((await call(g.town, 'PATCH', path, { was: won, name: was })).status).toBe(200)
    }
  })

  test('a name that is there already is refused by its field', async () => {
    const body = { id: randomUUID(), name: '二苑', buildings: ['1 幢'], onCall: [] }
    expect((await call(g.town, 'POST', '/estates', body)).status).toBe(200)
    const taken = [
      await call(g.town, 'PATCH', `/estates/${g.estateId}`, { was: '青桐苑', name: '二苑' }),
      await call(g.town, 'PATCH', `/buildings/${g.buildings[0]?.id}`, { was: '1 幢', name: '2 幢' }),
      await call(g.town, 'POST', `/estates/${g.estateId}/buildings`, { id: randomUUID(), name: '2 幢' }),
      await call(g.town, 'POST', `/estates/${g.estateId}/places`, { id: randomUUID(), name: '地下车库' }),
      await call(g.town, 'PUT', toProperty(), { was: property(), ...property({ name: '居委会' }) }),
    ]
    for (const { status, body: said } of taken) {
      expect([status, said.fields?.[0].path, said.fields?.[0].message]).toEqual([422, 'name', '已经有了，换一个'])
    }
    // another estate may have a building of the same name
    const second = (await community()).estates.find(({ name }: { name: string }) => name === '二苑')
    const own = await call(g.town, 'POST', `/estates/${second.id}/buildings`, { id: randomUUID(), name: '2 幢' })
    expect(own.status).toBe(200)
  })

  test('buildings and common places are added at the end, once', async () => {
    const add = { id: randomUUID(), name: '会所' }
    for (const what of ['buildings', 'places']) {
      const answers = await Promise.all(
        [1, 2, 3].map(() => call(g.town, 'POST', `/estates/${g.estateId}/${what}`, add)),
      )
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      const other = await call(g.town, 'POST', `/estates/${g.estateId}/${what}`, { ...add, name: '别的' })
      expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict'])
      expect((await community()).estates[0][what].slice(-1)).toEqual([add])
    }
    expect((await steps()).filter((step: string) => step.endsWith('青桐苑 会所'))).toHaveLength(2)
  })

  test('name, square, telephone and estates of a party, told apart from what was on the screen', async () => {
    const changed = property({ name: '新居物业', character: '新', phone: '0571-2', estateIds: null })
    expect((await call(g.socialWorker, 'PUT', toProperty(), { was: property(), ...changed })).status).toBe(200)
    const party = (await community()).parties.find(({ id }: { id: string }) => id === g.parties.property)
    expect(party).toMatchObject({ kind: 'property', ...changed })
    const late = await call(g.town, 'PUT', toProperty(), { was: property(), ...property({ phone: '0571-3' }) })
    expect(late.body).toMatchObject({ code: 'name-changed', params: { by: '林静', now: '新居物业' } })
    const foreign = property({ estateIds: [elsewhere.estateId] })
    expect((await call(g.town, 'PUT', toProperty(), { was: changed, ...foreign })).body).toMatchObject({
      code: 'estate-unknown',
      fields: [{ path: 'estateIds' }],
    })
    expect((await call(g.town, 'PUT', toProperty(), { was: changed, ...property() })).status).toBe(200)
    expect((await steps()).slice(0, 2)).toEqual([
      '镇街工作人员 partyChanged 新居物业 → 安居物业',
      '林静 partyChanged 安居物业 → 新居物业',
    ])
  })

  test('the number of the desk, and the numbers to ring, by whoever saw the newest', async () => {
    const phone = { was: '0571-80000000', deskPhone: '0571-80000001' }
    expect((await call(g.socialWorker, 'PUT', '/desk-phone', phone)).body.deskPhone).toBe('0571-80000001')
    const late = await call(g.town, 'PUT', '/desk-phone', { ...phone, deskPhone: '0571-80000002' })
    expect(late.body).toMatchObject({ code: 'name-changed', params: { by: '林静', now: '0571-80000001' } })
    const was = [{ label: '物业 24 小时', phone: '0571-0000001' }]
    const ring = (number: string) => ({ estateId: g.estateId, was, numbers: [{ label: '物业', phone: number }] })
    expect((await call(g.town, 'PUT', '/policy/on-call', ring('1101'))).status).toBe(200)
    const second = await call(g.town, 'PUT', '/policy/on-call', ring('1102'))
    expect(second.body).toMatchObject({ code: 'policy-changed', params: { by: '镇街工作人员' } })
    expect((await steps())[0]).toBe('镇街工作人员 onCallChanged 青桐苑')
  })

  test('only desk and town change them, each their own, and no other community’s', async () => {
    const tries = [
      ...named(g).map(([path, was]) => ['PATCH', path, { was, name: '别的' }] as const),
      ['POST', `/estates/${g.estateId}/buildings`, { id: randomUUID(), name: '别的' }] as const,
      ['POST', `/estates/${g.estateId}/places`, { id: randomUUID(), name: '别的' }] as const,
      ['PUT', toProperty(), { was: property(), ...property({ name: '别的' }) }] as const,
    ]
    for (const [method, path, body] of tries) {
      expect((await call(g.propertyWorker, method, path, body)).status).toBe(403)
      expect((await call(await t.logIn(), method, path, body)).status).toBe(404)
      // the others' town inside its own community, by an id of ours
      expect((await call(elsewhere.town, method, path, body, elsewhere.communityId)).status).toBe(404)
    }
    expect((await call(g.buildingHead, 'PUT', '/desk-phone', { was: null, deskPhone: '110' })).status).toBe(403)
  })

  test.each<[Method, string, Body, string]>([
    ['PATCH', 'estates', { was: '青桐苑', name: ' ' }, 'name'],
    ['PATCH', 'estates', { was: '青桐苑', name: '长'.repeat(21) }, 'name'],
    ['PATCH', 'estates', { name: '新' }, 'was'],
    ['PUT', 'parties', { character: '物业' }, 'character'],
    ['PUT', 'parties', { phone: '打给王经理' }, 'phone'],
    ['PUT', 'parties', { estateIds: [] }, 'estateIds'],
  ])('%s of %s with %j: 422 names the field', async (method, what, change, path) => {
    const body = what === 'parties' ? { was: property(), ...property(change) } : change
    const { status, body: said } = await call(
      g.town,
      method,
      what === 'parties' ? toProperty() : `/estates/${g.estateId}`,
      body,
    )
    expect([status, said.fields?.[0].path]).toEqual([422, path])
    expect(said.fields[0].message).toMatch(/[一-龥]/)
  })
})
