import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, problemOf, tick } from '../given-cast.ts'
import { asking } from '../handover/asking.ts'
import { chasing, wall } from './chasing.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

/** What becomes of a pause when something else happens to the case. */
describe('a promise that is held', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  let m: ReturnType<typeof moving>
  let day: number

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_held' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
    m = moving(t, c, inside)
    day = wall('2026-11-23 00:00')
  })
  beforeEach(() => {
    day += 120 * DAY
    t.clock.set(on(0, 9))
  })
  afterAll(() => t.close())

  const on = (days: number, hours: number, minutes = 0) => day + days * DAY + hours * HOUR + minutes * MINUTE
  const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
  /** Held from now until the end of that day. */
  const pauses = async (id: string, clock: string, days: number, by = c.propertyWorker) => {
    await c.does(by, id, 'pause-clock', { clock, reason: '等配件', untilDay: dayOf(day + days * DAY) })
    expect((await c.settles(c.socialWorker, id, 'confirm')).status).toBe(200)
  }
  const resumes = (id: string, clock: string, by = c.propertyWorker) =>
    c.act(by, id, 'resume-clock', { clock, reason: '配件到了' })
  /** Sent on as hard and claimed, whistled by somebody at this instant. */
  const claimed = async (by: string, at: number, caseClass = 'hard') => {
    t.clock.set(at)
    const id = await m.dispatched(by, {}, { class: caseClass })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    return id
  }
  const dueOf = async (id: string, kind: string) => (await time.running(id, kind))?.dueAt
  const sameOnPage = async (id: string, kind: string) => {
    const clock = (await c.view(c.socialWorker, id)).clocks.find((one) => one.kind === kind && one.stoppedAt === null)
    const row = await time.running(id, kind)
    expect([clock?.dueAt, clock?.pausedUntil]).toEqual([row?.dueAt, row?.pausedUntil])
    return clock
  }

  describe('when two cases become one', () => {
    test('is held no longer where the other promised earlier, and is chased by that', async () => {
      const target = await claimed(c.reporter, on(0, 9))
      await pauses(target, 'plan', 40)
      const source = await claimed(c.neighbour, on(2, 9))
      const promised = await dueOf(source, 'plan')
      expect(promised).toBe(on(17, 9))
      await m.merges(source, target)
      expect(await time.running(target, 'plan')).toMatchObject({ dueAt: promised, pausedUntil: null })
      expect((await sameOnPage(target, 'plan'))?.working).not.toContain('停表')
      expect(problemOf(await resumes(target, 'plan'))).toEqual([409, 'clock-not-paused'])
      // half of 15 d from the second whistle: 9 d 21 h
      t.clock.set(on(5, 9))
      await c.does(c.propertyWorker, target, 'note-progress', { text: '在等' })
      await time.at(shown(on(8, 21)), target, 'reminded lease → owner')
      await time.at(shown(on(9, 21)), target, 'reminded plan → owner')
    })

    test('goes on being held where the held one was the earlier, until its end or before', async () => {
      const source = await claimed(c.neighbour, on(0, 9))
      await pauses(source, 'plan', 3)
      const held = await time.running(source, 'plan')
      // 15 d and 3 d 14 h 59 min
      expect(held).toMatchObject({ dueAt: on(18, 23, 59), pausedUntil: on(3, 23, 59) })
      const target = await claimed(c.reporter, on(1, 9), 'major')
      expect(await dueOf(target, 'plan')).toBe(on(31, 9))
      await m.merges(source, target)
      expect(await time.running(target, 'plan')).toMatchObject({
        dueAt: held?.dueAt,
        pausedUntil: on(3, 23, 59),
        chaseAt: on(3, 23, 59),
      })
      await sameOnPage(target, 'plan')
      t.clock.set(on(2, 9))
      expect((await resumes(target, 'plan')).status).toBe(200)
      // held for two days
      expect(await time.running(target, 'plan')).toMatchObject({ dueAt: on(17, 9), pausedUntil: null })
      expect([await time.chainHolds(source), await time.chainHolds(target)]).toEqual([true, true])
    })

    test('goes along with its pause where the other has no such promise', async () => {
      const source = await claimed(c.neighbour, on(0, 9), 'minor')
      await pauses(source, 'resolve', 3)
      const held = await time.running(source, 'resolve')
      const target = await claimed(c.reporter, on(0, 10), 'hard')
      await m.merges(source, target)
      expect(await time.running(target, 'resolve')).toMatchObject({
        dueAt: held?.dueAt,
        pausedUntil: held?.pausedUntil,
        chaseAt: held?.pausedUntil,
      })
      await time.at(shown(on(3, 22)), target, 'reminded lease → owner')
      await time.at(shown(on(3, 23, 59)), target, 'clock.resumed resolve → reporter joined lead')
    })

    test('counts from the earlier whistle, and is held as long', async () => {
      const early = (await c.blows(c.neighbour)).id
      const target = await claimed(c.reporter, on(2, 9))
      await pauses(target, 'plan', 5)
      // 15 d from the later whistle, and 3 d 14 h 59 min
      expect(await dueOf(target, 'plan')).toBe(on(20, 23, 59))
      await m.merges(early, target)
      expect(await time.running(target, 'plan')).toMatchObject({
        startedAt: on(0, 9),
        dueAt: on(18, 23, 59),
        pausedUntil: on(5, 23, 59),
      })
      expect((await sameOnPage(target, 'plan'))?.working).toContain('停表')
      await time.at(shown(on(5, 21)), target, 'reminded lease → owner')
      await time.at(shown(on(5, 23, 59)), target, 'clock.resumed plan → reporter joined lead')
      expect(await dueOf(target, 'plan')).toBe(on(18, 23, 59))
    })

    test('is over where what the earlier whistle was promised is over', async () => {
      const early = (await c.blows(c.neighbour)).id
      const target = await claimed(c.reporter, on(20, 9))
      await pauses(target, 'plan', 22)
      t.clock.set(on(20, 10))
      await m.merges(early, target)
      // 15 d from the earlier whistle, and 2 d 14 h 59 min
      expect(await time.running(target, 'plan')).toMatchObject({ dueAt: on(17, 23, 59), pausedUntil: null })
      await time.news(target)
      await tick(t)
      expect(await time.news(target)).toEqual([
        'reminded plan late → owner',
        'supervised plan 1 → owner secretary council',
        'supervised plan 2 → owner secretary town',
      ])
    })
  })

  test('stays held where whistles part from it; what they become starts with promises of its own', async () => {
    const id = await claimed(c.reporter, on(0, 9))
    const other = await m.dispatched(c.neighbour, {}, { class: 'hard' })
    await m.merges(other, id)
    await pauses(id, 'plan', 5)
    const before = await time.running(id, 'plan')
    t.clock.set(on(1, 9))
    const parted = await m.splits(id, await m.whistleIds(id, c.neighbour))
    expect(await time.running(id, 'plan')).toEqual(before)
    expect((await time.clocks(parted.id)).map((clock) => [clock.kind, clock.paused_until])).toEqual([['respond', null]])
    // the neighbour's own 72 h, half of it
    expect(await time.running(parted.id, 'respond')).toMatchObject({ dueAt: on(3, 9), chaseAt: on(1, 21) })
  })

  test('is worked out anew with another class, and held no longer', async () => {
    const id = await claimed(c.reporter, on(0, 9))
    await pauses(id, 'plan', 20)
    await c.does(c.socialWorker, id, 'reclassify', { class: 'major', reason: '全小区的事' })
    expect(await time.running(id, 'plan')).toMatchObject({ dueAt: on(30, 9), pausedUntil: null, chaseAt: on(15, 9) })
    expect(problemOf(await resumes(id, 'plan'))).toEqual([409, 'clock-not-paused'])
    await pauses(id, 'plan', 20)
    await c.does(c.socialWorker, id, 'reclassify', { class: 'minor', reason: '一盏灯' })
    expect(await time.running(id, 'plan')).toBeUndefined()
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(7, 9), pausedUntil: null })
    await time.news(id)
    t.clock.set(on(21, 9))
    await tick(t)
    expect((await time.news(id)).filter((one) => one.startsWith('clock.resumed'))).toEqual([])
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('is what a changed plan says, from then on', async () => {
    const id = await c.bring('rectifying', 'hard')
    await pauses(id, 'resolve', 3)
    expect(await dueOf(id, 'resolve')).toBe(on(9, 14, 58))
    const [node] = (await c.view(c.propertyWorker, id)).nodes
    const changed = { ...c.plan({ dueDay: dayOf(on(12, 9)) }).nodes[0], id: node?.id }
    await c.does(c.propertyWorker, id, 'change-plan', { nodes: [changed], reason: '换一家' })
    await c.settles(c.ownersMember, id, 'confirm')
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(12, 23, 59), pausedUntil: null })
    const [change] = (await c.view(c.socialWorker, id)).timeline
    expect(change).toMatchObject({ kind: 'plan.changed' })
    expect(problemOf(await resumes(id, 'resolve'))).toEqual([409, 'clock-not-paused'])
  })

  test('lets a plan be made for the time that was granted, which no plan shortens or calls back', async () => {
    const id = await claimed(c.reporter, on(0, 9), 'minor')
    await pauses(id, 'resolve', 10)
    const held = await time.running(id, 'resolve')
    // 7 d, and 10 d 14 h 59 min
    expect(held).toMatchObject({ dueAt: on(17, 23, 59), pausedUntil: on(10, 23, 59) })
    const beyond = await c.act(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: dayOf(on(18, 9)) }))
    expect([...problemOf(beyond), ...fieldsOf(beyond)]).toEqual([422, 'node-due-beyond-class', 'nodes.0.dueDay'])
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: dayOf(on(4, 9)) }))
    expect(await time.running(id, 'resolve')).toEqual(held)
    // held for two days; the day agreed on in between stays
    t.clock.set(on(2, 9))
    expect((await resumes(id, 'resolve')).status).toBe(200)
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(9, 9), pausedUntil: null })
    expect((await c.view(c.socialWorker, id)).nodes[0]?.dueAt).toBe(on(4, 23, 59))
    const over = await claimed(c.neighbour, on(2, 10), 'minor')
    await pauses(over, 'resolve', 4)
    t.clock.set(on(5, 9))
    await tick(t)
    const [node] = c.plan({ dueDay: dayOf(on(11, 9)) }).nodes
    await c.does(c.propertyWorker, over, 'adopt-plan', { nodes: [node] })
    // 7 d from the whistle, and 2 d 13 h 59 min, though the pause is over
    expect(await dueOf(over, 'resolve')).toBe(on(11, 23, 59))
  })

  test('is over when the work is, and nothing goes on afterwards', async () => {
    const id = await c.bring('rectifying', 'hard')
    await pauses(id, 'resolve', 20)
    const { nodes } = await c.view(c.propertyWorker, id)
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '没等到也修好了' })
    expect((await c.allSign(id)).state).toBe('verified')
    expect(await time.running(id, 'resolve')).toBeUndefined()
    expect((await sameOnPage(id, 'resolve'))?.dueAt).toBeUndefined()
    await c.publishes(id)
    await time.at(shown(on(7, 9)), id, 'closed silent 1 of 1 → reporter joined')
    await time.quietUntil(shown(on(21, 9)), id)
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('stays held when the lead gives the case back; the next lead may go on', async () => {
    const id = await claimed(c.reporter, on(0, 9))
    await pauses(id, 'plan', 20)
    await c.does(c.propertyWorker, id, 'release-lead', { reason: '做不了' })
    expect(await time.running(id, 'plan')).toMatchObject({ pausedUntil: on(20, 23, 59) })
    expect(problemOf(await resumes(id, 'plan'))).toEqual([403, 'not-desk-or-lead'])
    await c.does(c.propertyMate, id, 'claim-lead')
    expect((await resumes(id, 'plan', c.propertyMate)).status).toBe(200)
    expect(await time.running(id, 'plan')).toMatchObject({ dueAt: on(15, 9), pausedUntil: null })
  })

  test('asked for by somebody who left is asked for by nobody; what was agreed to stands', async () => {
    const leaver = await c.member('propertyStaff', { name: '要走的', partyId: c.parties.property })
    const ask = asking(c, inside)
    const [waiting, held] = [await claimed(c.reporter, on(0, 9)), await claimed(c.neighbour, on(0, 9))]
    const untilDay = dayOf(on(5, 9))
    for (const id of [waiting, held])
      await c.does(leaver, id, 'pause-clock', { clock: 'plan', reason: '等配件', untilDay })
    await c.settles(c.socialWorker, held, 'confirm')
    const ended = await ask.ends(c.town, await ask.membershipOf(leaver), null)
    expect([ended.status, ended.body.code]).toEqual([200, undefined])
    expect((await c.view(c.socialWorker, waiting)).pending).toEqual([])
    expect(await time.running(waiting, 'plan')).toMatchObject({ dueAt: on(15, 9), pausedUntil: null })
    expect(await time.running(held, 'plan')).toMatchObject({ pausedUntil: on(5, 23, 59) })
    expect(await time.running(waiting, 'pendingAct')).toBeUndefined()
    expect(
      (await c.act(c.propertyMate, waiting, 'pause-clock', { clock: 'plan', reason: '等', untilDay })).status,
    ).toBe(200)
    expect([await time.chainHolds(waiting), await time.chainHolds(held)]).toEqual([true, true])
  })

  test('of a private matter passes to the next mediator with its pause', async () => {
    const ask = asking(c, inside)
    const next = await c.member('deliberationMember', { name: '老好人', partyId: c.parties.deliberationGroup })
    const leaver = await c.member('deliberationMember', { name: '和事佬二', partyId: c.parties.deliberationGroup })
    const id = await ask.mediated(leaver)
    await c.does(leaver, id, 'claim-lead')
    await pauses(id, 'resolve', 5, leaver)
    const before = await time.running(id, 'resolve')
    expect((await ask.ends(c.socialWorker, await ask.membershipOf(leaver), next)).status).toBe(200)
    expect(await time.running(id, 'resolve')).toEqual(before)
    await time.news(id)
    t.clock.set(on(5, 23, 59))
    await tick(t)
    expect((await time.news(id)).at(-1)).toBe('clock.resumed resolve → reporter joined lead')
    expect(await time.chainHolds(id)).toBe(true)
  })
})
