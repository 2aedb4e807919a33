import { randomUUID } from 'node:crypto'
import { DAY, dayOf } from '@juwuye/domain'
import type { CaseNode } from '@juwuye/types'
import sharp from 'sharp'
import { letWechatJudge } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { multipartBody, stairsPhoto } from '../photos.ts'

jest.setTimeout(60_000)

describe('evidence', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  async function upload(bytes: Buffer, personId = c.propertyWorker): Promise<string> {
    const id = randomUUID()
    const { headers, payload } = multipartBody({ id }, { name: 'a.jpg', type: 'image/jpeg', bytes })
    const session = await c.headersOf(personId)
    const url = `/v1/communities/${c.communityId}/uploads`
    const answer = await t.app.inject({ method: 'POST', url, headers: { ...headers, ...session }, payload })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    await letWechatJudge(t.deps, { communityId: c.communityId, photoId: id, personId })
    return id
  }
  /** A step that the property company has taken on, for which somebody whistled with this photo. */
  async function claimed(whistle?: Buffer) {
    const photos = whistle ? [await upload(whistle, c.reporter)] : []
    const { id } = await c.blows(c.reporter, { photos })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const { nodes } = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ evidence: ['photos'] }))
    return { id, nodeId: nodes[0]?.id ?? '' }
  }
  async function submitted(given: { before?: Buffer[]; after: Buffer[]; whistle?: Buffer }) {
    const { id, nodeId } = await claimed(given.whistle)
    const before = await Promise.all((given.before ?? []).map((bytes) => upload(bytes)))
    const after = await Promise.all(given.after.map((bytes) => upload(bytes)))
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, before, after })
    return { id, nodeId, before, after }
  }
  const nodeFor = async (person: string, id: string) => (await c.view(person, id)).nodes[0] as CaseNode
  const marksFor = async (person: string, id: string) =>
    (await nodeFor(person, id)).marks.map(({ kind, here, takenOn }) => [kind, here, takenOn])

  test('the same photo, saved anew and smaller, is pointed out to whoever verifies, and still goes through', async () => {
    const photo = await stairsPhoto(1)
    await submitted({ after: [photo] })
    const again = await sharp(photo).resize({ width: 700 }).jpeg({ quality: 55 }).toBuffer()
    const { id, nodeId, after } = await submitted({ after: [again] })
    const node = await nodeFor(c.reporter, id)
    expect([node.state, node.marks]).toEqual([
      'submitted',
      [{ photoId: after[0], kind: 'alike', here: false, takenOn: null }],
    ])
    // of the other case nothing is said, and nothing at all to those who do not read this one
    expect(await marksFor(c.socialWorker, id)).toEqual([['alike', false, null]])
    expect(await marksFor(c.neighbour, id)).toEqual([])
    await c.does(c.reporter, id, 'sign-yes', { nodeId, round: 1 })
  })

  test('the very file is told as such, and other photos of the same place not at all', async () => {
    const [one, other, moved] = [await stairsPhoto(2), await stairsPhoto(3), await stairsPhoto(2, { shift: 0.07 })]
    await submitted({ before: [other], after: [one] })
    const { id } = await submitted({ before: [moved], after: [one] })
    expect(await marksFor(c.reporter, id)).toEqual([['sameFile', false, null]])
  })

  test('“before” may be what was whistled with; “after” may not, nor be the “before”', async () => {
    const photo = await stairsPhoto(4)
    const smaller = await sharp(photo).resize({ width: 500 }).jpeg().toBuffer()
    const honest = await submitted({ whistle: photo, before: [smaller], after: [await stairsPhoto(5)] })
    expect(await marksFor(c.reporter, honest.id)).toEqual([])
    const copied = await submitted({ before: [await stairsPhoto(6)], after: [await stairsPhoto(6)] })
    expect((await nodeFor(c.reporter, copied.id)).marks).toEqual([
      { photoId: copied.after[0], kind: 'sameFile', here: true, takenOn: null },
    ])
  })

  test('an older day, by the camera’s clock, is pointed out; of the file nothing else is kept', async () => {
    const dated = async (seed: number, day: string) =>
      sharp(await stairsPhoto(seed))
        .withExif({ IFD2: { DateTimeOriginal: `${day.replaceAll('-', ':')} 08:00:00` }, IFD0: { Model: 'Model X' } })
        .jpeg()
        .toBuffer()
    const today = dayOf(t.clock.now())
    const lastWeek = dayOf(t.clock.now() - 7 * DAY)
    const { id } = await submitted({
      before: [await dated(7, today), await stairsPhoto(8)],
      after: [
        await dated(9, lastWeek),
        await dated(10, today),
        await dated(11, '2099-01-01'),
        await dated(12, '0000-00-00'),
      ],
    })
    expect(await marksFor(c.reporter, id)).toEqual([['older', true, lastWeek]])
    const [photo] = (await nodeFor(c.reporter, id)).after
    const { exif } = await sharp((await t.app.inject({ url: photo?.full ?? '' })).rawPayload).metadata()
    expect(exif).toBeUndefined()
  })

  test('what is handed in again must be newer than the day it was sent back', async () => {
    const dated = async (seed: number, day: string) =>
      sharp(await stairsPhoto(seed))
        .withExif({ IFD2: { DateTimeOriginal: `${day.replaceAll('-', ':')} 08:00:00` } })
        .jpeg()
        .toBuffer()
    const day = dayOf(t.clock.now())
    const { id, nodeId } = await submitted({ after: [await dated(13, day)] })
    expect(await marksFor(c.reporter, id)).toEqual([])
    t.clock.advance(DAY)
    await c.does(c.reporter, id, 'sign-no', { nodeId, round: 1, reason: '还是黑' })
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, after: [await upload(await dated(14, day))] })
    expect(await marksFor(c.reporter, id)).toEqual([['older', true, day]])
  })
})
