import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'
import { standstill } from '../handover/standstill.ts'
import { importing } from './given-import.ts'

jest.setTimeout(60_000)

describe('the owner roll', () => {
  let t: TestApp
  let inside: Inside
  let g: GivenCommunity
  let i: ReturnType<typeof importing>
  let building: string

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    g = await givenCommunity(t)
    i = importing(t, g)
    building = g.buildings[0]?.id ?? ''
    await i.applied({
      units: [
        {
          building: '1 幢',
          name: '601',
          area: '89.53',
          source: '产权证',
          owners: '宋女士、宋先生',
          phones: '13800000001',
        },
        { building: '1 幢', name: '602' },
      ],
    })
  })
  afterAll(() => t.close())

  const first = async () => {
    const [unit] = await i.unitsOf(building)
    if (!unit) throw new Error('the unit is there')
    return unit
  }
  const resident = async (
    name: string,
    level: 'declared' | 'confirmed',
    estateId = g.estateId,
  ): Promise<Login & { id: string }> => {
    const login = await g.member('resident', { name, level, estateId, buildingId: building })
    const [row] = await inside.rows(
      `select id from juwuye.memberships where community_id = $1 and person_id = $2 and role = 'resident'`,
      [g.communityId, login.personId],
    )
    return { ...login, id: row.id }
  }
  const levelOf = async ({ personId }: Login): Promise<string> =>
    (
      await inside.rows(
        `select level from juwuye.memberships where community_id = $1 and person_id = $2 and role = 'resident' and valid_to is null`,
        [g.communityId, personId],
      )
    )[0].level
  const match = async (membershipId: string, who: Login = g.socialWorker, owner = 0) => {
    const { id, owners } = await first()
    return i.post(who, `/units/${id}/owners/${owners[owner]?.id}/match`, { membershipId })
  }

  test('a confirmed resident whom the desk matches is an owner, until that is taken back or they have sold', async () => {
    const song = await resident('宋女士', 'confirmed')
    await resident('钱先生', 'confirmed')
    const declared = await resident('宋先生', 'declared')
    const { id, owners } = await first()
    const candidates = await i.get(g.socialWorker, `/units/${id}/candidates`)
    expect(candidates.body.items).toEqual([
      { membershipId: song.id, name: '宋女士', building: '1 幢', owner: false },
      expect.objectContaining({ name: '钱先生' }),
    ])
    const found = await i.get(g.socialWorker, `/units/${id}/candidates?q=${encodeURIComponent('钱\0')}`)
    expect(found.body.items).toHaveLength(1)

    expect((await match(declared.id)).body.code).toBe('resident-not-confirmed')
    const matched = await match(song.id)
    expect(matched.body.owners).toMatchObject([{ person: { name: '宋女士', by: '林静' } }, { person: null }])
    expect(await levelOf(song)).toBe('owner')
    // who owns is still somebody who lives here, to be named where residents are
    const residents = async (level: string) =>
      (await i.get(g.socialWorker, `/residents?level=${level}&limit=50`)).body.items.map(
        (one: { membershipId: string }) => one.membershipId,
      )
    expect(await residents('confirmed')).toContain(song.id)
    expect(await residents('declared')).not.toContain(song.id)
    // by building, or in a large community who lives here is on a page that nobody gets to
    expect(await residents(`confirmed&buildingId=${building}`)).toContain(song.id)
    expect(await residents(`confirmed&buildingId=${song.id}`)).toEqual([])
    expect((await match(song.id)).status).toBe(200)
    const other = await resident('孙女士', 'confirmed')
    expect((await match(other.id)).body).toMatchObject({ code: 'owner-matched', params: { by: '林静' } })

    // confirmed anew in the estate where something is theirs, they are an owner at once
    await inside.rows(`update juwuye.memberships set level = 'declared' where id = $1`, [song.id])
    expect((await i.post(g.socialWorker, `/residents/${song.id}/confirm`)).status).toBe(200)
    expect(await levelOf(song)).toBe('owner')

    const back = await i.post(g.socialWorker, `/units/${id}/owners/${owners[0]?.id}/unmatch`)
    expect(back.body.owners[0].person).toBeNull()
    expect(await levelOf(song)).toBe('confirmed')
    expect((await i.post(g.socialWorker, `/units/${id}/owners/${owners[0]?.id}/unmatch`)).status).toBe(200)

    await match(song.id)
    await i.applied({ units: [{ building: '1 幢', name: '601', owners: '宋先生、周先生' }] })
    expect(await levelOf(song)).toBe('confirmed')
    const steps = (await i.get(g.socialWorker, '/opening/steps')).body.items.map(
      (s: { step: string; about: string }) => s,
    )
    expect(steps.map(({ step }: { step: string }) => step).slice(0, 4)).toEqual([
      'communityImported',
      'ownerMatched',
      'ownerUnmatched',
      'ownerMatched',
    ])
    expect(steps[1].about).toBe('青桐苑 1 幢 601')
  })

  test('one does not match oneself, nor somebody who lives elsewhere', async () => {
    const own = await resident('林静', 'confirmed')
    await g.member('socialWorker', { login: own, name: '林静', partyId: g.parties.residentsCommittee })
    expect((await match(own.id, own)).status).toBe(403)
    const estate = { id: own.id, name: '别苑', buildings: ['1 幢'] }
    expect((await i.post(g.socialWorker, '/estates', { ...estate, onCall: [] })).status).toBe(200)
    const far = await resident('宋女士', 'confirmed', estate.id)
    expect((await match(far.id)).body.code).toBe('owner-other-estate')
    const elsewhere = await givenCommunity(t)
    const { id, owners } = await first()
    const there = importing(t, elsewhere)
    for (const path of [`/units/${id}/owners/${owners[0]?.id}/match`, `/units/${id}/owners/${id}/match`])
      expect((await there.post(elsewhere.socialWorker, path, { membershipId: own.id })).status).toBe(404)
    expect((await there.get(elsewhere.socialWorker, `/buildings/${building}/units`)).status).toBe(404)
    expect((await there.get(elsewhere.socialWorker, `/units/${id}/candidates`)).status).toBe(404)
  })

  test('one unit is corrected by hand; who is slower is told who was quicker', async () => {
    const song = await resident('宋女士', 'confirmed')
    await match(song.id)
    const unit = await first()
    const [wife, husband] = unit.owners
    const put = (who: Login, body: object) => i.call(who, 'PUT', `/units/${unit.id}`, body)
    const same = { version: unit.version, kind: 'dwelling', areaCm2: unit.areaCm2, areaSource: 'survey' }
    const owners = [{ id: husband?.id, name: '宋先生', phone: '13900000002' }, { name: '周女士' }]
    for (const [wrong, path] of [
      [{ ...same, owners, areaSource: null }, 'areaSource'],
      [{ ...same, owners, areaCm2: 0 }, 'areaCm2'],
      [{ ...same, owners: [{ id: g.estateId, name: '某人' }] }, 'owners.0.id'],
      [{ ...same, owners: [{ name: '甲' }, { name: '甲' }] }, 'owners'],
    ] as const) {
      const answer = await put(g.socialWorker, wrong)
      expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([422, path])
    }
    const changed = await put(g.socialWorker, { ...same, owners })
    expect(changed.body).toMatchObject({
      areaSource: 'survey',
      owners: [
        { id: husband?.id, name: '宋先生', hasPhone: true },
        { name: '周女士', hasPhone: false, person: null },
      ],
      version: unit.version + 1,
    })
    // the answer was lost, and they send it again: another is who means something else
    expect((await put(g.socialWorker, { ...same, owners })).body).toEqual(changed.body)
    const otherPhone = [{ ...owners[0], phone: '13900000003' }, owners[1]]
    expect((await put(g.socialWorker, { ...same, owners: otherPhone })).body.code).toBe('unit-changed')
    expect(wife?.person?.name).toBe('宋女士')
    expect(await levelOf(song)).toBe('confirmed')
    const slower = await put(g.town, { ...same, owners: [] })
    expect([slower.status, slower.body.code, slower.body.params]).toEqual([409, 'unit-changed', { by: '林静' }])
    expect((await put(g.buildingHead, { ...same, owners })).status).toBe(403)
    // nothing said of the phone keeps it
    const kept = { ...same, version: changed.body.version, owners: [{ id: husband?.id, name: '宋先生' }] }
    expect((await put(g.socialWorker, kept)).body.owners).toMatchObject([{ hasPhone: true }])
  })

  test('while a workbook is written nobody changes by hand what it writes, and who closes their account comes after it', async () => {
    const [song, zhou] = [await resident('宋女士', 'confirmed'), await resident('宋先生', 'confirmed')]
    await match(zhou.id, g.socialWorker, 1)
    const { id: unitId, owners, version } = await first()
    const { id } = await i.checked({
      buildings: [{ estate: '青桐苑', name: '9 幢' }],
      units: [{ building: '1 幢', name: '601', owners: '宋女士、宋先生、周女士' }],
    })
    await i.post(g.socialWorker, `/imports/${id}/apply`)
    const correction = { version, kind: 'shop', areaCm2: null, areaSource: null, owners: [] }
    const party = { name: '物业', character: '物', phone: null, estateIds: null }
    const byHand = () =>
      Promise.all([
        i.call(g.town, 'PUT', `/units/${unitId}`, correction),
        i.post(g.town, `/units/${unitId}/owners/${owners[0]?.id}/match`, { membershipId: song.id }),
        i.post(g.town, `/units/${unitId}/owners/${owners[1]?.id}/unmatch`),
        i.call(g.town, 'PATCH', `/estates/${g.estateId}`, { was: '青桐苑', name: '新名' }),
        i.call(g.town, 'PATCH', `/buildings/${building}`, { was: '1 幢', name: '新名' }),
        i.post(g.town, `/estates/${g.estateId}/buildings`, { id: song.id, name: '10 幢' }),
        i.post(g.town, `/estates/${g.estateId}/places`, { id: song.id, name: '车棚' }),
        i.post(g.town, '/estates', { id: song.id, name: '别苑', buildings: ['1 幢'], onCall: [] }),
        i.post(g.town, '/parties', { id: song.id, kind: 'ngo', name: '益邻社', phone: null, estateIds: null }),
        i.call(g.town, 'PUT', `/parties/${g.parties.property}`, { was: party, ...party, name: '新名' }),
      ])
    const told = (answers: Awaited<ReturnType<typeof byHand>>) =>
      new Set(answers.map(({ status, body }) => [status, body.code, body.detail].join(' ')))
    let refused = new Set<string>()
    const closing = {
      method: 'POST',
      url: '/v1/me/erasure',
      headers: zhou.headers,
      payload: { confirm: '注销' },
    } as const
    // it has read the homes, and stands still before it writes
    const [, closed] = await standstill<unknown>(t, 'lock table juwuye.buildings in share mode', [
      i.drain,
      async () => {
        refused = told(await byHand())
        return t.app.inject(closing)
      },
    ])
    expect([...refused]).toEqual(['409 import-writes 林静正在把一张表导入这个社区，等导完或者取消了再改'])
    expect(closed).toMatchObject({ statusCode: 204 })
    const now = await first()
    expect([now.kind, now.owners.map(({ name, person }) => [name, person])]).toEqual([
      'dwelling',
      ['宋女士', '宋先生', '周女士'].map((name) => [name, null]),
    ])
    expect(await inside.rows('select 1 from juwuye.unit_owners where person_id = $1', [zhou.personId])).toEqual([])
    // afterwards it is as ever
    expect((await match(song.id)).status).toBe(200)
    const stale = await i.call(g.socialWorker, 'PUT', `/units/${unitId}`, correction)
    expect(stale).toMatchObject({ status: 409, body: { code: 'unit-changed' } })
  })

  test('what was begun by hand is written before a workbook is, and nothing of it is lost', async () => {
    const song = await resident('宋女士', 'confirmed')
    const { id } = await i.checked({ units: [{ building: '1 幢', name: '601', owners: '宋女士、周女士' }] })
    const apply = () => i.post(g.socialWorker, `/imports/${id}/apply`)
    // matching waits for a resident who is held, applying waits for the matching
    const held = `select 1 from juwuye.memberships where id = '${song.id}' for update`
    const answers = await standstill(t, held, [() => match(song.id), apply])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await i.drain()
    expect((await first()).owners.map(({ name, person }) => [name, person?.name])).toEqual([
      ['宋女士', '宋女士'],
      ['周女士', undefined],
    ])
    expect(await levelOf(song)).toBe('owner')
  })

  test('pages go by room, and the roll knows what is missing', async () => {
    await i.applied({
      units: [
        // the first has none
        { building: '1 幢', name: '1001', owners: '甲、乙', phones: '、13900000009' },
        { building: '1 幢', name: '99' },
      ],
    })
    const names: string[] = []
    for (let cursor = ''; ; ) {
      const page = (await i.get(g.socialWorker, `/buildings/${building}/units?limit=1${cursor}`)).body
      names.push(...page.items.map(({ name }: { name: string }) => name))
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(names).toEqual(['99', '601', '602', '1001'])
    expect((await i.unitsOf(building))[3]?.owners.map(({ hasPhone }) => hasPhone)).toEqual([false, true])
    expect((await i.roll()).estates[0]?.buildings).toMatchObject([
      { name: '1 幢', units: 4, heads: 2, areaCm2: 895_300, lackArea: 3, lackOwner: 2 },
      { name: '2 幢', units: 0, heads: 0, areaCm2: 0, lackArea: 0, lackOwner: 0 },
    ])
  })
})
