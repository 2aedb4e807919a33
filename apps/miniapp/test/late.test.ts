import { DAY, HOUR } from '@juwuye/domain'
import type { LateRow } from '@juwuye/types'
import { headText, lateNote, lateText, levelText, linesOf, seesLate } from '../src/features/late/late.model.ts'
import { aMe, aMembership, id } from './community-fixture.ts'

const NOW = Date.UTC(2026, 10, 23, 1)

const row = (part: Partial<LateRow> = {}): LateRow => ({
  caseId: id(1),
  number: '梧桐 2026-0388',
  title: '消防栓没有水',
  class: 'hard',
  clock: 'plan',
  dueAt: NOW - 2 * DAY,
  working: '定下方案：11 月 6 日（周五）9:00 起 15 天，就是 11 月 21 日（周六）9:00 前',
  owner: '绿城物业',
  why: '还没有方案',
  level: 1,
  onBookUntil: null,
  next: { chase: 'levelTwo', at: NOW + HOUR },
  ...part,
})

const texts = (part: Partial<LateRow> = {}) =>
  Object.fromEntries(linesOf(row(part), NOW).map(({ name, text }) => [name, text]))

test('who watches what runs late: secretary, desk, council and town, nobody else', () => {
  const sees = (role: Parameters<typeof aMembership>[0]) => seesLate(aMe(), [aMembership(role)])
  expect([sees({ role: 'secretary' }), sees({ role: 'socialWorker' }), sees({ role: 'councilMember' })]).toEqual([
    true,
    true,
    true,
  ])
  expect([sees({ role: 'propertyStaff' }), sees({ role: 'resident' })]).toEqual([false, false])
  expect(seesLate(aMe({ regions: [{ regionId: '1', name: '青石镇', role: 'townOfficer' }] }), [])).toBe(true)
})

test('the town is not promised whose it is before it may rule or stepped in', () => {
  expect(lateNote([aMembership({ role: 'socialWorker' })])).toBe('该谁办、卡在哪、接下来怎样')
  expect(lateNote([])).toBe('时限、接下来怎样；要镇街裁定的、发了督办的，看得到该谁办')
})

test('a row names its number and class, which promise is broken and for how long', () => {
  expect(headText(row())).toBe('梧桐 2026-0388 · 难事')
  expect(headText(row({ class: null }))).toBe('梧桐 2026-0388')
  expect(lateText(row(), NOW)).toBe('定下方案，超了 2 天')
  expect(lateText(row({ clock: 'respond', dueAt: NOW + HOUR }), NOW)).toBe('有人报到，还剩 1 小时')
  expect([levelText(0), levelText(2), levelText(null)]).toEqual(['督办', '二级督办', undefined])
})

test('it says whose it is, why, how the time was worked out and what happens next by itself', () => {
  expect(texts()).toEqual({
    该谁办: '绿城物业',
    卡在哪: '还没有方案',
    怎么算的: '11 月 6 日（周五）9:00 起 15 天，就是 11 月 21 日（周六）9:00 前',
    接下来: '今天 10:00 报给镇街',
  })
})

test('what is on the book is said once, and what is over says that people must act', () => {
  expect(texts({ onBookUntil: NOW + 30 * DAY, why: '挂账中，12 月 23 日复核，之前不催' })).not.toHaveProperty('挂账')
  expect(texts({ next: null }).接下来).toContain('要人来督办')
  expect(texts({ next: { chase: 'release', at: NOW - HOUR } }).接下来).toBe('这就收回牵头，放回去等人认领')
  expect(texts({ why: '' })).not.toHaveProperty('卡在哪')
})
