import { randomUUID } from 'node:crypto'
import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import type { CaseCard } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { chasing } from './chasing.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

/** 催办 and 督办: asking how it stands, demanding an answer, and giving it. */
describe('urging and supervising', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  let m: ReturnType<typeof moving>

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_supervising' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
    m = moving(t, c, inside)
  })
  beforeEach(() => laterMorning(t, 60))
  afterAll(() => t.close())

  const inDays = (days: number) => dayOf(t.clock.now() + days * DAY)
  const said = (answer: Answer) => [...problemOf(answer), ...fieldsOf(answer)]
  const urges = (id: string, by = c.reporter, words = '') => c.act(by, id, 'urge', { words })
  const demands = (id: string, over: object = {}, by = c.chair) =>
    c.act(by, id, 'supervise', { demand: '请说明为什么没动', answerDay: inDays(2), ...over })
  const answers = (id: string, supervisionId: string, by = c.propertyWorker) =>
    c.act(by, id, 'answer-supervision', { supervisionId, answer: '明天到场' })
  const openOne = async (id: string): Promise<string> =>
    (await c.view(c.socialWorker, id)).supervisions.find((one) => one.answer === null && one.settledAt === null)?.id ??
    ''

  describe('the reporter urges', () => {
    test('once a day by the calendar of Shanghai, counted and told to desk and lead', async () => {
      const id = await c.bring('claimed', 'hard')
      await time.news(id)
      const first = await urges(id, c.reporter, '还没人来')
      expect([first.status, first.body.urged]).toEqual([200, { count: 1, lastAt: t.clock.now() }])
      expect(await time.news(id)).toEqual(['urged → desk lead by somebody'])
      expect(said(await urges(id))).toEqual([409, 'already-urged'])
      // to the last minute of the day
      t.clock.advance(14 * HOUR + 59 * MINUTE)
      expect(said(await urges(id))).toEqual([409, 'already-urged'])
      t.clock.advance(MINUTE)
      expect((await urges(id)).body.urged).toEqual({ count: 2, lastAt: t.clock.now() })
      expect(said(await urges(id))).toEqual([409, 'already-urged'])
      expect(await time.chainHolds(id)).toBe(true)
    })

    test('each for themself; of the same person’s two at once one counts', async () => {
      const id = await m.dispatched(c.reporter)
      const other = await m.dispatched(c.neighbour)
      await m.merges(other, id)
      const both = await Promise.all([urges(id), urges(id)])
      expect(both.map((one) => one.status).sort()).toEqual([200, 409])
      expect((await urges(id, c.neighbour)).body.urged.count).toBe(2)
      const rows = await inside.rows('select person_id from juwuye.urgings where case_id = $1', [id])
      expect(rows.map((row) => row.person_id).sort()).toEqual([c.reporter, c.neighbour].sort())
    })

    test('also who wrote it down for somebody; not who joined, nor anybody else, nor on what is over', async () => {
      const relayed = await c.relays(c.buildingHead)
      expect((await urges(relayed.id, c.buildingHead)).status).toBe(200)
      const { id } = await c.blows(c.reporter)
      await c.does(c.declared, id, 'join', { id: randomUUID() })
      for (const person of [c.declared, c.socialWorker, c.propertyWorker, c.town])
        expect(said(await urges(id, person))).toEqual([403, 'not-reporter'])
      const shown = await c.bring('publicised', 'minor')
      expect(said(await urges(shown))).toEqual([409, 'wrong-state'])
      await c.does(c.reporter, id, 'withdraw')
      expect((await urges(id)).status).not.toBe(200)
    })

    test('what they say is for desk and parties, how often for everybody', async () => {
      const id = await c.bring('claimed', 'hard')
      await urges(id, c.reporter, '我家老人不敢出门')
      for (const person of [c.socialWorker, c.propertyWorker, c.reporter])
        expect(JSON.stringify(await c.view(person, id))).toContain('不敢出门')
      const seen = await c.view(c.neighbour, id)
      expect([JSON.stringify(seen).includes('不敢出门'), seen.urged.count]).toEqual([false, 1])
    })
  })

  describe('the ruling body or the town demands', () => {
    test('with a day, of whoever owes it; the answer is told to who demanded, once', async () => {
      const id = await c.bring('claimed', 'hard')
      await time.news(id)
      const { body } = await demands(id)
      expect(body.supervisions).toEqual([
        {
          id: expect.any(String),
          level: 0,
          clock: null,
          demand: '请说明为什么没动',
          by: '共建理事会',
          at: t.clock.now(),
          answerBy: Date.parse(`${inDays(2)}T23:59:00+08:00`),
          settledAt: null,
          answer: null,
        },
      ])
      expect(await time.news(id)).toEqual(['supervised 0 → owner desk by somebody'])
      const [demand] = body.supervisions
      expect((await c.offer(c.propertyWorker, id, 'answer-supervision'))?.supervisionId).toBe(demand.id)
      t.clock.advance(HOUR)
      const answered = await answers(id, demand.id)
      expect(answered.body.supervisions[0].answer).toEqual({
        by: expect.any(String),
        at: t.clock.now(),
        words: '明天到场',
      })
      expect(await time.news(id)).toEqual(['supervision.answered 0 → supervisor by somebody'])
      expect(said(await answers(id, demand.id))).toEqual([409, 'nothing-supervised'])
      await demands(id)
      expect(said(await answers(id, demand.id))).toEqual([409, 'supervision-answered'])
      expect(said(await answers(id, randomUUID()))).toEqual([409, 'supervision-answered'])
      expect(await time.chainHolds(id)).toBe(true)
    })

    test('two answers at once are one', async () => {
      const id = await c.bring('claimed', 'hard')
      await demands(id)
      const open = await openOne(id)
      const both = await Promise.all([answers(id, open), answers(id, open, c.socialWorker)])
      expect(both.map((one) => `${one.status} ${one.body.code ?? ''}`).sort()).toEqual([
        '200 ',
        '409 nothing-supervised',
      ])
    })

    test('not by others, not of a day that is over, not on what is closed', async () => {
      const id = await c.bring('claimed', 'hard')
      const before = await m.everything(id)
      for (const person of [c.socialWorker, c.propertyWorker, c.reporter, c.councilMember])
        expect(said(await demands(id, {}, person))).toEqual([403, 'not-ruling-body'])
      expect(said(await demands(id, { answerDay: inDays(-1) }))).toEqual([422, 'due-in-past', 'answerDay'])
      expect(said(await demands(id, { answerDay: '2027-02-30' }))).toEqual([422, 'end-in-past', 'answerDay'])
      expect(said(await demands(id, { answerDay: 'bald' }))).toEqual([422, 'invalid-input', 'answerDay'])
      expect(said(await demands(id, { demand: '' }))).toEqual([422, 'invalid-input', 'demand'])
      expect(said(await answers(id, randomUUID()))).toEqual([409, 'nothing-supervised'])
      expect(await m.everything(id)).toEqual(before)
      // by tonight is a demand
      expect((await demands(id, { answerDay: inDays(0) })).status).toBe(200)
      expect(said(await answers(id, await openOne(id), c.neighbour))).toEqual([403, 'not-desk-or-lead'])
      const shown = await c.bring('publicised', 'minor')
      expect(said(await demands(shown, {}, c.town))).toEqual([409, 'wrong-state'])
    })

    test('the town any case of its community, also one nobody has looked at; who it is about cannot', async () => {
      const { id } = await c.blows(c.reporter, { aboutPartyId: c.parties.estateCouncil })
      expect(said(await demands(id))).toEqual([403, 'about-your-party'])
      const { body } = await demands(id, {}, c.town)
      expect(body.supervisions.map((one: { by: string }) => one.by)).toEqual(['镇街'])
      expect((await answers(id, body.supervisions[0].id, c.socialWorker)).status).toBe(200)
    })

    test('of a private matter the secretary; the mediator answers; parties and neighbours know nothing of it', async () => {
      const { id } = await c.blows(c.reporter)
      const triage = { class: 'private', title: '吵架', mediatorId: c.mediator, partyIds: [] }
      await c.does(c.socialWorker, id, 'triage', triage)
      await c.does(c.mediator, id, 'check-in', { reply: '来' })
      await c.does(c.mediator, id, 'claim-lead')
      expect(said(await demands(id))).toEqual([404, 'not-found'])
      expect((await demands(id, {}, c.secretary)).status).toBe(200)
      for (const person of [c.propertyWorker, c.neighbour])
        expect(said(await answers(id, await openOne(id), person))).toEqual([404, 'not-found'])
      expect((await answers(id, await openOne(id), c.mediator)).status).toBe(200)
      expect(await time.chainHolds(id)).toBe(true)
    })

    test('a neighbour sees that it is demanded, not what was said', async () => {
      const id = await c.bring('claimed', 'hard')
      await demands(id, { demand: '李师傅为什么不去' })
      await answers(id, await openOne(id))
      for (const person of [c.neighbour, c.councilMember])
        expect((await c.view(person, id)).supervisions[0]).toMatchObject({
          level: 0,
          demand: '',
          answer: { by: '', words: null },
        })
      // who demanded reads what was answered
      expect((await c.view(c.chair, id)).supervisions[0]).toMatchObject({
        demand: '李师傅为什么不去',
        answer: { words: '明天到场' },
      })
    })
  })

  test('what the clock demands is answered like any other, and rests when what was late is done', async () => {
    const id = await c.bring('dispatched', 'hard')
    t.clock.advance(96 * HOUR)
    await tick(t)
    expect(await time.demands(id)).toEqual(['respond 1 open', 'respond 2 open'])
    const [one, two] = (await c.view(c.socialWorker, id)).supervisions
    expect([one?.demand, two?.demand]).toEqual(Array(2).fill(expect.stringContaining('超时')))
    const inQueue = async () => {
      const { items } = (await c.get(c.socialWorker, '/cases?queue=toAnswerSupervision')).body
      return items.filter((item: CaseCard) => item.id === id).map((item: CaseCard) => item.supervised)
    }
    expect(await inQueue()).toEqual([2])
    expect((await answers(id, two?.id ?? '', c.socialWorker)).status).toBe(200)
    expect(await inQueue()).toEqual([1])
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来了' })
    expect(await time.demands(id)).toEqual(['respond 1 settled', 'respond 2 answered'])
    expect(await inQueue()).toEqual([])
    expect(said(await answers(id, one?.id ?? '', c.socialWorker))).toEqual([409, 'nothing-supervised'])
  })

  test('a demand by hand rests with the case', async () => {
    const id = await c.bring('submitted', 'minor')
    await demands(id, {}, c.chair)
    expect((await c.allSign(id)).state).toBe('verified')
    expect(await openOne(id)).not.toBe('')
    const published = await c.publishes(id)
    expect([published.state, await openOne(id)]).toEqual(['publicised', ''])
    expect(published.supervisions[0]).toMatchObject({ level: 0, settledAt: t.clock.now(), answer: null })
  })
})
