import { type Entry, readScene, sceneOf } from '../src/features/entry/scene.model.ts'

const ID = '01900000-0000-7000-8000-00000000abcd'

const entries: Entry[] = [
  { to: 'result', communityId: '1234567', publicationId: ID },
  { to: 'case', communityId: '12', caseId: ID },
  { to: 'duty', communityId: '12' },
  { to: 'whistle', communityId: '12' },
]

describe('a printed code', () => {
  it.each(entries)('leads back to $to', (entry) => {
    const scene = sceneOf(entry)
    expect(scene.length).toBeLessThanOrEqual(32)
    expect(scene).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/)
    expect(readScene(scene)).toEqual(entry)
  })
  it('writes an id as others write base64url', () => {
    const short = Buffer.from(ID.replace(/-/g, ''), 'hex').toString('base64url')
    expect(sceneOf({ to: 'case', communityId: '12', caseId: ID })).toBe(`c.12.${short}`)
  })
  it.each([
    undefined,
    '',
    'x',
    'r.12',
    'r.0.AZAAAAAAcACAAAAAAAAAAA',
    'r.12.short',
    'q.12.AZAAAAAAcACAAAAAAAAAAA',
    'd.12.x',
    'd',
  ])('that is none of ours leads nowhere: %s', (scene) => expect(readScene(scene)).toBeUndefined())
})
