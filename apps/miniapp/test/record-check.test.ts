import { createHash } from 'node:crypto'
import { verdictText } from '../src/features/publicity/record-check.model.ts'
import { sha256 } from '../src/shared/sha256.ts'

const NOW = Date.UTC(2026, 10, 27, 2)

test.each(['', 'abc', '{"day":"2026-11-20"}', '梧桐 2026-0388', '😀', 'x'.repeat(1_000)])(
  'the hash of %j is the one that everybody computes',
  (text) => {
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  },
)

test('what came of it is said in plain words', () => {
  expect(verdictText({ ok: true, events: 12, recomputed: 7, day: '2026-11-20' }, NOW)).toMatch(
    /^12 条记录，前后都对得上，其中 7 条.*11 月 20 日的日指纹里$/,
  )
  expect(verdictText({ ok: true, events: 12, recomputed: 7, day: null }, NOW)).toContain('夜里才有')
  expect(verdictText({ ok: false, broken: { seq: 3 } }, NOW)).toBe('第 3 条对不上，请告诉社区')
  expect(verdictText({ ok: false, broken: 'head' }, NOW)).toContain('这一页上的指纹')
  expect(verdictText({ ok: false, broken: 'day' }, NOW)).toContain('日指纹')
})
