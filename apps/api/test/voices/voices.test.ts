import { randomUUID } from 'node:crypto'
import { DAY, LIMITS, RETENTION } from '@juwuye/domain'
import { sweepUploads } from '../../src/features/uploads/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { relaying } from '../relay/given-relay.ts'
import { blinkWebm, browserWebm, mp3 } from './voice-files.ts'

jest.setTimeout(60_000)

describe('recordings', () => {
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

  test('are kept as they came, apart from photos, and played by a signed address, also in parts', async () => {
    const id = randomUUID()
    const bytes = browserWebm()
    const sent = await r.sendVoice(c.reporter, bytes, id)
    expect(sent.body).toMatchObject({ id, format: 'webm', seconds: 2, transcript: null, unclear: false })
    expect((await r.sendVoice(c.reporter, bytes, id)).body).toEqual(sent.body)
    const [row] = await inside.rows('select storage_key from juwuye.voices where id = $1', [id])
    expect(row?.storage_key).toMatch(new RegExp(`^voices/${c.communityId}/${id}-[0-9a-f]{16}\\.webm$`))
    const whole = await t.app.inject({ url: sent.body.url })
    expect(whole.rawPayload.equals(bytes)).toBe(true)
    expect(whole.headers).toMatchObject({ 'content-type': 'audio/webm', 'accept-ranges': 'bytes' })
    const part = (range: string) => t.app.inject({ url: sent.body.url, headers: { range } })
    const first = await part('bytes=0-99')
    expect([first.statusCode, first.headers['content-range']]).toEqual([206, `bytes 0-99/${bytes.length}`])
    expect(first.rawPayload.equals(bytes.subarray(0, 100))).toBe(true)
    expect((await part('bytes=-10')).rawPayload.equals(bytes.subarray(-10))).toBe(true)
    expect((await part('bytes=9-2')).statusCode).toBe(200)
    const tampered = sent.body.url.replace('/voice?', '/full?')
    expect((await t.app.inject({ url: tampered })).statusCode).toBe(404)
    t.clock.advance(2 * 3_600_000)
    expect((await t.app.inject({ url: sent.body.url })).statusCode).toBe(404)
  })

  test('that are none, too long, too large, empty or somebody else’s are refused with a sentence', async () => {
    const id = randomUUID()
    await r.sendVoice(c.reporter, mp3(3), id)
    const cases: [Buffer, string | undefined, string, number, string][] = [
      [blinkWebm(), undefined, c.reporter, 422, 'voice-empty'],
      [mp3(61), undefined, c.reporter, 422, 'voice-too-long'],
      [Buffer.from('这不是录音'), undefined, c.reporter, 415, 'voice-unreadable'],
      [Buffer.alloc(LIMITS.voiceBytes + 1), undefined, c.reporter, 413, 'voice-too-large'],
      [mp3(4), id, c.reporter, 409, 'upload-id-conflict'],
      [mp3(3), id, c.neighbour, 404, 'not-found'],
      [mp3(3), 'x', c.reporter, 422, 'invalid-input'],
    ]
    for (const [bytes, as, who, status, code] of cases) {
      const answer = await r.sendVoice(who, bytes, as)
      expect(problemOf(answer)).toEqual([status, code])
      expect(answer.body.detail).toMatch(/\p{Script=Han}/u)
    }
    const elsewhere = await givenCast(t)
    const foreign = await c.post(
      c.reporter,
      '/whistles',
      c.whistle({ text: '', voiceId: await relaying(t, elsewhere).voice(elsewhere.reporter) }),
    )
    expect(problemOf(foreign)).toEqual([422, 'voice-unusable'])
  })

  test('stand in place of words, are heard by who may read them, and typed by the desk when it finds the time', async () => {
    const silent = await c.post(c.reporter, '/whistles', c.whistle({ text: '' }))
    expect([silent.status, fieldsOf(silent)]).toEqual([422, ['text']])
    const voiceId = await r.voice(c.reporter, 5)
    const whistle = c.whistle({ text: '', voiceId })
    const sent = await c.post(c.reporter, '/whistles', whistle)
    expect((await c.post(c.reporter, '/whistles', whistle)).body.id).toBe(sent.body.id)
    const caseId = sent.body.id
    expect(sent.body.whistles[0]).toMatchObject({ text: null, voice: { seconds: 5 } })
    expect(problemOf(await c.post(c.reporter, '/whistles', c.whistle({ voiceId })))).toEqual([422, 'voice-unusable'])
    expect((await c.view(c.neighbour, caseId)).whistles[0]).toMatchObject({ voice: null })
    t.clock.advance(1_000)
    await c.does(c.neighbour, caseId, 'join', { id: randomUUID(), voiceId: await r.voice(c.neighbour) })
    // nothing waits for the typing
    await c.does(c.socialWorker, caseId, 'triage', { class: 'minor', title: '楼道灯', partyIds: [c.propertyId] })
    const view = await c.view(c.propertyWorker, caseId)
    expect(view.whistles.map(({ voice }) => voice?.seconds)).toEqual([5, 3])
    t.clock.advance(1_000)
    await c.does(c.reporter, caseId, 'urge', { voiceId: await r.voice(c.reporter, 4) })
    expect((await c.view(c.socialWorker, caseId)).timeline[0]).toMatchObject({ kind: 'urged', voice: { seconds: 4 } })
    const queue = await c.get(c.socialWorker, '/transcriptions')
    expect(queue.body).toMatchObject({
      waiting: 3,
      items: [{ of: 'whistle', case: { id: caseId } }, { of: 'joined' }, { of: 'other' }],
    })
    for (const who of [c.reporter, c.propertyWorker]) expect((await c.get(who, '/transcriptions')).status).toBe(403)
    const path = `/transcriptions/${voiceId}`
    expect((await c.post(c.propertyWorker, path, { text: '听到了' })).status).toBe(404)
    expect(fieldsOf(await c.post(c.socialWorker, path, {}))).toEqual(['text'])
    const typed = await Promise.all(
      ['三楼的灯又不亮了', '另一位社工打的'].map((text) => c.post(c.socialWorker, path, { text })),
    )
    expect(typed.map(({ status }) => status).sort()).toEqual([200, 409])
    const after = await c.view(c.propertyWorker, caseId)
    expect(after.whistles[0]?.text).toBe(after.whistles[0]?.voice?.transcript)
    expect(after.whistles[0]?.text).toMatch(/灯|社工/)
    const [, joined] = view.whistles
    const unclear = await c.post(c.secretary, `/transcriptions/${joined?.voice?.id}`, { unclear: true })
    expect(unclear.body.waiting).toBe(1)
    expect((await c.view(c.socialWorker, caseId)).whistles[1]).toMatchObject({ text: null, voice: { unclear: true } })
    expect((await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body.ok).toBe(true)
    const elsewhere = await givenCast(t)
    expect((await elsewhere.post(elsewhere.socialWorker, path, { text: '别的社区' })).status).toBe(404)
  })

  test('keep their wave as the phone heard it', async () => {
    const levels = Array.from({ length: LIMITS.voicePeaks }, (_, n) => (n * 7) % 101)
    const sent = await r.sendVoice(c.reporter, mp3(3), randomUUID(), { peaks: levels.join(',') })
    expect(sent.body.peaks).toEqual(levels)
    expect((await r.sendVoice(c.reporter, mp3(3))).body.peaks).toBeNull()
    for (const peaks of ['1,2,3', levels.map(() => 101).join(','), 'laut', levels.map(() => '-1').join(',')]) {
      const refused = await r.sendVoice(c.reporter, mp3(3), randomUUID(), { peaks })
      expect([refused.status, fieldsOf(refused)]).toEqual([422, ['peaks']])
    }
  })

  test('stand in for a reason that is asked for, are heard and read by who rules; what was mistyped is put right', async () => {
    laterMorning(t)
    const shown = await c.bring('publicised', 'minor')
    const silent = await c.act(c.neighbour, shown, 'object', {})
    expect([silent.status, fieldsOf(silent)]).toEqual([422, ['reason']])
    const voiceId = await r.voice(c.neighbour, 7)
    const said = await c.does(c.neighbour, shown, 'object', { voiceId })
    expect(said.objections[0]).toMatchObject({ reason: '', voice: { id: voiceId, seconds: 7 } })
    expect((await c.view(c.owner, shown)).objections[0]).toMatchObject({ reason: null, voice: null })
    const path = `/transcriptions/${voiceId}`
    t.clock.advance(1_000)
    expect((await c.post(c.socialWorker, path, { text: '还是没有水' })).status).toBe(200)
    const reason = async () => (await c.view(c.socialWorker, shown)).objections[0]?.voice?.transcript
    expect(await reason()).toBe('还是没有水')
    const typed = await c.get(c.socialWorker, '/transcriptions?state=typed')
    expect(typed.body.items[0]).toMatchObject({ voice: { id: voiceId, transcript: '还是没有水' } })
    const again = (text: string, instead: string | null) => c.post(c.secretary, path, { text, instead })
    expect(problemOf(await again('还是没有电', null))).toEqual([409, 'already-transcribed'])
    expect(problemOf(await again('还是没有电', '别的话'))).toEqual([409, 'already-transcribed'])
    expect((await again('还是没有电', '还是没有水')).status).toBe(200)
    expect(await reason()).toBe('还是没有电')
    // both versions stay with the case
    const versions = (await c.view(c.socialWorker, shown)).timeline.filter(({ kind }) => kind === 'transcribed')
    expect(versions.map(({ words }) => words)).toEqual(['还是没有电', '还是没有水'])
    expect((await c.get(c.socialWorker, `/cases/${shown}/chain`)).body.ok).toBe(true)
    // an appeal, a reopening, a step sent back, a whistle taken back
    laterMorning(t)
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'decline', { reason: '不归社区', instead: '找供电所' })
    const appealed = await c.does(c.reporter, id, 'appeal', { voiceId: await r.voice(c.reporter, 5) })
    expect(appealed.rulings[0]).toMatchObject({ matter: 'appeal', reason: null, voice: { seconds: 5 } })
    const submitted = await c.bring('submitted', 'minor')
    const offer = await c.offer(c.reporter, submitted, 'sign-no')
    const node = { nodeId: offer?.nodeId, round: offer?.round }
    expect(fieldsOf(await c.act(c.reporter, submitted, 'sign-no', node))).toEqual(['reason'])
    const back = await c.does(c.reporter, submitted, 'sign-no', { ...node, voiceId: await r.voice(c.reporter, 6) })
    expect(back.timeline[0]).toMatchObject({ kind: 'node.returned', voice: { seconds: 6 } })
    const mistake = await c.blows(c.reporter)
    await c.does(c.reporter, mistake.id, 'withdraw', { voiceId: await r.voice(c.reporter, 2) })
    expect((await c.view(c.socialWorker, mistake.id)).timeline[0]).toMatchObject({ voice: { seconds: 2 } })
    const closed = await c.bring('publicised', 'minor')
    t.clock.advance(8 * DAY)
    await tick(t)
    const reopened = await c.does(c.reporter, closed, 'reopen', { voiceId: await r.voice(c.reporter, 4) })
    expect(reopened.timeline[0]).toMatchObject({ kind: 'reopened', words: null, voice: { seconds: 4 } })
    laterMorning(t)
  })

  test('go with their whistle when it is split off, and what nobody sent is swept after a day', async () => {
    const first = await c.blows(c.reporter, { voiceId: await r.voice(c.reporter, 6) })
    t.clock.advance(1_000)
    await c.does(c.neighbour, first.id, 'join', { id: randomUUID(), voiceId: await r.voice(c.neighbour, 8) })
    const whistleIds = [(await c.view(c.socialWorker, first.id)).whistles[1]?.id]
    await c.does(c.socialWorker, first.id, 'split', { whistleIds, reason: '是另一件' })
    const [moved] = await inside.rows('select case_id from juwuye.voices where subject_id = $1', [whistleIds[0]])
    expect(moved?.case_id).not.toBe(first.id)
    expect((await c.view(c.neighbour, moved?.case_id)).whistles[0]).toMatchObject({ voice: { seconds: 8 } })
    expect((await c.view(c.socialWorker, first.id)).whistles.map(({ voice }) => voice?.seconds)).toEqual([6])
    const forgotten = await r.voice(c.reporter)
    const [row] = await inside.rows('select storage_key from juwuye.voices where id = $1', [forgotten])
    t.clock.advance(RETENTION.unsentUploads.days * DAY + 1)
    await sweepUploads(t.deps, t.clock.now())
    expect(await inside.rows('select id from juwuye.voices where id = $1', [forgotten])).toEqual([])
    expect(await t.deps.storage.exists(row?.storage_key)).toBe(false)
    expect((await c.view(c.socialWorker, first.id)).whistles[0]?.voice).not.toBeNull()
  })
})
