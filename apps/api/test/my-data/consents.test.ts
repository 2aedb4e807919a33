import { DAY, PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type { ConsentLedger, SensitiveViews } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { TRIAL } from '../query-lint.ts'
import { caseIdOf, relaying } from '../relay/given-relay.ts'

jest.setTimeout(60_000)

describe('what I agreed to, and who looked', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let r: ReturnType<typeof relaying>

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
    c = await givenCast(t)
    r = relaying(t, c)
  })
  afterAll(() => t.close())

  const me = async <T>(personId: string, method: 'GET' | 'POST', what: string, payload?: object) => {
    const headers = await c.headersOf(personId)
    const answer = await t.app.inject({ method, url: `/v1/me/${what}`, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.json<T>() }
  }
  const ledger = async (personId: string) => (await me<ConsentLedger>(personId, 'GET', 'consents')).body
  const said = async (personId: string) =>
    (await ledger(personId)).items.map(({ matter, given, about }) => [matter, given, about])
  const set = (personId: string, matter: string, given: boolean) =>
    me<ConsentLedger>(personId, 'POST', 'consents', {
      matter,
      given,
      ...(matter === 'privacyGuide' && given && { edition: PRIVACY_GUIDE_EDITION }),
    })
  const views = async (personId: string) => (await me<SensitiveViews>(personId, 'GET', 'views')).body.items

  /** Somebody who joined although a building head spoke for them before. */
  const linked = async (name: string) => {
    const entry = await r.looksAfter(c.buildingHead, { name })
    const caseId = caseIdOf(await r.round(c.buildingHead, [await r.concern(c.buildingHead, entry.id)]))
    const where = { estateId: c.estateId, buildingId: c.buildingId }
    const resident = await c.member('resident', { name, level: 'declared', ...where })
    await c.post(resident, '/neighbour-links', { id: entry.id, name })
    const { items } = (await c.get(c.buildingHead, '/neighbour-links')).body
    const link = items.find((one: { person: { saidName: string } | null }) => one.person?.saidName === name)
    await c.post(c.buildingHead, `/neighbour-links/${link.id}/confirm`, { neighbourId: entry.id })
    return { entry, caseId, resident }
  }

  test('agreeing to the guide, one’s name and WeChat’s messages is written down where it is said', async () => {
    const newcomer = await t.logIn()
    const where = { estateId: c.estateId, buildingId: c.buildingId, displayName: '新来的' }
    const declare = (guide: unknown) =>
      t.app.inject({
        method: 'POST',
        url: `/v1/communities/${c.communityId}/residence`,
        headers: newcomer.headers,
        payload: { ...where, guide },
      })
    expect((await declare(99)).statusCode).toBe(422)
    expect((await declare(1)).statusCode).toBe(200)
    await declare(1)
    const answer = await t.app.inject({ url: '/v1/me/consents', headers: newcomer.headers })
    expect(answer.json<ConsentLedger>().items).toMatchObject([
      { matter: 'privacyGuide', given: true, about: '第 1 版' },
    ])

    const open = await c.blows(c.owner, { visibility: 'named' })
    t.clock.advance(1)
    const hidden = await c.blows(c.owner, { visibility: 'anonymous' })
    expect(await said(c.owner)).toEqual([
      ['nameShown', false, hidden.number],
      ['nameShown', true, open.number],
    ])
    await c.put(c.owner, '/message-settings', { off: ['progress'] })
    t.clock.advance(1)
    await c.put(c.owner, '/message-settings', { off: [] })
    expect((await said(c.owner)).slice(0, 2).map(([, given]) => given)).toEqual([true, false])
  })

  test('nobody can change or delete what was said, not even the serving role', async () => {
    for (const act of ['update juwuye.consents set given = true', 'delete from juwuye.consents']) {
      await expect(t.deps.db.api.execute(act)).rejects.toMatchObject({ cause: { code: '42501' } })
    }
    const recent = `delete ${TRIAL} from juwuye.sensitive_views returning id`
    await c.view(c.socialWorker, (await c.blows(c.declared, { visibility: 'anonymous' })).id)
    expect((await t.deps.db.api.execute(recent)).rows).toEqual([])
  })

  test('taken back, WeChat’s messages stop: every kind is off and every permission void', async () => {
    await inside.rows(
      `insert into juwuye.subscribe_grants (person_id, id, template_id, source, granted_at) values ($1, gen_random_uuid(), 'x', 'prompt', now())`,
      [c.neighbour],
    )
    const { body } = await set(c.neighbour, 'wechatMessage', false)
    expect(body.standing.find(({ matter }) => matter === 'wechatMessage')?.given).toBe(false)
    expect(new Set(body.items.map(({ matter, given }) => `${matter} ${given}`))).toEqual(
      new Set(['wechatMessage false']),
    )
    const [grant] = await inside.rows('select revoked_at from juwuye.subscribe_grants where person_id = $1', [
      c.neighbour,
    ])
    expect(grant.revoked_at).not.toBeNull()
    const settings = await c.get(c.neighbour, '/message-settings')
    expect(settings.body.templates.every(({ on }: { on: boolean }) => !on)).toBe(true)
    const again = (await set(c.neighbour, 'wechatMessage', true)).body
    expect(again.items).toHaveLength(body.items.length * 2)
  })

  test('taken back, the guide stops everything but reading, the export, agreeing anew and leaving', async () => {
    const who = c.declared
    await set(who, 'privacyGuide', false)
    const blown = await c.post(who, '/whistles', c.whistle())
    expect([blown.status, blown.body.code]).toEqual([403, 'guide-taken-back'])
    expect(blown.body.detail).toContain('重新同意')
    expect((await r.sendVoice(who, Buffer.from('x'))).status).toBe(403)
    expect((await c.get(who, '/cases')).status).toBe(200)
    expect((await me(who, 'POST', 'data-exports')).status).toBe(200)
    expect((await ledger(who)).standing[0]).toMatchObject({ matter: 'privacyGuide', given: false })
    expect(await said(who)).toContainEqual(['privacyGuide', false, '第 1 版'])
    t.clock.advance(1)
    await set(who, 'privacyGuide', true)
    expect((await c.post(who, '/whistles', c.whistle())).status).toBe(200)
  })

  test('who agreed to an earlier edition is asked anew before their next write, danger aside; both are kept', async () => {
    const where = { estateId: c.estateId, buildingId: c.buildingId }
    const who = await c.member('resident', { name: '老住户', level: 'declared', ...where })
    await inside.rows(
      `insert into juwuye.consents (person_id, id, at, matter, given, about) values ($1, gen_random_uuid(), $2, 'privacyGuide', true, $3)`,
      [who, new Date(t.clock.now() - DAY), String(PRIVACY_GUIDE_EDITION - 1)],
    )
    const blown = await c.post(who, '/whistles', c.whistle())
    expect([blown.status, blown.body.code]).toEqual([403, 'guide-renewed'])
    expect((await r.sendVoice(who, Buffer.from('x'))).status).toBe(403)
    expect((await c.post(who, '/whistles', c.whistle({ danger: true }))).status).toBe(200)
    expect((await c.get(who, '/cases')).status).toBe(200)
    expect((await me(who, 'POST', 'data-exports')).status).toBe(200)
    expect((await ledger(who)).standing[0]).toMatchObject({ matter: 'privacyGuide', given: true, renewed: true })
    // by a client that still shows the earlier one
    for (const edition of [undefined, PRIVACY_GUIDE_EDITION + 1]) {
      const answer = await me<{ code: string }>(who, 'POST', 'consents', {
        matter: 'privacyGuide',
        given: true,
        edition,
      })
      expect([answer.status, answer.body.code]).toEqual([403, 'guide-renewed'])
    }
    expect((await set(who, 'privacyGuide', true)).body.standing[0]).toMatchObject({ given: true, renewed: false })
    const ofGuide = (await said(who)).filter(([matter]) => matter === 'privacyGuide')
    expect(ofGuide.map(([, given, about]) => [given, about])).toEqual([
      [true, `第 ${PRIVACY_GUIDE_EDITION} 版，原来是第 ${PRIVACY_GUIDE_EDITION - 1} 版`],
      [true, `第 ${PRIVACY_GUIDE_EDITION - 1} 版`],
    ])
    expect((await c.post(who, '/whistles', c.whistle())).status).toBe(200)
  })

  test('a consent that was not asked for or is taken back elsewhere is 422, and none is told without a session', async () => {
    for (const body of [
      { matter: 'listed', given: false },
      { matter: 'nameShown', given: false },
      { matter: 'position' },
    ]) {
      const answer = await me<{ code: string }>(c.owner, 'POST', 'consents', body)
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid-input'])
    }
    expect((await t.app.inject({ url: '/v1/me/consents' })).statusCode).toBe(401)
    expect((await t.app.inject({ url: '/v1/me/views' })).statusCode).toBe(401)
  })

  test('what a building head noted of a neighbour is theirs to read once they joined; taken back, the list forgets them', async () => {
    const { entry, resident } = await linked('吴奶奶')
    expect((await ledger(resident)).items.map(({ matter, given, kind }) => [matter, given, kind]).sort()).toEqual([
      ['listed', true, 'family'],
      ['relayed', true, 'spoken'],
    ])
    const { standing } = await ledger(resident)
    expect(standing.at(-1)).toMatchObject({ matter: 'listed', entry: { neighbourId: entry.id } })
    await set(resident, 'privacyGuide', false)
    expect((await r.remove(resident, `/neighbours/${entry.id}`)).status).toBe(200)
    const now = await ledger(resident)
    expect(now.standing.map(({ matter }) => matter)).not.toContain('listed')
    expect(
      now.items
        .filter(({ matter }) => matter === 'listed')
        .map(({ given }) => given)
        .sort(),
    ).toEqual([false, true])
    const refused = await r.round(c.buildingHead, [await r.concern(c.buildingHead, entry.id)])
    expect(refused.body.items[0]).toMatchObject({ outcome: 'refused', code: 'neighbour-unknown' })
  })

  test('who saw my private matter, my hidden words or my name behind "anonymous" is told to me: family name, role, what for', async () => {
    const anonymous = await c.blows(c.reporter, { visibility: 'anonymous' })
    const hidden = await c.blows(c.reporter, { visibility: 'private' })
    const quarrel = await c.blows(c.reporter, { text: '楼上天天半夜拖椅子' })
    await c.does(c.socialWorker, quarrel.id, 'triage', { class: 'private', title: '吵', mediatorId: c.mediator })
    await c.view(c.mediator, quarrel.id)
    for (const { id } of [anonymous, hidden, anonymous]) await c.view(c.socialWorker, id)
    await c.view(c.reporter, anonymous.id)
    const seen = await views(c.reporter)
    expect(seen.map(({ by, what, case: about }) => [by, what, about?.number]).sort()).toEqual(
      [
        ['林社工', 'anonymousName', anonymous.number],
        ['林社工', 'privateCase', quarrel.number],
        ['林社工', 'privateWords', hidden.number],
        ['和议事团成员', 'privateCase', quarrel.number],
      ].sort(),
    )
    t.clock.advance(DAY)
    await c.view(c.socialWorker, anonymous.id)
    expect(await views(c.reporter)).toHaveLength(5)
    expect(await views(c.socialWorker)).toEqual([])
  })

  test('a party that is told no name, and neighbours, leave no trace', async () => {
    const anonymous = await c.blows(c.owner, { visibility: 'anonymous' })
    const sent = { class: 'minor', title: '灯', partyIds: [c.parties.property] }
    await c.does(c.socialWorker, anonymous.id, 'triage', sent)
    const before = (await views(c.owner)).length
    await c.view(c.propertyWorker, anonymous.id)
    await c.view(c.neighbour, anonymous.id)
    expect(await views(c.owner)).toHaveLength(before)
  })

  test('who looked at my entry on a list is among them', async () => {
    const { entry, resident } = await linked('周奶奶')
    await c.post(c.socialWorker, `/neighbours/${entry.id}/reveal`)
    const seen = (await views(resident)).map(({ by, what }) => [by, what])
    expect(seen).toContainEqual(['林社工', 'neighbourDetails'])
    expect(JSON.stringify(seen)).not.toContain('林静')
  })
})
