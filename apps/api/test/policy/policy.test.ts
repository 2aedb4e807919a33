import { type CommunityPolicy, DAY, DEFAULT_POLICY, HOUR } from '@juwuye/domain'
import { TEMPLATES } from '@juwuye/wechat-standin'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, problemOf } from '../given-cast.ts'

type Deep<T> = { [K in keyof T]?: T[K] extends object ? Deep<T[K]> : T[K] }

/** The policy with some of its values changed. */
function changed<T extends object>(policy: T, over: Deep<T>): T {
  const entries = Object.entries(over).map(([key, value]) => {
    const old = policy[key as keyof T]
    return [key, typeof value === 'object' && value !== null ? changed(old as object, value) : value]
  })
  return { ...policy, ...Object.fromEntries(entries) }
}

describe('what a community sets for itself', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    c = await givenCast(t)
  })
  afterAll(() => t.close())

  const standin = (name: string, body: object) =>
    fetch(`${t.standinUrl}/admin/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const put = (personId: string, edition: number, policy: CommunityPolicy, reason = '试一试') =>
    c.put(personId, '/policy', { edition, policy, reason })
  const editions = async () =>
    (
      await inside.rows('select edition from juwuye.community_policies where community_id = $1 order by 1', [
        c.communityId,
      ])
    ).map((row) => row.edition)
  const faster = changed(DEFAULT_POLICY, { deadlines: { classes: { minor: { resolveDays: 5 } } } })

  test('is the defaults at first, read by everybody who belongs here, changed by secretary and town', async () => {
    const read = (await c.get(c.declared, '/policy')).body
    expect(read).toEqual({
      edition: 0,
      policy: DEFAULT_POLICY,
      onCall: [{ estateId: c.estateId, estate: '青桐苑', numbers: [{ label: '物业 24 小时', phone: '0571-0000001' }] }],
      mayChange: false,
    })
    const mayChange = async (personId: string) => (await c.get(personId, '/policy')).body.mayChange
    expect([await mayChange(c.secretary), await mayChange(c.town), await mayChange(c.socialWorker)]).toEqual([
      true,
      true,
      false,
    ])
    for (const person of [c.socialWorker, c.chair, c.propertyWorker, c.declared]) {
      expect(problemOf(await put(person, 0, faster))).toEqual([403, 'forbidden'])
      expect(problemOf(await c.get(person, '/policy/wechat-templates'))).toEqual([403, 'forbidden'])
    }
    const newcomer = await c.newcomer()
    expect(problemOf(await c.get(newcomer, '/policy'))).toEqual([404, 'not-found'])
    expect(problemOf(await put(newcomer, 0, faster))).toEqual([404, 'not-found'])
    expect(await editions()).toEqual([])
    expect((await put(c.town, 0, faster)).body).toMatchObject({ edition: 1, policy: faster })
    expect((await put(c.secretary, 1, DEFAULT_POLICY)).body).toMatchObject({ edition: 2, mayChange: true })
  })

  test('counts for clocks that start from then on; what was promised stays', async () => {
    const promise = async (id: string) =>
      (await c.view(c.reporter, id)).clocks.find((clock) => clock.kind === 'resolve')
    const before = await c.bring('dispatched', 'minor')
    expect((await put(c.secretary, 0, faster)).status).toBe(200)
    const after = await c.bring('dispatched', 'minor')
    const [old, now] = [await promise(before), await promise(after)]
    expect([(old?.dueAt ?? 0) - (old?.startedAt ?? 0), (now?.dueAt ?? 0) - (now?.startedAt ?? 0)]).toEqual([
      7 * DAY,
      5 * DAY,
    ])
    expect(now?.working).toMatch(/起 5 天/)
  })

  describe('is refused with every fault, and stays as it was:', () => {
    const faulty: [string, Deep<CommunityPolicy>, string, string][] = [
      [
        'an answer promised after the end',
        { deadlines: { classes: { minor: { respondHours: 169 } } } },
        'deadlines.classes.minor.respondHours',
        'respond-after-resolve',
      ],
      [
        'an answer after the danger is gone',
        { deadlines: { classes: { urgent: { respondHours: 25 } } } },
        'deadlines.classes.urgent.respondHours',
        'respond-after-safe',
      ],
      [
        'an answer after the plan',
        { deadlines: { classes: { hard: { respondHours: 361 } } } },
        'deadlines.classes.hard.respondHours',
        'respond-after-plan',
      ],
      ['no time at all', { deadlines: { rulingDays: 0 } }, 'deadlines.rulingDays', 'out-of-range'],
      ['a year and a day', { deadlines: { publicityDays: 366 } }, 'deadlines.publicityDays', 'out-of-range'],
      [
        'danger that need not go',
        { deadlines: { classes: { urgent: { safeHours: null } } } },
        'deadlines.classes.urgent.safeHours',
        'out-of-range',
      ],
      ['quiet all day', { quiet: { fromMinute: 420 } }, 'quiet.untilMinute', 'quiet-all-day'],
      ['a digest of one', { digest: { from: 1 } }, 'digest.from', 'out-of-range'],
    ]
    test.each(faulty)('%s', async (_, over, path, code) => {
      const answer = await put(c.secretary, 0, changed(DEFAULT_POLICY, over))
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, 'invalid-input', `policy.${path}`])
      expect(answer.body.fields[0]).toMatchObject({ code, message: expect.stringMatching(/[\u4e00-\u9fff]/) })
      expect(await editions()).toEqual([])
    })

    test('several at once, each with its field', async () => {
      const answer = await put(
        c.secretary,
        0,
        changed(DEFAULT_POLICY, { deadlines: { rulingDays: 0, classes: { minor: { respondHours: 200 } } } }),
      )
      expect(fieldsOf(answer).sort()).toEqual([
        'policy.deadlines.classes.minor.respondHours',
        'policy.deadlines.rulingDays',
      ])
    })

    test('a field too many, one too few, or no reason', async () => {
      const { digest: _, ...less } = DEFAULT_POLICY
      const ask = async (policy: object, reason = 'x') =>
        fieldsOf(await c.put(c.secretary, '/policy', { edition: 0, policy, reason }))
      expect(await ask({ ...DEFAULT_POLICY, more: 1 })).toEqual(['policy.more'])
      expect(await ask(less)).toEqual(['policy.digest'])
      expect(await ask(faster, ' ')).toEqual(['reason'])
      expect(fieldsOf(await put(c.secretary, 1, faster))).toEqual(['edition'])
      expect(problemOf(await put(c.secretary, 0, DEFAULT_POLICY))).toEqual([422, 'nothing-changes'])
      expect(await editions()).toEqual([])
    })
  })

  describe('two who change it', () => {
    test('one after the other: the second is told who was first, and loses nothing unseen', async () => {
      expect((await put(c.secretary, 0, faster)).status).toBe(200)
      const other = changed(DEFAULT_POLICY, { deadlines: { rulingDays: 3 } })
      const late = await put(c.town, 0, other)
      expect([...problemOf(late), late.body.params]).toEqual([409, 'policy-changed', { by: '书记', edition: 1 }])
      expect(late.body.detail).toMatch(/^书记刚改过/)
      expect((await c.get(c.town, '/policy')).body.policy).toEqual(faster)
    })

    test('at the same moment: one edition, one winner', async () => {
      const policies = [3, 4, 6, 7, 8].map((rulingDays) => changed(DEFAULT_POLICY, { deadlines: { rulingDays } }))
      const answers = await Promise.all(policies.map((policy, i) => put(i % 2 ? c.town : c.secretary, 0, policy)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
      expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
        Array(4).fill('policy-changed'),
      )
      expect(await editions()).toEqual([1])
    })
  })

  describe('WeChat’s templates', () => {
    const using = (over: Deep<CommunityPolicy['templates']>) => changed(DEFAULT_POLICY, { templates: over })
    const asked = async () => {
      const { calls } = (await (await standin('calls', {})).json()) as { calls: Record<string, number> }
      return calls['/wxaapi/newtmpl/gettemplate'] ?? 0
    }

    test('are those of the account, with their fields', async () => {
      const { body } = await c.get(c.secretary, '/policy/wechat-templates')
      expect(body.items).toContainEqual({
        id: TEMPLATES.task.id,
        title: '待办提醒',
        fields: ['character_string1', 'thing2', 'time3', 'thing4'],
      })
      expect((await put(c.secretary, 0, using({ task: TEMPLATES.task.id }))).status).toBe(200)
    })

    test('an unknown one is refused by its field, and so is the same one twice', async () => {
      const unknown = await put(c.secretary, 0, using({ result: 'no-such-template', task: TEMPLATES.task.id }))
      expect([...problemOf(unknown), ...fieldsOf(unknown)]).toEqual([422, 'invalid-input', 'policy.templates.result'])
      expect(unknown.body.fields[0].message).toMatch(/没有这个模板/)
      const twice = await put(c.secretary, 0, using({ result: TEMPLATES.task.id, task: TEMPLATES.task.id }))
      expect(fieldsOf(twice)).toEqual(['policy.templates.task'])
      expect(await editions()).toEqual([])
    })

    test('one with other fields than we fill is refused: its messages would never arrive', async () => {
      const templates = [{ id: 'other-fields', title: '停水通知', fields: { thing1: '地点', time2: '时间' } }]
      await standin('templates', { templates })
      const answer = await put(c.secretary, 0, using({ progress: 'other-fields' }))
      expect(fieldsOf(answer)).toEqual(['policy.templates.progress'])
      expect(answer.body.fields[0].message).toMatch(/栏目对不上/)
      await standin('templates', { templates: Object.values(TEMPLATES) })
    })

    test('cannot be chosen while WeChat is away, and nothing has changed; everything else can', async () => {
      await standin('fail', { api: '/wxaapi/newtmpl/gettemplate', times: 1, errcode: -1 })
      const answer = await put(c.secretary, 0, using({ task: TEMPLATES.task.id }))
      expect(problemOf(answer)).toEqual([503, 'wechat-unreachable'])
      expect(answer.body.detail).not.toMatch(/登录/)
      expect(await editions()).toEqual([])
      const before = await asked()
      expect((await put(c.secretary, 0, faster)).status).toBe(200)
      expect(await asked()).toBe(before)
    })
  })

  describe('the numbers to ring', () => {
    const ring = (personId: string, numbers: unknown[], estateId = c.estateId) =>
      c.put(personId, '/policy/on-call', { estateId, numbers })
    const numbers = [
      { label: '物业夜班', phone: '0571-1111' },
      { label: '社区值班', phone: '0571-2222' },
    ]
    const shown = async () => (await c.get(c.declared, '/policy')).body.onCall[0].numbers

    test('are replaced as a whole, in order, and everybody sees them', async () => {
      expect((await ring(c.secretary, numbers)).body.onCall[0].numbers).toEqual(numbers)
      const community = (await c.get(c.declared, '')).body
      expect(community.estates[0].onCall).toEqual(numbers)
      expect((await ring(c.town, [...numbers].reverse())).status).toBe(200)
      expect(await shown()).toEqual([...numbers].reverse())
    })

    test('are never none, not somebody else’s, and not anybody’s to change', async () => {
      const before = await shown()
      const code = async (answer: Promise<Answer>) => [...problemOf(await answer), ...fieldsOf(await answer)]
      expect(await code(ring(c.secretary, []))).toEqual([422, 'invalid-input', 'numbers'])
      const word = [{ label: '物业', phone: '打给王经理' }]
      expect(await code(ring(c.secretary, word))).toEqual([422, 'invalid-input', 'numbers.0.phone'])
      expect(await code(ring(c.secretary, [{ label: ' ', phone: '110' }]))).toEqual([
        422,
        'invalid-input',
        'numbers.0.label',
      ])
      expect(await code(ring(c.secretary, Array(6).fill(numbers[0])))).toEqual([422, 'invalid-input', 'numbers'])
      const elsewhere = await givenCast(t)
      expect(await code(ring(c.secretary, numbers, elsewhere.estateId))).toEqual([422, 'estate-unknown', 'estateId'])
      expect(await code(ring(c.socialWorker, numbers))).toEqual([403, 'forbidden'])
      expect(await code(ring(elsewhere.secretary, numbers))).toEqual([404, 'not-found'])
      expect(await code(ring(c.secretary, before))).toEqual([422, 'nothing-changes'])
      expect(await shown()).toEqual(before)
    })

    test('of two who change them at once are one’s, not both’s', async () => {
      const lists = [['1', '2'], ['3', '4'], ['5']].map((phones) =>
        phones.map((n) => ({ label: '物业', phone: `110${n}` })),
      )
      const answers = await Promise.all(lists.map((list) => ring(c.secretary, list)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(lists).toContainEqual(await shown())
      expect(await editions()).toEqual([1, 2, 3])
    })

    test('are in nobody’s way who changes the policy meanwhile', async () => {
      expect((await ring(c.town, numbers)).body.edition).toBe(1)
      const answers = await Promise.all([put(c.secretary, 0, faster), ring(c.town, [...numbers].reverse())])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect((await c.get(c.secretary, '/policy')).body.policy).toEqual(faster)
    })
  })

  test('its history says who changed what, when and why, page by page', async () => {
    const from = t.clock.now()
    await put(c.secretary, 0, faster, '小事快办')
    t.clock.advance(HOUR)
    await c.put(c.town, '/policy/on-call', { estateId: c.estateId, numbers: [{ label: '值班', phone: '110' }] })
    t.clock.advance(HOUR)
    const templates = { progress: null, result: null, task: TEMPLATES.task.id }
    await put(c.secretary, 2, { ...faster, quiet: { fromMinute: 1_200, untilMinute: 420 }, templates }, '早点安静')
    const { body } = await c.get(c.declared, '/policy/editions')
    expect(body).toEqual({
      items: [
        {
          edition: 3,
          by: '书记',
          at: from + 2 * HOUR,
          reason: '早点安静',
          changes: ['夜里不发微信：21:00 到 07:00 改为 20:00 到 07:00', '微信模板 · 待办提醒：不用 改为 在用'],
        },
        {
          edition: 2,
          by: '镇街工作人员',
          at: from + HOUR,
          reason: '',
          changes: ['青桐苑 · 值班电话：物业 24 小时 0571-0000001 改为 值班 110'],
        },
        { edition: 1, by: '书记', at: from, reason: '小事快办', changes: ['小事 · 全部办好：7 天 改为 5 天'] },
      ],
      nextCursor: null,
    })
    const first = (await c.get(c.declared, '/policy/editions?limit=2')).body
    expect(first.items.map((item: { edition: number }) => item.edition)).toEqual([3, 2])
    const rest = (await c.get(c.declared, `/policy/editions?limit=2&cursor=${first.nextCursor}`)).body
    expect(rest).toEqual({ items: [body.items[2]], nextCursor: null })
    expect(fieldsOf(await c.get(c.declared, '/policy/editions?cursor=x'))).toEqual(['cursor'])
    expect(problemOf(await c.get(await c.newcomer(), '/policy/editions'))).toEqual([404, 'not-found'])
  })
})
