import { fieldsOf, laterMorning, problemOf, WORDS } from '../given-cast.ts'
import { type Checks, givenChecks } from './given-checks.ts'

/** The stand-in's own words for what WeChat finds. */
const RISKY = '违禁词'
const REVIEW = '待复核词'
const CHECK = '/wxa/msg_sec_check'

describe('the words of', () => {
  let x: Checks
  beforeAll(async () => {
    x = await givenChecks()
  })
  beforeEach(async () => {
    laterMorning(x.t)
    await x.control('fail', { api: CHECK, times: 0, errcode: -1 })
  })
  afterAll(() => x.close())

  const held = async (caseId: string) =>
    (await x.c.view(x.c.socialWorker, caseId)).held.map(({ subject, verdict }) => [subject, verdict])
  /** Stands in the desk's queue of what is to be looked at. */
  const waits = async (caseId: string, personId = x.c.socialWorker) =>
    (await x.c.get(personId, '/cases?queue=toLook&limit=50')).body.items.some(({ id }: { id: string }) => id === caseId)
  const textFor = async (personId: string, caseId: string) =>
    (await x.c.view(personId, caseId)).whistles.map((w) => w.text)

  describe('a whistle', () => {
    test('that pass are held back from nobody', async () => {
      const { c } = x
      const { id, whistles } = await c.blows(c.reporter)
      expect(await held(id)).toEqual([])
      expect(await x.check(whistles[0]?.id ?? '')).toMatchObject({ verdict: 'passed', label: 100 })
    })

    test.each([
      [RISKY, 'risky'],
      [REVIEW, 'review'],
    ])('with %s are filed all the same: the desk is told, the summoned party reads them', async (word, verdict) => {
      const { c } = x
      const text = `楼道里有${word}`
      const { id, state, number } = await c.blows(c.reporter, { text })
      expect([state, number]).toEqual(['raised', expect.any(String)])
      expect(await held(id)).toEqual([['whistle', verdict]])
      expect([await waits(id), await waits(id, c.propertyWorker)]).toEqual([true, false])
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '楼道', partyIds: [c.parties.property] })
      expect(await textFor(c.socialWorker, id)).toEqual([text])
      expect(await textFor(c.propertyWorker, id)).toEqual([text])
      expect(await textFor(c.reporter, id)).toEqual([text])
      expect(await textFor(c.neighbour, id)).toEqual([null])
      // what is held back is for the desk to know
      for (const person of [c.reporter, c.propertyWorker, c.neighbour]) {
        expect((await c.view(person, id)).held).toEqual([])
      }
    })

    test('said by a neighbour who joins are looked at too, none at all are not', async () => {
      const { c } = x
      const id = await c.bring('dispatched')
      const joined = (text: string) => ({ id: x.t.deps.ids.uuid(), text })
      await c.does(c.neighbour, id, 'join', joined(''))
      expect(await held(id)).toEqual([])
      await c.does(c.declared, id, 'join', joined(`也是${RISKY}`))
      expect(await held(id)).toEqual([['whistle', 'risky']])
      await c.does(c.declared, id, 'withdraw', {})
      expect(await held(id)).toEqual([])
    })

    test('sent again are filed once, and kept as they were judged first', async () => {
      const { c } = x
      const whistle = c.whistle({ text: `再说一遍${RISKY}` })
      const [first, second] = [
        await c.post(c.reporter, '/whistles', whistle),
        await c.post(c.reporter, '/whistles', whistle),
      ]
      expect([first.status, second.status, second.body.id]).toEqual([200, 200, first.body.id])
      expect(
        await x.inside.rows('select 1 from juwuye.content_checks where subject_id = $1', [whistle.id]),
      ).toHaveLength(1)
    })

    test.each([
      ['is busy', { errcode: -1 }],
      ['has no calls left today', { errcode: 45009 }],
      ['says that the person is idle', { errcode: 61010 }],
    ])('stay unchecked where WeChat %s, and are filed', async (_, failure) => {
      const { c } = x
      await x.control('fail', { api: CHECK, times: 1, ...failure })
      const { id } = await c.blows(c.reporter)
      expect(await held(id)).toEqual([['whistle', 'unchecked']])
    })

    test('in danger summon at once though WeChat never answers: at most 1.5 s later', async () => {
      const { c } = x
      const ask = async () => {
        const from = performance.now()
        const view = await c.blows(c.owner, { danger: true })
        return { view, took: performance.now() - from }
      }
      const usual = await ask()
      await x.control('fail', { api: CHECK, times: 1, hang: true })
      const hanging = await ask()
      expect(hanging.view.board.map((entry) => entry.party.name).sort()).toEqual(['安居物业', '居委会'])
      expect(hanging.view.clocks.map((clock) => clock.kind)).toContain('danger')
      expect(await held(hanging.view.id)).toEqual([['whistle', 'unchecked']])
      expect(hanging.took).toBeGreaterThan(1_400)
      expect(hanging.took - usual.took).toBeLessThan(2_500)
      process.stdout.write(
        `   danger: ${usual.took.toFixed(0)} ms, with WeChat hanging ${hanging.took.toFixed(0)} ms\n`,
      )
    })

    test('of somebody without an account at this mini-program wait for a person', async () => {
      const { c, t } = x
      const { registerPerson } = await import('../../src/features/identity/index.ts')
      const { blow } = await import('../../src/recipes/index.ts')
      const stranger = await registerPerson(t.deps, { appId: 'wxanotherminiprogram', openid: `o${t.deps.ids.uuid()}` })
      const id = await blow(t.deps, c.communityId, stranger, { text: '灯不亮', estateId: c.estateId })
      expect(await held(id)).toEqual([['whistle', 'unchecked']])
    })
  })

  describe('what is put before everybody', () => {
    const risky = (path: string) => [422, 'words-risky', path]

    test('a title that is risky is sent back with its field, and nothing has changed', async () => {
      const { c } = x
      const { id, version } = await c.blows(c.reporter)
      const body = { class: 'minor', title: `换${RISKY}`, partyIds: [c.parties.property] }
      const answer = await c.act(c.socialWorker, id, 'triage', body)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual(risky('title'))
      expect(answer.body.detail).toMatch(/检查/)
      expect(await c.view(c.socialWorker, id)).toMatchObject({ state: 'raised', version })
      // who may not do it hears that, and not what WeChat thinks of the words
      expect(problemOf(await c.act(c.neighbour, id, 'triage', body))).toEqual([403, 'not-desk'])
    })

    test.each([
      ['to be looked at', REVIEW, {}],
      ['nobody looked at', '灯', { errcode: -1 }],
    ])('a title %s is taken: somebody wrote it for everybody and answers for it', async (_, word, failure) => {
      const { c } = x
      const { id } = await c.blows(c.reporter)
      if ('errcode' in failure) await x.control('fail', { api: CHECK, times: 1, ...failure })
      const view = await c.does(c.socialWorker, id, 'triage', {
        class: 'minor',
        title: `楼道${word}`,
        partyIds: [c.parties.property],
      })
      expect(view.state).toBe('dispatched')
    })

    test('names of steps', async () => {
      const { c } = x
      const id = await c.bring('claimed')
      const answer = await c.act(c.propertyWorker, id, 'adopt-plan', c.plan({ title: `换${RISKY}` }))
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual(risky('nodes'))
    })

    test('why it could not be done', async () => {
      const { c } = x
      const id = await c.bring('claimed')
      const answer = await c.act(c.propertyWorker, id, 'conclude-unsolved', { reason: 'money', words: RISKY })
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual(risky('words'))
    })

    test.each(['problem', 'done', 'paidBy'])('the page: %s, in the preview and when it is published', async (path) => {
      const { c } = x
      const id = await c.bring('verified')
      const words = { ...WORDS, [path]: `有${RISKY}` }
      const preview = await c.post(c.socialWorker, `/cases/${id}/publication-preview`, words)
      expect([...problemOf(preview), ...fieldsOf(preview)]).toEqual(risky(path))
      const clean = await c.post(c.socialWorker, `/cases/${id}/publication-preview`, WORDS)
      const publish = { ...words, previewHash: clean.body.previewHash }
      const answer = await c.act(c.socialWorker, id, 'publish', publish)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual(risky(path))
      expect((await c.view(c.socialWorker, id)).state).toBe('verified')
      expect(problemOf(await c.post(c.neighbour, `/cases/${id}/publication-preview`, words))).toEqual([403, 'not-desk'])
      const review = { ...WORDS, [path]: `有${REVIEW}` }
      expect((await c.post(c.socialWorker, `/cases/${id}/publication-preview`, review)).status).toBe(200)
    })

    test('a page that was taken down, when it comes back', async () => {
      const { c } = x
      const id = await c.bring('publicised')
      await c.does(c.socialWorker, id, 'take-down', { reason: '核对' })
      const words = { ...WORDS, done: RISKY, previewHash: '0'.repeat(64) }
      const answer = await c.act(c.socialWorker, id, 'restore-page', words)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual(risky('done'))
    })
  })

  describe('a neighbour on the case', () => {
    const said = `${RISKY}，没修好`

    test('an objection is filed, read by desk and parties, and by the reporter once a person let it pass', async () => {
      const { c } = x
      const id = await c.bring('publicised')
      const objected = await c.does(c.neighbour, id, 'object', { reason: said })
      expect(objected.objections[0]?.reason).toBe(said)
      const reads = async (personId: string) => {
        const view = await c.view(personId, id)
        const entry = view.timeline.find(({ kind }) => kind === 'objected')
        return [view.objections[0]?.reason, entry?.words]
      }
      expect(await reads(c.reporter)).toEqual([null, null])
      expect(await reads(c.socialWorker)).toEqual([said, said])
      expect(await reads(c.propertyWorker)).toEqual([said, said])
      const [kept] = (await c.view(c.socialWorker, id)).held
      const seq = (await c.view(c.socialWorker, id)).timeline.find(({ kind }) => kind === 'objected')?.seq
      expect(kept).toMatchObject({ subject: 'words', subjectId: objected.objections[0]?.id, seq, verdict: 'risky' })
      const passed = await c.post(c.socialWorker, `/cases/${id}/held/${kept?.id}`, { pass: true, reason: '话重了点' })
      expect([passed.status, passed.body.held, await waits(id)]).toEqual([200, [], false])
      expect(await reads(c.reporter)).toEqual([said, said])
    })

    test('urging and reopening are held back from the other reporters in the same way', async () => {
      const { c } = x
      const id = await c.bring('dispatched')
      const other = await c.blows(c.neighbour, { text: '三楼的灯也坏了' })
      await c.does(c.socialWorker, other.id, 'merge', { targetId: id, reason: '同一件' })
      await c.does(c.neighbour, id, 'urge', { words: said })
      const urged = async (personId: string) =>
        (await c.view(personId, id)).timeline.find(({ kind }) => kind === 'urged')?.words
      expect([await urged(c.reporter), await urged(c.neighbour), await urged(c.socialWorker)]).toEqual([
        null,
        said,
        said,
      ])
      expect([await held(id), await waits(id)]).toEqual([[['words', 'risky']], true])
    })
  })

  describe('what a person decides', () => {
    const riskyCase = async () => {
      const { id } = await x.c.blows(x.c.reporter, { text: RISKY, aboutPartyId: x.c.parties.property })
      const [kept] = (await x.c.view(x.c.socialWorker, id)).held
      return { id, path: `/cases/${id}/held/${kept?.id}` }
    }

    test('is kept with who, when and why, may be changed, and is no event of the case', async () => {
      const { c } = x
      const { id, path } = await riskyCase()
      const { seq } = (await c.view(c.socialWorker, id)).chain
      const kept = await c.post(c.socialWorker, path, { pass: false, reason: '骂人了' })
      expect(kept.body.held[0]).toMatchObject({
        verdict: 'risky',
        kept: { by: '林静', at: x.t.clock.now(), reason: '骂人了' },
      })
      const passed = await c.post(c.secretary, path, { pass: true })
      expect([passed.body.held, passed.body.chain.seq]).toEqual([[], seq])
      const rows = await x.inside.rows('select decision, decided_by, reason from juwuye.content_checks where id = $1', [
        path.split('/').at(-1),
      ])
      expect(rows).toEqual([{ decision: 'pass', decided_by: c.secretary, reason: '' }])
    })

    test('is for the desk of this case alone', async () => {
      const { c } = x
      const { id, path } = await riskyCase()
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '楼道', partyIds: [c.parties.property] })
      const code = async (personId: string, at = path) => problemOf(await c.post(personId, at, { pass: true }))
      expect(await code(c.propertyWorker)).toEqual([403, 'about-your-party'])
      expect(await code(c.neighbour)).toEqual([403, 'not-desk'])
      expect(await code(c.reporter)).toEqual([403, 'not-desk'])
      const other = await riskyCase()
      const foreign = `/cases/${other.id}/held/${path.split('/').at(-1)}`
      expect(await code(c.socialWorker, foreign)).toEqual([404, 'not-found'])
      expect(await code(c.socialWorker, `/cases/${id}/held/${x.t.deps.ids.uuid()}`)).toEqual([404, 'not-found'])
      expect((await c.view(c.socialWorker, id)).held).toHaveLength(1)
      const wrong = await c.post(c.socialWorker, path, { pass: 'yes' })
      expect([...problemOf(wrong), ...fieldsOf(wrong)]).toEqual([422, 'invalid-input', 'pass'])
    })
  })
})
