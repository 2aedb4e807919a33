import { randomUUID } from 'node:crypto'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('splitting that is refused', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let m: ReturnType<typeof moving>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    m = moving(t, c, inside)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** Status and code; no case has changed by one byte, and none was made. */
  async function refused(from: string, whistleIds: readonly string[], by = c.socialWorker, also: string[] = []) {
    const before = [await m.everything(from, ...also), await inside.counts(c.communityId)]
    const answer = await c.act(by, from, 'split', { whistleIds, reason: '是两件' })
    expect([await m.everything(from, ...also), await inside.counts(c.communityId)]).toEqual(before)
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/)
    return problemOf(answer)
  }
  const joined = async () => {
    const id = await m.dispatched(c.reporter)
    await m.joins(c.declared, id)
    return id
  }

  test('a single whistle', async () => {
    const id = await m.dispatched(c.reporter)
    expect(await refused(id, await m.whistleIds(id))).toEqual([409, 'split-needs-two'])
  })

  test('leaving nobody, or nobody but who joined', async () => {
    const id = await joined()
    expect(await refused(id, await m.whistleIds(id))).toEqual([409, 'split-leaves-none'])
    expect(await refused(id, await m.whistleIds(id, c.reporter))).toEqual([409, 'split-leaves-none'])
  })

  test('whistles unknown, of another case, of another community, or taken back', async () => {
    const id = await joined()
    const mine = await m.whistleIds(id, c.declared)
    const other = await m.whistleIds(await m.dispatched(c.neighbour))
    const elsewhere = await givenCast(t)
    const foreign = await inside.rows('select id from juwuye.whistles where case_id = $1', [
      await elsewhere.bring('dispatched'),
    ])
    for (const ids of [[randomUUID()], other, [foreign[0].id], [...mine, ...other], [...mine, randomUUID()]])
      expect(await refused(id, ids)).toEqual([422, 'whistle-unknown'])
    await m.joins(c.owner, id)
    await c.does(c.declared, id, 'withdraw')
    expect(await refused(id, mine)).toEqual([422, 'whistle-unknown'])
    expect(await refused(id, mine, c.reporter)).toEqual([422, 'whistle-unknown'])
  })

  test('by who only joined, by a party, by whoever it is about', async () => {
    const id = await joined()
    const ids = await m.whistleIds(id, c.declared)
    for (const by of [c.declared, c.propertyWorker, c.chair, c.town])
      expect(await refused(id, ids, by)).toEqual([403, 'not-desk'])
    const about = await m.dispatched(c.reporter, {}, { aboutPartyId: c.parties.partyOrganisation })
    await m.joins(c.declared, about)
    const theirs = await m.whistleIds(about, c.declared)
    expect(await refused(about, theirs, c.secretary)).toEqual([403, 'about-your-party'])
  })

  test('a private matter, and one whose result is there', async () => {
    const { id } = await c.blows(c.reporter)
    await m.joins(c.declared, id)
    const ids = await m.whistleIds(id, c.declared)
    await c.does(c.socialWorker, id, 'triage', {
      class: 'private',
      title: '私事',
      mediatorId: c.mediator,
      partyIds: [],
    })
    expect(await refused(id, ids)).toEqual([409, 'private-has-none'])
    const verified = await c.bring('verified')
    await m.joins(c.declared, verified)
    expect(await refused(verified, await m.whistleIds(verified, c.declared))).toEqual([409, 'wrong-state'])
  })

  test('while a reporter’s wish waits', async () => {
    const id = await joined()
    const ids = await m.whistleIds(id, c.declared)
    await c.does(c.reporter, id, 'split', { whistleIds: ids, reason: '两件' })
    expect(await refused(id, ids, c.reporter)).toEqual([409, 'act-pending'])
    expect(await refused(id, ids)).toEqual([409, 'act-pending'])
  })

  test('a merged number: part of it, twice, or what the living case cannot spare', async () => {
    const [source, target] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    await m.joins(c.declared, source)
    await m.merges(source, target)
    const all = (await c.view(c.socialWorker, source)).whistles.map((w) => w.id)
    expect(all).toHaveLength(2)
    const reporters = await m.whistleIds(target, c.reporter)
    expect(await refused(source, all.slice(0, 1), c.socialWorker, [target])).toEqual([422, 'whistle-unknown'])
    expect(await refused(source, [...all, ...reporters], c.socialWorker, [target])).toEqual([422, 'whistle-unknown'])
    expect(await refused(source, all, c.declared, [target])).toEqual([403, 'not-desk'])
    expect(await refused(source, reporters, c.neighbour, [target])).toEqual([422, 'whistle-unknown'])
    await m.splits(source, all)
    const created = await m.newest()
    expect(await refused(source, all, c.socialWorker, [target, created])).toEqual([409, 'split-leaves-none'])

    laterMorning(t)
    const [a, b] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    await m.merges(a, b)
    const theirs = await m.whistleIds(b, c.neighbour)
    await c.does(c.reporter, b, 'withdraw')
    expect(await refused(a, theirs, c.socialWorker, [b])).toEqual([409, 'split-needs-two'])
  })

  test('a merged number whose living case is past splitting, private, or not theirs', async () => {
    const merged = async (then: (target: string) => Promise<unknown>) => {
      laterMorning(t)
      const [source, target] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
      await m.merges(source, target)
      const ids = await m.whistleIds(target, c.neighbour)
      await then(target)
      return refused(source, ids, c.socialWorker, [target])
    }
    const declined = merged((target) => c.does(c.socialWorker, target, 'decline', { reason: 'x', instead: 'y' }))
    expect(await declined).toEqual([409, 'wrong-state'])
    const mediated = merged((target) =>
      c.does(c.socialWorker, target, 'reclassify', { class: 'private', reason: '是私事', mediatorId: c.mediator }),
    )
    expect(await mediated).toEqual([409, 'private-has-none'])
  })

  test('without whistles or a reason', async () => {
    const id = await joined()
    const fields = async (body: object) => fieldsOf(await c.act(c.socialWorker, id, 'split', body))
    expect(await fields({ whistleIds: [], reason: '两件' })).toEqual(['whistleIds'])
    expect(await fields({ whistleIds: ['x'], reason: '两件' })).toEqual(['whistleIds.0'])
    expect(await fields({ whistleIds: await m.whistleIds(id, c.declared), reason: '' })).toEqual(['reason'])
  })
})
