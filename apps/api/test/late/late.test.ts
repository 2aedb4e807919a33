import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import type { LateList, LateRow } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(120_000)

describe('the list of what is late', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_late' })
    inside = await openInside(t)
  })
  beforeEach(async () => {
    c = await givenCast(t)
    laterMorning(t, 120)
  })
  afterAll(() => t.close())

  const read = async (personId: string, query = ''): Promise<LateList> => {
    const { status, body } = await c.get(personId, `/late${query}`)
    if (status !== 200) throw new Error(`the late list answered ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const rows = async (caseId: string, personId = c.secretary, query = '?limit=50'): Promise<LateRow[]> =>
    (await read(personId, query)).items.filter((row) => row.caseId === caseId)
  const row = async (caseId: string, clock: string, personId = c.secretary): Promise<LateRow> => {
    const found = (await rows(caseId, personId)).find((one) => one.clock === clock)
    if (!found) throw new Error(`${clock} of this case is not late for them`)
    return found
  }
  /** Time passes, and does what it does. */
  const pass = async (ms: number): Promise<void> => {
    t.clock.advance(ms)
    await tick(t)
  }
  const why = async (caseId: string, clock: string) => {
    const { owner, why: reason } = await row(caseId, clock)
    return [owner, reason]
  }
  const refuse = (caseId: string, by: string) =>
    c.does(by, caseId, 'refuse-summons', { reason: 'notOurDuty', words: '不归我们', rightName: '供电所' })
  const sent = async (caseClass: string, ...parties: string[]) => {
    const { id } = await c.blows(c.reporter)
    const partyIds = parties.length > 0 ? parties : [c.parties.property]
    await c.does(c.socialWorker, id, 'triage', { class: caseClass, title: '楼道灯', partyIds })
    return id
  }

  test('says what ran over, since when, whose it is, why, how far it went up and what comes next', async () => {
    const from = t.clock.now()
    const id = await c.bring('dispatched', 'minor')
    await pass(71 * HOUR)
    expect(await read(c.secretary)).toEqual({ items: [], nextCursor: null })
    await pass(2 * HOUR)
    expect(await rows(id)).toEqual([
      {
        caseId: id,
        number: (await c.view(c.secretary, id)).number,
        title: '楼道灯不亮',
        class: 'minor',
        clock: 'respond',
        dueAt: from + 72 * HOUR,
        working: expect.stringMatching(/^有人报到：.*起 72 小时/),
        owner: '安居物业、首接的社工',
        why: '安居物业还没有报到；督办还没有答复',
        level: 1,
        onBookUntil: null,
        next: { chase: 'levelTwo', at: from + 72 * HOUR + 7 * DAY },
      },
    ])
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    expect(await rows(id)).toEqual([])
  })

  describe('tells why:', () => {
    test('nobody sorted it yet', async () => {
      const { id } = await c.blows(c.reporter)
      await pass(73 * HOUR)
      expect(await why(id, 'respond')).toEqual(['社工', '社工还没有派哨；督办还没有答复'])
      // before there is a title it is called after its place
      expect((await row(id, 'respond')).title).toBe('1 幢的一件事')
    })

    test('nobody looked whether there is danger', async () => {
      const { id } = await c.blows(c.reporter, { danger: true })
      await pass(31 * MINUTE)
      expect(await why(id, 'danger')).toEqual(['值班的人、社工', '还没有人确认是不是险情；督办还没有答复'])
    })

    test('two refused, and the body has not ruled', async () => {
      const id = await sent('major', c.parties.property, c.parties.ngo)
      await refuse(id, c.propertyWorker)
      await refuse(id, c.ngoMember)
      await pass(73 * HOUR)
      expect(await why(id, 'leadRuling')).toEqual(['共建理事会', '等共建理事会裁定'])
      expect((await why(id, 'respond'))[1]).toMatch(/^等共建理事会裁定/)
    })

    test('one refused and nobody else was called; one came and nobody leads', async () => {
      const refused = await sent('minor')
      await refuse(refused, c.propertyWorker)
      const came = await sent('hard', c.parties.property, c.parties.ngo)
      await c.does(c.ngoMember, came, 'check-in', { reply: '来' })
      await pass(16 * DAY)
      expect((await why(refused, 'respond'))[1]).toMatch(/^叫到的几家都退单了/)
      expect(await why(came, 'plan')).toEqual(['安居物业、首接的社工', '报到了，还没有人认领牵头；督办还没有答复'])
    })

    test('no plan, or one that waits for its second word', async () => {
      const [none, proposed] = [await c.bring('claimed', 'hard'), await c.bring('proposed', 'hard')]
      // progress keeps the lead from being handed back
      for (let day = 0; day < 18; day += 6) {
        for (const id of [none, proposed]) await c.does(c.propertyWorker, id, 'note-progress', { text: '在看' })
        await pass(6 * DAY)
      }
      expect(await why(none, 'plan')).toEqual(['安居物业', '牵头的还没有拿出方案；督办还没有答复'])
      const again = await c.act(c.propertyWorker, proposed, 'adopt-plan', c.plan())
      expect(again.status).toBe(200)
      expect((await why(proposed, 'plan'))[1]).toMatch(/^方案提了，等第二个人会签/)
    })

    test('the doer of a step is late; then signatures are missing, by name', async () => {
      const id = await c.bring('rectifying', 'hard')
      await pass(7 * DAY)
      expect(await why(id, 'resolve')).toEqual([
        '安居物业',
        '第 1 段过了约定的日子，安居物业还没有做完；督办还没有答复',
      ])
      const nodeId = (await c.view(c.propertyWorker, id)).nodes[0]?.id
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '换好了' })
      const round = (await c.view(c.socialWorker, id)).nodes[0]?.round
      await c.does(c.socialWorker, id, 'sign-yes', { nodeId, round })
      expect((await why(id, 'resolve'))[1]).toMatch(/^第 1 段做完了，等业委会、共建理事会签字/)
      await pass(73 * HOUR)
      expect(await why(id, 'verification')).toEqual(['业委会、共建理事会', '第 1 段做完了，等业委会、共建理事会签字'])
    })

    test('done and not published; an objection not ruled on; a report not answered', async () => {
      const verified = await c.bring('verified')
      await pass(73 * HOUR)
      expect(await why(verified, 'publish')).toEqual(['社工', '办好了，社工还没有公示；督办还没有答复'])
      const shown = await c.bring('publicised')
      await c.does(c.neighbour, shown, 'object', { reason: '没修好' })
      await c.does(c.owner, shown, 'report', { reason: '金额不对' })
      await pass(25 * HOUR)
      expect(await why(shown, 'report')).toEqual(['社工', '有人反映公示有问题，还没有答复；督办还没有答复'])
      await pass(4 * DAY)
      expect((await why(shown, 'ruling'))[1]).toMatch(/^等.+裁定$/)
    })

    test('it is on the book, and until when nobody is chased', async () => {
      const id = await c.bring('claimed', 'hard')
      const reviewDay = dayOf(t.clock.now() + 60 * DAY)
      await c.does(c.socialWorker, id, 'put-on-book', { reason: '等明年的钱', reviewDay })
      await c.settles(c.chair, id, 'confirm')
      const {
        onBookUntil,
        why: reason,
        level,
        next,
      } = await (async () => {
        await pass(16 * DAY)
        return row(id, 'plan')
      })()
      expect(reason).toMatch(/^牵头的还没有拿出方案；挂账中，.+复核，之前不催$/)
      expect([level, next?.at]).toEqual([null, onBookUntil])
      expect(onBookUntil).toBeGreaterThan(t.clock.now() + 40 * DAY)
    })
  })

  test('a demand made by hand is found under its own level, late or not, paused or not', async () => {
    const id = await c.bring('claimed', 'hard')
    await c.does(c.chair, id, 'supervise', { demand: '说明进度', answerDay: dayOf(t.clock.now() + 2 * DAY) })
    await c.does(c.propertyWorker, id, 'pause-clock', {
      clock: 'plan',
      reason: '等材料',
      untilDay: dayOf(t.clock.now() + 5 * DAY),
    })
    await c.settles(c.socialWorker, id, 'confirm')
    const level = async (n: number) => (await read(c.secretary, `?level=${n}`)).items
    const [found, ...more] = await level(0)
    expect([found?.caseId, found?.level, found?.clock, more]).toEqual([id, 0, 'lease', []])
    expect(found?.why).toBe('牵头的还没有拿出方案；共建理事会的督办还没有答复')
    expect((await read(c.secretary)).items).toEqual([])
    expect(await level(1)).toEqual([])
    const [supervision] = (await c.view(c.propertyWorker, id)).supervisions
    await c.does(c.propertyWorker, id, 'answer-supervision', { supervisionId: supervision?.id, answer: '明天来' })
    expect(await level(0)).toEqual([])
  })

  test('a level names those that have come so far', async () => {
    const urgent = await c.bring('dispatched', 'urgent')
    const minor = await c.bring('dispatched', 'minor')
    await pass(73 * HOUR)
    await pass(3 * HOUR)
    const ofLevel = async (n: 1 | 2) => (await read(c.secretary, `?level=${n}&limit=50`)).items
    const cases = (items: LateRow[]) => [...new Set(items.map((one) => one.caseId))]
    expect([cases(await ofLevel(1)), cases(await ofLevel(2))]).toEqual([[minor], [urgent]])
    expect((await ofLevel(2)).every((one) => one.level === 2)).toBe(true)
    expect(fieldsOf(await c.get(c.secretary, '/late?level=3'))).toEqual(['level'])
  })

  test('comes page by page, the longest overdue first, each once, and is just what the clocks say', async () => {
    for (let i = 0; i < 4; i += 1) {
      await c.bring('dispatched', i % 2 ? 'urgent' : 'minor')
      t.clock.advance(HOUR)
    }
    await pass(9 * DAY)
    const seen: LateRow[] = []
    let cursor = ''
    do {
      const page = await read(c.secretary, `?limit=3${cursor}`)
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items)
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor)
    const truth = await inside.rows(
      `select case_id, kind from juwuye.case_clocks where community_id = $1 and stopped_at is null
       and due_at <= to_timestamp($2::double precision / 1000) and kind not in ('publicity', 'pendingAct', 'review')
       order by due_at, case_id, kind`,
      [c.communityId, t.clock.now()],
    )
    expect(truth.length).toBeGreaterThan(8)
    expect(seen.map((one) => [one.caseId, one.clock])).toEqual(truth.map((one) => [one.case_id, one.kind]))
    expect(fieldsOf(await c.get(c.secretary, '/late?cursor=abc'))).toEqual(['cursor'])
  })

  describe('is for those who watch:', () => {
    test('desk and council of the community; nobody else', async () => {
      const id = await c.bring('dispatched', 'minor')
      await pass(73 * HOUR)
      for (const person of [c.socialWorker, c.secretary, c.chair, c.councilMember]) {
        expect((await row(id, 'respond', person)).title).toBe('楼道灯不亮')
      }
      for (const person of [c.propertyWorker, c.ownersMember, c.reporter, c.declared, c.mediator]) {
        expect(problemOf(await c.get(person, '/late'))).toEqual([403, 'forbidden'])
      }
      expect(problemOf(await c.get(await c.newcomer(), '/late'))).toEqual([404, 'not-found'])
      const elsewhere = await givenCast(t)
      expect(problemOf(await c.get(elsewhere.secretary, '/late'))).toEqual([404, 'not-found'])
      expect((await elsewhere.get(elsewhere.secretary, '/late')).body.items).toEqual([])
    })

    test('the town sees what reached it, by number, class and level, without a title', async () => {
      const minor = await c.bring('dispatched', 'minor')
      const urgent = await c.bring('dispatched', 'urgent')
      await pass(2 * HOUR)
      expect((await read(c.town)).items).toEqual([])
      await pass(2 * HOUR + MINUTE)
      const [reached, ...more] = (await read(c.town)).items
      expect([reached?.caseId, reached?.title, reached?.class, reached?.level, more]).toEqual([
        urgent,
        null,
        'urgent',
        2,
        [],
      ])
      await pass(4 * DAY)
      expect(await rows(minor, c.town)).toEqual([])
      expect((await rows(minor, c.secretary))[0]?.level).toBe(1)
    })

    test('the town sees what it was asked to rule on in place of a silent body', async () => {
      const id = await sent('major', c.parties.property, c.parties.ngo)
      await refuse(id, c.propertyWorker)
      await refuse(id, c.ngoMember)
      await pass(47 * HOUR)
      expect(await rows(id, c.town)).toEqual([])
      await pass(2 * HOUR)
      const [asked] = await rows(id, c.town)
      expect([asked?.clock, asked?.title]).toEqual(['leadRuling', '楼道灯'])
    })

    test('once the town may replace a lead that failed, it reads in the list what it reads on the page', async () => {
      const id = await c.bring('rectifying', 'hard')
      for (let day = 0; day < 60 && (await rows(id, c.town)).length === 0; day++) await pass(DAY)
      await pass(3 * DAY)
      const [late] = await rows(id, c.town)
      const { readLevel, title } = await c.view(c.town, id)
      expect([readLevel, late?.title, late?.level]).toEqual(['full', title, 2])
      expect(late?.owner).not.toBe('')
    })

    test('of a private matter council and town learn number and dates, once it was passed up to them', async () => {
      const { id, number } = await c.blows(c.reporter, { text: '楼上吵架' })
      await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '两家的事', mediatorId: c.mediator })
      await pass(71 * HOUR)
      expect(await rows(id, c.chair)).toEqual([])
      await pass(2 * HOUR)
      expect((await row(id, 'respond')).title).toBe('两家的事')
      expect(await why(id, 'respond')).toEqual(['调解员、首接的社工', '调解员还没有报到；督办还没有答复'])
      const bare = { caseId: id, number, title: null, class: null, owner: '', why: '' }
      expect(await rows(id, c.chair)).toEqual([expect.objectContaining({ ...bare, level: 1 })])
      expect(await rows(id, c.town)).toEqual([])
      await pass(8 * DAY)
      expect(await rows(id, c.town)).toEqual([expect.objectContaining({ ...bare, level: 2 })])
      expect(problemOf(await c.get(c.town, `/cases/${id}`))).toEqual([404, 'not-found'])
    })

    test('of a complaint about the desk’s own party its members see no more than a neighbour', async () => {
      const { id } = await c.blows(c.reporter, { text: '居委会不开门', aboutPartyId: c.parties.residentsCommittee })
      await pass(73 * HOUR)
      const { title, why: reason } = await row(id, 'respond', c.socialWorker)
      expect([title, reason]).toEqual(['1 幢的一件事', '社工还没有派哨；督办还没有答复'])
      expect(JSON.stringify(await read(c.socialWorker))).not.toContain('不开门')
    })
  })
})
