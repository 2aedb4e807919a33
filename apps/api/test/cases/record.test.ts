import { randomUUID } from 'node:crypto'
import { type EventKind, MACHINE, type MachineRow } from '@juwuye/domain'
import pg from 'pg'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, tick } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

describe('the record of a case', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const check = async (id: string) => (await c.get(c.reporter, `/cases/${id}/chain`)).body

  describe('the chain', () => {
    test('holds after a whole loop, counts its events, and its head stands on the public page', async () => {
      const id = await c.bring('verified')
      const head = (await check(id)).head
      const { publicationId } = await c.publishes(id)
      const page = await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications/${publicationId}` })
      expect(page.json().body.chainHead).toBe(head)
      const events = await inside.rows('select seq from juwuye.case_events where case_id = $1 order by seq', [id])
      const now = await check(id)
      expect(now).toEqual({ ok: true, events: events.length, head: expect.not.stringContaining(head), brokenAt: null })
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
    })

    test.each([
      ['an event’s kind', `update juwuye.case_events set kind = 'declined' where case_id = $1 and seq = 2`, 2],
      [
        'an event’s time',
        `update juwuye.case_events set at = at + interval '1 second' where case_id = $1 and seq = 3`,
        3,
      ],
      ['an event’s author', `update juwuye.case_events set actor = actor + 1 where case_id = $1 and seq = 2`, 2],
      [
        'an event’s facts',
        `update juwuye.case_events set data = data || '{"class":"minor"}' where case_id = $1 and seq = 2`,
        2,
      ],
      ['the words', `update juwuye.event_contents set words = words || '！' where case_id = $1 and seq = 1`, 1],
      [
        'the photos',
        `update juwuye.event_contents set photo_ids = array[gen_random_uuid()] where case_id = $1 and seq = 1`,
        1,
      ],
      ['a hash', `update juwuye.case_events set hash = repeat('0', 64) where case_id = $1 and seq = 1`, 1],
      ['an event in the middle, by removing it', `delete from juwuye.case_events where case_id = $1 and seq = 2`, 3],
      [
        'the last event, by removing it',
        `delete from juwuye.case_events where case_id = $1 and seq = (select max(seq) from juwuye.case_events where case_id = $1)`,
        4,
      ],
      [
        'the last event and the head with it',
        `with gone as (delete from juwuye.case_events where case_id = $1 and seq = 4 returning previous_hash)
         update juwuye.cases set head_hash = gone.previous_hash from gone where id = $1`,
        4,
      ],
      ['all events, by removing them', `delete from juwuye.case_events where case_id = $1`, 4],
      ['the head on the case', `update juwuye.cases set head_hash = repeat('0', 64) where id = $1`, 4],
    ])('shows that somebody changed %s', async (_, change, brokenAt) => {
      const id = await c.bring('claimed')
      expect((await check(id)).ok).toBe(true)
      await inside.rows(change, [id])
      expect(await check(id)).toMatchObject({ ok: false, brokenAt })
    })

    test('an event moved to another case does not hold there', async () => {
      const [from, to] = [await c.bring('claimed'), await c.bring('claimed')]
      await inside.rows('delete from juwuye.event_contents where case_id = $1 and seq = 1', [to])
      await inside.rows(
        `update juwuye.case_events a set at = b.at, data = b.data, content_hash = b.content_hash, hash = b.hash
         from juwuye.case_events b where a.case_id = $2 and a.seq = 1 and b.case_id = $1 and b.seq = 1`,
        [from, to],
      )
      expect(await check(to)).toMatchObject({ ok: false, brokenAt: 1 })
    })

    test('words that are gone are missed, unless an event says that they were erased', async () => {
      const id = await c.bring('claimed')
      await inside.rows('delete from juwuye.event_contents where case_id = $1 and seq = 1', [id])
      expect(await check(id)).toMatchObject({ ok: false, brokenAt: 1 })
    })

    test('the serving role can neither change nor remove what is written', async () => {
      const id = await c.bring('dispatched')
      const api = new pg.Client({ connectionString: t.database.urls.api })
      await api.connect()
      await api.query(`set app.community_id = '${c.communityId}'`)
      const tables = ['case_events', 'event_contents', 'ratings', 'reopenings', 'recorded_entries', 'case_photos']
      for (const table of tables) {
        // a photo follows its whistle to another case; what it shows, and of what, stays
        const column = table === 'case_photos' ? 'subject_id' : 'case_id'
        await expect(
          api.query(`update juwuye.${table} set ${column} = ${column} where case_id = '${id}'`),
        ).rejects.toMatchObject({ code: '42501' })
        // words and photos go with an account that is closed, and the chain says so
        if (table !== 'event_contents' && table !== 'case_photos')
          await expect(api.query(`delete from juwuye.${table} where case_id = '${id}'`)).rejects.toMatchObject({
            code: '42501',
          })
        await expect(api.query(`truncate juwuye.${table}`)).rejects.toMatchObject({ code: '42501' })
      }
      await api.end()
    })

    test('no name, word or place stands in an event', async () => {
      const { id } = await c.blows(c.reporter, { text: '502 门口漏水', spot: '502 室对面' })
      await c.does(c.socialWorker, id, 'triage', {
        class: 'major',
        title: '楼道漏水',
        partyIds: [c.parties.property],
        note: '请快',
      })
      await c.does(c.propertyWorker, id, 'check-in', { reply: '马上' })
      const events = await inside.rows('select to_jsonb(e) as e from juwuye.case_events e where case_id = $1', [id])
      const text = JSON.stringify(events)
      expect(text).not.toMatch(/[\u4e00-\u9fff]/)
      for (const person of [c.reporter, c.socialWorker, c.propertyWorker]) expect(text).not.toContain(person)
    })
  })

  describe('the outbox', () => {
    /** Audiences per kind of event, out of the table of the machine and the endings of two-step acts. */
    const audiences = (() => {
      const found = new Map<EventKind, string[]>()
      const add = (kind: EventKind, told: readonly string[]) =>
        found.set(kind, [...(found.get(kind) ?? []), [...told].sort().join()])
      for (const row of Object.values(MACHINE) as MachineRow[])
        for (const o of Object.values(row.outcomes)) add(o.event, o.told)
      add('act.lapsed', ['lead', 'panel'])
      add('act.lapsed', ['lead'])
      add('act.refused', ['lead'])
      add('act.withdrawn', ['panel', 'reporter'])
      return found
    })()

    test('each event of a case wrote one row, with the audience of its act, at its moment', async () => {
      const id = await c.bring('proposed')
      await c.settles(c.ownersMember, id, 'refuse', '慢')
      await c.does(c.neighbour, id, 'join', { id: randomUUID() })
      await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      await c.settles(c.ownersMember, id, 'confirm')
      const nodeId = (await c.view(c.propertyWorker, id)).nodes[0]?.id
      await c.does(c.propertyWorker, id, 'note-progress', { nodeId, text: '在换' })
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '好了' })
      await c.does(c.ownersMember, id, 'sign-no', { nodeId, round: 1, reason: '不亮' })
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '亮了' })
      await c.allSign(id)
      await c.publishes(id)
      const objected = await c.does(c.neighbour, id, 'object', { reason: '没好' })
      await c.does(c.secretary, id, 'rule-objection', {
        objectionId: objected.objections[0]?.id,
        uphold: false,
        reason: '好了',
      })
      await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 5 })
      laterMorning(t, 8)
      await tick(t)
      await c.does(c.reporter, id, 'reopen', { reason: '又坏了' })

      const events = await inside.rows('select seq, kind, at from juwuye.case_events where case_id = $1 order by seq', [
        id,
      ])
      const told = await inside.rows(
        'select seq, kind, audience, created_at, relayed_at from juwuye.outbox where case_id = $1 order by seq',
        [id],
      )
      expect(events.length).toBeGreaterThan(20)
      expect(told.map((row) => [row.seq, row.kind, row.created_at])).toEqual(
        events.map((row) => [row.seq, row.kind, row.at]),
      )
      for (const { kind, audience, relayed_at } of told) {
        expect(relayed_at).toBeNull()
        expect([kind, audiences.get(kind)]).toEqual([kind, expect.arrayContaining([[...audience].sort().join()])])
      }
      const audienceOf = (kind: string) => told.find((row) => row.kind === kind)?.audience.sort()
      expect(audienceOf('dispatched')).toEqual(['joined', 'reporter', 'summoned'])
      expect(audienceOf('node.submitted')).toEqual(['panel'])
      expect(audienceOf('objected')).toEqual(['lead', 'rulingBody'])
      expect(audienceOf('closed')).toEqual(['joined', 'reporter'])
    })

    test('what is refused tells nobody', async () => {
      const id = await c.bring('claimed')
      const before = await inside.rows('select count(*) from juwuye.outbox where case_id = $1', [id])
      await c.act(c.ngoMember, id, 'claim-lead')
      await c.act(c.propertyWorker, id, 'adopt-plan', { nodes: [] })
      expect(await inside.rows('select count(*) from juwuye.outbox where case_id = $1', [id])).toEqual(before)
    })
  })
})
