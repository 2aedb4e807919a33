import { randomUUID } from 'node:crypto'
import { DAY, MINUTE } from '@juwuye/domain'
import type { ShiftView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { inShort, openSockets } from '../cases/sockets.ts'
import { problemOf } from '../given-cast.ts'
import { type GivenDuty, givenDuty } from './given-duty.ts'

let t: TestApp
let inside: Inside
let d: GivenDuty
/** Two who stand and swap, and one who looks on. */
let [ouyang, xu, qian] = ['', '', '']

beforeAll(async () => {
  t = await buildTestApp()
  inside = await openInside(t)
  d = await givenDuty(t)
  await d.fill()
  await d.publish()
  ;[ouyang = '', xu = '', qian = ''] = d.party
})
afterAll(() => t.close())

const ask = (personId: string, shift: ShiftView | undefined, over: object, key?: string) => {
  t.clock.advance(MINUTE)
  return d.c.post(
    personId,
    `/duty/shifts/${shift?.id}/swaps`,
    { kind: 'swap', toPersonId: null, returnShiftId: null, reason: '要去医院', ...over },
    key === undefined ? {} : { 'idempotency-key': key },
  )
}
const answer = (personId: string, swapId: string, word: 'accept' | 'refuse' | 'withdraw') =>
  d.c.post(personId, `/duty/swaps/${swapId}/${word}`)
/** The newest announcement of a kind. */
const told = async (kind: string) =>
  (
    await inside.rows(
      `select announcement from juwuye.outbox where community_id = $1 and kind = $2 order by created_at, id`,
      [d.c.communityId, kind],
    )
  ).map(({ announcement }) => announcement)
const stands = async (shift: ShiftView | undefined) =>
  (await d.rota()).shifts.find(({ id }) => id === shift?.id)?.person?.personId

/** The organiser gives it to whoever may stand there. */
async function gives({ id, version }: ShiftView): Promise<void> {
  const { items } = (await d.c.get(d.desk, `/duty/shifts/${id}/candidates`)).body
  const given = await d.c.put(d.desk, `/duty/shifts/${id}/person`, { personId: items[0].personId, version })
  expect(given.status).toBe(200)
}

test('a swap is put to one person, answered once, and both change seats', async () => {
  const [[mine], [theirs]] = [await d.shiftsOf(ouyang), await d.shiftsOf(xu)]
  const key = randomUUID()
  const body = { toPersonId: xu, returnShiftId: theirs?.id }
  const asked = await ask(ouyang, mine, body, key)
  expect(asked.body).toMatchObject({
    kind: 'swap',
    state: 'open',
    mine: true,
    mayAccept: false,
    to: { name: '许党员' },
  })
  // sent again it is the same, another for this shift is one too many
  expect((await ask(ouyang, mine, body, key)).body.id).toBe(asked.body.id)
  expect(problemOf(await ask(ouyang, mine, { kind: 'leave' }))).toEqual([409, 'swap-open'])
  expect(await told('swap.asked')).toMatchObject([{ people: [xu], data: { person: ouyang, leave: false } }])

  expect(problemOf(await answer(qian, asked.body.id, 'accept'))).toEqual([404, 'not-found'])
  expect(problemOf(await answer(ouyang, asked.body.id, 'accept'))).toEqual([403, 'swap-not-yours'])
  expect((await d.c.get(qian, '/duty/swaps')).body.items).toEqual([])
  expect((await d.c.get(xu, '/duty/swaps')).body.items).toMatchObject([{ mayAccept: true, reason: '要去医院' }])

  const accepted = await answer(xu, asked.body.id, 'accept')
  expect(accepted.body).toMatchObject({ state: 'accepted', settledBy: '许党员' })
  expect([await stands(mine), await stands(theirs)]).toEqual([xu, ouyang])
  expect((await answer(xu, asked.body.id, 'accept')).status).toBe(200)
  expect(problemOf(await answer(xu, asked.body.id, 'refuse'))).toEqual([409, 'swap-settled'])
  expect(await told('swap.accepted')).toMatchObject([{ people: [ouyang], data: { person: xu } }])
})

test('nobody is asked for what a rule forbids, and nobody accepts it', async () => {
  const [mine] = await d.shiftsOf(ouyang)
  await d.stands(xu, { daysOff: [{ fromDay: mine?.day, untilDay: mine?.day }] })
  const refused = await ask(ouyang, mine, { toPersonId: xu })
  expect(problemOf(refused)).toEqual([422, 'shift-rules'])
  expect(refused.body.detail).toBe('许党员：这天休息')
  await d.stands(xu)
  const asked = await ask(ouyang, mine, { toPersonId: xu })
  await d.stands(xu, { maxPerWeek: 0 })
  expect((await d.c.get(xu, '/duty/swaps')).body.items[0]).toMatchObject({ state: 'open', mayAccept: false })
  expect(problemOf(await answer(xu, asked.body.id, 'accept'))).toEqual([422, 'shift-rules'])
  await d.stands(xu)
  expect((await answer(ouyang, asked.body.id, 'withdraw')).body.state).toBe('withdrawn')
})

test('what cannot be asked is refused: another’s shift, oneself, nobody to swap with, a shift in return that is not theirs', async () => {
  const [[mine], [theirs]] = [await d.shiftsOf(ouyang), await d.shiftsOf(xu)]
  expect(problemOf(await ask(ouyang, theirs, { kind: 'leave' }))).toEqual([403, 'shift-not-yours'])
  for (const [over, path] of [
    [{ toPersonId: ouyang }, 'toPersonId'],
    [{ toPersonId: null }, 'toPersonId'],
    [{ toPersonId: d.c.propertyWorker }, 'toPersonId'],
    [{ toPersonId: xu, returnShiftId: mine?.id }, 'returnShiftId'],
    [{ toPersonId: xu, returnShiftId: randomUUID() }, 'returnShiftId'],
    [{ kind: 'leave', returnShiftId: theirs?.id }, 'returnShiftId'],
    [{ kind: 'leave', reason: ' ' }, 'reason'],
  ] as const) {
    const { status, body } = await ask(ouyang, mine, over)
    expect([status, body.fields?.[0]?.path]).toEqual([422, path])
  }
  expect(problemOf(await ask(ouyang, { ...mine, id: randomUUID() } as ShiftView, { kind: 'leave' }))).toEqual([
    404,
    'not-found',
  ])
  expect(problemOf(await answer(xu, randomUUID(), 'accept'))).toEqual([404, 'not-found'])
})

test('a leave asks all who may stand; of two at once one gets it', async () => {
  const mine = (await d.shiftsOf(ouyang)).find(({ day }) => day > '2026-12-08')
  const asked = await ask(ouyang, mine, { kind: 'leave' })
  const [last] = (await told('swap.asked')).slice(-1)
  expect([last.data.leave, last.people.includes(ouyang), last.people.length]).toEqual([true, false, 4])
  // the reason is for whoever plans, not for all who are asked
  const seen = (await d.c.get(qian, '/duty/swaps')).body.items[0]
  expect(seen).toMatchObject({ mayAccept: true, reason: '', askedBy: { name: '欧阳' } })
  expect((await d.c.get(d.desk, '/duty/swaps')).body.items[0]).toMatchObject({ reason: '要去医院' })
  const send = await openSockets(t, d.c)
  const both = await Promise.all([xu, qian].map((id) => send(id, `/duty/swaps/${asked.body.id}/accept`, {})))
  expect(both.map(inShort).sort()).toEqual(['200', '409 swap-settled'])
  expect([xu, qian]).toContain(await stands(mine))
})

test('an organiser refuses a leave, or gives the shift to somebody, which grants it', async () => {
  const first = (await d.shiftsOf(ouyang)).find(({ day }) => day > '2026-12-10')
  const refused = await ask(ouyang, first, { kind: 'leave' })
  expect(problemOf(await answer(qian, refused.body.id, 'refuse'))).toEqual([403, 'swap-not-yours'])
  expect((await answer(d.desk, refused.body.id, 'refuse')).body).toMatchObject({ state: 'refused', settledBy: '林静' })
  const leave = (await ask(ouyang, first, { kind: 'leave' })).body
  await gives(leave.shift)
  expect((await d.c.get(ouyang, '/duty/swaps')).body.items[0]).toMatchObject({ id: leave.id, state: 'accepted' })
})

test('a swap is void once one of its shifts went to somebody else; whoever still stands is told', async () => {
  const [mine] = (await d.shiftsOf(ouyang)).filter(({ day }) => day > '2026-12-10')
  const theirs = (await d.shiftsOf(xu)).filter(({ day }) => day > '2026-12-10')
  const body = { toPersonId: xu, returnShiftId: null as string | undefined | null }
  const possible = async () => {
    for (const back of theirs) {
      const asked = await ask(ouyang, mine, { ...body, returnShiftId: back.id })
      if (asked.status === 200) return { swap: asked.body, back }
    }
    throw new Error('no shift to swap')
  }
  const { swap, back } = await possible()
  await gives(back)
  const stateOf = async (id: string) =>
    (await d.c.get(ouyang, '/duty/swaps')).body.items.find((item: { id: string }) => item.id === id)?.state
  expect([await stateOf(swap.id), (await told('swap.lapsed')).map(({ people }) => people)]).toEqual([
    'lapsed',
    [[ouyang]],
  ])
  const again = (await ask(ouyang, mine, { toPersonId: xu })).body
  await gives(again.shift)
  expect([await stateOf(again.id), (await told('swap.lapsed')).length]).toEqual(['lapsed', 1])
})

test('the list pages, newest first', async () => {
  const { items, nextCursor } = (await d.c.get(d.desk, '/duty/swaps?limit=2')).body
  const next = (await d.c.get(d.desk, `/duty/swaps?limit=50&cursor=${encodeURIComponent(nextCursor)}`)).body
  const all = (await d.c.get(d.desk, '/duty/swaps?limit=50')).body.items
  expect([...items, ...next.items].map(({ id }) => id)).toEqual(all.map(({ id }: { id: string }) => id))
  expect((await d.c.get(d.desk, '/duty/swaps?cursor=zzz')).status).toBe(422)
})

test('nothing is asked or accepted once the shift began', async () => {
  const [mine, later] = (await d.shiftsOf(qian)).slice(-2)
  const asked = await ask(qian, mine, { kind: 'leave' })
  t.clock.set((mine?.fromAt ?? 0) + 1)
  expect(problemOf(await answer(xu, asked.body.id, 'accept'))).toEqual([409, 'shift-started'])
  expect((await d.c.get(qian, '/duty/swaps')).body.items[0]).toMatchObject({ state: 'lapsed', mayAccept: false })
  expect(
    problemOf(await d.c.put(d.desk, `/duty/shifts/${mine?.id}/person`, { personId: null, version: mine?.version })),
  ).toEqual([409, 'shift-started'])
  t.clock.advance(40 * DAY)
  expect(problemOf(await ask(qian, later, { kind: 'leave' }))).toEqual([409, 'shift-started'])
})
