import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { sweepImports } from '../../src/features/community-import/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'
import { eventually } from '../jobs/given-jobs.ts'
import { environmentOf, killProcesses, startProcess } from '../jobs/processes.ts'
import { bookOf, importing, type Typing } from './given-import.ts'

jest.setTimeout(60_000)

/** What a community is brought in with. */
const WHOLE: Typing = {
  estates: [{ name: '青桐苑' }, { name: '新苑', onCallLabel: '物业', onCallPhone: '0571-1' }],
  buildings: [
    { estate: '新苑', name: '甲 幢' },
    { estate: '新苑', name: '乙 幢' },
  ],
  units: [
    {
      estate: '新苑',
      building: '甲幢',
      name: '901',
      // as Excel keeps what it reckoned
      area: 89.53000000000002,
      source: '产权证',
      owners: '张三、李四',
      phones: '13800000001',
    },
    { estate: '新苑', building: '甲 幢', name: '1001', area: '120', source: '测绘', owners: '王五' },
    { building: '乙 幢', name: '车位 3', kind: '车位', owners: '张三\n李四', phones: '13800000001' },
    { building: '乙 幢', name: 101, kind: '商铺' },
  ],
  parties: [
    { name: '新物业', kind: '物业公司', estates: '新苑', phone: '0571-2' },
    { name: '业委会', kind: '业委会', character: '业' },
  ],
  roster: [
    { name: '赵主任', role: '业委会委员', party: '业委会', office: '负责人' },
    { name: '冯楼长', role: '楼栋长', estate: '新苑', buildings: '甲 幢\n乙 幢' },
  ],
  neighbours: [
    {
      name: '王奶奶',
      building: '甲幢',
      room: '101',
      reach: '上门',
      consentKind: '本人口头同意',
      consentDay: '2026-01-05',
    },
  ],
}

describe('a community brought in from a workbook', () => {
  let t: TestApp
  let inside: Inside
  let g: GivenCommunity
  let i: ReturnType<typeof importing>

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    t.clock.advance(24 * HOUR)
    g = await givenCommunity(t)
    i = importing(t, g)
  })
  afterAll(async () => {
    killProcesses()
    await t.close()
  })

  const counts = ({ sheets }: CommunityImport) =>
    Object.fromEntries(sheets.map(({ sheet, added, changed, unchanged }) => [sheet, [added, changed, unchanged]]))
  const faults = (one: CommunityImport) => one.faults.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)
  const inTable = async (table: string): Promise<number> =>
    (await inside.rows(`select count(*)::int as n from juwuye.${table} where community_id = $1`, [g.communityId]))[0].n
  const kept = async () => ({
    estates: await inTable('estates'),
    buildings: await inTable('buildings'),
    units: await inTable('units'),
    owners: await inTable('unit_owners'),
    parties: await inTable('parties'),
    invitations: await inTable('invitations'),
    neighbours: await inTable('neighbours'),
    steps: await inTable('administration_steps'),
  })
  const file = async (id: string) =>
    (await inside.rows('select file_sealed as file from juwuye.community_imports where id = $1', [id]))[0].file

  test('first it is said what would come, then all of it comes; read in again it changes what differs', async () => {
    const before = await kept()
    const ready = await i.checked(WHOLE)
    expect(ready).toMatchObject({ state: 'ready', by: '林静', mine: true, may: { apply: true, cancel: true } })
    const all = { estates: [1, 0, 1], buildings: [2, 0, 0], units: [4, 0, 0], parties: [2, 0, 0] }
    expect(counts(ready)).toEqual({ ...all, roster: [2, 0, 0], neighbours: [1, 0, 0] })
    expect(await kept()).toEqual(before)
    expect(JSON.stringify(await file(ready.id))).not.toMatch(/PK/)

    await i.post(g.socialWorker, `/imports/${ready.id}/apply`)
    const again = await i.post(g.socialWorker, `/imports/${ready.id}/apply`)
    expect(again.body.state).toBe('applying')
    await i.drain()
    const done = await i.read(ready.id)
    expect(done).toMatchObject({
      state: 'done',
      invitations: 2,
      progress: { done: 13, total: 13 },
      may: { cancel: false },
    })
    expect(counts(done)).toEqual(counts(ready))
    expect(await file(done.id)).toBeNull()
    expect(await kept()).toEqual({
      ...before,
      estates: 2,
      buildings: 4,
      units: 4,
      owners: 5,
      parties: before.parties + 2,
      invitations: 2,
      neighbours: 1,
      steps: before.steps + 1,
    })
    const [step] = (await i.get(g.socialWorker, '/opening/steps')).body.items
    expect(step).toMatchObject({ step: 'communityImported', by: '林静' })
    expect(step.about).toBe('小区加 1，楼栋加 2，房屋加 4，参与方加 2，名册加 2，邻居加 1')
    expect((await i.post(g.socialWorker, `/imports/${ready.id}/cancel`)).body.code).toBe('import-ended')

    const roll = (await i.roll()).estates.find(({ name }) => name === '新苑')
    // 张三、李四 own a home and a parking place, and are one head
    expect(roll).toMatchObject({ units: 4, heads: 2, areaCm2: 2_095_300, lackArea: 2, lackOwner: 1 })
    expect(roll?.buildings).toMatchObject([
      { name: '甲 幢', units: 2, heads: 2, areaCm2: 2_095_300, lackArea: 0, lackOwner: 0 },
      { name: '乙 幢', units: 2, heads: 1, areaCm2: 0, lackArea: 2, lackOwner: 1 },
    ])
    const there = await i.unitsOf(roll?.buildings[0]?.id ?? '')
    expect(there).toMatchObject([
      {
        name: '901',
        kind: 'dwelling',
        areaCm2: 895_300,
        areaSource: 'deed',
        owners: [
          { name: '张三', hasPhone: true },
          { name: '李四', hasPhone: false },
        ],
      },
      { name: '1001', areaCm2: 1_200_000, areaSource: 'survey', owners: [{ name: '王五' }] },
    ])
    const raw = await inside.rows('select * from juwuye.unit_owners where community_id = $1', [g.communityId])
    expect(JSON.stringify(raw)).not.toMatch(/张三|13800000001/)

    const same = await i.applied(WHOLE)
    expect(counts(same)).toEqual({
      ...{ estates: [0, 0, 2], buildings: [0, 0, 2], units: [0, 0, 4], parties: [0, 0, 2] },
      ...{ roster: [0, 0, 2], neighbours: [0, 0, 1] },
    })
    const later = await i.applied({
      units: [
        { building: '甲 幢', name: '901', owners: '李四、孙六' },
        { building: '甲 幢', name: '1001', area: '120.5', source: '产权证' },
      ],
      parties: [{ name: '新物业', kind: '物业公司', phone: '0571-3', estates: '全社区' }],
      roster: [{ name: '冯楼长', role: '楼栋长', estate: '新苑', buildings: '甲 幢' }],
    })
    expect(counts(later)).toEqual({ units: [0, 2, 0], parties: [0, 1, 0], roster: [0, 1, 0] })
    expect(await kept()).toMatchObject({ units: 4, owners: 5, invitations: 2, neighbours: 1 })
    expect(await i.unitsOf(roll?.buildings[0]?.id ?? '')).toMatchObject([
      { areaCm2: 895_300, owners: [{ name: '李四', id: there[0]?.owners[1]?.id }, { name: '孙六' }], version: 2 },
      { areaCm2: 1_205_000, areaSource: 'deed', owners: [{ name: '王五' }] },
    ])
    const community = (await i.get(g.socialWorker, '')).body
    expect(community.parties.find((p: { name: string }) => p.name === '新物业')).toMatchObject({
      estateIds: null,
      phone: '0571-3',
    })
  })

  test('the roster becomes personal invitations, whose codes are told when asked for and are good once', async () => {
    const done = await i.applied(WHOLE)
    const told = await i.post(g.socialWorker, `/imports/${done.id}/invitations`)
    expect(told.body.items).toMatchObject([
      { name: '赵主任', role: 'ownersCommitteeMember', party: '业委会', office: 'chair' },
      { name: '冯楼长', role: 'buildingHead', estate: '新苑', buildings: ['甲 幢', '乙 幢'] },
    ])
    expect(told.body.items[0].picture).toMatch(/^data:image\/svg/)
    const fresh = (await i.post(g.socialWorker, `/imports/${done.id}/invitations`)).body.items
    const accept = async (code: string) => {
      const login = await t.logIn()
      const payload = { code, displayName: '老冯' }
      const answer = await t.app.inject({
        method: 'POST',
        url: '/v1/invitations/accept',
        headers: login.headers,
        payload,
      })
      return answer.json()
    }
    expect((await accept(told.body.items[1].code)).code).toBe('invitation-unknown')
    expect(await accept(fresh[1].code)).toEqual({ communityId: g.communityId })
    expect((await accept(fresh[1].code)).code).toBe('invitation-used')
    // whoever came by it is in, under whatever name they gave
    expect(counts(await i.checked(WHOLE))).toMatchObject({ roster: [0, 0, 2] })
    const listed = (await i.get(g.socialWorker, '/invitations')).body.items.map(({ name }: { name: string }) => name)
    expect(listed.sort()).toEqual(['冯楼长', '赵主任'])
  })

  test('every mistake is named by sheet, row and column, and nothing is brought in', async () => {
    const wrong: Typing = {
      estates: [{ name: '', onCallPhone: '1' }, { name: '新苑', onCallLabel: '物业' }, { name: '新 苑' }],
      buildings: [
        { estate: '没有', name: '1 幢' },
        { estate: '青桐苑' },
        { estate: '新苑', name: '1幢' },
        { estate: '新苑', name: '1 幢' },
      ],
      units: [
        { building: '1 幢', name: '101' },
        { estate: '青桐苑', building: '9 幢', name: '101' },
        { building: '2 幢' },
        { building: '2 幢', name: '102', kind: '别墅' },
        { building: '2 幢', name: '103', area: '八十九', source: '产权证' },
        { building: '2 幢', name: '104', area: '89.12345', source: '产权证' },
        { building: '2 幢', name: '105', area: '89' },
        { building: '2 幢', name: '106', source: '测绘' },
        { building: '2 幢', name: '107', owners: '张三、张三' },
        { building: '2 幢', name: '108', owners: '张三', phones: '1380000、1390000' },
        { building: '2 幢', name: '109', owners: '张三', phones: '没有' },
        { building: '2 幢', name: '110' },
        { building: '2幢', name: '1 10' },
        { building: '2 幢', name: '2026-01-02' },
        { estate: '没有', building: '2 幢', name: '111' },
      ],
      parties: [
        { name: '安居物业', kind: '业委会' },
        { name: '新的', kind: '公司' },
        { name: '新的二', kind: '物业公司', character: '物业', phone: '没有', estates: '没有' },
        { kind: '物业公司' },
        { name: '新三', kind: '物业公司' },
        { name: '新 三', kind: '物业公司' },
      ],
      roster: [
        { name: '甲', role: '书记', party: '社区党委' },
        { name: '乙', role: '物业工作人员' },
        { name: '丙', role: '物业工作人员', party: '居委会' },
        { name: '丁', role: '物业工作人员', party: '没有' },
        { name: '戊', role: '楼栋长' },
        { name: '己', role: '社工', party: '居委会', buildings: '2 幢' },
        { name: '庚', role: '楼栋长', office: '负责人', buildings: '2 幢' },
        { name: '辛', role: '居民' },
        { name: '壬', role: '楼栋长', estate: '没有', buildings: '2 幢' },
      ],
      neighbours: [
        { name: '王奶奶', building: '没有', reach: '上门', consentKind: '本人口头同意', consentDay: '2026-01-05' },
      ],
    }
    const before = await kept()
    const faulty = await i.checked(wrong)
    expect(faulty).toMatchObject({ state: 'faulty', may: { apply: false, cancel: false } })
    expect(faults(faulty)).toEqual([
      'estates 2 小区',
      'estates 2 应急电话是谁的',
      'estates 3 应急电话',
      'estates 4 小区',
      'buildings 2 小区',
      'buildings 3 楼栋',
      'buildings 5 楼栋',
      'units 2 小区',
      'units 3 楼栋',
      'units 4 房号',
      'units 5 类型',
      'units 6 专有面积（㎡）',
      'units 7 专有面积（㎡）',
      'units 8 面积依据',
      'units 9 面积依据',
      'units 10 业主',
      'units 11 业主电话',
      'units 12 业主电话',
      'units 14 房号',
      'units 15 房号',
      'units 16 小区',
      'parties 2 类型',
      'parties 3 类型',
      'parties 4 牌子上的字',
      'parties 4 电话',
      'parties 4 管哪些小区',
      'parties 5 名称',
      'parties 7 名称',
      'roster 2 身份',
      'roster 3 单位',
      'roster 4 单位',
      'roster 5 单位',
      'roster 6 照看楼栋',
      'roster 7 照看楼栋',
      'roster 8 职务',
      'roster 9 身份',
      'roster 10 小区',
      'neighbours 2 楼幢',
    ])
    expect(faulty.faultsTotal).toBe(faulty.faults.length)
    expect(faulty.faults.find(({ row, sheet }) => row === 14 && sheet === 'units')?.message).toBe('和第 13 行重复了')
    expect(await file(faulty.id)).toBeNull()
    expect(await kept()).toEqual(before)
    expect((await i.post(g.socialWorker, `/imports/${faulty.id}/apply`)).body.code).toBe('import-ended')

    const many = Array.from({ length: 450 }, (_, at) => ({ building: '没有', name: `${at}` }))
    const flood = await i.checked({ units: many })
    expect([flood.faults.length, flood.faultsTotal, flood.faults.at(-1)?.row]).toEqual([200, 450, 201])
    const untitled = await i.checked(await bookOf({ units: [] }).then(() => titleless()))
    expect(faults(untitled)).toEqual(['units 1 楼栋'])
  })

  const titleless = async () => {
    const { default: write } = await import('write-excel-file/node')
    return write([{ sheet: '房屋', data: [['房号'], ['101']] }]).toBuffer()
  }

  test('what changed since it was checked is a fault when it is applied, and then nothing is brought in', async () => {
    const { id } = await i.checked({ ...WHOLE, parties: [{ name: '新物业', kind: '物业公司' }], roster: [] })
    const party = { id: randomUUID(), kind: 'ngo', name: '新物业', phone: null, estateIds: null }
    expect((await i.post(g.socialWorker, '/parties', party)).status).toBe(200)
    const before = await kept()
    await i.post(g.socialWorker, `/imports/${id}/apply`)
    await i.drain()
    expect(await i.read(id)).toMatchObject({ state: 'faulty', faults: [{ sheet: 'parties', row: 2, column: '类型' }] })
    expect(await kept()).toEqual(before)
  })

  test('sent twice it is one; while one is live another is told whose; anybody of the desk may take it back', async () => {
    const book = await bookOf(WHOLE)
    const id = randomUUID()
    const [one, two] = await Promise.all([i.send(g.socialWorker, book, id), i.send(g.socialWorker, book, id)])
    expect([one.body.id, two.body.id, await inTable('community_imports')]).toEqual([id, id, 1])
    expect((await i.send(g.socialWorker, await bookOf({ units: [] }), id)).body.code).toBe('idempotency-conflict')
    const second = await i.send(g.town, book)
    expect([second.status, second.body.code, second.body.params]).toEqual([409, 'import-under-way', { by: '林静' }])
    expect((await i.post(g.socialWorker, `/imports/${id}/apply`)).body.code).toBe('import-not-ready')
    await i.drain()
    // one's own that was only checked gives way
    const next = await i.send(g.socialWorker, book)
    expect(await i.read(id)).toMatchObject({ state: 'cancelled', cancelledBy: '林静', cancelledByMe: true })
    await i.drain()
    const taken = await i.post(g.town, `/imports/${next.body.id}/cancel`)
    expect(taken.body).toMatchObject({ state: 'cancelled', may: { apply: false } })
    expect(await i.read(next.body.id)).toMatchObject({ cancelledByMe: false })
    expect((await i.post(g.town, `/imports/${next.body.id}/cancel`)).status).toBe(200)
    const late = await i.post(g.socialWorker, `/imports/${next.body.id}/apply`)
    expect([late.status, late.body.code, late.body.detail]).toEqual([
      ...[409, 'import-ended', '镇街工作人员把这一次导入取消了，请刷新看看'],
    ])
    expect(await file(next.body.id)).toBeNull()
    const listed = (await i.get(g.socialWorker, '/imports')).body.items.map((each: CommunityImport) => each.id)
    expect(listed.sort()).toEqual([id, next.body.id].sort())
    expect((await i.send(g.town, book)).status).toBe(200)
    await i.drain()
  })

  /** What is written last cannot be: the import stops before its end. */
  async function holdNeighbours() {
    const hand = await openInside(t)
    await hand.rows('begin')
    await hand.rows('lock table juwuye.neighbours in share mode')
    return { letGo: () => hand.rows('commit') }
  }
  const almostThrough = (id: string) =>
    eventually('all but the neighbours is written', async () => (await i.read(id)).progress.done === 12, 40_000)

  test('taken back while it is written, nothing of it stays', async () => {
    const { id } = await i.checked(WHOLE)
    const before = await kept()
    await i.post(g.socialWorker, `/imports/${id}/apply`)
    const hand = await holdNeighbours()
    const working = i.drain()
    await almostThrough(id)
    expect((await i.post(g.socialWorker, `/imports/${id}/cancel`)).body.state).toBe('cancelled')
    await hand.letGo()
    await working
    expect(await i.read(id)).toMatchObject({ state: 'cancelled', cancelledBy: '林静' })
    expect(await kept()).toEqual(before)
  })

  test('a worker that is killed in its middle has left nothing; the next one brings all of it in', async () => {
    const { id } = await i.checked(WHOLE)
    const before = await kept()
    await i.post(g.socialWorker, `/imports/${id}/apply`)
    const hand = await holdNeighbours()
    const work = () =>
      startProcess('test/opening/import-process.ts', { ...environmentOf(t), NOW: String(t.clock.now()) })
    const first = work()
    await almostThrough(id)
    await first.kill()
    await hand.letGo()
    expect(await kept()).toEqual(before)
    expect((await i.read(id)).state).toBe('applying')
    // as if the minute were over in which a worker may be silent
    await inside.rows(
      `update juwuye_jobs.job set started_on = started_on - interval '2 minutes' where name = 'import-community' and state = 'active'`,
    )
    const second = work()
    await eventually('the import is through', async () => {
      await inside.rows(`update juwuye_jobs.job set start_after = now() where state = 'retry'`)
      return (await i.read(id)).state === 'done'
    })
    expect(await second.stop()).toBe(0)
    expect(await kept()).toMatchObject({ units: 4, owners: 5, neighbours: 1, steps: before.steps + 1 })
  })

  test('one that nobody applies ends by itself, and so does one whose worker fell silent for good', async () => {
    const { id } = await i.checked(WHOLE)
    await sweepImports(t.deps, t.clock.now() + 23 * HOUR)
    expect((await i.read(id)).state).toBe('ready')
    await sweepImports(t.deps, t.clock.now() + 24 * HOUR)
    expect(await i.read(id)).toMatchObject({ state: 'failed', failure: 'lapsed' })
    expect(await file(id)).toBeNull()
    const { body } = await i.send(g.socialWorker, await bookOf(WHOLE))
    await sweepImports(t.deps, t.clock.now() + HOUR)
    expect(await i.read(body.id)).toMatchObject({ state: 'failed', failure: 'broken' })
    await i.drain()
    expect((await i.read(body.id)).state).toBe('failed')
  })

  test('whoever administers the community no more brings nothing in', async () => {
    const { id } = await i.checked(WHOLE)
    const before = await kept()
    await i.post(g.socialWorker, `/imports/${id}/apply`)
    await inside.rows(
      `update juwuye.memberships set valid_to = valid_from where community_id = $1 and person_id = $2`,
      [g.communityId, g.socialWorker.personId],
    )
    await i.drain()
    expect(await i.read(id, g.town)).toMatchObject({ state: 'failed', failure: 'notAllowed' })
    expect(await kept()).toEqual(before)
  })

  test('what is no workbook, is empty, too long or a bomb is refused, at once or by name', async () => {
    const refused = async (bytes: Buffer) => {
      const { status, body } = await i.send(g.socialWorker, bytes)
      return [status, body.code]
    }
    expect(await refused(Buffer.from('name,room\n'))).toEqual([415, 'sheet-unreadable'])
    expect(await refused(Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) })))).toEqual([415, 'sheet-unreadable'])
    expect(await refused(Buffer.alloc(5 * 1024 * 1024 + 1))).toEqual([413, 'book-too-large'])
    const zeros = new Uint8Array(8 * 1024 * 1024)
    const saysOfItself = (bytes: number) => {
      const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': zeros }))
      for (let at = 0; at + 4 <= bomb.length; at++)
        if (bomb.readUInt32LE(at) === zeros.length) bomb.writeUInt32LE(bytes, at)
      return bomb
    }
    expect(await refused(saysOfItself(200 * 1024 * 1024))).toEqual([413, 'book-too-large'])
    expect(await i.checked(saysOfItself(100))).toMatchObject({ state: 'failed', failure: 'unreadable' })
    const rows = Buffer.from(`<worksheet><sheetData>${'<row r="1"></row>'.repeat(100_001)}</sheetData></worksheet>`)
    const long = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': rows }))
    expect(await i.checked(long)).toMatchObject({ state: 'failed', failure: 'tooLarge' })
    expect(await i.checked({ units: [], estates: [] })).toMatchObject({ state: 'failed', failure: 'empty' })
    expect(await i.checked(await bookOf({ roster: Array.from({ length: 501 }, () => ({ name: 'x' })) }))).toMatchObject(
      {
        state: 'faulty',
        faults: [{ sheet: 'roster', row: 502, message: '一次最多 500 行，分几次传' }],
      },
    )
  }, 120_000)

  test('it is the desk’s and the town’s; others of the community may not, and for everybody else it is not there', async () => {
    const { id } = await i.checked(WHOLE)
    const elsewhere = await givenCommunity(t)
    const paths = [
      '/imports',
      `/imports/${id}`,
      '/imports/template.xlsx',
      '/owner-roll',
      `/buildings/${g.buildings[0]?.id}/units`,
    ]
    for (const path of paths) {
      expect([path, (await i.get(g.buildingHead, path)).status]).toEqual([path, 403])
      expect([path, (await i.get(elsewhere.socialWorker, path)).status]).toEqual([path, 404])
    }
    for (const act of ['apply', 'cancel', 'invitations']) {
      expect((await i.post(g.propertyWorker, `/imports/${id}/${act}`)).status).toBe(403)
      expect((await i.post(elsewhere.socialWorker, `/imports/${id}/${act}`)).status).toBe(404)
      expect((await importing(t, elsewhere).post(elsewhere.socialWorker, `/imports/${id}/${act}`)).status).toBe(404)
    }
    expect((await i.send(g.buildingHead, await bookOf(WHOLE))).status).toBe(403)
    expect((await i.send(elsewhere.socialWorker, await bookOf(WHOLE))).status).toBe(404)
    // the town brings in everything but neighbours, whom it does not keep
    await i.post(g.socialWorker, `/imports/${id}/cancel`)
    expect(faults(await i.checked(WHOLE, g.town))).toEqual(['neighbours 2 怎么称呼'])
    expect((await i.applied({ ...WHOLE, neighbours: [] }, g.town)).state).toBe('done')
  })

  test('the workbook to be filled in is understood as it is, also with what is there', async () => {
    // somebody whom the desk may not invite, and who is in
    await g.member('secretary', { name: '书记', partyId: g.parties.partyOrganisation })
    await i.applied(WHOLE)
    const formula = '=HYPERLINK("//x")'
    await i.applied({ units: [{ building: '甲 幢', name: '+1', owners: formula }] })
    const template = async (filled: boolean) => {
      const url = `/v1/communities/${g.communityId}/imports/template.xlsx?filled=${filled}`
      const answer = await t.app.inject({ method: 'GET', url, headers: g.socialWorker.headers })
      expect(answer.statusCode).toBe(200)
      return answer.rawPayload
    }
    const empty = await readXlsxFile(await template(false))
    expect(empty.map(({ sheet }) => sheet)).toEqual(['小区', '楼栋', '房屋', '参与方', '名册', '邻居', '怎么填'])
    expect((await i.checked(await template(false))).failure).toBe('empty')
    const full = await template(true)
    const units = (await readXlsxFile(full)).find(({ sheet }) => sheet === '房屋')?.data
    expect(units?.find((row) => row[2] === '901')).toEqual([
      '新苑',
      '甲 幢',
      '901',
      '住宅',
      '89.53',
      '产权证',
      '张三、李四',
      null,
    ])
    // whatever was typed comes back as text, and is never reckoned
    expect(units?.find((row) => row[2] === '+1')?.[6]).toBe(formula)
    const parts = Object.values(unzipSync(full)).map((part) => strFromU8(part))
    expect(parts.filter((part) => /<f[ >]/.test(part))).toEqual([])
    const same = await i.checked(full)
    expect(same).toMatchObject({ state: 'ready', faults: [] })
    for (const { added, changed } of same.sheets) expect([added, changed]).toEqual([0, 0])
    const [step] = (await i.get(g.socialWorker, '/opening/steps')).body.items
    expect(step).toMatchObject({ step: 'rollTaken', about: '5 户' })
  })
})
