import { getLaunchOptionsSync, useShareAppMessage, useShareTimeline } from '@tarojs/taro'

interface Shared {
  title: string
  /** Query of this page; ids only. */
  query?: string
  path: string
}

/** What goes out when the page is passed on. Whoever opens it may not be signed in. */
export function useShare({ title, path, query }: Shared) {
  useShareAppMessage(() => ({ title, path: query ? `${path}?${query}` : path }))
  useShareTimeline(() => ({ title, query: query ?? '' }))
}

const MOMENTS = 1154

/** Opened from Moments, WeChat shows one page alone: no login, no way to another page. */
export function isSinglePage(): boolean {
  return getLaunchOptionsSync().scene === MOMENTS
}
