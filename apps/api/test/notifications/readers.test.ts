import { NOTICES } from '@juwuye/messages'
import type { Notice } from '@juwuye/types'
import { hardCases } from '../cases/hard-population.ts'
import { sightsOf } from '../cases/sights.ts'
import { type GivenCast, laterMorning, tick } from '../given-cast.ts'
import { givenNotes, type Notes } from './given-notes.ts'

jest.setTimeout(300_000)

interface Row {
  case_id: string
  person_id: string
  kind: string
  audience: string
}

let n: Notes
let c: GivenCast
let rows: Row[]

/** Some dozens of cases in every hard position, told after all that happened to them, and after what time did. */
beforeAll(async () => {
  n = await givenNotes('readers')
  c = await n.community()
  await hardCases(n.t, c)
  const { id } = await c.blows(c.reporter, { visibility: 'private' })
  await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '吵架', mediatorId: c.mediator })
  laterMorning(n.t, 4)
  await tick(n.t)
  await n.drain()
  rows = await n.inside.rows('select * from juwuye.messages where community_id = $1', [c.communityId])
})
afterAll(() => n.t.close())

test('whoever has a message may see the case, by the rules asked apart from the telling', async () => {
  const cases = [...new Set(rows.map((row) => row.case_id))]
  const people = Object.fromEntries(rows.map((row) => [row.person_id, row.person_id]))
  const sights = await sightsOf(n.t, c.communityId, cases, people)
  const blind = rows.filter((row) => !sights.get(row.person_id)?.get(row.case_id))
  expect(blind.filter((row) => row.audience !== 'town')).toEqual([])
  // and it was a trial: some of those around could not see some of the cases
  const unseen = cases.flatMap((id) => Object.keys(people).filter((person) => !sights.get(person)?.get(id)))
  expect(unseen.length).toBeGreaterThan(50)
  expect(rows.length).toBeGreaterThan(300)
})

test('nobody is told by two messages of one event, and nobody of what they did', async () => {
  const twice = await n.inside.rows(
    'select id, person_id from juwuye.messages where community_id = $1 group by 1, 2 having count(*) > 1',
    [c.communityId],
  )
  expect(twice).toEqual([])
  const own = await n.inside.rows(
    `select m.kind from juwuye.messages m
     join juwuye.outbox o on o.community_id = m.community_id and o.id = m.id
     join juwuye.case_events e on e.community_id = o.community_id and e.case_id = o.case_id and e.seq = o.seq
     join juwuye.case_participants p on p.community_id = e.community_id and p.case_id = e.case_id and p.number = e.actor
     where m.community_id = $1 and p.person_id = m.person_id`,
    [c.communityId],
  )
  expect(own).toEqual([])
})

test('every inbox can be read: whole sentences, and a link wherever the list shows the case', async () => {
  for (const person of new Set(rows.map((row) => row.person_id))) {
    const items: Notice[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await n.inbox(c, person, cursor === '' ? '' : `&cursor=${cursor}`)
      items.push(...page.items)
      cursor = page.nextCursor
    }
    expect(items).toHaveLength(rows.filter((row) => row.person_id === person).length)
    for (const item of items) {
      expect(item.text).not.toMatch(/undefined|null|NaN|“”|：$/)
      const { audience } = rows.find((row) => row.person_id === person && row.kind === item.kind) as Row
      if (audience !== 'town') expect(item).toMatchObject({ case: { id: expect.any(String) } })
    }
  }
})

test('every outbox row found its words', async () => {
  const told = await n.inside.rows('select distinct kind, unnest(audience) as audience from juwuye.outbox')
  for (const { kind, audience } of told) expect(Object.keys(NOTICES[kind as keyof typeof NOTICES])).toContain(audience)
  expect(await n.inside.rows('select * from juwuye.dead_letters')).toEqual([])
  expect(await n.inside.rows(`select * from juwuye_jobs.job where name = 'tell' and state <> 'completed'`)).toEqual([])
})
