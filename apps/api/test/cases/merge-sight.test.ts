import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

/** Two reporters on one case know no more of each other than two neighbours do. */
describe('what a merge must not open, lose or void', () => {
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

  test('neither reporter reads the other’s words, spot or picture; both read the work', async () => {
    const [theirs, ours] = [await m.photo(c.reporter), await m.photo(c.neighbour)]
    const target = await m.dispatched(c.reporter, { text: '我家门口漏水', spot: '502 对面', photos: [theirs] })
    const said = { text: '楼上滴水', spot: '302 门口', photos: [ours], visibility: 'private' }
    const source = (await c.blows(c.neighbour, said)).id
    await m.merges(source, target)
    for (const [me, words, spot, picture] of [
      [c.reporter, '我家门口漏水', '502 对面', theirs],
      [c.neighbour, '楼上滴水', '302 门口', ours],
    ] as const) {
      const view = await c.view(me, target)
      expect(view.readLevel).toBe('full')
      const mine = view.whistles.filter((w) => w.mine)
      expect(mine.map((w) => [w.text, w.place.spot, w.photos.map((p) => p.id)])).toEqual([[words, spot, [picture]]])
      const seen = JSON.stringify([view, (await c.get(me, `/cases?scope=mine`)).body])
      const [foreignWords, foreignSpot, foreignPicture] =
        me === c.reporter ? ['楼上滴水', '302 门口', ours] : ['我家门口漏水', '502 对面', theirs]
      expect(seen).not.toContain(foreignWords)
      expect(seen).not.toContain(foreignSpot)
      expect(seen).not.toContain(foreignPicture)
    }
    // the desk and the company see where each of them meant
    const spots = (await c.view(c.propertyWorker, target)).whistles.map((w) => w.place.spot)
    expect(spots.sort()).toEqual(['302 门口', '502 对面'])
    // the merged page tells its reporter what it told before, and not what others said on it
    expect((await c.view(c.neighbour, source)).whistles.map((w) => w.text)).toEqual(['楼上滴水'])
  })

  test('who joined there reads no more than a neighbour, under either number', async () => {
    const target = await m.dispatched(c.reporter, { text: '我家门口漏水', spot: '502 对面' })
    const source = (await c.blows(c.neighbour, { text: '楼上滴水' })).id
    await m.joins(c.owner, source)
    await m.merges(source, target)
    for (const id of [source, target]) {
      const view = await c.view(c.owner, id)
      expect([view.readLevel, view.mine]).toEqual(['public', true])
      expect(JSON.stringify(view)).not.toMatch(/漏水|滴水|502 对面/)
    }
  })

  test('the reporter of a merged number does not read along as a party there', async () => {
    const source = (await c.blows(c.reporter, { text: '我家的事' })).id
    await m.joins(c.declared, source, { text: '我也见过，我住 601' })
    await m.merges(source, await m.dispatched(c.neighbour))
    expect(JSON.stringify(await c.view(c.reporter, source))).not.toContain('我住 601')
  })

  test('what was confided here while it was private is not read by who came later', async () => {
    const target = (await c.blows(c.reporter)).id
    const mediated = { class: 'private', title: '私事', mediatorId: c.mediator, partyIds: [] }
    await c.does(c.socialWorker, target, 'triage', mediated)
    await c.does(c.mediator, target, 'check-in', { reply: '我去你们两家坐坐' })
    const out = { class: 'major', reason: '要公家办', partyIds: [c.parties.property] }
    await c.does(c.socialWorker, target, 'reclassify', out)
    await c.settles(c.reporter, target, 'confirm')
    await m.merges((await c.blows(c.neighbour)).id, target)
    expect(JSON.stringify(await c.view(c.reporter, target))).toContain('你们两家')
    const later = await c.view(c.neighbour, target)
    expect([later.readLevel, JSON.stringify(later).includes('你们两家')]).toEqual(['full', false])
  })

  test('a second mention in private does not hide the case, nor one alone show it', async () => {
    const target = await m.dispatched(c.reporter, { visibility: 'private' })
    const shown = (await c.blows(c.neighbour)).id
    expect(await c.alike(c.owner, '楼道灯不亮')).not.toContain(target)
    await m.merges(shown, target)
    expect(await c.alike(c.owner, '楼道灯不亮，晚上看不清台阶')).toContain(target)
    await c.does(c.neighbour, target, 'withdraw')
    expect(await c.alike(c.owner, '楼道灯不亮，晚上看不清台阶')).not.toContain(target)
  })

  test('a complaint goes along: whoever it is about has no say from then on', async () => {
    const target = await m.dispatched(c.reporter)
    const source = (await c.blows(c.neighbour, { aboutPartyId: c.parties.residentsCommittee })).id
    const merge = { targetId: target, reason: '同一件' }
    expect(problemOf(await c.act(c.socialWorker, source, 'merge', merge))).toEqual([403, 'about-your-party'])
    await m.merges(source, target, c.secretary)
    expect((await c.view(c.secretary, target)).aboutParty?.id).toBe(c.parties.residentsCommittee)
    const decline = { reason: 'x', instead: 'y' }
    expect(problemOf(await c.act(c.socialWorker, target, 'decline', decline))).toEqual([403, 'about-your-party'])
  })

  test('what waits here for a second word stands, unless a complaint changed who may give it', async () => {
    const planned = await c.bring('proposed')
    await m.merges((await c.blows(c.neighbour)).id, planned)
    expect((await c.view(c.socialWorker, planned)).pending).toHaveLength(1)
    const complaint = (await c.blows(c.neighbour, { aboutPartyId: c.parties.ownersCommittee })).id
    await m.merges(complaint, planned)
    const after = await c.view(c.socialWorker, planned)
    expect(after.pending).toEqual([])
    expect(after.timeline.map((entry) => entry.kind).slice(0, 2)).toEqual(['act.lapsed', 'merged'])
  })

  test('what waits there for a second word is void, and a question who leads is settled', async () => {
    const target = await c.bring('rectifying')
    const source = await c.bring('proposed')
    await m.merges(source, target)
    const view = await c.view(c.socialWorker, source)
    expect([view.pending, view.timeline[0]?.kind, view.timeline[1]?.kind]).toEqual([[], 'merged', 'act.lapsed'])

    laterMorning(t)
    const asked = await m.dispatched(c.reporter, {}, { partyIds: [c.parties.property, c.parties.ngo] })
    for (const [by, rightName] of [
      [c.propertyWorker, '燃气公司'],
      [c.ngoMember, '街道'],
    ] as const)
      await c.does(by, asked, 'refuse-summons', { reason: 'notOurDuty', words: '不归我们', rightName })
    expect((await c.view(c.socialWorker, asked)).rulings.map((r) => r.outcome)).toEqual([null])
    await m.merges(asked, await m.dispatched(c.neighbour))
    const settled = await c.view(c.socialWorker, asked)
    expect([settled.rulings.map((r) => r.outcome), settled.board.map((entry) => entry.refusal)]).toEqual([
      ['void'],
      [null, null],
    ])
  })

  test('a danger not yet looked at stays; one looked at goes only where it is urgent too', async () => {
    const minor = await m.dispatched(c.reporter)
    const shouted = (await c.blows(c.neighbour, { danger: true })).id
    const tries = (from: string, targetId: string) =>
      c.act(c.socialWorker, from, 'merge', { targetId, reason: '同一件' }).then(problemOf)
    expect(await tries(shouted, minor)).toEqual([409, 'class-not-confirmed'])
    await comeUnplanned(
      t.deps,
      { personId: c.propertyWorker },
      { communityId: c.communityId, shiftEndsAt: t.clock.now() + 3_600_000 },
    )
    await c.does(c.propertyWorker, shouted, 'confirm-danger', { danger: true })
    expect(await tries(shouted, minor)).toEqual([409, 'merge-urgent'])
    const urgent = await m.dispatched(c.owner, {}, { class: 'urgent' })
    const safeBefore = m.dueOf(await c.view(c.socialWorker, urgent), 'safe') ?? 0
    expect(await tries(shouted, urgent)).toEqual([200, undefined])
    expect(m.dueOf(await c.view(c.socialWorker, urgent), 'safe')).toBeLessThanOrEqual(safeBefore)
  })
})
