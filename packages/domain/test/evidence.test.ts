import { DAY, isOlder, type LikePhoto, reuseOf, startOfDay } from '../src/index.ts'

const photo = (over: Partial<LikePhoto>): LikePhoto => ({
  sameFile: false,
  here: false,
  purpose: 'after',
  confided: false,
  ...over,
})

describe('a photo like one that was there already', () => {
  test('speaks against an “after”, wherever it was', () => {
    for (const one of [photo({ here: true, purpose: 'whistle' }), photo({ here: true, purpose: 'before' }), photo({})])
      expect(reuseOf('after', [one])).toBe(one)
  })
  test('of the same case says nothing against a “before”: so it looked', () => {
    for (const purpose of ['whistle', 'before', 'progress'])
      expect(reuseOf('before', [photo({ here: true, purpose })])).toBeNull()
    const elsewhere = photo({ purpose: 'before' })
    expect(reuseOf('before', [elsewhere])).toBe(elsewhere)
  })
  test('of another case counts only where it shows work, and never where it was confided', () => {
    expect(reuseOf('after', [photo({ purpose: 'whistle' }), photo({ purpose: 'objection' })])).toBeNull()
    expect(reuseOf('after', [photo({ confided: true, sameFile: true })])).toBeNull()
  })
  test('the very file is told before a likeness, and the case itself before another', () => {
    const [likeHere, fileElsewhere, fileHere] = [
      photo({ here: true }),
      photo({ sameFile: true }),
      photo({ sameFile: true, here: true }),
    ]
    expect(reuseOf('after', [likeHere, fileElsewhere])).toBe(fileElsewhere)
    expect(reuseOf('after', [likeHere, fileElsewhere, fileHere])).toBe(fileHere)
    expect(reuseOf('after', [])).toBeNull()
  })
})

describe('a photo that is older than what it shows', () => {
  const whistledAt = (startOfDay('2026-11-20') ?? 0) + 9 * 3_600_000
  const times = { whistledAt, claimedAt: whistledAt + 2 * DAY, againAt: null }

  test('before: older than the first whistle', () => {
    expect(isOlder('before', '2026-11-19', times)).toBe(true)
    expect(isOlder('before', '2026-11-20', times)).toBe(false)
  })
  test('after: older than the day it was taken on, and once sent back, than that day', () => {
    expect(isOlder('after', '2026-11-21', times)).toBe(true)
    expect(isOlder('after', '2026-11-22', times)).toBe(false)
    expect(isOlder('after', '2026-11-22', { ...times, againAt: whistledAt + 5 * DAY })).toBe(true)
    expect(isOlder('after', '2026-11-20', { ...times, claimedAt: null })).toBe(false)
  })
})
