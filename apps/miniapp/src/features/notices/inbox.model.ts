import { UNTITLED, whenText } from '@juwuye/messages'
import type { Inbox, Notice } from '@juwuye/types'

/** These messages, or everything down from one that was seen. */
export type Reading = { ids: string[] } | { upTo: string }

/** Below a message, in phrases: whether it was read, which case it is about and when it came. */
export function noticeNote({ read, text, case: about, at }: Notice, now: number): string[] {
  const named = about && about.title !== UNTITLED && !text.includes(about.title)
  const title = named ? about.title : null
  const number = about && !text.includes(about.number) ? about.number : null
  const phrases = [read ? null : '没看过', number, title, whenText(at, now)]
  return phrases.filter((phrase): phrase is string => phrase !== null)
}

/** What the bell says: “3 条新”; nothing when everything was read. */
export function unreadText(unread: number): string | undefined {
  if (unread <= 0) return undefined
  return unread > 99 ? '99 条多' : `${unread} 条新`
}

export function unreadNote(unread: number): string {
  return unread > 0 ? `${unread} 条没看过` : '都看过了'
}

/** The list as it is once these were read; the count follows. */
export function withRead(pages: readonly Inbox[], reading: Reading): Inbox[] {
  const all = pages.flatMap(({ items }) => items)
  const from = 'upTo' in reading ? all.findIndex(({ id }) => id === reading.upTo) : -1
  const ids = new Set('ids' in reading ? reading.ids : from < 0 ? [] : all.slice(from).map(({ id }) => id))
  const before = pages[0]?.unread ?? 0
  const fresh = all.filter(({ id, read }) => !read && ids.has(id)).length
  // What lies below the pages that were loaded counts too when the newest is read.
  const unread = from === 0 ? 0 : Math.max(0, before - fresh)
  return pages.map((page) => ({
    ...page,
    unread,
    items: page.items.map((notice) => (ids.has(notice.id) ? { ...notice, read: true } : notice)),
  }))
}

/** Everything down from the newest message there is to see; undefined where nothing is left to read. */
export function readingAll(pages: readonly Inbox[]): Reading | undefined {
  const newest = pages[0]?.items[0]
  return newest && (pages[0]?.unread ?? 0) > 0 ? { upTo: newest.id } : undefined
}
