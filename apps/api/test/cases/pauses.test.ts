import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import type { PendingActView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, problemOf, tick } from '../given-cast.ts'
import { chasing, wall } from './chasing.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

/** 停表: what the lead asks, what the desk says, what becomes of the promise. */
describe('a pause', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  let m: ReturnType<typeof moving>
  /** Midnight of the day of the test, and nine in the morning of it. */
  let day: number

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_pauses' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
    m = moving(t, c, inside)
    day = wall('2026-11-23 00:00')
  })
  // each test has months of its own
  beforeEach(() => {
    day += 120 * DAY
    t.clock.set(day + 9 * HOUR)
  })
  afterAll(() => t.close())

  /** An instant of the test: days after its first, and the time of day. */
  const on = (days: number, hours: number, minutes = 0) => day + days * DAY + hours * HOUR + minutes * MINUTE
  const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
  const asks = (id: string, clock: string, days: number, over: object = {}, by = c.propertyWorker): Promise<Answer> =>
    c.act(by, id, 'pause-clock', { clock, reason: '等配件', untilDay: dayOf(day + days * DAY), ...over })
  const paused = async (id: string, clock: string, days: number, at = t.clock.now()) => {
    const asked = await asks(id, clock, days)
    expect(asked.status).toBe(200)
    t.clock.set(at)
    const answer = await c.settles(c.socialWorker, id, 'confirm')
    expect([answer.status, answer.body.code]).toEqual([200, undefined])
  }
  const resumes = (id: string, clock: string, by = c.propertyWorker) =>
    c.act(by, id, 'resume-clock', { clock, reason: '配件到了' })
  const nodeDues = async (id: string) =>
    (await inside.rows('select due_at from juwuye.nodes where case_id = $1 order by position', [id])).map((row) =>
      row.due_at.getTime(),
    )

  test('asked by the lead and agreed to by the desk, puts off the promise and the steps by just as long, and ends by itself', async () => {
    const id = await c.bring('rectifying', 'hard')
    // the plan's day is five days on: due at 23:59 of it
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(5, 23, 59) })
    const { pending } = (await asks(id, 'resolve', 3)).body as { pending: PendingActView[] }
    expect(pending[0]).toMatchObject({ action: 'pause-clock', author: '您' })
    expect(pending[0]?.pause).toMatchObject({ clock: 'resolve', until: on(3, 23, 59), before: on(5, 23, 59) })
    // asked is not agreed
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(5, 23, 59), pausedUntil: null })
    expect(await c.offer(c.socialWorker, id, 'pause-clock', 'confirm')).toMatchObject({ waits: true })

    t.clock.set(on(0, 11))
    await time.news(id)
    const agreed = await c.settles(c.socialWorker, id, 'confirm')
    expect(await time.news(id)).toEqual(['clock.paused resolve → reporter joined lead by somebody'])
    // from 11:00 until 23:59 of the third day: 3 d 12 h 59 min
    const due = on(5, 23, 59) + 3 * DAY + 12 * HOUR + 59 * MINUTE
    expect(due).toBe(on(9, 12, 58))
    expect(await time.running(id, 'resolve')).toMatchObject({
      dueAt: due,
      pausedUntil: on(3, 23, 59),
      chaseAt: on(3, 23, 59),
    })
    expect(await nodeDues(id)).toEqual([due])
    const chip = agreed.body.clocks.find((clock: { kind: string }) => clock.kind === 'resolve')
    expect([chip.pausedUntil, chip.working]).toEqual([on(3, 23, 59), expect.stringContaining('停表')])
    expect((await c.view(c.reporter, id)).timeline[0]).toMatchObject({ kind: 'clock.paused' })

    await time.at(shown(on(3, 23, 59)), id, 'clock.resumed resolve → reporter joined lead')
    // half between the whistle and the new due time: 4 d 13 h 59 min after 9:00
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: due, pausedUntil: null, chaseAt: on(4, 22, 59) })
    await time.at(shown(on(4, 22, 59)), id, 'reminded resolve → owner')
    await time.at(shown(due), id, 'supervised resolve 1 → owner secretary council')
    expect(await time.chainHolds(id)).toBe(true)
  })

  test.each([
    ['the lead', () => c.propertyWorker],
    ['the desk', () => c.socialWorker],
  ])('ended early by %s gives back what was not used, of the steps too', async (_, by) => {
    const id = await c.bring('rectifying', 'hard')
    await paused(id, 'resolve', 3)
    t.clock.set(on(1, 9))
    const view = (await resumes(id, 'resolve', by())).body
    expect(view.timeline[0]).toMatchObject({ kind: 'clock.resumed', words: '配件到了' })
    // held for a day
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(6, 23, 59), pausedUntil: null })
    expect(await nodeDues(id)).toEqual([on(6, 23, 59)])
    expect(problemOf(await resumes(id, 'resolve'))).toEqual([409, 'clock-not-paused'])
    // and may be held again, on top
    await paused(id, 'resolve', 2)
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(6, 23, 59) + DAY + 15 * HOUR - MINUTE })
    await time.at(shown(on(2, 23, 59)), id, 'clock.resumed resolve → reporter joined lead')
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('silences the clock while it lasts, and no other', async () => {
    const id = await c.bring('claimed', 'hard')
    await paused(id, 'plan', 10)
    // 15 d from receipt, and 10 d 14 h 59 min of pause
    expect(await time.running(id, 'plan')).toMatchObject({ dueAt: on(25, 23, 59) })
    await time.at(shown(on(3, 21)), id, 'reminded lease → owner')
    t.clock.set(on(6, 9))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '还在等' })
    await time.at(shown(on(9, 21)), id, 'reminded lease → owner')
    await time.at(shown(on(10, 23, 59)), id, 'clock.resumed plan → reporter joined lead')
    t.clock.set(on(12, 9))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '到了' })
    // half of 25 d 14 h 59 min from nine: 12 d 19 h 29 min 30 s
    await time.quietUntil(shown(on(13, 4, 29)), id)
    t.clock.set(on(13, 4, 30))
    await time.atOnce(id, 'reminded plan → owner')
    await time.at(shown(on(15, 21)), id, 'reminded lease → owner')
  })

  describe('is refused, and nothing changes', () => {
    const refused = async (answer: Promise<Answer>, ...expected: (number | string)[]) => {
      const got = await answer
      expect([...problemOf(got), ...fieldsOf(got)]).toEqual(expected)
    }

    test('for what is overdue, does not run, or is held already', async () => {
      const late = await c.bring('claimed', 'hard')
      t.clock.set(on(15, 9))
      const before = await m.everything(late)
      await refused(asks(late, 'plan', 20), 409, 'clock-overdue')
      expect(await m.everything(late)).toEqual(before)
      const id = await c.bring('claimed', 'hard')
      await refused(asks(id, 'resolve', 20), 409, 'clock-not-running', 'clock')
      await refused(asks(id, 'respond', 20), 422, 'invalid-input', 'clock')
      await paused(id, 'plan', 20)
      await refused(asks(id, 'plan', 21), 409, 'clock-paused')
      const raised = (await c.blows(c.neighbour)).id
      await refused(asks(raised, 'plan', 20), 409, 'wrong-state')
    })

    test('for a day that is over, today, too far, or none at all', async () => {
      const id = await c.bring('claimed', 'hard')
      const before = await m.everything(id)
      await refused(asks(id, 'plan', -1), 422, 'end-in-past', 'untilDay')
      await refused(asks(id, 'plan', 0), 422, 'end-in-past', 'untilDay')
      await refused(asks(id, 'plan', 91), 422, 'end-too-far', 'untilDay')
      for (const untilDay of ['2027-02-30', '2027-13-01'])
        await refused(asks(id, 'plan', 3, { untilDay }), 422, 'end-in-past', 'untilDay')
      for (const untilDay of ['', 'morgen', null, 20270228])
        await refused(asks(id, 'plan', 3, { untilDay }), 422, 'invalid-input', 'untilDay')
      await refused(asks(id, 'plan', 3, { reason: '' }), 422, 'invalid-input', 'reason')
      expect(await m.everything(id)).toEqual(before)
      expect((await asks(id, 'plan', 90)).status).toBe(200)
    })

    test('asked by others than the lead, asked twice, agreed to by who asked or by others than the desk', async () => {
      const id = await c.bring('claimed', 'hard')
      const mate = c.propertyMate
      for (const person of [c.socialWorker, c.chair, c.reporter, c.town])
        await refused(asks(id, 'plan', 3, {}, person), 403, 'not-lead')
      await asks(id, 'plan', 3)
      await refused(asks(id, 'plan', 4, {}, mate), 409, 'act-pending')
      await refused(c.settles(c.propertyWorker, id, 'confirm'), 403, 'author-cannot-confirm')
      for (const person of [mate, c.chair, c.town]) await refused(c.settles(person, id, 'confirm'), 403, 'not-desk')
      expect(await time.running(id, 'plan')).toMatchObject({ pausedUntil: null })
    })

    test('agreed to by a social worker whose own party leads and who asked', async () => {
      const { id } = await c.blows(c.reporter)
      const [residents] = [c.parties.residentsCommittee]
      await c.does(c.secretary, id, 'triage', { class: 'hard', title: '灯', partyIds: [residents] })
      await c.does(c.socialWorker, id, 'check-in', { reply: '来' })
      await c.does(c.socialWorker, id, 'claim-lead')
      expect((await asks(id, 'plan', 3, {}, c.socialWorker)).status).toBe(200)
      await refused(c.settles(c.socialWorker, id, 'confirm'), 403, 'author-cannot-confirm')
      expect((await c.settles(c.secretary, id, 'confirm')).status).toBe(200)
    })

    test('agreed to when it ran over, or the day came, while it waited', async () => {
      const late = await c.bring('claimed', 'hard')
      t.clock.set(on(12, 9))
      await c.does(c.propertyWorker, late, 'note-progress', { text: '在等' })
      await asks(late, 'plan', 30)
      t.clock.set(on(15, 9))
      const before = await m.everything(late)
      await refused(c.settles(c.socialWorker, late, 'confirm'), 409, 'clock-overdue')
      expect(await m.everything(late)).toEqual(before)
      t.clock.set(on(20, 9))
      const id = await c.bring('claimed', 'hard')
      await asks(id, 'plan', 21)
      t.clock.set(on(22, 9))
      await refused(c.settles(c.socialWorker, id, 'confirm'), 422, 'end-in-past')
      expect(await time.running(id, 'plan')).toMatchObject({ pausedUntil: null })
    })

    test('ended by others than lead and desk, or for another clock', async () => {
      const id = await c.bring('claimed', 'hard')
      await refused(resumes(id, 'plan'), 409, 'clock-not-paused')
      await paused(id, 'plan', 3)
      for (const person of [c.reporter, c.chair, c.town])
        await refused(resumes(id, 'plan', person), 403, 'not-desk-or-lead')
      await refused(resumes(id, 'resolve'), 409, 'clock-not-paused', 'clock')
    })
  })

  test('turned down, taken back or left lying, it changes no promise', async () => {
    const id = await c.bring('claimed', 'hard')
    const due = (await time.running(id, 'plan'))?.dueAt
    await asks(id, 'plan', 30)
    expect((await c.settles(c.socialWorker, id, 'refuse', '不等')).status).toBe(200)
    await asks(id, 'plan', 30)
    expect((await c.settles(c.propertyWorker, id, 'withdraw')).status).toBe(200)
    await asks(id, 'plan', 30)
    t.clock.set(on(4, 9))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '在等' })
    await time.news(id)
    t.clock.set(on(7, 9))
    await tick(t)
    expect(await time.news(id)).toContain('act.lapsed pause-clock time → lead')
    expect(await time.running(id, 'plan')).toMatchObject({ dueAt: due, pausedUntil: null })
    expect((await c.view(c.socialWorker, id)).pending).toEqual([])
  })

  test('of two who agree at once one does; agreeing while the lead gives back has one end or the other', async () => {
    const id = await c.bring('claimed', 'hard')
    await asks(id, 'plan', 3)
    const asked = await c.pendingOf(id)
    const both = await Promise.all([c.socialWorker, c.secretary].map((by) => c.settlesThis(asked, by, id, 'confirm')))
    expect(both.map((one) => `${one.status} ${one.body.code ?? ''}`).sort()).toEqual(['200 ', '409 act-settled'])
    expect(await time.running(id, 'plan')).toMatchObject({ dueAt: on(18, 23, 59) })

    for (let round = 0; round < 6; round++) {
      const other = await c.bring('claimed', 'hard')
      await asks(other, 'plan', 3)
      const waiting = await c.pendingOf(other)
      const [agreed, released] = await Promise.all([
        c.settlesThis(waiting, c.socialWorker, other, 'confirm'),
        c.act(c.propertyWorker, other, 'release-lead', { reason: '做不了' }),
      ])
      // giving back is always done; what was agreed to before it stands, what was not is void
      expect(released.status).toBe(200)
      const held = (await time.running(other, 'plan'))?.pausedUntil !== null
      expect([agreed.status === 200, agreed.body.code ?? '']).toEqual([held, held ? '' : 'act-settled'])
      expect(await time.chainHolds(other)).toBe(true)
      t.clock.advance(DAY)
      day += DAY
    }
  })

  test('of a private matter is asked by the mediator, and is nobody else’s business', async () => {
    const { id } = await c.blows(c.reporter)
    const triage = { class: 'private', title: '吵架', mediatorId: c.mediator, partyIds: [] }
    await c.does(c.socialWorker, id, 'triage', triage)
    await c.does(c.mediator, id, 'check-in', { reply: '来' })
    await c.does(c.mediator, id, 'claim-lead')
    expect(problemOf(await asks(id, 'resolve', 5))).toEqual([404, 'not-found'])
    expect((await asks(id, 'resolve', 5, {}, c.mediator)).status).toBe(200)
    // 7 d to agree, as everywhere: 72 h of silence agree to nothing here
    expect(await time.running(id, 'pendingAct')).toMatchObject({ dueAt: on(7, 9) })
    expect((await c.settles(c.secretary, id, 'confirm')).status).toBe(200)
    // 15 d from receipt, and 5 d 14 h 59 min
    expect(await time.running(id, 'resolve')).toMatchObject({ dueAt: on(20, 23, 59), pausedUntil: on(5, 23, 59) })
    await time.at(shown(on(3, 21)), id, 'reminded lease → owner')
    await time.at(shown(on(5, 23, 59)), id, 'clock.resumed resolve → reporter joined lead')
  })
})
