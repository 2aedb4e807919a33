import { readScene, type SceneEntry, sceneOf } from '../src/scene.ts'

const ID = '01900000-0000-7000-8000-00000000abcd'

const entries: SceneEntry[] = [
  { to: 'result', communityId: '199178646289760', publicationId: ID },
  // the largest that is ever made
  { to: 'case', communityId: '999999999999999', caseId: 'ffffffff-ffff-7fff-bfff-ffffffffffff' },
  { to: 'duty', communityId: '100000000000000' },
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
    expect(sceneOf({ to: 'case', communityId: '12', caseId: ID })).toBe(`cAAAAAAAAM${short}`)
  })
  it.each([
    undefined,
    '',
    'x',
    'rAAAAAAAAM',
    'rAAAAAAAAA' + 'AZAAAAAAcACAAAAAAAAAAA',
    'r_________' + 'AZAAAAAAcACAAAAAAAAAAA',
    'rAAAAAAAAMshort',
    'qAAAAAAAAM' + 'AZAAAAAAcACAAAAAAAAAAA',
    'dAAAAAAAAM' + 'AZAAAAAAcACAAAAAAAAAAA',
    'd',
    'd.12',
  ])('that is none of ours leads nowhere: %s', (scene) => expect(readScene(scene)).toBeUndefined())
})
