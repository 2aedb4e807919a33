import { randomUUID } from 'node:crypto'
import { DAY, dayOf } from '@juwuye/domain'
import type { FieldProblem } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

const CHINESE = /[\u4e00-\u9fff]/

describe('bad input', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** Status, code and fields; a sentence in Chinese for each; and not one row more or less than before. */
  async function refused(send: () => Promise<Answer>): Promise<[number, string | undefined, string[]]> {
    const before = await inside.counts(c.communityId)
    const answer = await send()
    expect(await inside.counts(c.communityId)).toEqual(before)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.detail).toMatch(CHINESE)
    for (const field of (answer.body.fields ?? []) as FieldProblem[]) expect(field.message).toMatch(CHINESE)
    return [...problemOf(answer), fieldsOf(answer)]
  }
  const blow = (over: object) =>
    refused(() => c.post(c.reporter, '/whistles', c.whistle(over as Record<string, unknown>)))
  const upload = async (personId: string): Promise<string> => {
    const id = randomUUID()
    const { headers, payload } = multipartBody(
      { id },
      { name: 'a.jpg', type: 'image/jpeg', bytes: await phonePhoto({ width: 60, height: 40 }) },
    )
    const session = await c.headersOf(personId)
    const answer = await t.app.inject({
      method: 'POST',
      url: `/v1/communities/${c.communityId}/uploads`,
      headers: { ...headers, ...session },
      payload,
    })
    expect(answer.statusCode).toBe(200)
    return id
  }

  test.each<[string, object, string]>([
    ['no words', { text: '' }, 'text'],
    ['only invisible words', { text: ' \u200b\ufeff\u2060 ' }, 'text'],
    ['1,001 characters', { text: '字'.repeat(1_001) }, 'text'],
    ['1,001 emoji', { text: '😀'.repeat(1_001) }, 'text'],
    ['ten photos', { photos: Array.from({ length: 10 }, () => randomUUID()) }, 'photos'],
    ['photos that are no ids', { photos: ['x'] }, 'photos.0'],
    ['an unknown kind', { kind: 'rant' }, 'kind'],
    ['an unknown visibility', { visibility: 'everybody' }, 'visibility'],
    ['an unknown channel', { channel: 'telepathy' }, 'channel'],
    ['a field of the server', { state: 'closed' }, 'state'],
    ['a number of its own', { number: '梧桐 2026-0001' }, 'number'],
    ['an estate that is no id', { estateId: 'x' }, 'estateId'],
    ['words that are a number', { text: 7 }, 'text'],
    ['an id that is none', { id: '1' }, 'id'],
    ['a clock that no phone shows', { deviceTime: 9_007_199_254_740_991 }, 'deviceTime'],
    ['a clock before there were phones', { deviceTime: -1e15 }, 'deviceTime'],
  ])('a whistle with %s', async (_, over, path) => {
    expect(await blow(over)).toEqual([422, 'invalid-input', [path]])
  })

  test('too long a text says how long it may be, also when it is far too long', async () => {
    for (const length of [1_001, 9_000]) {
      const { body } = await c.post(c.reporter, '/whistles', c.whistle({ text: '字'.repeat(length) }))
      expect(body.fields).toEqual([{ path: 'text', code: 'too-long', message: '最多 1000 个字' }])
    }
  })

  test('an estate, building, place or party of somewhere else', async () => {
    expect(await blow({ estateId: randomUUID() })).toEqual([422, 'estate-unknown', ['estateId']])
    expect(await blow({ buildingId: randomUUID() })).toEqual([422, 'building-unknown', ['buildingId']])
    expect(await blow({ placeId: randomUUID() })).toEqual([422, 'place-unknown', ['placeId']])
    expect(await blow({ aboutPartyId: randomUUID() })).toEqual([422, 'party-unknown', ['aboutPartyId']])
  })

  test('photos of somebody else, unknown, named twice, or sent with another whistle already', async () => {
    const theirs = await upload(c.neighbour)
    expect(await blow({ photos: [theirs] })).toEqual([422, 'photo-unusable', ['photos']])
    expect(await blow({ photos: [randomUUID()] })).toEqual([422, 'photo-unusable', ['photos']])
    const mine = await upload(c.reporter)
    expect(await blow({ photos: [mine, mine] })).toEqual([422, 'photo-unusable', ['photos']])
    expect(await blow({ photos: [mine, theirs] })).toEqual([422, 'photo-unusable', ['photos']])
    expect((await c.blows(c.reporter, { photos: [mine] })).whistles[0]?.photos).toHaveLength(1)
    expect(await blow({ photos: [mine] })).toEqual([422, 'photo-unusable', ['photos']])
  })

  test.each<[string, string, object, string | undefined, string]>([
    ['an unknown class', 'triage', { class: 'huge', title: 'x', partyIds: [] }, 'invalid-input', 'class'],
    [
      'a title of 31 characters',
      'triage',
      { class: 'minor', title: '字'.repeat(31), partyIds: [] },
      'invalid-input',
      'title',
    ],
    [
      'a class that leads nowhere',
      'triage',
      { class: 'minor', title: 'x', partyIds: [] },
      'public-class-needs-parties',
      'partyIds',
    ],
    ['a decline without where to go', 'decline', { reason: 'x' }, 'invalid-input', 'instead'],
    ['a decline without reason', 'decline', { reason: '', instead: 'x' }, 'invalid-input', 'reason'],
  ])('the desk sends %s', async (_, action, body, code, path) => {
    const { id } = await c.blows(c.reporter)
    expect(await refused(() => c.act(c.socialWorker, id, action as 'triage', body))).toEqual([422, code, [path]])
  })

  test('a plan without nodes, due in the past, of 21 nodes, or with seats of its own', async () => {
    const id = await c.bring('claimed')
    const plan = (body: object) => refused(() => c.act(c.propertyWorker, id, 'adopt-plan', body))
    const [node] = c.plan().nodes
    expect(await plan({ nodes: [] })).toEqual([422, 'plan-needs-nodes', ['nodes']])
    expect(await plan({})).toEqual([422, 'invalid-input', ['nodes']])
    expect(await plan(c.plan({ dueDay: dayOf(t.clock.now() - DAY) }))).toEqual([
      422,
      'node-due-in-past',
      ['nodes.0.dueDay'],
    ])
    expect(await plan({ nodes: [node, { ...node, dueDay: dayOf(t.clock.now() - DAY) }] })).toEqual([
      422,
      'node-due-in-past',
      ['nodes.1.dueDay'],
    ])
    expect(await plan({ nodes: Array.from({ length: 21 }, () => node) })).toEqual([422, 'invalid-input', ['nodes']])
    expect(await plan(c.plan({ seats: [{ kind: 'property' }] }))).toEqual([422, 'invalid-input', ['nodes.0.seats']])
    expect(await plan({ ...c.plan(), seats: [] })).toEqual([422, 'invalid-input', ['seats']])
    expect(await plan(c.plan({ evidence: ['oath'] }))).toEqual([422, 'invalid-input', ['nodes.0.evidence.0']])
    expect(await plan(c.plan({ dueDay: '明天' }))).toEqual([422, 'invalid-input', ['nodes.0.dueDay']])
  })

  test('a signature in an old round, in none, for a node that is not of this case', async () => {
    const id = await c.bring('submitted')
    const other = await c.bring('submitted')
    const nodeId = (await c.view(c.socialWorker, id)).nodes[0]?.id
    const foreign = (await c.view(c.socialWorker, other)).nodes[0]?.id
    const sign = (body: object) => refused(() => c.act(c.ownersMember, id, 'sign-yes', body))
    await c.does(c.councilMember, id, 'sign-no', { nodeId, round: 1, reason: '不亮' })
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '又弄了' })
    expect(await sign({ nodeId, round: 1 })).toEqual([409, 'round-stale', ['round']])
    expect(await sign({ nodeId, round: 3 })).toEqual([409, 'round-stale', ['round']])
    expect(await sign({ nodeId, round: 0 })).toEqual([422, 'invalid-input', ['round']])
    expect(await sign({ nodeId })).toEqual([422, 'invalid-input', ['round']])
    expect(await sign({ nodeId: foreign, round: 1 })).toEqual([404, 'not-found', []])
  })

  test('a publication of something that has changed since it was looked at', async () => {
    const id = await c.bring('verified')
    const words = { problem: '灯不亮', done: '换了', photos: [] }
    const preview = await c.post(c.socialWorker, `/cases/${id}/publication-preview`, words)
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    const publish = (over: object) =>
      refused(() => c.act(c.socialWorker, id, 'publish', { ...words, previewHash: preview.body.previewHash, ...over }))
    expect(await publish({})).toEqual([409, 'preview-stale', []])
    expect(await publish({ previewHash: 'x' })).toEqual([422, 'invalid-input', ['previewHash']])
    expect(await publish({ photos: [{ id: randomUUID(), use: 'clean' }] })).toEqual([422, 'photo-unusable', ['photos']])
  })

  test('an act on a version of the case that is not the latest', async () => {
    const id = await c.bring('claimed')
    const { version } = await c.view(c.propertyWorker, id)
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ngo], reason: '来' })
    const note = (match: string) =>
      c.act(c.propertyWorker, id, 'note-progress', { text: '来过' }, { 'if-match': match })
    expect(await refused(() => note(`"${version}"`))).toEqual([409, 'stale-version', []])
    expect(await refused(() => note('latest'))).toEqual([422, 'invalid-input', ['if-match']])
    expect((await note(`"${version + 1}"`)).status).toBe(200)
  })

  test('an act that is not known, or is the clock’s own, is not there', async () => {
    const id = await c.bring('publicised')
    for (const action of ['close', 'blow', 'fly', '__proto__']) {
      expect(await refused(() => c.post(c.socialWorker, `/cases/${id}/${action}`))).toEqual([404, 'not-found', []])
    }
  })

  test('numbers out of range, booleans that are words, and fields that nobody asked for', async () => {
    const id = await c.bring('publicised')
    const rate = (body: object) => refused(() => c.act(c.reporter, id, 'rate', body))
    expect(await rate({ solved: 'solved', level: 6 })).toEqual([422, 'invalid-input', ['level']])
    expect(await rate({ solved: 'solved', level: 4.5 })).toEqual([422, 'invalid-input', ['level']])
    expect(await rate({ solved: 'perhaps', level: 4 })).toEqual([422, 'invalid-input', ['solved']])
    expect(await rate({ solved: 'solved', level: 4, personId: c.neighbour })).toEqual([
      422,
      'invalid-input',
      ['personId'],
    ])
    expect(await refused(() => c.act(c.neighbour, id, 'object', { reason: 'x'.repeat(501) }))).toEqual([
      422,
      'invalid-input',
      ['reason'],
    ])
  })

  test('broken JSON, a list, nothing, a form, and a megabyte', async () => {
    const id = await c.bring('dispatched')
    const session = await c.headersOf(c.propertyWorker)
    const send = (payload: string, type = 'application/json') =>
      refused(async () => {
        const url = `/v1/communities/${c.communityId}/cases/${id}/check-in`
        const answer = await t.app.inject({
          method: 'POST',
          url,
          headers: { ...session, 'content-type': type },
          payload,
        })
        return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
      })
    expect(await send('{"reply":')).toEqual([400, 'malformed-json', []])
    expect(await send('')).toEqual([400, 'malformed-json', []])
    expect((await send('[]')).slice(0, 2)).toEqual([422, 'invalid-input'])
    expect((await send('null')).slice(0, 2)).toEqual([422, 'invalid-input'])
    expect(await send('reply=x', 'application/x-www-form-urlencoded')).toEqual([415, 'unsupported-media', []])
    expect(await send('<reply/>', 'text/xml')).toEqual([415, 'unsupported-media', []])
    expect(await send(JSON.stringify({ reply: 'x'.repeat(1024 * 1024) }))).toEqual([413, 'payload-too-large', []])
    expect((await send('{"reply":"x","__proto__":{"admin":true}}')).slice(0, 1)[0]).toBeGreaterThanOrEqual(400)
  })

  test('lists asked for badly', async () => {
    const list = (query: string) => refused(() => c.get(c.socialWorker, `/cases?${query}`))
    expect(await list('scope=everything')).toEqual([422, 'invalid-input', ['scope']])
    expect(await list('limit=0')).toEqual([422, 'invalid-input', ['limit']])
    expect(await list('limit=51')).toEqual([422, 'invalid-input', ['limit']])
    expect(await list('queue=later')).toEqual([422, 'invalid-input', ['queue']])
    expect(await list('state=lost')).toEqual([422, 'invalid-input', ['state']])
    expect(await list('cursor=abc')).toEqual([422, 'invalid-input', ['cursor']])
    const beyond = Buffer.from(`999999999999999.${randomUUID()}`).toString('base64url')
    expect(await list(`cursor=${beyond}`)).toEqual([422, 'invalid-input', ['cursor']])
    expect((await c.get(c.socialWorker, '/cases?q=%25%5F%5C%27%22%00')).status).toBeLessThan(500)
    expect(await c.alike(c.socialWorker, `\0'\ud83d%_`)).toEqual([])
  })

  describe('is taken as what it is:', () => {
    test('HTML, quotes and code stay words', async () => {
      const text = `<script>alert(1)</script> ' OR 1=1; -- {{7*7}} \${x}`
      const { id } = await c.blows(c.reporter, { text })
      expect((await c.view(c.socialWorker, id)).whistles[0]?.text).toBe(text)
    })

    test('emoji count as one each, invisible characters as none, line breaks stay', async () => {
      const family = '👨\u200d👩\u200d👧'
      const text = `${'😀'.repeat(993)}${family}\n字`
      const filed = await c.blows(c.reporter, { text: ` \u200b${text.replace('\n', '\r\n')}\u202e\ufeff ` })
      expect(filed.whistles[0]?.text).toBe(text)
    })

    test('half a character never breaks the chain of record', async () => {
      const { id } = await c.blows(c.reporter, { text: '灯\ud83d不亮' })
      expect((await c.view(c.reporter, id)).whistles[0]?.text).toBe('灯不亮')
      expect((await c.get(c.reporter, `/cases/${id}/chain`)).body).toMatchObject({ ok: true })
    })

    test('ids in capitals are the same ids, in photos and in the chain', async () => {
      const photo = await upload(c.reporter)
      const whistle = c.whistle({ photos: [photo.toUpperCase()] })
      const filed = await c.post(c.reporter, '/whistles', {
        ...whistle,
        id: whistle.id.toUpperCase(),
        estateId: c.estateId.toUpperCase(),
      })
      expect(filed.status).toBe(200)
      expect((await c.get(c.reporter, `/cases/${filed.body.id.toUpperCase()}/chain`)).body).toMatchObject({ ok: true })
      expect((await c.post(c.reporter, '/whistles', { ...whistle, photos: [photo] })).body.id).toBe(filed.body.id)
      const partyIds = [c.parties.property.toUpperCase()]
      expect(
        (await c.act(c.socialWorker, filed.body.id, 'triage', { class: 'minor', title: '灯', partyIds })).status,
      ).toBe(200)
    })

    test('a phone whose clock is a day off is believed about nothing: dues count from receipt', async () => {
      for (const skew of [DAY, -DAY]) {
        const deviceTime = t.clock.now() + skew
        const { id, receivedAt, clock } = await c.blows(c.reporter, { deviceTime })
        expect([receivedAt, clock?.startedAt]).toEqual([t.clock.now(), t.clock.now()])
        const [row] = await inside.rows('select device_time from juwuye.whistles where case_id = $1', [id])
        expect(row.device_time.getTime()).toBe(deviceTime)
      }
    })
  })
})
