import { holdSealingKeys } from '../../src/platform/sealing/hold-sealing-keys.ts'
import { createSealer, markOf } from '../../src/platform/sealing/sealer.ts'
import type { SealingKey } from '../../src/platform/sealing/sealing-key.ts'
import { resealAll } from '../../src/reseal-all.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { environmentOf, runProcess } from '../jobs/processes.ts'
import { importing } from '../opening/given-import.ts'
import { relaying } from './given-relay.ts'

jest.setTimeout(60_000)

const ONE = 'a sealing secret only the tests know'
const one: SealingKey = { version: 1, secret: ONE }
const two: SealingKey = { version: 2, secret: 'the next sealing secret of the tests' }

describe('changing the key that seals rooms, phones and owners', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let r: ReturnType<typeof relaying>

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_reseal' })
    c = await givenCast(t)
    inside = await openInside(t)
    r = relaying(t, c)
  })
  afterAll(() => t.close())

  const hold = (...keys: SealingKey[]) =>
    holdSealingKeys(t.deps.db.api, keys, t.clock.now()).then(
      () => [],
      (error: { faults: string[] }) => error.faults,
    )
  const sealedWith = (version: number) =>
    inside
      .rows(
        `select count(*)::int as n from juwuye.neighbours where substring(room_sealed from 1 for 6) = $1
          and substring(phone_sealed from 1 for 6) = $1`,
        [markOf(version)],
      )
      .then(([row]) => row.n)
  const revealed = async (id: string) => (await c.post(c.buildingHead, `/neighbours/${id}/reveal`)).body
  const configure = (...keys: SealingKey[]) => {
    t.deps.sealer = createSealer(keys)
  }

  test('goes from writing with the new one to doing without the old one', async () => {
    expect(await hold(one)).toEqual([])
    const before = await r.looksAfter(c.buildingHead, { name: '王奶奶' })
    await r.looksAfter(c.buildingHead, { name: '李爷爷' })
    expect(await sealedWith(1)).toBe(2)
    expect(await hold(two)).toEqual([expect.stringMatching(/缺第 1 号钥匙.*npm run reseal/)])
    expect(await hold({ ...one, secret: two.secret })).toEqual([
      expect.stringContaining('第 1 号钥匙和数据库里用过的不是'),
    ])

    expect(await hold(two, one)).toEqual([])
    configure(two, one)
    const after = await r.looksAfter(c.buildingHead, { name: '赵奶奶' })
    expect([await sealedWith(1), await sealedWith(2)]).toEqual([2, 1])
    expect(await revealed(before.id)).toMatchObject({ room: '301 室', phone: '0574-62000001' })
    expect(await hold(one)).toEqual([expect.stringMatching(/缺第 2 号钥匙.*已经在用/)])

    // one entry cannot be read: it stays, and so does the need for the old key
    const [kept] = await inside.rows('select room_sealed from juwuye.neighbours where id = $1', [before.id])
    await inside.rows(`update juwuye.neighbours set room_sealed = room_sealed || 'x' where id = $1`, [before.id])
    expect(await resealAll(t.deps, 2)).toEqual({ done: 1, unreadable: [before.id], retired: [] })
    expect(await hold(two)).toHaveLength(1)
    await inside.rows('update juwuye.neighbours set room_sealed = $2 where id = $1', [before.id, kept.room_sealed])

    const environment = { ...environmentOf(t), SEALING_SECRET: `2:${two.secret},1:${ONE}` }
    const run = await runProcess('src/reseal.ts', environment)
    expect(run).toMatchObject({ code: 0, output: expect.stringMatching(/重新封好 1 条.*第 1 号钥匙不用了/s) })
    expect([await sealedWith(1), await sealedWith(2)]).toEqual([0, 3])
    expect(await resealAll(t.deps, 2)).toEqual({ done: 0, unreadable: [], retired: [] })

    expect(await hold(two)).toEqual([])
    configure(two)
    for (const { id } of [before, after]) {
      expect(await revealed(id)).toMatchObject({ room: '301 室', phone: '0574-62000001' })
    }
  })

  test('owners are sealed anew, and are as many heads as before', async () => {
    configure(two)
    const desk = importing(t, c.g)
    const building = (await c.get(c.socialWorker, '')).body.estates[0].buildings[0].name
    const both = { building, owners: '宋女士、宋先生', phones: '13800000001' }
    await desk.applied({
      units: [
        { ...both, name: '601' },
        { ...both, name: '602' },
      ],
    })
    const three: SealingKey = { version: 3, secret: 'the third sealing secret of the tests' }
    configure(three, two)
    await desk.applied({ units: [{ ...both, name: '603' }] })
    const marks = async () =>
      (
        await inside.rows(
          `select encode(substring(name_sealed from 1 for 6), 'hex') as mark, count(*)::int as n from juwuye.unit_owners group by 1 order by 1`,
        )
      ).map(({ mark, n }) => `${mark} ${n}`)
    const hex = (version: number) => markOf(version).toString('hex')
    expect(await marks()).toEqual([`${hex(2)} 4`, `${hex(3)} 2`])
    const heads = async () => (await desk.roll()).estates[0]?.heads
    // until it is through, the same owners may be counted under either key
    expect(await heads()).toBe(2)
    expect(await resealAll(t.deps, 3)).toMatchObject({ unreadable: [] })
    configure(three)
    expect([await marks(), await heads()]).toEqual([[`${hex(3)} 6`], 1])
    expect((await desk.unitsOf(c.buildingId)).map(({ owners }) => owners.map(({ name }) => name))).toEqual(
      Array.from({ length: 3 }, () => ['宋女士', '宋先生']),
    )
  })

  test('another key of the same number is told at the start, and no secret is repeated', async () => {
    const wrong = 'quite another secret of thirty-two'
    const { code, output } = await runProcess('src/main.ts', { ...environmentOf(t), SEALING_SECRET: `2:${wrong}` })
    expect(code).toBe(1)
    expect(output).toContain('SEALING_SECRET：第 2 号钥匙和数据库里用过的不是同一把')
    expect(output).not.toContain(wrong)
  })
})
