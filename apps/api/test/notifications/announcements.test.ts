import { dayOf, HOUR, startOfDay } from '@juwuye/domain'
import { type Announcing, tellPeople } from '../../src/features/notifications/index.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { endMembership } from '../end-membership.ts'
import { type GivenCast, laterMorning, tick } from '../given-cast.ts'
import { givenNotes, type Notes, TEMPLATE_IDS } from './given-notes.ts'

jest.setTimeout(120_000)

let n: Notes
let c: GivenCast
beforeAll(async () => {
  n = await givenNotes('announcements')
})
beforeEach(async () => {
  laterMorning(n.t, 2)
  c = await n.community()
  await n.standin('messages', { reset: true })
})
afterAll(() => n.t.close())

const shift = () => {
  const fromAt = (startOfDay(dayOf(n.t.clock.now())) ?? 0) + 13.5 * HOUR
  return { post: '轮值党员', station: '梧桐站', fromAt, untilAt: fromAt + 4 * HOUR }
}
const asked = (people: readonly string[]) =>
  ({
    communityId: c.communityId,
    kind: 'swap.asked',
    people,
    data: { ...shift(), person: c.secretary, leave: false },
  }) as const
const missed = (people: readonly string[]) =>
  ({ communityId: c.communityId, kind: 'shift.reserve', people, data: shift() }) as const
const tell = (announcing: Announcing<'swap.asked'> | Announcing<'shift.reserve'>) =>
  inCommunity(n.t.deps.db.api, c, (tx) => tellPeople(tx, n.t.deps, announcing, n.t.clock.now()))
const minute = async () => {
  await tick(n.t)
  await n.drain({ early: true })
}
const phonesOf = async (personId: string) => n.phones(await n.openidOf(personId))

test('who is named reads it once, with the page it leads to and no case', async () => {
  await tell(asked([c.chair, c.chair]))
  await n.drain()
  await n.drain()
  const { items, unread } = await n.inbox(c, c.chair)
  expect(unread).toBe(1)
  expect(items[0]).toMatchObject({ kind: 'swap.asked', case: null, page: 'duty/swaps', urgent: false, read: false })
  expect(items[0]?.text).toMatch(/^书记想和您换班：\d+ 月 \d+ 日（周.）13:30 的班，请答复$/u)
  expect((await n.inbox(c, c.mediator)).items).toEqual([])
  expect((await c.post(c.chair, '/inbox/read', { ids: [items[0]?.id] })).body).toEqual({ unread: 0 })
})

test('what was not committed is not told, and nobody at all is nothing', async () => {
  const broken = inCommunity(n.t.deps.db.api, c, async (tx) => {
    await tellPeople(tx, n.t.deps, asked([c.chair]), n.t.clock.now())
    throw new Error('the command failed')
  })
  await expect(broken).rejects.toThrow('the command failed')
  await tell(asked([]))
  await n.drain()
  expect((await n.inbox(c, c.chair)).items).toEqual([])
})

test('who left before it was told, or belongs elsewhere, is not told', async () => {
  const membershipId = (
    await n.inside.rows('select id from juwuye.memberships where community_id = $1 and person_id = $2', [
      c.communityId,
      c.chair,
    ])
  )[0].id
  const other = await n.community()
  await tell(asked([c.chair, c.councilMember, other.chair]))
  n.t.clock.set(n.t.clock.now() + 1_000)
  await endMembership(n.t.deps, { personId: c.town }, { communityId: c.communityId, membershipId })
  await n.drain()
  const told = await n.inside.rows('select person_id from juwuye.messages where community_id = $1', [c.communityId])
  expect(told).toEqual([{ person_id: c.councilMember }])
})

test('on the phone it says what it is about and opens its page; a person’s settings count', async () => {
  await n.gives(c, c.chair, 'task')
  await n.gives(c, c.councilMember, 'task')
  await c.put(c.councilMember, '/message-settings', { off: ['task'] })
  await tell(asked([c.chair, c.councilMember]))
  await n.drain()
  const [arrived] = await phonesOf(c.chair)
  expect(arrived).toMatchObject({
    templateId: TEMPLATE_IDS.task,
    page: `pages/duty/swaps/index?communityId=${c.communityId}`,
    data: { character_string1: '-', thing2: '换班' },
  })
  expect(arrived?.data.thing4).toMatch(/^书记想和您换班/u)
  expect(await phonesOf(c.councilMember)).toEqual([])
})

test('at night only what cannot wait leaves', async () => {
  await n.gives(c, c.chair, 'task', 2)
  n.t.clock.set((startOfDay(dayOf(n.t.clock.now())) ?? 0) + 22 * HOUR)
  await tell(asked([c.chair]))
  await tell(missed([c.chair]))
  await minute()
  expect((await phonesOf(c.chair)).map(({ data }) => data.thing2)).toEqual(['值班缺人'])
  n.t.clock.set((startOfDay(dayOf(n.t.clock.now())) ?? 0) + 31 * HOUR)
  await minute()
  expect((await phonesOf(c.chair)).map(({ data }) => data.thing2).sort()).toEqual(['值班缺人', '换班'])
})

test('several wait for the morning’s digest as other tasks do', async () => {
  c = await n.community({ digest: { atMinute: 510, from: 2 } })
  await n.gives(c, c.chair, 'task', 3)
  for (let i = 0; i < 4; i++) await tell(asked([c.chair]))
  await n.drain({ early: true })
  expect((await n.deliveries(c, c.chair)).map(({ state }) => state).sort()).toEqual([
    'digest',
    'digest',
    'sent',
    'sent',
  ])
  n.t.clock.set((startOfDay(dayOf(n.t.clock.now())) ?? 0) + 33 * HOUR)
  await minute()
  expect((await phonesOf(c.chair)).map(({ data }) => data.thing2)).toContain('2 件待办')
})
