import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { addEstate, openCommunity } from '../../src/features/communities/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('the first steps of a case', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  describe('blowing', () => {
    test('the same whistle again is the same case, another body is a conflict, another person finds nothing', async () => {
      const whistle = c.whistle()
      const first = await c.post(c.reporter, '/whistles', whistle)
      const again = await c.post(c.reporter, '/whistles', whistle)
      expect([again.status, again.body.id]).toEqual([200, first.body.id])
      expect(problemOf(await c.post(c.reporter, '/whistles', { ...whistle, text: '别的' }))).toEqual([
        409,
        'whistle-id-conflict',
      ])
      expect(problemOf(await c.post(c.neighbour, '/whistles', whistle))).toEqual([404, 'not-found'])
    })

    test('a passer-by without any tie to the community may whistle, and follows only that case', async () => {
      const stranger = await c.newcomer()
      const other = await c.blows(c.reporter)
      const mine = await c.blows(stranger)
      expect((await c.get(stranger, `/cases/${mine.id}`)).status).toBe(200)
      expect((await c.get(stranger, `/cases/${other.id}`)).status).toBe(404)
      expect((await c.view(c.socialWorker, mine.id)).whistles[0]?.by).toBe('邻居')
      const list = await c.get(stranger, '/cases?scope=community')
      expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([mine.id])
    })

    test('five whistles a day; the sixth waits till midnight in Shanghai, and filing for others stays open', async () => {
      const whistles = Array.from({ length: 5 }, () => c.whistle())
      for (const whistle of whistles) expect((await c.post(c.reporter, '/whistles', whistle)).status).toBe(200)
      const sixth = await c.post(c.reporter, '/whistles', c.whistle())
      expect(problemOf(sixth)).toEqual([429, 'whistle-limit'])
      expect(Number(sixth.headers['retry-after'])).toBe(15 * 3_600)
      expect((await c.post(c.reporter, '/whistles', whistles[4])).status).toBe(200)
      t.clock.advance(15 * HOUR)
      expect((await c.post(c.reporter, '/whistles', c.whistle())).status).toBe(200)
    })
  })

  test('a community without a social worker, residents’ committee or on-call number takes no whistle yet', async () => {
    const town = c.g.town
    const communityId = await openCommunity(t.deps, town, {
      regionId: c.g.regionId,
      name: `新开的${randomUUID().slice(0, 8)}社区`,
      shortName: `新${randomUUID().slice(0, 8)}`,
      deskPhone: null,
    })
    const estate = await addEstate(t.deps, town, {
      communityId,
      name: '新苑',
      buildings: ['1 幢'],
      places: [],
      onCall: [],
    })
    const answer = await t.app.inject({
      method: 'POST',
      url: `/v1/communities/${communityId}/whistles`,
      headers: await c.headersOf(c.reporter),
      payload: c.whistle({ estateId: estate.id, buildingId: null }),
    })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'not-open-yet'])
  })

  describe('for somebody else', () => {
    const walkIn = { channel: 'walkIn', onBehalfOf: { name: '一位老人', consent: 'spoken' } }

    test('a building head enters it with consent; parties learn that it was relayed, not for whom', async () => {
      const filed = await c.relays(c.buildingHead)
      expect(filed.whistles[0]).toMatchObject({ channel: 'relay', by: '一位老人', mine: true })
      await c.does(c.socialWorker, filed.id, 'triage', {
        class: 'minor',
        title: '灯不亮',
        partyIds: [c.parties.property],
      })
      expect((await c.view(c.socialWorker, filed.id)).whistles[0]?.by).toBe('一位老人')
      const seen = await c.get(c.propertyWorker, `/cases/${filed.id}`)
      expect(seen.body.whistles[0].by).toBe('邻居（代报）')
      expect(JSON.stringify(seen.body)).not.toMatch(/一位老人|陈阿姨/)
      expect(JSON.stringify((await c.get(c.neighbour, `/cases/${filed.id}`)).body)).not.toMatch(/一位老人|陈阿姨/)
    })

    test('who relayed never rates in the neighbour’s place, and is not asked to verify', async () => {
      const { id } = await c.relays(c.buildingHead, '另一位老人')
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯不亮', partyIds: [c.parties.property] })
      await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
      await c.does(c.propertyWorker, id, 'claim-lead')
      const planned = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      expect(planned.nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['residentsCommittee', 'ownersCommittee'])
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: planned.nodes[0]?.id, note: '好了' })
      await c.allSign(id)
      await c.publishes(id)
      expect(problemOf(await c.act(c.buildingHead, id, 'rate', { solved: 'solved', level: 5 }))).toEqual([
        403,
        'not-reporter',
      ])
    })

    test('without consent it is not taken', async () => {
      const answer = await c.post(c.buildingHead, '/whistles', c.whistle({ channel: 'walkIn' }))
      expect(problemOf(answer)).toEqual([422, 'consent-required'])
      expect(fieldsOf(answer)).toEqual(['onBehalfOf'])
      const mixed = await c.post(c.buildingHead, '/whistles', c.whistle({ onBehalfOf: walkIn.onBehalfOf }))
      expect(problemOf(mixed)).toEqual([422, 'consent-required'])
    })

    test('who keeps a list of neighbours relays from it, not with a name and a word', async () => {
      for (const who of [c.buildingHead, c.socialWorker]) {
        const answer = await c.post(who, '/whistles', c.whistle({ ...walkIn, channel: 'relay' }))
        expect([...problemOf(answer), fieldsOf(answer)]).toEqual([422, 'relay-from-list', ['channel']])
        expect(answer.body.detail).toMatch(/替邻居说/)
      }
      expect((await c.post(c.councilMember, '/whistles', c.whistle({ ...walkIn, channel: 'relay' }))).status).toBe(200)
    })

    test('an ordinary neighbour does not speak for others', async () => {
      expect(problemOf(await c.post(c.neighbour, '/whistles', c.whistle(walkIn)))).toEqual([403, 'forbidden'])
    })

    test('a building head speaks for their own estate only, the social worker for every one', async () => {
      const estate = await addEstate(t.deps, c.g.town, {
        communityId: c.communityId,
        name: '隔壁苑',
        buildings: ['1 幢'],
        places: [],
        onCall: [],
      })
      const there = c.whistle({ ...walkIn, estateId: estate.id, buildingId: null })
      expect(problemOf(await c.post(c.buildingHead, '/whistles', there))).toEqual([403, 'forbidden'])
      expect((await c.post(c.socialWorker, '/whistles', there)).status).toBe(200)
    })
  })

  describe('me too', () => {
    test('a declared resident of the estate joins once; sending it again is the same', async () => {
      const { id } = await c.blows(c.reporter)
      const body = { id: randomUUID(), text: '我家门口也黑' }
      const joined = await c.act(c.declared, id, 'join', body)
      expect([joined.status, joined.body.whistleCount]).toEqual([200, 2])
      const again = await c.act(c.declared, id, 'join', body)
      expect([again.status, again.body.whistleCount]).toEqual([200, 2])
      expect(problemOf(await c.act(c.declared, id, 'join', { ...body, text: '换句话' }))).toEqual([
        409,
        'whistle-id-conflict',
      ])
      expect(problemOf(await c.act(c.declared, id, 'join', { id: randomUUID() }))).toEqual([409, 'already-joined'])
      expect(problemOf(await c.act(c.neighbour, id, 'join', body))).toEqual([404, 'not-found'])
      expect(problemOf(await c.act(c.reporter, id, 'join', { id: randomUUID() }))).toEqual([409, 'already-joined'])
    })

    test('keeps to itself what asked not to be shown or by whom it is; joining opens neither words nor the exact spot', async () => {
      const { id } = await c.blows(c.reporter, { text: '老槐树门口漏水', spot: '老槐树对面' })
      await c.does(c.declared, id, 'join', { id: randomUUID(), text: '我家在 602', visibility: 'private' })
      await c.does(c.owner, id, 'join', { id: randomUUID(), text: '也漏到我家', visibility: 'anonymous' })
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '漏水', partyIds: [c.parties.property] })
      const seen = await c.view(c.declared, id)
      expect([seen.readLevel, seen.place.spot, JSON.stringify(seen).includes('老槐树')]).toEqual([
        'public',
        null,
        false,
      ])
      const outside = await c.view(c.neighbour, id)
      expect(outside.whistles.map((w) => [w.joined, w.by, w.text]).sort()).toEqual([
        [false, null, null],
        [true, null, null],
      ])
      const party = JSON.stringify(await c.view(c.propertyWorker, id))
      expect(party).not.toContain('宋业主')
      expect(JSON.stringify(await c.view(c.socialWorker, id))).toContain('宋业主')
    })

    test('an id that is a whistle already is never joined with', async () => {
      const { id } = await c.blows(c.reporter)
      const whistle = c.whistle()
      await c.post(c.neighbour, '/whistles', whistle)
      expect(problemOf(await c.act(c.neighbour, id, 'join', { id: whistle.id }))).toEqual([409, 'whistle-id-conflict'])
      expect(problemOf(await c.act(c.declared, id, 'join', { id: whistle.id }))).toEqual([404, 'not-found'])
      expect((await c.view(c.socialWorker, id)).whistleCount).toBe(1)
    })

    test('who lives elsewhere may not join', async () => {
      const { id } = await c.blows(c.reporter)
      expect(problemOf(await c.act(c.ngoMember, id, 'join', { id: randomUUID() }))).toEqual([
        403,
        'not-resident-of-estate',
      ])
      expect(problemOf(await c.act(await c.newcomer(), id, 'join', { id: randomUUID() }))).toEqual([404, 'not-found'])
    })
  })

  describe('taking back', () => {
    test('one of several leaves the case standing; the last one ends it', async () => {
      const { id } = await c.blows(c.reporter)
      await c.does(c.neighbour, id, 'join', { id: randomUUID() })
      const one = await c.does(c.reporter, id, 'withdraw', { reason: '看错了' })
      expect([one.state, one.whistleCount]).toEqual(['raised', 1])
      expect(problemOf(await c.act(c.reporter, id, 'withdraw'))).toEqual([403, 'not-reporter'])
      const last = await c.does(c.neighbour, id, 'withdraw')
      expect([last.state, last.whistleCount]).toEqual(['withdrawn', 0])
      expect(last.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
    })

    test('after a check-in nobody takes it back', async () => {
      const id = await c.bring('checkedIn')
      expect(problemOf(await c.act(c.reporter, id, 'withdraw'))).toEqual([409, 'checked-in-before-withdrawal'])
    })

    test('only who whistled', async () => {
      const id = await c.bring('dispatched')
      expect(problemOf(await c.act(c.socialWorker, id, 'withdraw'))).toEqual([403, 'not-reporter'])
    })
  })

  describe('declining and dispatching', () => {
    test('the desk declines with a reason and where to go; the reporter reads it, neighbours do not', async () => {
      const { id } = await c.blows(c.reporter)
      const words = { reason: '这是供电公司的杆', instead: '打 95598' }
      expect(problemOf(await c.act(c.propertyWorker, id, 'decline', words))).toEqual([403, 'not-desk'])
      await c.does(c.socialWorker, id, 'decline', words)
      expect((await c.view(c.reporter, id)).decline).toEqual(words)
      const outside = await c.view(c.neighbour, id)
      expect([outside.state, outside.decline]).toEqual(['declined', null])
      expect(
        problemOf(
          await c.act(c.socialWorker, id, 'triage', { class: 'minor', title: 'x', partyIds: [c.parties.property] }),
        ),
      ).toEqual([409, 'wrong-state'])
    })

    test('a public class needs parties of the estate, a private one its mediator from the list', async () => {
      const { id } = await c.blows(c.reporter)
      const triage = (over: object) => c.act(c.socialWorker, id, 'triage', { class: 'major', title: '灯', ...over })
      const none = await triage({})
      expect([...problemOf(none), ...fieldsOf(none)]).toEqual([422, 'public-class-needs-parties', 'partyIds'])
      const foreign = await triage({ partyIds: [randomUUID()] })
      expect([...problemOf(foreign), ...fieldsOf(foreign)]).toEqual([422, 'party-unknown', 'partyIds'])
      const nobody = await triage({ class: 'private' })
      expect([...problemOf(nobody), ...fieldsOf(nobody)]).toEqual([422, 'private-class-needs-mediator', 'mediatorId'])
      const wrong = await triage({ class: 'private', mediatorId: c.propertyWorker })
      expect([...problemOf(wrong), ...fieldsOf(wrong)]).toEqual([422, 'mediator-unknown', 'mediatorId'])
      expect((await c.view(c.socialWorker, id)).state).toBe('raised')
    })

    test('nobody mediates what they said themselves, or a complaint about their own party', async () => {
      const name = async (id: string, mediatorId: string) =>
        problemOf(await c.act(c.secretary, id, 'triage', { class: 'private', title: '私事', mediatorId }))
      const { id } = await c.blows(c.mediator)
      expect(await name(id, c.mediator)).toEqual([422, 'mediator-unknown'])
      const about = await c.blows(c.reporter, { aboutPartyId: c.parties.residentsCommittee })
      expect(await name(about.id, c.socialWorker)).toEqual([422, 'mediator-unknown'])
      expect(await name(about.id, c.mediator)).toEqual([200, undefined])
    })

    test('every member of a party that checked in counts as checked in; the party checks in once', async () => {
      const id = await c.bring('checkedIn')
      expect(problemOf(await c.act(c.propertyMate, id, 'check-in', { reply: '我也来' }))).toEqual([
        409,
        'already-checked-in',
      ])
      expect(problemOf(await c.act(c.ngoMember, id, 'check-in', { reply: '我来' }))).toEqual([403, 'not-summoned'])
      expect(problemOf(await c.act(c.ngoMember, id, 'claim-lead'))).toEqual([403, 'not-checked-in'])
      expect((await c.act(c.propertyMate, id, 'claim-lead')).status).toBe(200)
    })

    test('the first check-in stops the clock for a reply; dues count from receipt whoever comes when', async () => {
      const { id, receivedAt } = await c.blows(c.reporter)
      t.clock.advance(10 * HOUR)
      const sent = await c.does(c.socialWorker, id, 'triage', {
        class: 'major',
        title: '灯',
        partyIds: [c.parties.property],
      })
      const due = (kind: string) => sent.clocks.find((clock) => clock.kind === kind)?.dueAt
      expect([due('respond'), due('plan')]).toEqual([receivedAt + 72 * HOUR, receivedAt + 30 * DAY])
      t.clock.advance(HOUR)
      const here = await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
      expect(here.clocks.find((clock) => clock.kind === 'respond')?.stoppedAt).toBe(receivedAt + 11 * HOUR)
    })

    test('desk and lead summon further parties, once each; others do not', async () => {
      const id = await c.bring('claimed')
      const body = { partyIds: [c.parties.ngo], reason: '要志愿者' }
      expect(problemOf(await c.act(c.ownersMember, id, 'summon', body))).toEqual([403, 'not-desk-or-lead'])
      await c.does(c.propertyWorker, id, 'summon', body)
      expect(problemOf(await c.act(c.socialWorker, id, 'summon', body))).toEqual([409, 'already-summoned'])
      await c.does(c.ngoMember, id, 'check-in', { reply: '周末来' })
      const board = (await c.does(c.ngoMember, id, 'claim-part', { part: '引导停车' })).board
      expect(board.find((entry) => entry.party.id === c.parties.ngo)).toMatchObject({
        role: 'supporting',
        parts: ['引导停车'],
      })
      expect(problemOf(await c.act(c.propertyWorker, id, 'claim-part', { part: '全部' }))).toEqual([409, 'lead-is-you'])
    })

    test('progress renews the lease in the case’s first days, and needs words or a photo', async () => {
      const id = await c.bring('claimed')
      const lease = async () => (await c.view(c.socialWorker, id)).clocks.find((clock) => clock.kind === 'lease')
      const first = await lease()
      t.clock.advance(3 * DAY)
      const silent = await c.act(c.propertyWorker, id, 'note-progress', {})
      expect([...problemOf(silent), ...fieldsOf(silent)]).toEqual([422, 'nothing-said', 'text'])
      await c.does(c.propertyWorker, id, 'note-progress', { text: '电工约好了' })
      expect((await lease())?.dueAt).toBe((first?.dueAt ?? 0) + 3 * DAY)
      expect(problemOf(await c.act(c.neighbour, id, 'note-progress', { text: '我看看' }))).toEqual([
        403,
        'not-checked-in',
      ])
    })
  })
})
