import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('a merged number whose living case became private', () => {
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

  const reads = async (by: string, id: string) => {
    const { number } = await c.view(c.socialWorker, id)
    const found = async (query: string) =>
      (await c.get(by, `/cases?limit=50&${query}`)).body.items.some((item: { id: string }) => item.id === id)
    return [
      (await c.get(by, `/cases/${id}`)).status,
      (await c.get(by, `/cases/${id}/chain`)).status,
      await found('scope=estate'),
      await found(`scope=community&q=${encodeURIComponent(number)}`),
    ]
  }
  const OPEN = [200, 200, true, true]
  const SHUT = [404, 404, false, false]
  const mediated = () => ({ class: 'private', mediatorId: c.mediator })

  async function merged() {
    const target = await m.dispatched(c.reporter)
    const source = await m.dispatched(c.declared)
    await m.joins(c.owner, source)
    await m.merges(source, target)
    return { target, source }
  }
  async function expectShut(id: string) {
    for (const by of [c.neighbour, c.owner, c.propertyWorker, c.buildingHead, c.town])
      expect([by, await reads(by, id)]).toEqual([by, SHUT])
    for (const by of [c.declared, c.socialWorker]) expect((await c.view(by, id)).readLevel).toBe('full')
  }

  test('by a change of class: shut to neighbours, and open again with it', async () => {
    const { target, source } = await merged()
    expect(await reads(c.neighbour, source)).toEqual(OPEN)
    await c.does(c.socialWorker, target, 'reclassify', { ...mediated(), reason: '家里的事' })
    await expectShut(source)
    await c.does(c.socialWorker, target, 'reclassify', {
      class: 'major',
      reason: '要公家办',
      partyIds: [c.parties.property],
    })
    for (const by of [c.reporter, c.declared]) await c.settles(by, target, 'confirm')
    expect(await reads(c.neighbour, source)).toEqual(OPEN)
  })

  test('by triage, after its whistles were split off again', async () => {
    const { source, target } = await merged()
    const split = await m.splits(source, [
      ...(await m.whistleIds(target, c.declared)),
      ...(await m.whistleIds(target, c.owner)),
    ])
    expect((await c.view(c.neighbour, source)).mergedInto?.id).toBe(split.id)
    await c.does(c.socialWorker, split.id, 'triage', { ...mediated(), title: '私事', partyIds: [] })
    await expectShut(source)
    expect(await reads(c.neighbour, target)).toEqual(OPEN)
  })
})
