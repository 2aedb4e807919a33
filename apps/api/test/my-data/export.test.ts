import { DAY, MINUTE } from '@juwuye/domain'
import { strFromU8, unzipSync } from 'fflate'
import { LEFT_OUT } from '../../src/features/my-data/left-out.ts'
import { MY_ROWS } from '../../src/features/my-data/my-rows.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { caseIdOf, relaying } from '../relay/given-relay.ts'

jest.setTimeout(60_000)

interface Section {
  table: string
  title: string
  rows: Record<string, unknown>[]
}

interface Exported {
  files: Record<string, Uint8Array>
  page: string
  json: string
  data: { personId: string; sections: Section[]; communities: { name: string; sections: Section[]; files: string[] }[] }
}

describe('everything about me', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let r: ReturnType<typeof relaying>

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
    c = await givenCast(t)
    r = relaying(t, c)
  })
  afterAll(() => t.close())

  const ask = async (personId: string) => {
    const headers = await c.headersOf(personId)
    return t.app.inject({ method: 'POST', url: '/v1/me/data-exports', headers })
  }
  const address = async (personId: string): Promise<string> => (await ask(personId)).json<{ path: string }>().path
  const exported = async (personId: string): Promise<Exported> => {
    // as a browser sends the form
    const headers = { 'content-type': 'text/plain' }
    const answer = await t.app.inject({ method: 'POST', url: await address(personId), headers, payload: '' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const files = unzipSync(answer.rawPayload)
    const json = strFromU8(files['data.json'] ?? new Uint8Array())
    return { files, json, page: strFromU8(files['index.html'] ?? new Uint8Array()), data: JSON.parse(json) }
  }
  const rowsIn = ({ data }: Exported, table: string) =>
    [...data.sections, ...data.communities.flatMap(({ sections }) => sections)]
      .filter((section) => section.table === table)
      .flatMap(({ rows }) => rows)

  test('holds every row of every table in which I stand, for everybody who took part', async () => {
    const publicised = await c.bring('publicised')
    await c.does(c.neighbour, publicised, 'object', { reason: '没修好' })
    await c.does(c.reporter, publicised, 'rate', { solved: 'notSolved', level: 2, words: '还是暗' })
    const entry = await r.looksAfter(c.buildingHead)
    await r.round(c.buildingHead, [await r.concern(c.buildingHead, entry.id)])
    const people = [c.reporter, c.neighbour, c.socialWorker, c.propertyWorker, c.buildingHead]
    const tables = await inside.rows(
      `select c.relname as table, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       join pg_type y on y.oid = a.atttypid where c.relnamespace = 'juwuye'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and y.typname in ('uuid', '_uuid', 'jsonb', 'text') group by 1 order by 1`,
    )
    for (const personId of people) {
      const mine = await exported(personId)
      expect(mine.data.personId).toBe(personId)
      for (const { table, columns } of tables) {
        const held = await inside.rows(
          `select ${columns.map((name: string) => `count(*) filter (where "${name}"::text like $1)::int as "${name}"`).join(', ')} from juwuye.${table}`,
          [`%${personId}%`],
        )
        for (const [column, n] of Object.entries<number>(held[0])) {
          const name = `${table}.${column}`
          if (n === 0 || name in LEFT_OUT || name === 'persons.person_id') continue
          const parts = MY_ROWS.filter((part) => part.table === table && part.named.includes(column))
          const titles = parts.map(({ title }) => title)
          const rows = [...mine.data.sections, ...mine.data.communities.flatMap(({ sections }) => sections)]
            .filter((section) => section.table === table && titles.includes(section.title))
            .flatMap((section) => section.rows)
          // one section may stand on several columns
          expect([name, parts.length > 0, rows.length >= n]).toEqual([name, true, true])
        }
      }
    }
  })

  test('is a page that opens by itself and the same for machines, with my own photos and recordings', async () => {
    const photo = await r.photo(c.owner)
    const voiceId = await r.voice(c.owner)
    const { id } = await c.blows(c.owner, { text: '井盖松了 <b>当心</b>', photos: [photo], voiceId })
    const mine = await exported(c.owner)
    expect(Object.keys(mine.files).sort()).toEqual([
      'data.json',
      'index.html',
      `photos/${photo}.jpg`,
      `voices/${voiceId}.mp3`,
    ])
    const [kept] = await inside.rows('select sha256, bytes from juwuye.attachments where id = $1', [photo])
    expect(mine.files[`photos/${photo}.jpg`]?.length).toBe(kept.bytes)
    const [whistle] = rowsIn(mine, 'whistles').filter(({ caseId }) => caseId === id)
    expect(whistle).toMatchObject({ words: '井盖松了 <b>当心</b>', receivedAt: new Date(t.clock.now()).toISOString() })
    expect(mine.page).toContain('井盖松了 &lt;b&gt;当心&lt;/b&gt;')
    expect(mine.page).toContain(`src="photos/${photo}.jpg"`)
    expect(mine.page).toContain('宋业主')
    expect(mine.page).toMatch(/试\w+ 2026-\d{4}/)
  })

  test('holds nothing of anybody else: no name, no words, no photo, no recording of a neighbour for whom I spoke', async () => {
    const photo = await r.photo(c.buildingHead)
    const voiceId = await r.voice(c.buildingHead)
    const entry = await r.looksAfter(c.buildingHead, { name: '赵爷爷', consent: await r.spoken(c.buildingHead) })
    const said = await r.concern(c.buildingHead, entry.id, { text: '煤气味很重', photos: [photo], voiceId })
    const caseId = caseIdOf(await r.round(c.buildingHead, [said]))
    await c.does(c.socialWorker, caseId, 'decline', { reason: '不归这里管', instead: '打燃气公司电话' })
    const [duty] = (await r.tellBacks(c.buildingHead)).items.filter((one) => one.case?.id === caseId)
    if (duty) await r.tells(c.buildingHead, duty, { way: 'visit', said: '那我再打电话' })
    const mine = await exported(c.buildingHead)
    expect(mine.json + mine.page).not.toMatch(/赵爷爷|煤气味|那我再打|张阿姨|林静|62000001|王奶奶/)
    expect(rowsIn(mine, 'whistles').some((row) => row.caseId === caseId && !('words' in row))).toBe(true)
    expect(rowsIn(mine, 'case_events').some((row) => row.caseId === caseId && row.words === null)).toBe(true)
    expect(Object.keys(mine.files).filter((name) => name.includes(photo) || name.includes(voiceId))).toEqual([])
    const [consented] = await inside.rows('select consent_voice_id as id from juwuye.neighbours where id = $1', [
      entry.id,
    ])
    expect(Object.keys(mine.files)).not.toContain(`voices/${consented.id}.mp3`)
    const desk = await exported(c.socialWorker)
    expect(desk.json + desk.page).not.toMatch(/赵爷爷|煤气味|张阿姨/)
    expect(desk.json).toContain('打燃气公司电话')
  })

  test('once linked, what was relayed is mine, with what the list keeps of me, opened', async () => {
    const entry = await r.looksAfter(c.buildingHead, { name: '钱奶奶', room: '502 室' })
    const caseId = caseIdOf(await r.round(c.buildingHead, [await r.concern(c.buildingHead, entry.id)]))
    const resident = await c.member('resident', {
      name: '钱奶奶',
      level: 'declared',
      estateId: c.estateId,
      buildingId: c.buildingId,
    })
    await c.post(resident, '/neighbour-links', { id: entry.id, name: '钱奶奶' })
    const { items } = (await c.get(c.buildingHead, '/neighbour-links')).body
    await c.post(c.buildingHead, `/neighbour-links/${items[0].id}/confirm`, { neighbourId: entry.id })
    const mine = await exported(resident)
    expect(rowsIn(mine, 'neighbours')).toMatchObject([{ name: '钱奶奶', room: '502 室', phone: '0574-62000001' }])
    expect(rowsIn(mine, 'whistles')).toMatchObject([{ caseId, words: '楼道灯不亮，晚上不敢下楼' }])
    expect(rowsIn(mine, 'relays')).toMatchObject([{ consentKind: 'spoken', readBack: true }])
    expect(mine.json + mine.page).not.toMatch(/陈阿姨/)
  })

  test('finds what a passer-by left who lives nowhere here', async () => {
    const other = await givenCast(t)
    const stranger = await other.member('resident', { level: 'declared', estateId: other.estateId })
    const { id } = await c.blows(stranger, { text: '门口的树要倒了' })
    const headers = await other.headersOf(stranger)
    const { path } = (await t.app.inject({ method: 'POST', url: '/v1/me/data-exports', headers })).json()
    const json = strFromU8(
      unzipSync((await t.app.inject({ method: 'POST', url: path })).rawPayload)['data.json'] ?? new Uint8Array(),
    )
    expect(json).toContain(id)
    expect(JSON.parse(json).communities).toHaveLength(2)
  })

  test('the address is for once, for a quarter of an hour, and looking at it uses nothing up', async () => {
    const path = await address(c.declared)
    const look = await t.app.inject({ url: path })
    expect([look.statusCode, look.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(look.body).toContain('<form method="post" enctype="text/plain"><button>下载</button></form>')
    const both = await Promise.all([1, 2].map(() => t.app.inject({ method: 'POST', url: path })))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
    const again = await t.app.inject({ url: path })
    expect([again.statusCode, again.body.includes('再要一个')]).toEqual([410, true])
    const late = await address(c.declared)
    t.clock.advance(15 * MINUTE)
    expect((await t.app.inject({ method: 'POST', url: late })).statusCode).toBe(410)
    for (const token of ['x', path.split('/').at(-1)?.replace(/.$/, '_'), 'A'.repeat(64)]) {
      expect((await t.app.inject({ method: 'POST', url: `/v1/data-exports/${token}` })).statusCode).toBe(410)
    }
    expect((await t.app.inject({ url: '/v1/data-exports/%20' })).statusCode).toBe(404)
  })

  test('is asked for at most three times a day, and only signed in', async () => {
    const who = c.ngoMember
    const answers = [await ask(who), await ask(who), await ask(who), await ask(who)]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429])
    expect(answers[3]?.json()).toMatchObject({ code: 'export-limit', detail: '一天最多导出 3 次，明天再来' })
    t.clock.advance(DAY)
    expect((await ask(who)).statusCode).toBe(200)
    expect((await t.app.inject({ method: 'POST', url: '/v1/me/data-exports' })).statusCode).toBe(401)
  })
})
