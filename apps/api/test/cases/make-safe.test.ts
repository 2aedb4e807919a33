import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'

jest.setTimeout(120_000)

describe('making safe', () => {
  let t: TestApp
  let c: GivenCast
  let picture: Buffer

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    picture = await phonePhoto({ width: 300, height: 200 })
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const photo = async (personId = c.propertyWorker) => {
    const id: string = randomUUID()
    await keepUpload(t.deps, { personId }, { communityId: c.communityId, id, file: picture })
    return id
  }
  const urgent = () => c.bring('checkedIn', 'urgent')
  const safe = async (over: object = {}) => ({ text: '围好了，断了电', photos: [await photo()], ...over })
  const proposed = async () => {
    const id = await urgent()
    await c.does(c.propertyWorker, id, 'make-safe', await safe())
    return id
  }
  const safeClock = async (id: string) => (await c.view(c.reporter, id)).clocks.find((k) => k.kind === 'safe')
  const onDuty = (personId: string) =>
    comeUnplanned(t.deps, { personId }, { communityId: c.communityId, shiftEndsAt: t.clock.now() + 8 * HOUR })

  test('said with a photo, seen by the desk: the promise is kept; no plan is needed', async () => {
    const id = await urgent()
    expect((await safeClock(id))?.stoppedAt).toBeNull()
    const said = await c.does(c.propertyWorker, id, 'make-safe', await safe())
    expect(said.pending[0]).toMatchObject({ action: 'make-safe', words: '围好了，断了电', photos: [{}] })
    expect((await safeClock(id))?.stoppedAt).toBeNull()
    const { body } = await c.settles(c.socialWorker, id, 'confirm')
    expect([body.state, body.pending, body.timeline[0].kind]).toEqual(['dispatched', [], 'madeSafe'])
    expect((await safeClock(id))?.stoppedAt).toBe(t.clock.now())
    const shown = body.timeline.find((entry: { kind: string }) => entry.kind === 'act.proposed')
    expect([shown.words, shown.photos.length]).toEqual(['围好了，断了电', 1])
    const again = await c.act(c.propertyWorker, id, 'make-safe', await safe())
    expect(problemOf(again)).toEqual([409, 'already-safe'])
  })

  test('words and photo are for who reads the case; the photo for neighbours once it was looked at', async () => {
    const id = await proposed()
    const seen = async (personId: string) => (await c.view(personId, id)).pending[0]
    expect((await seen(c.socialWorker))?.photos).toHaveLength(1)
    expect(await seen(c.reporter)).toMatchObject({ words: '围好了，断了电', photos: [] })
    const outside = await c.view(c.neighbour, id)
    expect([outside.pending, JSON.stringify(outside).includes('断了电')]).toEqual([[], false])
  })

  test('whoever is on duty may confirm, in any state; the one who said it, others and parties may not', async () => {
    const id = await proposed()
    expect(problemOf(await c.settles(c.propertyWorker, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    for (const person of [c.propertyMate, c.reporter, c.ownersMember]) {
      expect(problemOf(await c.settles(person, id, 'confirm'))).toEqual([403, 'not-duty-or-desk'])
    }
    await c.does(c.propertyWorker, id, 'claim-lead')
    const rota = await c.member('rotaPartyMember', { name: '轮值', partyId: c.parties.partyOrganisation })
    await onDuty(rota)
    expect((await c.get(rota, '/cases?queue=toCosign')).body.items.map((item: { id: string }) => item.id)).toContain(id)
    expect((await c.offer(rota, id, 'make-safe', 'confirm'))?.waits).toBe(true)
    expect((await c.settles(rota, id, 'confirm')).status).toBe(200)
    expect((await c.view(c.socialWorker, id)).timeline[0]?.by?.name).toBe('值班的人 轮值')
  })

  test('not yet safe: refused with the reason, and said again later', async () => {
    const id = await proposed()
    const { body } = await c.settles(c.socialWorker, id, 'refuse', '护栏倒了')
    expect([body.pending, body.timeline[0].words]).toEqual([[], '护栏倒了'])
    expect((await safeClock(id))?.stoppedAt).toBeNull()
    await c.does(c.propertyWorker, id, 'make-safe', await safe())
    expect((await c.settles(c.propertyWorker, id, 'withdraw')).body.pending).toEqual([])
  })

  test('two who confirm at once: one does', async () => {
    const id = await proposed()
    const pending = await c.pendingOf(id)
    const both = await Promise.all([c.socialWorker, c.secretary].map((by) => c.settlesThis(pending, by, id, 'confirm')))
    expect(both.map(problemOf).sort()).toEqual([
      [200, undefined],
      [409, 'act-settled'],
    ])
  })

  test('an urgent matter that is urgent no more waits for no safety; nor one whose work is verified', async () => {
    const id = await proposed()
    const after = await c.does(c.socialWorker, id, 'reclassify', { class: 'hard', reason: '不急了' })
    expect([after.pending, (await safeClock(id))?.stoppedAt]).toEqual([[], t.clock.now()])
    expect(problemOf(await c.act(c.propertyWorker, id, 'make-safe', await safe()))).toEqual([409, 'not-urgent'])
    const done = await c.bring('submitted', 'urgent')
    await c.does(c.propertyWorker, done, 'make-safe', await safe())
    const verified = await c.allSign(done)
    expect([verified.state, verified.pending]).toEqual(['verified', []])
  })

  test('becoming urgent promises safety from receipt', async () => {
    const id = await c.bring('rectifying')
    const { receivedAt } = await c.view(c.reporter, id)
    await c.does(c.socialWorker, id, 'reclassify', { class: 'urgent', reason: '要塌了' })
    expect(await safeClock(id)).toMatchObject({ dueAt: receivedAt + DAY, stoppedAt: null })
    await c.does(c.propertyWorker, id, 'make-safe', await safe())
    expect((await c.settles(c.secretary, id, 'confirm')).body.state).toBe('rectifying')
  })

  test('without a word it lapses after seven days, and the promise stays open', async () => {
    const id = await proposed()
    t.clock.advance(7 * DAY)
    await tick(t)
    expect([(await c.view(c.reporter, id)).pending, (await safeClock(id))?.phase]).toEqual([[], 'overdue'])
  })

  test('needs a photo of one’s own, and somebody who checked in', async () => {
    const id = await urgent()
    const none = await c.act(c.propertyWorker, id, 'make-safe', await safe({ photos: [] }))
    expect([...problemOf(none), ...fieldsOf(none)]).toEqual([422, 'invalid-input', 'photos'])
    for (const photos of [[randomUUID()], [await photo(c.reporter)]]) {
      const answer = await c.act(c.propertyWorker, id, 'make-safe', await safe({ photos }))
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, 'photo-unusable', 'photos'])
    }
    expect((await c.view(c.propertyWorker, id)).pending).toEqual([])
    const outsider = await c.act(c.ownersMember, id, 'make-safe', await safe({ photos: [await photo(c.ownersMember)] }))
    expect(problemOf(outsider)).toEqual([403, 'not-checked-in'])
  })
})
