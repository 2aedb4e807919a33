import type { Inbox, Notice } from '@juwuye/types'
import { noticeNote, readingAll, unreadNote, unreadText, withRead } from '../src/features/notices/inbox.model.ts'
import { id } from './community-fixture.ts'

const NOW = Date.UTC(2026, 10, 23, 6)

const notice = (n: number, part: Partial<Notice> = {}): Notice => ({
  id: id(n),
  kind: 'claimed',
  text: '绿城物业认领了',
  urgent: false,
  at: Date.UTC(2026, 10, 23, 1, 41),
  read: false,
  case: { id: id(200 + n), number: '梧桐 2026-0417', title: '路灯不亮' },
  page: null,
  ...part,
})

const page = (unread: number, ...items: Notice[]): Inbox => ({ items, nextCursor: null, unread })

test('a message says whether it was read, which case it is about and when it came', () => {
  expect(noticeNote(notice(1), NOW)).toEqual(['没看过', '梧桐 2026-0417', '路灯不亮', '今天 9:41'])
  expect(noticeNote(notice(1, { read: true, text: '“路灯不亮”有人认领了' }), NOW)).toEqual([
    '梧桐 2026-0417',
    '今天 9:41',
  ])
  const untitled = { id: id(2), number: '梧桐 2026-0417', title: '一件事' }
  expect(noticeNote(notice(1, { case: untitled, read: true }), NOW)).toEqual(['梧桐 2026-0417', '今天 9:41'])
  expect(noticeNote(notice(1, { case: null, read: true }), NOW)).toEqual(['今天 9:41'])
})

test('the bell counts, and says nothing of nothing', () => {
  expect(unreadText(0)).toBeUndefined()
  expect(unreadText(3)).toBe('3 条新')
  expect(unreadText(250)).toBe('99 条多')
  expect([unreadNote(0), unreadNote(2)]).toEqual(['都看过了', '2 条没看过'])
})

describe('reading', () => {
  const pages = [page(5, notice(9), notice(8, { read: true })), page(5, notice(7), notice(6))]

  it('marks what was opened and takes it off the count once', () => {
    const after = withRead(pages, { ids: [id(9), id(8)] })
    expect(after[0]?.items.map(({ read }) => read)).toEqual([true, true])
    expect(after[1]?.items.map(({ read }) => read)).toEqual([false, false])
    expect(after.map(({ unread }) => unread)).toEqual([4, 4])
  })
  it('from the newest down reads also what was not loaded', () => {
    const after = withRead(pages, { upTo: id(9) })
    expect(after.flatMap(({ items }) => items).every(({ read }) => read)).toBe(true)
    expect(after[0]?.unread).toBe(0)
  })
  it('leaves alone what came after the last one seen', () => {
    const after = withRead(pages, { upTo: id(7) })
    expect(after[0]?.items[0]?.read).toBe(false)
    expect(after[1]?.items.map(({ read }) => read)).toEqual([true, true])
    expect(after[0]?.unread).toBe(3)
  })
  it('reads all up to the newest there is to see, and offers nothing where all is read', () => {
    expect(readingAll(pages)).toEqual({ upTo: id(9) })
    expect(readingAll([page(0, notice(9, { read: true }))])).toBeUndefined()
    expect(readingAll([page(0)])).toBeUndefined()
    expect(readingAll([])).toBeUndefined()
  })
})
