import { LIMITS, MINUTE } from '@juwuye/domain'
import type { PublicationPreview } from '@juwuye/types'
import { registerPerson } from '../../src/features/identity/index.ts'
import { askAboutPhoto, takePhotoVerdict } from '../../src/features/moderation/index.ts'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { type Answer, fieldsOf, givenCast, laterMorning, problemOf, WORDS } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'
import { type Checks, givenChecks } from './given-checks.ts'

const CHECK = '/wxa/media_check_async'

describe('a photo', () => {
  let x: Checks
  beforeAll(async () => {
    x = await givenChecks()
  })
  beforeEach(async () => {
    laterMorning(x.t)
    await x.control('verdicts', { media: [], mediaDelay: 0 })
    await x.control('fail', { api: CHECK, times: 0, errcode: -1 })
  })
  afterAll(() => x.close())

  const verdictOf = async (photo: string) => (await x.check(photo))?.verdict
  const suggest = (to: 'pass' | 'review' | 'risky' | 'silent') =>
    x.control('verdicts', { media: [{ contains: '', suggest: to }] })
  const decide = (caseId: string, photo: string, pass: boolean) => decideAs(x.c.socialWorker, caseId, photo, pass)
  async function decideAs(personId: string, caseId: string, photo: string, pass: boolean): Promise<Answer> {
    const { held } = await x.c.view(x.c.socialWorker, caseId)
    const kept = held.find((one) => one.subjectId === photo)
    return x.c.post(personId, `/cases/${caseId}/held/${kept?.id}`, { pass, reason: '看过了' })
  }
  const photosFor = async (personId: string, caseId: string) => {
    const { whistles, thumb } = await x.c.view(personId, caseId)
    return [...whistles.flatMap((w) => w.photos), ...(thumb ? [thumb] : [])].map((photo) => photo.id)
  }
  /** A whistle with a photo, worked on until it can be published. */
  async function verified(photo: string): Promise<string> {
    const { c } = x
    const { id } = await c.blows(c.reporter, { photos: [photo] })
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '楼道灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.settles(c.ownersMember, id, 'confirm')
    const nodeId = (await c.view(c.propertyWorker, id)).nodes[0]?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '换好了' })
    await c.allSign(id)
    return id
  }
  const preview = (caseId: string, photo: string, use: 'clean' | 'leaveOut' = 'clean') =>
    x.c.post(x.c.socialWorker, `/cases/${caseId}/publication-preview`, { ...WORDS, photos: [{ id: photo, use }] })

  test('is asked about in the transaction that keeps it, and fetched by WeChat from its signed address', async () => {
    const photo = await x.upload(x.c.reporter)
    expect(await verdictOf(photo)).toBe('pending')
    const jobs = await x.inside.rows(
      `select data -> 'data' ->> 'photoId' as photo from juwuye_jobs.job where name = 'check-photo' and state = 'created'`,
    )
    expect(jobs).toEqual([{ photo }])
    await x.control('checks', { reset: true })
    await x.settle()
    expect(await x.check(photo)).toMatchObject({ verdict: 'passed', label: 100 })
    const { media } = await x.control<{ media: { url: string; bytes: number; fault: unknown }[] }>('checks')
    expect(media).toEqual([expect.objectContaining({ url: expect.stringContaining(photo), fault: null })])
    expect(media[0]?.bytes).toBeGreaterThan(0)
  })

  test('sent twice is kept and asked about once', async () => {
    const { c, t } = x
    const file = await phonePhoto({ width: 80, height: 60 })
    const upload = { communityId: c.communityId, id: t.deps.ids.uuid(), file }
    await Promise.all([1, 2, 3].map(() => keepUpload(t.deps, { personId: c.reporter }, upload)))
    const jobs = await x.inside.rows(
      `select 1 from juwuye_jobs.job where name = 'check-photo' and data -> 'data' ->> 'photoId' = $1`,
      [upload.id],
    )
    expect(jobs).toHaveLength(1)
  })

  test('that nobody looked at yet is seen by who took it, desk and summoned parties; not by neighbours', async () => {
    const { c } = x
    await suggest('silent')
    const photo = await x.upload(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [photo] })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    for (const person of [c.reporter, c.socialWorker, c.propertyWorker]) {
      expect(new Set(await photosFor(person, id))).toEqual(new Set([photo]))
    }
    expect(await photosFor(c.neighbour, id)).toEqual([])
    // the work's own photos, for the reporter, who is a neighbour too
    const progress = await x.upload(c.propertyWorker)
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'note-progress', { text: '看过了', photos: [progress] })
    const shown = async (personId: string) => {
      const { timeline } = await c.view(personId, id)
      return timeline.find(({ kind }) => kind === 'progressed')?.photos.map((p) => p.id)
    }
    expect([await shown(c.propertyWorker), await shown(c.socialWorker)]).toEqual([[progress], [progress]])
    expect(await shown(c.reporter)).toEqual([])
    expect((await decide(id, progress, true)).status).toBe(200)
    expect(await shown(c.reporter)).toEqual([progress])
  })

  test('is on no card of a neighbour before it passed, and then on the reporter’s', async () => {
    const { c } = x
    await suggest('silent')
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    const photo = await x.upload(c.propertyWorker)
    await c.does(c.propertyWorker, id, 'note-progress', { text: '看过了', photos: [photo] })
    const card = async (personId: string) => {
      const { body } = await c.get(personId, '/cases?scope=community')
      return body.items.find((item: { id: string }) => item.id === id).thumb?.id ?? null
    }
    expect([await card(c.reporter), await card(c.neighbour)]).toEqual([null, null])
    expect([await card(c.socialWorker), await card(c.propertyWorker)]).toEqual([photo, photo])
    await decide(id, photo, true)
    expect([await card(c.reporter), await card(c.neighbour)]).toEqual([photo, null])
  })

  test('goes on no page before it passed; the one that is held back is named; leaving it out is no trouble', async () => {
    const { c } = x
    await suggest('silent')
    const photo = await x.upload(c.reporter)
    await x.settle()
    const id = await verified(photo)
    const held = await preview(id, photo)
    expect([...problemOf(held), ...fieldsOf(held)]).toEqual([422, 'photo-held', 'photos.0'])
    expect((await preview(id, photo, 'leaveOut')).status).toBe(200)
    await decide(id, photo, true)
    const seen: PublicationPreview = (await preview(id, photo)).body
    const body = { ...WORDS, photos: [{ id: photo, use: 'clean' }], previewHash: seen.previewHash }
    await decideAgain(id, photo)
    // somebody looked again between preview and publication
    const late = await c.act(c.socialWorker, id, 'publish', body)
    expect([...problemOf(late), ...fieldsOf(late)]).toEqual([422, 'photo-held', 'photos.0'])
    await decide(id, photo, true)
    expect((await c.does(c.socialWorker, id, 'publish', body)).state).toBe('publicised')

    /** Holds back again what was let pass: by its id, since what passed is on no list. */
    async function decideAgain(caseId: string, photoId: string) {
      const [row] = await x.inside.rows('select id from juwuye.content_checks where subject_id = $1', [photoId])
      const answer = await c.post(c.secretary, `/cases/${caseId}/held/${row.id}`, { pass: false, reason: '有人脸' })
      expect(answer.status).toBe(200)
    }
  })

  test.each(['risky', 'review'] as const)(
    'that WeChat finds %s waits for a person, whose word stands',
    async (found) => {
      const { c } = x
      await suggest(found)
      const photo = await x.upload(c.reporter)
      await x.settle()
      expect(await verdictOf(photo)).toBe(found)
      const id = await verified(photo)
      expect(problemOf(await preview(id, photo))).toEqual([422, 'photo-held'])
      expect((await c.view(c.socialWorker, id)).held.map((h) => [h.subject, h.verdict])).toEqual([['photo', found]])
      await decide(id, photo, true)
      expect((await preview(id, photo)).status).toBe(200)
    },
  )

  test('whose verdict comes late, or twice, has the last one; a person’s word stands before it', async () => {
    const { c } = x
    await suggest('silent')
    await x.control('checks', { reset: true })
    const photo = await x.upload(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [photo] })
    await x.settle()
    const { media } = await x.control<{ media: { traceId: string }[] }>('checks')
    const judge = async (verdict: string) => {
      x.t.clock.advance(60_000)
      await x.control('judge', { traceId: media[0]?.traceId, suggest: verdict })
      await x.settle()
    }
    const held = async () => (await c.view(c.socialWorker, id)).held.length
    expect([await verdictOf(photo), await held()]).toEqual(['pending', 1])
    await judge('pass')
    expect([await verdictOf(photo), await held()]).toEqual(['passed', 0])
    await judge('risky')
    expect([await verdictOf(photo), await held()]).toEqual(['risky', 1])
    await decide(id, photo, false)
    await judge('pass')
    expect([await verdictOf(photo), await held()]).toEqual(['passed', 1])
  })

  test('held back calls somebody of the desk, until they looked; what WeChat is still looking at does not yet', async () => {
    const { c, t } = x
    await suggest('silent')
    const photo = await x.upload(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [photo] })
    await x.settle()
    const waits = async (personId: string) => {
      const { body } = await c.get(personId, '/cases?queue=toLook&limit=50')
      return body.items.some((item: { id: string }) => item.id === id)
    }
    expect(await waits(c.socialWorker)).toBe(false)
    t.clock.advance(LIMITS.verdictMinutes * MINUTE)
    expect([await waits(c.socialWorker), await waits(c.secretary)]).toEqual([true, true])
    for (const personId of [c.reporter, c.neighbour, c.propertyWorker, c.town])
      expect(await waits(personId)).toBe(false)
    await decide(id, photo, false)
    expect(await waits(c.socialWorker)).toBe(false)
  })

  test('is asked about again when WeChat could not be asked', async () => {
    const photo = await x.upload(x.c.reporter)
    await x.control('fail', { api: CHECK, times: 2, errcode: -1 })
    await x.settle()
    expect(await verdictOf(photo)).toBe('passed')
  })

  test('of somebody whom WeChat calls idle is left to a person, without asking on and on', async () => {
    const photo = await x.upload(x.c.reporter)
    await x.control('fail', { api: CHECK, times: 1, errcode: 61010 })
    await x.settle()
    expect(await verdictOf(photo)).toBe('unchecked')
  })

  test('that WeChat cannot fetch is left to a person', async () => {
    const photo = await x.upload(x.c.reporter)
    const served = x.t.deps.publicUrl
    x.t.deps.publicUrl = 'http://127.0.0.1:9'
    await x.settle()
    x.t.deps.publicUrl = served
    expect(await verdictOf(photo)).toBe('unchecked')
  })

  test('without an address for WeChat, an ear for its answer, or an account there, is left to a person', async () => {
    const { c, t } = x
    const served = t.deps.publicUrl
    const photo = await x.upload(c.reporter)
    t.deps.publicUrl = null
    await x.settle()
    t.deps.publicUrl = served
    expect(await verdictOf(photo)).toBe('unchecked')
    const unheard = await x.upload(c.reporter)
    const door = t.deps.wechatPushes
    t.deps.wechatPushes = null
    await x.settle()
    t.deps.wechatPushes = door
    expect(await verdictOf(unheard)).toBe('unchecked')
    const stranger = await registerPerson(t.deps, { appId: 'wxanotherminiprogram', openid: `o${t.deps.ids.uuid()}` })
    const upload = {
      communityId: c.communityId,
      id: t.deps.ids.uuid(),
      file: await phonePhoto({ width: 80, height: 60 }),
    }
    await keepUpload(t.deps, { personId: stranger }, upload)
    expect(await verdictOf(upload.id)).toBe('unchecked')
  })

  test('asked about twice is judged once: what has its verdict is not asked about again', async () => {
    const { c, t } = x
    const photo = await x.upload(c.reporter)
    const asked = { communityId: c.communityId, photoId: photo, openid: 'o-somebody' }
    const traces = await Promise.all([askAboutPhoto(t.deps, asked), askAboutPhoto(t.deps, asked)])
    expect(new Set(traces).size).toBe(2)
    await x.settle()
    expect(await verdictOf(photo)).toBe('passed')
    expect(await askAboutPhoto(t.deps, asked)).toBeNull()
  })

  describe('and a verdict under an id', () => {
    test('that nobody was given changes nothing, and is dropped in the end', async () => {
      const { t, c } = x
      const photo = await x.upload(c.reporter)
      const before = await x.inside.counts(c.communityId)
      const forged = { traceId: 'made-up', suggest: 'pass' as const, label: 100, errcode: 0 }
      await expect(takePhotoVerdict(t.deps, forged)).rejects.toThrow()
      await takePhotoVerdict(t.deps, forged, 4)
      expect(await verdictOf(photo)).toBe('pending')
      expect(await x.inside.counts(c.communityId)).toEqual(before)
    })

    test('is taken inside the community that asked, and nowhere else', async () => {
      const { t, c } = x
      const elsewhere = await givenCast(t)
      const id = t.deps.ids.uuid()
      const file = await phonePhoto({ width: 80, height: 60 })
      const [here, there] = [c, elsewhere].map(({ communityId }) => ({ communityId, id, file }))
      if (!here || !there) throw new Error('two communities')
      await keepUpload(t.deps, { personId: c.reporter }, here)
      await keepUpload(t.deps, { personId: elsewhere.reporter }, there)
      const traceId = await askAboutPhoto(t.deps, { communityId: there.communityId, photoId: id, openid: 'o-1' })
      await takePhotoVerdict(t.deps, { traceId: traceId ?? '', suggest: 'risky', label: 20_001, errcode: 0 })
      const rows = await x.inside.rows(
        'select community_id::text as community, verdict from juwuye.content_checks where subject_id = $1',
        [id],
      )
      expect(new Map(rows.map((row) => [row.community, row.verdict]))).toEqual(
        new Map([
          [here.communityId, 'pending'],
          [there.communityId, 'risky'],
        ]),
      )
    })
  })
})
