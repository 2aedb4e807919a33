import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { createSealer } from '../../src/platform/sealing/sealer.ts'
import { parseSealingKeys } from '../../src/platform/sealing/sealing-key.ts'

const one = { version: 1, secret: 'the first secret of the tests, long enough' }
const two = { version: 2, secret: 'the second secret of the tests, long enough' }

describe('sealing', () => {
  test('the newest key seals, every configured one opens', () => {
    const old = createSealer([one]).seal('301 室', 'here')
    const both = createSealer([two, one])
    const fresh = both.seal('301 室', 'here')
    expect([both.open(old, 'here'), both.open(fresh, 'here')]).toEqual(['301 室', '301 室'])
    expect(fresh.subarray(0, both.mark.length)).toEqual(both.mark)
    expect(createSealer([two]).open(fresh, 'here')).toBe('301 室')
  })

  test('what was sealed before keys had numbers opens with number 1', () => {
    const key = Buffer.from(hkdfSync('sha256', one.secret, '', 'juwuye personal data', 32))
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('here'))
    const body = Buffer.concat([cipher.update('老的', 'utf8'), cipher.final()])
    const kept = Buffer.concat([nonce, cipher.getAuthTag(), body])
    expect(createSealer([two, one]).open(kept, 'here')).toBe('老的')
  })

  test('nothing opens elsewhere, with another secret, without its key, or changed', () => {
    const kept = createSealer([one]).seal('301 室', 'here')
    expect(() => createSealer([one]).open(kept, 'there')).toThrow()
    expect(() => createSealer([{ ...one, secret: two.secret }]).open(kept, 'here')).toThrow()
    expect(() => createSealer([two]).open(kept, 'here')).toThrow('key 1, which is not configured')
    const changed = Buffer.from(kept)
    changed.writeUInt8(changed.readUInt8(kept.length - 1) ^ 1, kept.length - 1)
    expect(() => createSealer([one]).open(changed, 'here')).toThrow()
  })

  test.each([
    ['x'.repeat(32), [1]],
    [`1:${'x'.repeat(32)}`, [1]],
    [`1:${'x'.repeat(32)},2:${'y'.repeat(32)}`, [2, 1]],
    [`12:${'x'.repeat(40)}, 3:${'y'.repeat(32)}`, [12, 3]],
    ['x'.repeat(31), undefined],
    [`1:${'x'.repeat(31)}`, undefined],
    [`2:${'x'.repeat(32)},2:${'y'.repeat(32)}`, undefined],
    [`2:${'x'.repeat(32)},${'y'.repeat(32)}`, undefined],
    [`0:${'x'.repeat(32)}`, undefined],
  ])('%s is read as keys %j', (text, versions) => {
    expect(parseSealingKeys(text)?.map(({ version }) => version)).toEqual(versions)
  })
})
