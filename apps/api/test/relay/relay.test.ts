import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { caseIdOf, relaying } from './given-relay.ts'

jest.setTimeout(60_000)

describe('speaking for neighbours', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let r: ReturnType<typeof relaying>
  let head: string
  let other: string

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
    r = relaying(t, c)
    head = c.buildingHead
    const looksAfter = [c.g.buildings[1]?.id ?? '']
    other = await c.member('buildingHead', { name: '二幢老朱', estateId: c.estateId, looksAfter })
  })
  afterAll(() => t.close())

  const attempts = () =>
    inside.rows(
      'select what, person_id, subject_id from juwuye.relay_attempts where community_id = $1 order by at, id',
      [c.communityId],
    )
  const refusedWith = (answer: Awaited<ReturnType<typeof r.round>>, place = 0) => {
    const item = answer.body.items[place]
    return item?.outcome === 'refused' ? [item.status, item.code, item.fields.map((f) => f.path)] : item?.outcome
  }

  describe('the list', () => {
    test('is seen by who looks after the building and the social worker; room and phone are encrypted, revealed one by one, on record', async () => {
      const added = await r.looksAfter(head)
      expect(added).toMatchObject({
        name: '王奶奶',
        building: { id: c.buildingId, name: '1 幢' },
        hasRoom: true,
        hasPhone: true,
        keeper: { personId: head, mine: true },
        consent: { kind: 'family', family: '女儿 王芳' },
        open: { whistles: 0, tellBacks: 0, overdue: 0 },
      })
      const list = await c.get(head, '/neighbours')
      expect(list.body.items).toEqual([added])
      expect(JSON.stringify(list.body)).not.toMatch(/301|62000001/)
      const [row] = await inside.rows('select * from juwuye.neighbours where id = $1', [added.id])
      expect(JSON.stringify(row)).not.toMatch(/301 室|62000001/)
      expect((await c.get(c.socialWorker, '/neighbours?scope=community')).body.items).toMatchObject([{ id: added.id }])
      expect((await c.get(c.socialWorker, `/neighbours/${added.id}`)).body).toMatchObject({ name: '王奶奶' })
      expect((await c.get(other, `/neighbours/${added.id}`)).status).toBe(404)
      const revealed = await c.post(c.socialWorker, `/neighbours/${added.id}/reveal`)
      expect(revealed.body).toEqual({ id: added.id, room: '301 室', phone: '0574-62000001' })
      const views = await c.get(head, `/neighbours/${added.id}/views`)
      expect(views.body.items.map(({ by, what }: { by: string; what: string }) => [by, what])).toEqual([
        ['林静', 'details'],
        ['林静', 'list'],
        ['林静', 'list'],
        ['陈阿姨', 'list'],
      ])
    })

    test('is nobody else’s: not another head’s, the secretary’s, a neighbour’s, or another community’s', async () => {
      const { id } = await r.looksAfter(head)
      const elsewhere = await givenCast(t)
      for (const who of [other, c.secretary, c.neighbour, c.propertyWorker, elsewhere.socialWorker]) {
        const statuses = [
          (await c.post(who, `/neighbours/${id}/reveal`)).status,
          (await c.get(who, `/neighbours/${id}/views`)).status,
          (await r.patch(who, `/neighbours/${id}`, { version: 1, name: '别人' })).status,
          (await r.remove(who, `/neighbours/${id}`)).status,
        ]
        expect(statuses).toEqual([404, 404, 404, 404])
      }
      expect((await c.get(other, '/neighbours')).body.items).toEqual([])
      for (const who of [c.secretary, c.neighbour]) expect((await c.get(who, '/neighbours')).status).toBe(403)
      expect((await c.get(other, '/neighbours?scope=community')).status).toBe(403)
      expect((await c.get(elsewhere.socialWorker, '/neighbours?scope=community')).status).toBe(404)
      expect((await elsewhere.post(elsewhere.buildingHead, `/neighbours/${id}/reveal`)).status).toBe(404)
    })

    test('another head’s building is refused, and the attempt stays on record', async () => {
      const [, second] = c.g.buildings
      const answer = await c.post(head, '/neighbours', r.entry({ buildingId: second?.id }))
      expect(problemOf(answer)).toEqual([403, 'not-your-building'])
      expect(await attempts()).toEqual([{ what: 'otherBuilding', person_id: head, subject_id: second?.id }])
      const shown = await c.get(c.socialWorker, '/relay-attempts')
      expect(shown.body.items).toMatchObject([{ by: '陈阿姨', what: 'otherBuilding', about: second?.name }])
      for (const who of [head, c.secretary]) expect((await c.get(who, '/relay-attempts')).status).toBe(403)
      const elsewhere = await givenCast(t)
      const foreign = await c.post(head, '/neighbours', r.entry({ buildingId: elsewhere.buildingId }))
      expect(problemOf(foreign)).toEqual([422, 'building-unknown'])
    })

    test('adding twice is adding once; the same name twice is said; bad input names its field', async () => {
      const entry = r.entry()
      const first = await c.post(head, '/neighbours', entry)
      expect((await c.post(head, '/neighbours', entry)).body).toEqual(first.body)
      expect(problemOf(await c.post(head, '/neighbours', { ...entry, reach: 'call' }))).toEqual([
        409,
        'idempotency-conflict',
      ])
      expect(problemOf(await c.post(head, '/neighbours', r.entry()))).toEqual([409, 'neighbour-exists'])
      const at = await Promise.all([1, 2, 3].map(() => c.post(head, '/neighbours', r.entry({ name: '同时加' }))))
      expect(at.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      for (const [over, field] of [
        [{ name: ' ' }, 'name'],
        [{ phone: '给我打电话' }, 'phone'],
        [{ reach: 'pigeon' }, 'reach'],
        [{ buildingId: '1' }, 'buildingId'],
        [{ consent: { kind: 'guessed' } }, 'consent.kind'],
        [{ more: 1 }, 'more'],
      ] as const) {
        const answer = await c.post(head, '/neighbours', r.entry(over))
        expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]])
      }
    })

    test('an entry is changed by version and removed with everything that was kept', async () => {
      const consent = await r.spoken(head)
      const { id } = await r.looksAfter(head, { consent })
      const [kept] = await inside.rows('select storage_key from juwuye.voices where id = $1', [consent.voiceId])
      expect(await t.deps.storage.exists(kept?.storage_key)).toBe(true)
      const changed = await r.patch(head, `/neighbours/${id}`, { version: 1, phone: null, reach: 'call' })
      expect(changed.body).toMatchObject({ hasPhone: false, hasRoom: true, reach: 'call', version: 2 })
      expect(problemOf(await r.patch(head, `/neighbours/${id}`, { version: 1, name: '晚了' }))).toEqual([
        409,
        'stale-version',
      ])
      expect((await r.remove(head, `/neighbours/${id}`)).status).toBe(200)
      expect((await c.get(head, '/neighbours')).body.items).toEqual([])
      const [row] = await inside.rows('select * from juwuye.neighbours where id = $1', [id])
      expect(row).toMatchObject({ name: '', room_sealed: null, phone_sealed: null, reach_note: '', consent_family: '' })
      expect(await t.deps.storage.exists(kept?.storage_key)).toBe(false)
    })
  })

  describe('a round of visits', () => {
    test('sends several concerns in one go, once; the case says 代报 and to nobody who may not know, for whom', async () => {
      const wang = await r.looksAfter(head)
      const liu = await r.looksAfter(head, { name: '刘爷爷' })
      const roundId = randomUUID()
      const note = await r.photo(head)
      const items = [
        await r.concern(head, wang.id),
        await r.concern(head, liu.id, { text: '', voiceId: await r.voice(head, 12) }),
        await r.concern(head, liu.id, {
          text: '水管滴水',
          photos: [note],
          consent: { kind: 'written', photos: [note] },
        }),
        await r.concern(head, wang.id, { text: '门禁坏了', consent: { kind: 'family', family: '女儿 王芳' } }),
      ]
      const answer = await r.round(head, items, roundId)
      expect(answer.body.items.map((i) => i.outcome)).toEqual(['sent', 'sent', 'sent', 'sent'])
      // the stairwell swallowed the answer: all of it again, at once and in parts
      const again = await Promise.all([r.round(head, items, roundId), r.round(head, items.slice(1, 3), roundId)])
      expect(again.map(({ body }) => body.items)).toEqual([answer.body.items, answer.body.items.slice(1, 3)])
      expect((await c.get(c.socialWorker, '/cases?scope=community')).body.items).toHaveLength(4)
      const caseId = caseIdOf(answer)
      const byDesk = (await c.view(c.socialWorker, caseId)).whistles[0]
      expect(byDesk).toMatchObject({ channel: 'relay', by: '王奶奶' })
      await c.does(c.socialWorker, caseId, 'triage', { class: 'minor', title: '楼道灯不亮', partyIds: [c.propertyId] })
      expect((await c.view(c.propertyWorker, caseId)).whistles[0]).toMatchObject({
        channel: 'relay',
        by: '邻居（代报）',
      })
      for (const who of [c.neighbour, c.propertyWorker]) {
        expect(JSON.stringify(await c.view(who, caseId))).not.toContain('王奶奶')
      }
      expect((await c.view(c.socialWorker, caseIdOf(answer, 1))).whistles[0]).toMatchObject({
        text: null,
        voice: { seconds: 12, format: 'mp3', transcript: null },
      })
      expect((await c.get(head, '/neighbours')).body.items.map((n: { open: unknown }) => n.open)).toEqual([
        { whistles: 2, tellBacks: 0, overdue: 0 },
        { whistles: 2, tellBacks: 0, overdue: 0 },
      ])
    })

    test('what cannot be taken keeps nothing else waiting, says why, and stays on record where it matters', async () => {
      const wang = await r.looksAfter(head)
      const theirs = await r.looksAfter(other, { buildingId: c.g.buildings[1]?.id, name: '吴伯' })
      const roundId = randomUUID()
      const used = await r.voice(head)
      const good = await r.concern(head, wang.id)
      const items = [
        good,
        await r.concern(head, wang.id, { text: '楼道灯 不亮,晚上不敢下楼。' }),
        await r.concern(head, theirs.id, { text: '别家的' }),
        await r.concern(head, randomUUID(), { text: '没有这个人' }),
        await r.concern(head, wang.id, { text: '没问过', consent: { kind: 'spoken' } }),
        await r.concern(head, wang.id, { text: '没问过二', consent: { kind: 'written' } }),
        await r.concern(head, wang.id, { text: '没问过三', consent: { kind: 'family' } }),
        await r.concern(head, wang.id, { text: '' }),
        await r.concern(head, wang.id, { text: '录音是别人的', consent: await r.spoken(other) }),
        await r.concern(head, wang.id, { text: '录音一', consent: { kind: 'spoken', voiceId: used } }),
        await r.concern(head, wang.id, { text: '录音一又用', consent: { kind: 'spoken', voiceId: used } }),
        await r.concern(head, wang.id, { text: '不在这里', place: { estateId: randomUUID() } }),
      ]
      const answer = await r.round(head, items, roundId)
      expect(items.map((_, i) => refusedWith(answer, i))).toEqual([
        'sent',
        [409, 'relay-twice', []],
        [422, 'neighbour-unknown', ['neighbourId']],
        [422, 'neighbour-unknown', []],
        [422, 'consent-evidence', ['consent.voiceId']],
        [422, 'consent-evidence', ['consent.photos']],
        [422, 'consent-evidence', ['consent.family']],
        [422, 'invalid-input', ['text']],
        [422, 'voice-unusable', ['consent.voiceId']],
        'sent',
        [422, 'voice-unusable', ['consent.voiceId']],
        [422, 'estate-unknown', ['estateId']],
      ])
      expect((await attempts()).map(({ what }) => what)).toEqual([
        'unknownNeighbour',
        'unknownNeighbour',
        'noConsent',
        'noConsent',
        'noConsent',
      ])
      expect((await c.get(c.socialWorker, '/cases?scope=community')).body.items).toHaveLength(2)
      expect(refusedWith(await r.round(head, [{ ...good, text: '改过了' }], roundId))).toEqual([
        409,
        'whistle-id-conflict',
        [],
      ])
    })

    test('a body that makes no sense is refused whole, with its field; who belongs to nothing finds nothing', async () => {
      const wang = await r.looksAfter(head)
      const item = await r.concern(head, wang.id)
      for (const [items, field] of [
        [[], 'items'],
        [[{ ...item, consent: undefined }], 'items.0.consent'],
        [[{ ...item, readBack: 'yes' }], 'items.0.readBack'],
        [[item, { ...item, id: 'x' }], 'items.1.id'],
        [Array.from({ length: 21 }, () => item), 'items'],
      ] as const) {
        const answer = await r.round(head, items)
        expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]])
      }
      expect((await r.round(await c.newcomer(), [item])).status).toBe(404)
      const elsewhere = await givenCast(t)
      expect(refusedWith(await relaying(t, elsewhere).round(elsewhere.buildingHead, [item]))).toEqual([
        422,
        'neighbour-unknown',
        [],
      ])
    })
  })

  describe('telling back', () => {
    const relayed = async () => {
      const wang = await r.looksAfter(head)
      return { wang, caseId: caseIdOf(await r.round(head, [await r.concern(head, wang.id)])) }
    }
    const claimed = async () => {
      const one = await relayed()
      await c.does(c.socialWorker, one.caseId, 'triage', {
        class: 'minor',
        title: '楼道灯不亮',
        partyIds: [c.propertyId],
      })
      await c.does(c.propertyWorker, one.caseId, 'check-in', { reply: '今天来看' })
      await c.does(c.propertyWorker, one.caseId, 'claim-lead')
      return one
    }

    test('is owed at claimed, done and published; what was said is words, and nobody rates in their place', async () => {
      const { caseId, wang } = await claimed()
      const [first] = (await r.tellBacks(head)).items
      expect(first).toMatchObject({
        stage: 'claimed',
        say: expect.stringMatching(/^您说的“楼道灯不亮”，安居物业接下来办了/),
        neighbour: { id: wang.id, name: '王奶奶', building: '1 幢', reach: 'visit', hasPhone: true },
        keeper: { mine: true },
        case: { id: caseId },
        dueAt: t.clock.now() + 48 * HOUR,
        overdue: false,
        told: null,
      })
      if (!first) throw new Error('owed')
      const slip = await c.get(head, `/tell-backs/${first.id}/slip`)
      expect(slip.body).toMatchObject({ to: '王奶奶', title: '楼道灯不亮', from: '陈阿姨', deskPhone: '0571-80000000' })
      expect(slip.body.lines[0]).toBe(first.say)
      t.clock.advance(HOUR)
      const key = { 'idempotency-key': randomUUID() }
      const voiceId = await r.voice(head, 7)
      const words = { way: 'visit', said: '晓得了，谢谢', content: true, voiceId }
      const told = await r.tells(head, first, words, key)
      expect(told.body).toMatchObject({
        together: 1,
        tellBack: { told: { by: '陈阿姨', way: 'visit', said: '晓得了，谢谢', content: true, voice: { seconds: 7 } } },
      })
      expect((await r.tells(head, first, words, key)).status).toBe(200)
      expect(problemOf(await r.tells(c.socialWorker, first, { way: 'call' }))).toEqual([409, 'already-told'])
      // done and published without anybody at the door: one visit tells both
      await c.does(c.propertyWorker, caseId, 'adopt-plan', c.plan())
      const nodeId = (await c.view(c.propertyWorker, caseId)).nodes[0]?.id
      await c.does(c.propertyWorker, caseId, 'submit-node', { nodeId, note: '换好了' })
      await c.sign(caseId, [c.socialWorker, ...c.signers, head])
      await c.publishes(caseId)
      const owed = (await r.tellBacks(head)).items
      expect(owed.map(({ stage }) => stage).sort()).toEqual(['done', 'published'])
      const published = owed.find(({ stage }) => stage === 'published')
      if (!published) throw new Error('owed')
      const both = await r.tells(head, published, { way: 'call', said: '灯还是有点暗', content: false })
      expect(both.body.together).toBe(2)
      expect(await r.tellBacks(head)).toMatchObject({ items: [], waiting: 0 })
      expect((await r.tellBacks(head, '?state=told')).items.map(({ stage }) => stage)).toHaveLength(3)
      expect((await c.view(head, caseId)).actions.filter((a) => a.action === 'rate' && a.enabled)).toEqual([])
      expect(problemOf(await c.act(head, caseId, 'rate', { solved: 'solved', level: 5 }))).toEqual([
        403,
        'not-reporter',
      ])
      // the words are between who carries them and the desk; the parties read neither them nor the name
      const byHead = await c.view(head, caseId)
      expect(byHead.timeline.find(({ kind }) => kind === 'toldBack')).toMatchObject({ words: '灯还是有点暗' })
      const byProperty = JSON.stringify(await c.view(c.propertyWorker, caseId))
      expect(byProperty).not.toMatch(/灯还是有点暗|王奶奶/)
      expect(JSON.stringify(await c.view(c.neighbour, caseId))).not.toMatch(/回告/)
      const chain = await c.get(c.socialWorker, `/cases/${caseId}/chain`)
      expect(chain.body.ok).toBe(true)
    })

    test('is owed too when the whistle goes on in a case that somebody leads already, and to nobody who was there', async () => {
      const led = await c.relays(head, '李爷爷')
      await c.does(c.socialWorker, led.id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
      await c.does(c.propertyWorker, led.id, 'check-in', { reply: '来看' })
      await c.does(c.propertyWorker, led.id, 'claim-lead')
      const [told] = (await r.tellBacks(head)).items
      if (!told) throw new Error('owed')
      await r.tells(head, told, { way: 'call' })
      const { id, number } = await c.relays(head, '王奶奶', { text: '三楼也黑' })
      await c.does(c.socialWorker, id, 'merge', { targetId: led.id, reason: '同一盏灯' })
      expect((await r.tellBacks(head)).items).toMatchObject([
        { stage: 'claimed', neighbour: { name: '王奶奶' }, case: { id: led.id } },
      ])
      expect(number).not.toBe(led.number)
      expect((await c.get(c.socialWorker, `/cases/${led.id}/chain`)).body.ok).toBe(true)
    })

    test('overdue shows for the head and the social worker, who are reminded once', async () => {
      await claimed()
      t.clock.advance(48 * HOUR - 1)
      await tick(t)
      expect((await r.tellBacks(head)).overdue).toBe(0)
      t.clock.advance(1)
      await tick(t)
      await tick(t)
      const told = await inside.rows(
        "select announcement from juwuye.outbox where community_id = $1 and kind = 'tellBack.overdue'",
        [c.communityId],
      )
      const ofOne = (person: string) => ({ announcement: { people: [person], data: { count: 1 } } })
      expect(told).toHaveLength(2)
      expect(told).toEqual(expect.arrayContaining([ofOne(c.socialWorker), ofOne(head)]))
      expect(await r.tellBacks(head, '?state=overdue')).toMatchObject({ overdue: 1, items: [{ overdue: true }] })
      expect(await r.tellBacks(c.socialWorker, '?scope=community&state=overdue')).toMatchObject({ overdue: 1 })
      expect((await c.get(other, '/tell-backs?scope=community')).status).toBe(403)
      expect((await r.tellBacks(other)).items).toEqual([])
      // the social worker goes there
      const [duty] = (await r.tellBacks(c.socialWorker, '?scope=community&state=overdue')).items
      if (!duty) throw new Error('owed')
      for (const who of [other, c.propertyWorker, c.neighbour])
        expect((await r.tells(who, duty, { way: 'visit' })).status).toBe(404)
      expect(problemOf(await r.tells(head, duty, { way: 'visit', at: t.clock.now() + HOUR }))).toEqual([
        422,
        'invalid-input',
      ])
      expect(problemOf(await r.tells(head, duty, { way: 'shout' }))).toEqual([422, 'invalid-input'])
      expect((await r.tells(c.socialWorker, duty, { way: 'visit' })).status).toBe(200)
      const reach = await c.get(head, '/reach')
      expect(reach.body.buildings).toMatchObject([
        {
          name: '1 幢',
          heads: ['陈阿姨'],
          neighbours: 1,
          visited: 1,
          relayed: 1,
          tellBacksDue: 1,
          tellBacksOnTime: 0,
          overdueNow: 0,
        },
      ])
      expect((await c.get(c.secretary, '/reach')).body.buildings).toHaveLength(2)
      expect((await c.get(c.neighbour, '/reach')).status).toBe(403)
      expect((await c.get(head, '/reach?from=2026-13-01')).status).toBe(422)
    })

    test('when two tell at once, one has it recorded', async () => {
      await claimed()
      const [duty] = (await r.tellBacks(head)).items
      if (!duty) throw new Error('owed')
      const both = await Promise.all([
        r.tells(head, duty, { way: 'visit' }),
        r.tells(c.socialWorker, duty, { way: 'call' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    })

    test('a whistle that was turned down is told back too, with the reason', async () => {
      const { caseId } = await relayed()
      await c.does(c.socialWorker, caseId, 'decline', { reason: '这是供电局的', instead: '打 95598' })
      expect((await r.tellBacks(head)).items).toMatchObject([
        { stage: 'declined', say: expect.stringContaining('这是供电局的。可以这样办：打 95598。') },
      ])
    })

    test('when the head leaves, the neighbours and what is owed to them fall to the social worker, who hands them on', async () => {
      const { caseId, wang } = await claimed()
      const [membership] = await inside.rows(
        "select id from juwuye.memberships where community_id = $1 and person_id = $2 and role = 'buildingHead'",
        [c.communityId, head],
      )
      const held = await c.get(c.socialWorker, `/memberships/${membership?.id}/obligations`)
      expect(held.body).toMatchObject({
        neighbours: 1,
        holds: [{ kind: 'tellBack', count: 1, cases: [{ id: caseId }] }],
      })
      const ended = await c.post(c.socialWorker, `/memberships/${membership?.id}/end`, {
        successorId: other,
        reason: '搬走了',
      })
      expect(ended.body).toMatchObject({ moved: { neighbours: 1, tellBack: 1, buildings: 1 } })
      expect((await r.tellBacks(c.socialWorker)).items).toMatchObject([{ keeper: null, neighbour: { name: '王奶奶' } }])
      expect((await c.get(other, '/neighbours')).body.items).toEqual([])
      expect((await c.get(c.socialWorker, '/neighbours?scope=unkept')).body.items).toMatchObject([{ id: wang.id }])
      expect((await c.post(head, `/neighbours/${wang.id}/reveal`)).status).toBe(404)
      expect(problemOf(await c.post(other, `/neighbours/${wang.id}/keeper`, { keeperId: other }))).toEqual([
        404,
        'not-found',
      ])
      expect(problemOf(await c.post(c.socialWorker, `/neighbours/${wang.id}/keeper`, { keeperId: head }))).toEqual([
        422,
        'keeper-unknown',
      ])
      expect((await c.post(c.socialWorker, `/neighbours/${wang.id}/keeper`, { keeperId: other })).status).toBe(200)
      expect((await r.tellBacks(other)).items).toMatchObject([{ keeper: { mine: true }, case: { id: caseId } }])
      expect((await c.view(other, caseId)).readLevel).toBe('full')
      expect((await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body.ok).toBe(true)
    })
  })

  describe('joining later', () => {
    const relayedCase = async () => {
      const wang = await r.looksAfter(head)
      const caseId = caseIdOf(await r.round(head, [await r.concern(head, wang.id)]))
      return { wang, caseId }
    }

    test('what was relayed becomes theirs once both sides say so: the keeper begins', async () => {
      const { wang, caseId } = await relayedCase()
      const joined = await c.member('resident', {
        name: '王秀英',
        level: 'declared',
        estateId: c.estateId,
        buildingId: c.buildingId,
      })
      const roll = await c.get(head, '/residents')
      const { membershipId } = roll.body.items.find(({ name }: { name: string }) => name === '王秀英')
      const body = { id: randomUUID(), membershipId }
      expect((await c.post(head, `/neighbours/${wang.id}/links`, body)).status).toBe(200)
      expect((await c.post(head, `/neighbours/${wang.id}/links`, body)).status).toBe(200)
      expect(problemOf(await c.post(head, `/neighbour-links/${body.id}/confirm`))).toEqual([403, 'forbidden'])
      expect((await c.get(joined, `/cases/${caseId}`)).body.readLevel).not.toBe('full')
      const asked = await c.get(joined, '/neighbour-links')
      expect(asked.body.items).toMatchObject([
        { id: body.id, iAm: 'person', waitsOnMe: true, neighbour: { name: '王奶奶' } },
      ])
      for (const who of [c.neighbour, other])
        expect((await c.post(who, `/neighbour-links/${body.id}/confirm`)).status).toBe(404)
      const linked = await c.post(joined, `/neighbour-links/${body.id}/confirm`)
      expect(linked.body).toMatchObject({ whistles: 1, link: { outcome: 'linked', waitsOnMe: false } })
      expect((await c.post(joined, `/neighbour-links/${body.id}/confirm`)).body).toEqual(linked.body)
      const view = await c.view(joined, caseId)
      expect(view.whistles[0]).toMatchObject({ mine: true, channel: 'relay' })
      expect((await c.view(head, caseId)).timeline.map(({ kind }) => kind)).toContain('whistle.owned')
      const mine = await c.get(joined, '/my-entry')
      expect(mine.body.entry).toMatchObject({ id: wang.id, room: '301 室', phone: '0574-62000001', joined: true })
      // nobody speaks for them any more, and nothing is told back that the app tells
      const more = await r.round(head, [await r.concern(head, wang.id, { text: '又有一件' })])
      expect(refusedWith(more)).toEqual([409, 'neighbour-linked', []])
      await c.does(c.socialWorker, caseId, 'triage', { class: 'minor', title: '楼道灯不亮', partyIds: [c.propertyId] })
      await c.does(c.propertyWorker, caseId, 'check-in', { reply: '今天来看' })
      await c.does(c.propertyWorker, caseId, 'claim-lead')
      expect((await r.tellBacks(head)).items).toEqual([])
      expect((await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body.ok).toBe(true)
      expect((await r.remove(joined, `/neighbours/${wang.id}`)).status).toBe(200)
    })

    test('a stranger who says it is them learns nothing, and the refusal is on record', async () => {
      const { wang, caseId } = await relayedCase()
      const ask = (who: string, name: string) => c.post(who, '/neighbour-links', { id: randomUUID(), name })
      const [right, wrong] = [await ask(c.declared, '王奶奶'), await ask(c.declared, '没有这个人')]
      const shape = (answer: typeof right) => answer.body.items.map(({ id: _, ...rest }: { id: string }) => rest)
      expect(shape(wrong).slice(0, 1)).toEqual(shape(right))
      expect(shape(right)).toMatchObject([{ neighbour: null, person: null, keeper: null, outcome: null }])
      const third = { id: randomUUID(), name: '王奶奶' }
      const atOnce = await Promise.all([1, 2, 3].map(() => c.post(c.declared, '/neighbour-links', third)))
      expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(problemOf(await ask(c.declared, '王奶奶'))).toEqual([429, 'claim-limit'])
      expect(problemOf(await ask(c.propertyWorker, '王奶奶'))).toEqual([403, 'not-resident-of-estate'])
      const waiting = (await c.get(head, '/neighbour-links')).body.items
      expect(waiting).toHaveLength(3)
      expect((await c.get(other, '/neighbour-links')).body.items).toEqual([])
      const refused = await c.post(head, `/neighbour-links/${waiting[2].id}/refuse`, { reason: '不是她本人' })
      expect(refused.body.link).toMatchObject({ outcome: 'refused', reason: '不是她本人' })
      expect(await attempts()).toEqual([{ what: 'strangerClaim', person_id: c.declared, subject_id: c.buildingId }])
      expect((await c.get(c.declared, '/neighbour-links')).body.items[2]).toMatchObject({ outcome: 'refused' })
      expect((await c.view(c.declared, caseId)).whistles[0]?.mine ?? false).toBe(false)
      // and one that is them after all: the keeper names the entry
      expect(problemOf(await c.post(head, `/neighbour-links/${waiting[0].id}/confirm`))).toEqual([
        422,
        'neighbour-unknown',
      ])
      const named = await c.post(head, `/neighbour-links/${waiting[0].id}/confirm`, { neighbourId: wang.id })
      expect(named.body).toMatchObject({ whistles: 1, link: { neighbour: { name: '王奶奶' } } })
      expect(problemOf(await c.post(head, `/neighbour-links/${waiting[0].id}/refuse`))).toEqual([409, 'link-settled'])
      expect(
        problemOf(await c.post(head, `/neighbour-links/${waiting[1].id}/confirm`, { neighbourId: wang.id })),
      ).toEqual([409, 'neighbour-linked'])
    })
  })
})
