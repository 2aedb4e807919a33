import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { MINUTE } from '@juwuye/domain'
import { NAMES, OTHER_NAMES } from '../../src/features/erasure/names.ts'
import { sealDays, verifyDatabase } from '../../src/features/ledger/index.ts'
import { createAppWorker } from '../../src/handlers.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { importing } from '../opening/given-import.ts'
import { relaying } from '../relay/given-relay.ts'

jest.setTimeout(90_000)

const [NAME, OFFICER, THIRD, INVITED] = ['欧阳若兰', '司徒静安', '诸葛小慧', '慕容阿秋']

describe('closing an account', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let r: ReturnType<typeof relaying>

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_erasure' })
    c = await givenCast(t)
    inside = await openInside(t)
    r = relaying(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const mine = async (personId: string, method: 'GET' | 'POST', body?: unknown) => {
    const answer = await t.app.inject({
      method,
      url: '/v1/me/erasure',
      headers: await c.headersOf(personId),
      ...(body === undefined ? {} : { payload: body as object }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? null : answer.json() }
  }
  const close = (personId: string) => mine(personId, 'POST', { confirm: '注销' })
  const drain = () => createAppWorker(t.deps).drain()
  const verified = async () => {
    const found: unknown[] = []
    const counts = { communities: 0, cases: 0, events: 0, days: 0, compared: 0 }
    for await (const link of verifyDatabase(t.deps.db.api, t.clock.now(), [], counts)) found.push(link)
    return found
  }
  const files = () => readdirSync(t.photosDir, { recursive: true }).filter((name) => /\.\w+$/.test(String(name)))
  /** Every table and column in which one of these stands, whatever it is. */
  const wherever = async (...marks: string[]) => {
    const tables = await inside.rows(
      `select c.relname as name from pg_class c where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition`,
    )
    const found: string[] = []
    for (const { name } of tables)
      for (const mark of marks) {
        const rows = await inside.rows(`select 1 from juwuye.${name} t where to_jsonb(t)::text like $1 limit 1`, [
          `%${mark}%`,
        ])
        if (rows.length > 0) found.push(`${name}: ${mark}`)
      }
    return found
  }

  test('a resident is gone from everywhere, what they said with them; cases, pages and the record go on', async () => {
    const place = { estateId: c.estateId, buildingId: c.buildingId }
    const me = await c.member('resident', { name: NAME, level: 'confirmed', ...place })
    const headers = await c.headersOf(me)
    const [account] = await inside.rows('select openid from juwuye.wechat_accounts where person_id = $1', [me])
    const { openid } = account
    const photos = [await r.photo(me), await r.photo(me)]
    const voiceId = await r.voice(me)
    expect(files()).toHaveLength(5)
    const { id } = await c.blows(me, { text: '我姓欧阳，三楼漏水', spot: '我家三零一门口', photos, voiceId })
    await c.does(c.socialWorker, id, 'triage', {
      class: 'minor',
      title: '楼道漏水',
      partyIds: [c.parties.property],
      note: '请快',
    })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '马上来' })
    await c.does(me, id, 'urge', { words: '我急得睡不着' })
    const waiting = await c.blows(me, { text: '门口的树要倒' })
    const joined = await c.bring('claimed')
    await c.does(me, joined, 'join', { id: randomUUID(), text: '我们这边也黑' })
    const published = await c.bring('publicised')
    await c.does(me, published, 'object', { reason: '我看着没修好' })
    await r.photo(me)
    await drain()
    const page = (await c.view(c.socialWorker, published)).publicationId
    const publicPage = async () =>
      (await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications/${page}` })).json()
    const shown = await publicPage()
    const marks = [NAME, openid, '三楼漏水', '三零一', '睡不着', '树要倒', '也黑', '没修好']
    expect((await wherever(...marks)).length).toBeGreaterThan(10)
    laterMorning(t)
    await sealDays(t.deps, t.clock.now())

    expect((await mine(me, 'GET')).body).toEqual({ inTheWay: [], whistles: 3 })
    const slip = await mine(me, 'POST', { confirm: '好' })
    expect([slip.status, slip.body.fields[0].path]).toEqual([422, 'confirm'])
    expect((await close(me)).status).toBe(204)

    // where it was is what the open case is found by
    expect((await wherever(...marks)).filter((one) => !one.startsWith('cases: 三零一'))).toEqual([])
    expect(files()).toEqual([])
    const [ghost] = await inside.rows(
      `select (select count(*)::int from juwuye.sessions where person_id = $1) as sessions,
         (select count(*)::int from juwuye.messages where person_id = $1) as messages,
         (select count(*)::int from juwuye.deliveries where person_id = $1) as deliveries,
         (select count(*)::int from juwuye.subscribe_grants where person_id = $1) as grants,
         (select count(*)::int from juwuye.attachments where uploader_person_id = $1) as photos,
         (select count(*)::int from juwuye.voices where uploader_person_id = $1) as voices,
         (select count(*)::int from juwuye.memberships where person_id = $1 and (valid_to is null or building_id is not null)) as homes`,
      [me],
    )
    expect(Object.values(ghost)).toEqual([0, 0, 0, 0, 0, 0, 0])
    const old = await t.app.inject({ url: '/v1/me', headers })
    expect([old.statusCode, old.json().code]).toEqual([401, 'session-expired'])

    // the desk goes on with it, under its title; who waited for nobody's look is taken back
    const view = await c.view(c.socialWorker, id)
    expect(view).toMatchObject({ state: 'dispatched', title: '楼道漏水' })
    expect(view.whistles).toMatchObject([
      { by: '已注销居民', text: expect.stringContaining('本人已注销'), voice: null, photos: [] },
    ])
    expect(view.timeline[0]).toMatchObject({ kind: 'content.erased', by: { name: '已注销居民' } })
    expect((await c.view(c.socialWorker, waiting.id)).state).toBe('withdrawn')
    await c.does(c.propertyWorker, id, 'claim-lead', {})
    expect(await publicPage()).toEqual(shown)
    for (const caseId of [id, waiting.id, joined, published])
      expect((await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body).toMatchObject({ ok: true })

    // nothing is told to nobody; the minute looks once more, and that was it
    const objections = (await c.view(c.socialWorker, published)).objections
    expect(objections).toMatchObject([{ reason: expect.stringContaining('本人已注销') }])
    t.clock.advance(2 * MINUTE)
    await tick(t)
    await drain()
    expect(await inside.rows('select 1 from juwuye.messages where person_id = $1', [me])).toEqual([])
    expect(await inside.rows('select 1 from juwuye.erasures where person_id = $1 and done_at is null', [me])).toEqual(
      [],
    )
    laterMorning(t)
    await sealDays(t.deps, t.clock.now())
    expect(await verified()).toEqual([])

    const stranger = await t.logIn(openid)
    expect(stranger.personId).not.toBe(me)
    const again = await t.app.inject({ url: '/v1/me', headers: stranger.headers })
    expect(again.json()).toMatchObject({ person: { displayName: '' }, communities: [] })
  })

  test('whoever holds an office hands over first; what the office said stays, their name does not', async () => {
    const worker = await c.member('socialWorker', { name: OFFICER, partyId: c.parties.residentsCommittee })
    const { id } = await c.blows(c.neighbour, { text: '路灯坏了' })
    const note = '先去现场看一眼'
    await c.does(worker, id, 'triage', { class: 'minor', title: '路灯', partyIds: [c.parties.property], note })
    const seen = (await mine(worker, 'GET')).body
    expect(seen.inTheWay).toMatchObject([{ communityId: c.communityId, role: 'socialWorker', party: '居委会' }])
    const refused = await close(worker)
    expect(problemOf(refused)).toEqual([409, 'erasure-in-the-way'])
    expect(refused.body.detail ?? refused.body.title).toMatch(/交接/)
    expect((await mine(c.town, 'POST', { confirm: '注销' })).status).toBe(409)

    const ended = await c.post(worker, `/memberships/${seen.inTheWay[0].membershipId}/end`, {
      successorId: c.socialWorker,
      reason: '离任',
    })
    expect(ended.status).toBe(200)
    expect((await close(worker)).status).toBe(204)
    expect(await wherever(OFFICER)).toEqual([])
    const [triaged] = (await c.view(c.socialWorker, id)).timeline.filter(({ kind }) => kind === 'dispatched')
    expect(triaged).toMatchObject({ words: note, by: { name: expect.stringContaining('已注销居民') } })
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('the owner they were stays on the roll and is nobody’s; the name they were invited under goes', async () => {
    const desk = importing(t, c.g)
    const building = (await c.get(c.socialWorker, '')).body.estates[0].buildings[0].name
    const { id } = await desk.applied({
      units: [{ building, name: '601', owners: '慕容秋' }],
      roster: [{ name: INVITED, role: '楼栋长', buildings: building }],
    })
    const [invited] = (await desk.post(c.g.socialWorker, `/imports/${id}/invitations`)).body.items
    const place = { estateId: c.estateId, buildingId: c.buildingId }
    const me = await c.member('resident', { name: '慕容秋', level: 'confirmed', ...place })
    const accepting = { code: invited.code, displayName: '慕容秋' }
    const accepted = await t.app.inject({
      ...{ method: 'POST', url: '/v1/invitations/accept', headers: await c.headersOf(me), payload: accepting },
    })
    expect(accepted.statusCode).toBe(200)
    const [unit] = await desk.unitsOf(c.buildingId)
    const [resident] = (await desk.get(c.g.socialWorker, `/units/${unit?.id}/candidates`)).body.items
    const owner = `/units/${unit?.id}/owners/${unit?.owners[0]?.id}`
    expect((await desk.post(c.g.socialWorker, `${owner}/match`, resident)).status).toBe(422)
    const matched = await desk.post(c.g.socialWorker, `${owner}/match`, { membershipId: resident.membershipId })
    expect([matched.status, matched.body.owners[0].person.name]).toEqual([200, '慕容秋'])
    expect(await wherever(INVITED)).toEqual([`invitations: ${INVITED}`])

    const [{ membershipId }] = (await mine(me, 'GET')).body.inTheWay
    const leaving = { successorId: c.buildingHead, reason: '搬走了' }
    expect((await c.post(c.socialWorker, `/memberships/${membershipId}/end`, leaving)).status).toBe(200)
    expect((await close(me)).status).toBe(204)
    expect(await desk.unitsOf(c.buildingId)).toMatchObject([
      { name: '601', owners: [{ name: '慕容秋', person: null }] },
    ])
    expect(await inside.rows('select 1 from juwuye.unit_owners where person_id = $1', [me])).toEqual([])
    expect(await wherever(INVITED, '慕容秋')).toEqual([])
  })

  test('cut off in the middle, the minute tick goes on with it', async () => {
    const place = { estateId: c.estateId, buildingId: c.buildingId }
    const me = await c.member('resident', { name: THIRD, level: 'declared', ...place })
    await c.blows(me, { text: '井盖松了', photos: [await r.photo(me)] })
    const { storage } = t.deps
    const remove = () => Promise.reject(new Error('the disk is gone'))
    t.deps.storage = { ...storage, remove }
    expect((await close(me)).status).toBe(204)
    t.deps.storage = storage
    expect(await wherever(THIRD)).not.toEqual([])
    t.clock.advance(2 * MINUTE)
    await tick(t)
    expect(await wherever(THIRD, '井盖松了')).toEqual([])
  })

  test('every copy of a name is known to it', async () => {
    const columns = await inside.rows(
      `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition and attname ~ 'name$' order by 1`,
    )
    const known = [...NAMES.map(([table, column]) => `${table}.${column}`), ...OTHER_NAMES].sort()
    expect(columns.map(({ name }) => name).sort()).toEqual(known)
  })
})
