import { randomUUID } from 'node:crypto'
import type { NeighbourImport } from '@juwuye/types'
import readXlsxFile from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type Answer, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { multipartBody } from '../photos.ts'
import { relaying } from './given-relay.ts'

jest.setTimeout(60_000)

const TITLES = '怎么称呼 小区 楼幢 门牌 电话 怎么找他 还要知道什么 怎么同意的 哪位家里人 哪天同意的 谁照看'.split(' ')
type Typed = Partial<Record<string, string | number>>

describe('neighbours read in from a table', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let head: string

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
    head = c.buildingHead
  })
  afterAll(() => t.close())

  const wang: Typed = {
    怎么称呼: '王奶奶',
    楼幢: '1幢',
    门牌: '301 室',
    电话: '0574-62000001',
    怎么找他: '上门',
    怎么同意的: '家属同意',
    哪位家里人: '女儿 王芳',
    哪天同意的: '2026-01-05',
  }
  const li: Typed = {
    怎么称呼: '李爷爷',
    楼幢: '1 幢',
    怎么找他: '打电话',
    怎么同意的: '本人口头同意',
    哪天同意的: '2026年1月5日',
  }

  const book = (rows: readonly Typed[], titles = TITLES) =>
    writeExcelFile([titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))]).toBuffer()

  async function send(personId: string, file: Buffer, dryRun: boolean): Promise<Answer> {
    const { headers, payload } = multipartBody({}, { name: 'a.xlsx', type: 'application/octet-stream', bytes: file })
    const session = await c.headersOf(personId)
    const url = `/v1/communities/${c.communityId}/neighbours/import?dryRun=${dryRun}`
    const answer = await t.app.inject({ method: 'POST', url, headers: { ...headers, ...session }, payload })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const reads = async (personId: string, rows: readonly Typed[], dryRun = false) => {
    const { status, body } = await send(personId, await book(rows), dryRun)
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body as NeighbourImport
  }
  const list = async () => (await c.get(c.socialWorker, '/neighbours?scope=community')).body.items
  const faultsOf = ({ faults }: NeighbourImport) => faults.map(({ row, column }) => `${row} ${column}`)

  test('first it is said what would be kept, then all of it is; read in again it changes what differs, and nobody is there twice', async () => {
    const counts = { rows: 2, unchanged: 0, faults: [] }
    expect(await reads(head, [wang, li], true)).toEqual({ ...counts, done: false, added: 2, changed: 0 })
    expect(await list()).toEqual([])
    expect(await reads(head, [wang, li])).toEqual({ ...counts, done: true, added: 2, changed: 0 })
    const kept = await list()
    expect(kept).toMatchObject([
      {
        name: '王奶奶',
        hasRoom: true,
        hasPhone: true,
        reach: 'visit',
        keeper: { personId: head },
        consent: { kind: 'family', family: '女儿 王芳', voice: null },
      },
      { name: '李爷爷', hasPhone: false, reach: 'call', consent: { kind: 'spoken' } },
    ])
    expect(new Date(kept[0].consent.at).toISOString()).toBe('2026-01-04T16:00:00.000Z')
    const [row] = await inside.rows('select * from juwuye.neighbours where id = $1', [kept[0].id])
    expect(JSON.stringify(row)).not.toMatch(/301 室|62000001/)
    expect(await reads(head, [wang, li])).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    // an empty cell leaves what is kept
    const moved = { ...wang, 门牌: '502', 电话: undefined, 还要知道什么: '耳朵背' }
    expect(await reads(head, [moved, li])).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    const revealed = await c.post(head, `/neighbours/${kept[0].id}/reveal`)
    expect(revealed.body).toMatchObject({ room: '502', phone: '0574-62000001' })
    expect(await list()).toHaveLength(2)
    // whoever read the table in has seen whom it met there
    const views = await c.get(c.socialWorker, `/neighbours/${kept[0].id}/views`)
    expect(views.body.items.filter(({ by }: { by: string }) => by === '陈阿姨').length).toBeGreaterThanOrEqual(2)
  })

  test('every mistake is named by row and column, and nothing is kept', async () => {
    const wrong: Typed[] = [
      { ...wang, 怎么称呼: '' },
      { ...wang, 楼幢: '99 幢' },
      { ...wang, 电话: '给我打电话' },
      { ...wang, 怎么找他: '飞鸽' },
      { ...wang, 怎么同意的: '' },
      { ...wang, 哪位家里人: '' },
      { ...wang, 哪天同意的: '上个月' },
      { ...wang, 哪天同意的: '2999-01-01' },
      { ...wang, 谁照看: '没有这个人' },
      wang,
      wang,
    ]
    const asked = await reads(c.socialWorker, wrong, true)
    expect(faultsOf(asked)).toEqual([
      '2 怎么称呼',
      '3 楼幢',
      '4 电话',
      '5 怎么找他',
      '6 怎么同意的',
      '7 哪位家里人',
      '8 哪天同意的',
      '9 哪天同意的',
      '10 谁照看',
      '12 怎么称呼',
    ])
    expect(asked.faults.at(-1)?.message).toBe('和第 11 行是同一位')
    expect(asked.faults[3]?.message).toMatch(/^只能写：上门/)
    const refused = await send(c.socialWorker, await book(wrong), false)
    expect(problemOf(refused)).toEqual([422, 'sheet-faulty'])
    expect(refused.body.detail).toBe('表里有 10 处要改，一位都没有记。改好了再传一次')
    expect(refused.body.fields[1]).toMatchObject({ path: '3.楼幢' })
    expect(await list()).toEqual([])
  })

  test('a head reads in their own buildings; another’s row is refused with the rest, and on record', async () => {
    const second = c.g.buildings[1]
    const foreign = await reads(head, [wang, { ...li, 楼幢: second?.name ?? '' }], true)
    expect(faultsOf(foreign)).toEqual(['3 楼幢'])
    const attempts = await inside.rows(
      'select what, person_id, subject_id from juwuye.relay_attempts where community_id = $1',
      [c.communityId],
    )
    expect(attempts).toEqual([{ what: 'otherBuilding', person_id: head, subject_id: second?.id }])
    for (const who of [c.secretary, c.neighbour, c.propertyWorker])
      expect(problemOf(await send(who, await book([wang]), true))).toEqual([403, 'forbidden'])
    const elsewhere = await givenCast(t)
    expect(problemOf(await send(elsewhere.socialWorker, await book([wang]), true))).toEqual([404, 'not-found'])
  })

  test('a social worker says who looks after each, else the desk does; two at once add nobody twice', async () => {
    const rows = [{ ...wang, 谁照看: '陈阿姨' }, li]
    const both = await Promise.all([reads(c.socialWorker, rows), reads(c.socialWorker, rows)])
    expect(both.map(({ added }) => added).sort()).toEqual([0, 2])
    expect(await list()).toMatchObject([{ keeper: { name: '陈阿姨' } }, { keeper: null }])
    const keepers = await c.get(c.socialWorker, `/neighbours/${(await list())[1].id}/keepers`)
    expect(keepers.body.items).toEqual([{ personId: head, name: '陈阿姨' }])
    expect(problemOf(await c.get(head, `/neighbours/${(await list())[0].id}/keepers`))).toEqual([403, 'forbidden'])
  })

  test('what shows a consent is not overwritten, nor who has joined since', async () => {
    const r = relaying(t, c)
    const consent = await r.spoken(head)
    await r.looksAfter(head, { consent, room: '301 室', phone: '0574-62000001', reachNote: '' })
    expect(await reads(head, [wang])).toMatchObject({ unchanged: 1, changed: 0 })
    expect((await list())[0].consent).toMatchObject({ kind: 'spoken', voice: { seconds: 3 } })
  })

  test('what is no table, too large or without its columns is said so', async () => {
    expect(problemOf(await send(head, Buffer.from('姓名,楼幢'), true))).toEqual([415, 'sheet-unreadable'])
    const large = await send(head, Buffer.alloc(300_000, 1), true)
    expect(problemOf(large)).toEqual([413, 'sheet-too-large'])
    const bare = await send(head, await book([wang], ['怎么称呼', '楼幢', '哪天同意的']), true)
    expect(faultsOf(bare.body)).toEqual(['1 怎么找他', '1 怎么同意的'])
    expect(faultsOf((await send(head, await book([]), true)).body)).toEqual(['2 怎么称呼'])
    const many = Array.from({ length: 501 }, (_, n) => ({ ...li, 怎么称呼: `邻居${n}` }))
    expect(faultsOf(await reads(head, many, true))).toEqual(['502 怎么称呼'])
    const session = await c.headersOf(head)
    const url = `/v1/communities/${c.communityId}/neighbours/import`
    const none = await t.app.inject({
      method: 'POST',
      url,
      headers: { ...session, ...multipartBody({ id: randomUUID() }).headers },
      payload: multipartBody({ id: randomUUID() }).payload,
    })
    expect([none.statusCode, none.json().fields?.[0]?.path]).toEqual([422, 'file'])
  })

  test('the empty table says how it is filled in, and lists a head’s own buildings', async () => {
    const url = `/v1/communities/${c.communityId}/neighbours/template.xlsx`
    const answer = await t.app.inject({ method: 'GET', url, headers: await c.headersOf(head) })
    const [table, guide] = await readXlsxFile(answer.rawPayload)
    expect(table?.data[0]).toEqual(TITLES)
    const said = JSON.stringify(guide?.data)
    expect(said).toMatch(/1 幢/)
    expect(said).not.toMatch(/2 幢/)
    expect(said).toMatch(/本人口头同意/)
    // sent back as it came, it asks for neighbours
    expect(faultsOf((await send(head, answer.rawPayload, true)).body)).toEqual(['2 怎么称呼'])
  })
})
