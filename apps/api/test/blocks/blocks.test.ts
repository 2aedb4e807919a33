import { randomUUID } from 'node:crypto'
import { DAY, dayOf, LIMITS } from '@juwuye/domain'
import { eraseInCommunity } from '../../src/features/erasure/erase-in-community.ts'
import { appointRegionOfficer } from '../../src/features/identity/index.ts'
import { fieldsOf, type GivenCast, givenCast, problemOf } from '../given-cast.ts'
import { givenNotes, type Notes } from '../notifications/given-notes.ts'

jest.setTimeout(120_000)

describe('blocking somebody', () => {
  let n: Notes
  let c: GivenCast
  let caseId: string
  let whistleId: string
  let abuser: string

  beforeAll(async () => {
    n = await givenNotes('blocks')
  })
  beforeEach(async () => {
    c = await n.community()
    abuser = await c.member('resident', { name: '闹事的', level: 'confirmed', estateId: c.estateId })
    const blown = await c.blows(abuser, { visibility: 'anonymous' })
    caseId = blown.id
    whistleId = (await c.view(c.socialWorker, caseId)).whistles[0]?.id ?? ''
  })
  afterAll(() => n.t.close())

  const untilDay = (days = 10) => dayOf(n.t.clock.now() + days * DAY)
  const propose = (by: string, over: object = {}, of = whistleId) =>
    c.post(by, `/cases/${caseId}/whistles/${of}/block`, {
      id: randomUUID(),
      reason: '一天里骂了五次',
      untilDay: untilDay(),
      ...over,
    })
  const proposed = async (over: object = {}): Promise<string> => {
    const { status, body } = await propose(c.socialWorker, over)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body.block.id
  }
  const settle = (by: string, id: string, confirm = true, reason = '') =>
    c.post(by, `/blocks/${id}/settle`, { confirm, reason })
  const running = async (over: object = {}): Promise<string> => {
    const id = await proposed(over)
    expect((await settle(c.secretary, id)).body.block.state).toBe('running')
    return id
  }
  const mine = async (by = abuser) => (await c.get(by, '/blocks/mine')).body.block
  const whistles = (over: Record<string, unknown> = {}) => c.post(abuser, '/whistles', c.whistle(over))

  test('is proposed by one of the desk and runs once another said yes; until then nothing follows', async () => {
    const id = await proposed()
    expect([await mine(), (await whistles()).status]).toEqual([null, 200])
    expect(problemOf(await settle(c.socialWorker, id))).toEqual([403, 'author-cannot-confirm'])
    const settled = await settle(c.secretary, id)
    expect(settled.body.block).toMatchObject({ state: 'running', settled: { by: '书记' }, may: { settle: false } })
    // the same word again changes nothing
    expect((await settle(c.secretary, id)).body).toEqual(settled.body)
    expect(problemOf(await settle(c.town, id, false, '太重了'))).toEqual([409, 'block-settled'])
    const refused = await whistles()
    expect(problemOf(refused)).toEqual([403, 'blocked'])
    expect(refused.body.detail).toMatch(/受了限制，到 12 月 3 日为止.*申诉.*危险照样能吹哨/)
  })

  test('is read by the person with reason, end and how to appeal, and no name of who decided; by nobody else outside', async () => {
    const id = await running()
    const seen = await mine()
    expect(seen).toMatchObject({
      ...{ id, state: 'running', person: null, mine: true, reason: '一天里骂了五次', proposedBy: null },
      ...{ settled: { by: null }, may: { settle: false, appeal: true, rule: false } },
    })
    expect(JSON.stringify(seen)).not.toMatch(/林静|书记/)
    const listed = (await c.get(c.socialWorker, '/blocks')).body.items
    expect(listed[0]).toMatchObject({ id, person: '闹事的', proposedBy: '林静', settled: { by: '书记' } })
    const elsewhere = await givenCast(n.t)
    for (const by of [c.neighbour, c.propertyWorker, c.buildingHead, elsewhere.socialWorker, elsewhere.town]) {
      expect([403, 404]).toContain((await c.get(by, '/blocks')).status)
      expect(await mine(by)).toBeNull()
      for (const [step, body] of Object.entries({
        settle: { confirm: true },
        appeal: { reason: 'x' },
        rule: { lift: true, reason: 'x' },
      }))
        expect(problemOf(await c.post(by, `/blocks/${id}/${step}`, body))).toEqual([404, 'not-found'])
    }
    // the desk next door finds it under no community
    for (const by of [elsewhere.socialWorker, elsewhere.town])
      expect(problemOf(await elsewhere.post(by, `/blocks/${id}/settle`, { confirm: true }))).toEqual([404, 'not-found'])
    for (const by of [c.neighbour, c.owner])
      expect(JSON.stringify((await c.get(by, `/cases/${caseId}`)).body)).not.toMatch(/block|限制/)
  })

  test('leaves danger, their own cases and what is public; takes whistles, me-too and urging', async () => {
    await running()
    const danger = await whistles({ danger: true, text: '楼道冒烟' })
    expect([danger.status, danger.body.danger]).toEqual([200, 'pending'])
    expect((await c.get(abuser, `/cases/${caseId}`)).body.readLevel).toBe('full')
    expect((await c.get(abuser, '/cases?scope=estate')).status).toBe(200)
    expect(problemOf(await c.act(abuser, caseId, 'urge', { words: '快点' }))).toEqual([403, 'blocked'])
    const other = await c.bring('dispatched')
    expect(problemOf(await c.act(abuser, other, 'join', { id: randomUUID() }))).toEqual([403, 'blocked'])
    expect((await c.act(abuser, caseId, 'withdraw', {})).status).toBe(200)
    // by phone the desk files for them as for everybody
    const byPhone = { channel: 'phone', onBehalfOf: { name: '闹事的', consent: 'spoken' } }
    expect((await c.post(c.socialWorker, '/whistles', c.whistle(byPhone))).status).toBe(200)
  })

  test('ends by itself with its last day', async () => {
    const start = n.t.clock.now()
    const id = await running({ untilDay: untilDay(1) })
    n.t.clock.set((await mine()).untilAt - 1)
    expect(problemOf(await whistles())).toEqual([403, 'blocked'])
    n.t.clock.advance(1)
    expect([await mine(), (await whistles()).status]).toEqual([null, 200])
    expect(problemOf(await c.post(abuser, `/blocks/${id}/appeal`, { reason: '晚了' }))).toEqual([409, 'block-settled'])
    n.t.clock.set(start)
  })

  test('is appealed once, and ruled on by somebody of the town who gave neither word', async () => {
    const second = await c.newcomer()
    await appointRegionOfficer(n.t.deps, { personId: second, regionId: c.g.regionId, role: 'townOfficer' })
    const id = await proposed()
    expect((await settle(c.town, id)).status).toBe(200)
    await n.drain()
    expect((await n.texts(c, abuser))[0]).toMatch(/吹哨受了限制，到 12 月 3 日为止/)
    expect(problemOf(await c.post(c.socialWorker, `/blocks/${id}/appeal`, { reason: 'x' }))).toEqual([403, 'forbidden'])
    const appealed = await c.post(abuser, `/blocks/${id}/appeal`, { reason: '那天是我儿子拿我手机吹的' })
    expect(appealed.body.block).toMatchObject({ appeal: { reason: '那天是我儿子拿我手机吹的', ruling: null } })
    expect(problemOf(await c.post(abuser, `/blocks/${id}/appeal`, { reason: '再说一次' }))).toEqual([
      409,
      'block-settled',
    ])
    const rule = (by: string, lift: boolean) => c.post(by, `/blocks/${id}/rule`, { lift, reason: '第一次，提醒就够了' })
    for (const by of [c.town, c.socialWorker, c.secretary, abuser])
      expect(problemOf(await rule(by, false))).toEqual([403, 'forbidden'])
    await n.drain()
    const inbox = await c.get(second, '/inbox')
    expect(inbox.body.items.map((one: { text: string }) => one.text)).toContain('有居民对限制吹哨提出申诉，请您裁定')
    expect((await rule(second, true)).body.block).toMatchObject({ state: 'lifted' })
    expect([await mine(), (await whistles()).status]).toEqual([null, 200])
    await n.drain()
    expect((await n.texts(c, abuser))[0]).toBe('您的申诉成立，限制取消了')
  })

  test('two at once: one block, one second word, one ruling; the other hears who was first', async () => {
    const other = await c.member('socialWorker', { name: '方社工', partyId: c.parties.residentsCommittee })
    const both = await Promise.all([propose(c.socialWorker), propose(other)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const id = both.find(({ status }) => status === 200)?.body.block.id
    expect(both.find(({ status }) => status === 409)?.body.detail).toMatch(/(林静|方社工)已经提过了/)
    const words = await Promise.all([settle(c.secretary, id), settle(c.town, id, false, '太重')])
    expect(words.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('sent again is the same block; with another body, by another or of somebody’s own it is refused', async () => {
    const id = randomUUID()
    const [first, twin] = await Promise.all([propose(c.socialWorker, { id }), propose(c.socialWorker, { id })])
    expect([first.status, twin.body]).toEqual([200, first.body])
    expect((await propose(c.socialWorker, { id })).body).toEqual(first.body)
    expect(problemOf(await propose(c.socialWorker, { id, reason: '别的' }))).toEqual([409, 'idempotency-conflict'])
    expect(problemOf(await propose(c.secretary, { id }))).toEqual([404, 'not-found'])
    for (const by of [c.neighbour, abuser, c.propertyWorker])
      expect(problemOf(await propose(by))).toEqual([403, 'not-desk'])
    expect(problemOf(await propose(c.secretary, {}, randomUUID()))).toEqual([404, 'not-found'])
    const far = await propose(c.secretary, { untilDay: untilDay(LIMITS.blockDays + 1) })
    expect([...problemOf(far), ...fieldsOf(far)]).toEqual([422, 'end-too-far', 'untilDay'])
    for (const bad of [{ untilDay: '2020-01-01' }, { untilDay: 'x' }, { reason: '' }, { id: 'x' }])
      expect([...problemOf(await propose(c.secretary, bad)), ...fieldsOf(await propose(c.secretary, bad))]).toEqual([
        422,
        'invalid-input',
        Object.keys(bad)[0],
      ])
    const refused = await settle(c.secretary, id, false)
    expect([...problemOf(refused), ...fieldsOf(refused)]).toEqual([422, 'invalid-input', 'reason'])
    expect((await settle(c.secretary, id, false, '还不到这个地步')).body.block.state).toBe('refused')
    expect(await mine()).toBeNull()
  })

  test('a proposal that nobody answers within a week comes to nothing, and makes room for another', async () => {
    const start = n.t.clock.now()
    const id = await proposed()
    n.t.clock.advance(LIMITS.blockProposalDays * DAY)
    expect(problemOf(await settle(c.secretary, id))).toEqual([409, 'block-settled'])
    const again = await propose(c.secretary)
    expect(again.status).toBe(200)
    n.t.clock.set(start)
  })

  test('says nothing any more of somebody who is erased', async () => {
    const id = await running()
    await c.post(abuser, `/blocks/${id}/appeal`, { reason: '我儿子吹的' })
    await eraseInCommunity(n.t.deps, { communityId: c.communityId, personId: abuser })
    const [row] = await n.inside.rows('select * from juwuye.blocks where id = $1', [id])
    expect(JSON.stringify(row)).not.toMatch(/闹事的|骂了五次|儿子/)
    expect((await c.get(c.socialWorker, '/blocks')).body.items[0]).toMatchObject({ id, state: 'running' })
  })

  test('me-too has its end of a day, with a sentence and when it goes on', async () => {
    await n.inside.rows(
      `with others as (
         insert into juwuye.cases
         select (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'number', k.number || i))).*
         from juwuye.cases as k, generate_series(1, $3) as i where k.community_id = $1 and k.id = $5 returning id)
       insert into juwuye.whistles
       select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid(), 'case_id', others.id, 'joined', true, 'person_id', $2::uuid))).*
       from juwuye.whistles as w, others where w.community_id = $1 and w.id = $4`,
      [c.communityId, c.neighbour, LIMITS.joinsPerDay, whistleId, caseId],
    )
    const other = await c.bring('dispatched')
    const refused = await c.act(c.neighbour, other, 'join', { id: randomUUID() })
    expect(problemOf(refused)).toEqual([429, 'join-limit'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })
})
