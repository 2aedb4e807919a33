import { dayOf, HOUR, MINUTE, startOfDay } from '@juwuye/domain'
import { nextAt, outsideQuiet } from '../../src/features/notifications/quiet-hours.ts'
import { type GivenCast, laterMorning, tick } from '../given-cast.ts'
import { givenNotes, type Notes, TEMPLATE_IDS } from './given-notes.ts'

jest.setTimeout(120_000)

describe('quiet hours', () => {
  const day = startOfDay('2026-11-23') ?? 0
  const at = (time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return day + hours * HOUR + minutes * MINUTE
  }
  const overNight = { fromMinute: 21 * 60, untilMinute: 7 * 60 }
  const atNoon = { fromMinute: 12 * 60, untilMinute: 14 * 60 }

  test.each([
    ['06:59', overNight, '07:00'],
    ['07:00', overNight, '07:00'],
    ['20:59', overNight, '20:59'],
    ['21:00', overNight, '31:00'],
    ['23:59', overNight, '31:00'],
    ['00:00', overNight, '07:00'],
    ['11:59', atNoon, '11:59'],
    ['12:00', atNoon, '14:00'],
    ['13:59', atNoon, '14:00'],
    ['14:00', atNoon, '14:00'],
    ['02:00', atNoon, '02:00'],
  ])('what is ready at %s leaves at its time', (ready, quiet, leaves) => {
    expect(outsideQuiet(at(ready), quiet)).toBe(at(leaves))
  })

  test('the next 8:30 is never now', () => {
    expect(nextAt(at('08:29'), 510)).toBe(at('08:30'))
    expect(nextAt(at('08:30'), 510)).toBe(at('32:30'))
  })
})

describe('messages wait', () => {
  let n: Notes
  let c: GivenCast
  beforeAll(async () => {
    n = await givenNotes('when')
  })
  beforeEach(async () => {
    laterMorning(n.t, 2)
    c = await n.community()
    await n.standin('messages', { reset: true })
  })
  afterAll(() => n.t.close())

  const triage = () => ({ class: 'minor', title: '楼道灯不亮', partyIds: [c.parties.property] })
  const clockTo = (time: string, days = 0) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const midnight = startOfDay(dayOf(n.t.clock.now())) ?? 0
    n.t.clock.set(midnight + days * 24 * HOUR + hours * HOUR + minutes * MINUTE)
  }
  const minute = async () => {
    await tick(n.t)
    await n.drain({ early: true })
  }
  const phonesOf = async (personId: string) => n.phones(await n.openidOf(personId))
  const statesOf = async (personId: string) => (await n.deliveries(c, personId)).map((row) => row.state)

  test('from 21:00 to 7:00 nothing leaves; it is in the inbox at once, and on the phone at 7:00, once', async () => {
    await n.gives(c, c.reporter, 'progress', 3)
    const { id } = await c.blows(c.reporter)
    clockTo('21:00')
    await c.does(c.socialWorker, id, 'triage', triage())
    await n.drain()
    expect((await n.inbox(c, c.reporter)).unread).toBe(1)
    clockTo('06:59', 1)
    await minute()
    expect([await statesOf(c.reporter), await phonesOf(c.reporter)]).toEqual([['waiting'], []])
    clockTo('07:00')
    await minute()
    await minute()
    expect([await statesOf(c.reporter), (await phonesOf(c.reporter)).length]).toEqual([['sent'], 1])
  })

  test('danger is told at night', async () => {
    await n.gives(c, c.propertyMate, 'task', 2)
    clockTo('23:30')
    await c.blows(c.reporter, { danger: true })
    await n.drain()
    expect([await statesOf(c.propertyMate), (await phonesOf(c.propertyMate)).length]).toEqual([['sent'], 1])
  })

  test('who has five tasks gets the next ones in one message at 8:30', async () => {
    await n.gives(c, c.propertyMate, 'task', 12)
    const ids: string[] = []
    for (let i = 0; i < 9; i++) {
      const { id } = await c.blows(c.reporter, { channel: 'own' }).catch(() => c.blows(c.neighbour))
      ids.push(id)
      await c.does(c.socialWorker, id, 'triage', triage())
    }
    for (let i = 0; i < 3; i++) await n.drain({ early: true })
    const first = await statesOf(c.propertyMate)
    expect([
      first.filter((state) => state === 'sent').length,
      first.filter((state) => state === 'digest').length,
    ]).toEqual([5, 4])
    // one of the four is looked at in the app before the morning
    const { items } = await n.inbox(c, c.propertyMate)
    const waiting = (await n.deliveries(c, c.propertyMate)).find((row) => row.state === 'digest')
    expect(items.map((item) => item.id)).toContain(waiting?.message_id)
    await c.post(c.propertyMate, '/inbox/read', { ids: [waiting?.message_id] })
    clockTo('08:29', 1)
    await minute()
    expect((await phonesOf(c.propertyMate)).length).toBe(5)
    clockTo('08:30')
    await minute()
    await minute()
    const phones = await phonesOf(c.propertyMate)
    expect(phones).toHaveLength(6)
    expect(phones.at(-1)).toMatchObject({
      page: `pages/inbox/index?communityId=${c.communityId}`,
      data: { thing2: '3 件待办', thing4: '您有 3 件事等着办' },
    })
    const states = await statesOf(c.propertyMate)
    expect(states.filter((state) => state === 'folded')).toHaveLength(4)
    expect(states.filter((state) => state === 'digest')).toEqual([])
    // a new day, a new count: the first of it goes by itself again
    n.t.clock.advance(HOUR)
    await c.does(c.socialWorker, ids[0] ?? '', 'summon', { partyIds: [c.parties.ngo], reason: '一起' })
    const { id } = await c.blows(c.owner)
    await c.does(c.socialWorker, id, 'triage', triage())
    await n.drain()
    expect((await phonesOf(c.propertyMate)).length).toBe(7)
  })

  test('two sweeps at once hand over each delivery once', async () => {
    await n.gives(c, c.reporter, 'progress', 3)
    const { id } = await c.blows(c.reporter)
    clockTo('22:00')
    await c.does(c.socialWorker, id, 'triage', triage())
    await n.drain()
    clockTo('07:00', 1)
    await Promise.all([tick(n.t), tick(n.t), tick(n.t)])
    await n.drain({ early: true })
    expect((await phonesOf(c.reporter)).length).toBe(1)
  })

  test('a community without templates sends nothing, and tells all the same', async () => {
    const plain = await n.community({ templates: { progress: null, result: null, task: null } })
    await plain.bring('dispatched')
    await n.drain()
    expect([await n.deliveries(plain), (await n.inbox(plain, plain.reporter)).unread]).toEqual([[], 1])
    expect(TEMPLATE_IDS.task).not.toBe(TEMPLATE_IDS.progress)
  })
})
