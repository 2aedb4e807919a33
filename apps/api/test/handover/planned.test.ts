import { DAY, dayOf, startOfDay } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { asking, key, REASON } from './asking.ts'
import { standstill } from './standstill.ts'

jest.setTimeout(60_000)

describe('leaving on a day that was fixed', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let ask: ReturnType<typeof asking>
  let successorId: string
  let membership: string
  let day: string

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_planned' })
    inside = await openInside(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
    ask = asking(c, inside)
    successorId = await c.member('deliberationMember', { name: '老好人', partyId: c.parties.deliberationGroup })
    membership = await ask.membershipOf(c.mediator)
    day = dayOf(t.clock.now() + 10 * DAY)
  })
  afterAll(() => t.close())

  const plans = (by: string, body: object = {}, headers = key()) =>
    c.post(by, `/memberships/${membership}/plan`, { successorId, reason: REASON, day, ...body }, headers)
  const cancels = (by: string) => c.post(by, `/memberships/${membership}/cancel-plan`, {}, key())
  const goTo = async (then: string) => {
    t.clock.set(startOfDay(then) ?? 0)
    await tick(t)
  }
  const warned = async (): Promise<string[][]> => {
    const asked = "select announcement from juwuye.outbox where community_id = $1 and kind = 'ending.failed'"
    return (await inside.rows(asked, [c.communityId])).map(({ announcement }) => announcement.people)
  }

  test('nothing changes before the day; on it the cases pass on, once, and the record says when', async () => {
    const caseId = await ask.mediated(c.mediator)
    const { status, body } = await plans(c.socialWorker)
    expect([status, body.planned]).toEqual([200, { day, by: '林静', successor: '老好人', failed: false }])
    await goTo(dayOf(t.clock.now() + 9 * DAY))
    expect((await c.view(c.mediator, caseId)).mediator).not.toBe('老好人')
    await goTo(day)
    await tick(t)
    expect((await c.get(c.mediator, `/cases/${caseId}`)).status).toBe(404)
    expect((await c.view(c.reporter, caseId)).mediator).toBe('老好人')
    expect((await ask.kinds(caseId)).filter((kind) => kind === 'handedOver')).toHaveLength(1)
    const [row] = await inside.rows('select valid_to, ends_at, planned from juwuye.memberships where id = $1', [
      membership,
    ])
    expect([row.valid_to.getTime(), row.ends_at, row.planned]).toEqual([startOfDay(day), null, null])
    expect(await warned()).toEqual([])
  })

  test('of two who fix a day one wins and the other reads who; sent twice it is fixed once; taken back nothing comes', async () => {
    const headers = key()
    expect((await plans(c.socialWorker, {}, headers)).status).toBe(200)
    expect((await plans(c.socialWorker, {}, headers)).status).toBe(200)
    const second = await plans(c.secretary, { day: dayOf(t.clock.now() + 20 * DAY) })
    expect(problemOf(second)).toEqual([409, 'ending-planned'])
    expect(second.body.detail).toContain('林静')
    expect((await cancels(c.secretary)).body.planned).toBeNull()
    expect((await plans(c.socialWorker, {}, headers)).body.planned).toBeNull()
    await goTo(day)
    expect((await ask.read(c.secretary, membership)).status).toBe(200)
  })

  test('sent twice at the same moment it is fixed once, and taken back once, and nobody reads that they were too late', async () => {
    const held = `select 1 from juwuye.memberships where id = '${membership}' for update`
    const headers = key()
    const twin = () => plans(c.socialWorker, {}, headers)
    expect((await standstill(t, held, [twin, twin, twin])).map(({ status }) => status)).toEqual([200, 200, 200])
    const back = key()
    const cancel = () => c.post(c.socialWorker, `/memberships/${membership}/cancel-plan`, {}, back)
    expect((await standstill(t, held, [cancel, cancel])).map(problemOf)).toEqual([
      [200, undefined],
      [200, undefined],
    ])
    expect((await ask.holds(c.socialWorker, membership)).planned).toBeNull()
  })

  test('fixed by whoever may not any more on the day, it does not happen, and only the desk reads so', async () => {
    const mate = await c.member('socialWorker', { name: '小顾', partyId: c.parties.residentsCommittee })
    expect((await plans(mate)).status).toBe(200)
    expect((await ask.ends(c.secretary, await ask.membershipOf(mate), c.socialWorker)).status).toBe(200)
    await goTo(day)
    expect((await ask.holds(c.socialWorker, membership)).planned).toMatchObject({ day: null, failed: true })
    expect(await warned()).toEqual([[c.socialWorker]])
  })

  test('when more and more comes to them at that moment, it is done at a later one and nobody is troubled', async () => {
    const mate = await c.member('deliberationMember', { name: '小热心', partyId: c.parties.deliberationGroup })
    const other = await ask.mediated(mate)
    expect((await plans(c.socialWorker)).status).toBe(200)
    // whoever takes the lock of an ending finds one case more of theirs than before it
    await inside.rows(`create function juwuye.more_comes() returns boolean language plpgsql security definer as $$ begin
      update juwuye.cases set mediator_id = '${c.mediator}' where id = '${other}'; return true; end $$`)
    await inside.rows(`create policy more on juwuye.communities as restrictive for update to juwuye_api
      using (juwuye.more_comes())`)
    try {
      await expect(goTo(day)).rejects.toThrow('stale-version')
    } finally {
      await inside.rows('drop function juwuye.more_comes cascade')
    }
    expect((await ask.holds(c.socialWorker, membership)).planned).toMatchObject({ day, failed: false })
    expect(await warned()).toEqual([])
    await tick(t)
    expect(problemOf(await ask.read(c.socialWorker, membership))).toEqual([409, 'membership-ended'])
  })

  test('days that are over or too far, nobody to take over, and strangers are refused', async () => {
    await ask.mediated(c.mediator)
    const codes = [
      await plans(c.socialWorker, { day: dayOf(t.clock.now()) }),
      await plans(c.socialWorker, { day: dayOf(t.clock.now() + 91 * DAY) }),
      await plans(c.socialWorker, { day: '2026-02-30' }),
      await plans(c.socialWorker, { successorId: null }),
      await plans(c.socialWorker, { successorId: c.reporter }),
      await plans(c.reporter),
      await cancels(c.reporter),
    ].map((answer: Answer) => [...problemOf(answer), ...fieldsOf(answer)])
    expect(codes).toEqual([
      [422, 'invalid-input', 'day'],
      [422, 'invalid-input', 'day'],
      [422, 'invalid-input', 'day'],
      [422, 'successor-unknown', 'successorId'],
      [422, 'successor-unknown', 'successorId'],
      [403, 'forbidden'],
      [403, 'forbidden'],
    ])
  })

  test('who can no longer take over on the day is told to desk and fixer, and everything stays', async () => {
    const caseId = await ask.mediated(c.mediator)
    await plans(c.secretary)
    const successor = await ask.membershipOf(successorId)
    expect((await ask.ends(c.socialWorker, successor, null)).status).toBe(200)
    await goTo(day)
    await tick(t)
    expect((await c.get(c.mediator, `/cases/${caseId}`)).status).toBe(200)
    expect((await ask.holds(c.socialWorker, membership)).planned).toMatchObject({ day: null, failed: true })
    expect(await warned()).toEqual([[c.secretary, c.socialWorker]])
  })
})
