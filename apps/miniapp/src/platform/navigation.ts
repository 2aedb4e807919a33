import { getCurrentPages, navigateBack, navigateTo, redirectTo, switchTab, useRouter } from '@tarojs/taro'
import type { PageName, PageParams, TabName } from './pages.ts'

function address<P extends PageName>(page: P, params: PageParams[P]): string {
  const pairs = Object.entries(params as Record<string, string | undefined>).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `/pages/${page}/index${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** Nobody waits for a page to open; a wrong address is our fault and belongs in the log. */
function go(move: Promise<unknown>) {
  move.catch((fault: unknown) => console.error(fault))
}

/** Opens a page on top; when ten are stacked already it takes the place of the last. */
export function open<P extends PageName>(page: P, params: PageParams[P]) {
  const url = address(page, params)
  go(getCurrentPages().length >= 10 ? redirectTo({ url }) : navigateTo({ url }))
}

/** Opens a page in place of this one, so that back does not return here. */
export function replace<P extends PageName>(page: P, params: PageParams[P]) {
  go(redirectTo({ url: address(page, params) }))
}

/** Goes to a tab and closes what lies above it. Tabs carry no parameters. */
export function openTab(tab: TabName) {
  go(switchTab({ url: `/pages/${tab}/index` }))
}

/** One page back; a page opened from outside has none before it and goes to `fallback`. */
export function back(fallback: TabName = 'home') {
  if (getCurrentPages().length > 1) go(navigateBack())
  else openTab(fallback)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** What the page's address carries. Anybody can type an address: every value may be missing or wrong. */
export function usePageParams<P extends PageName>(_page: P): Partial<PageParams[P]> {
  const { params } = useRouter()
  const pairs = Object.entries(params).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(pairs.map(([name, value]) => [name, decoded(value)])) as Partial<PageParams[P]>
}

/** The community that the page's address names, as that of a message does. */
export const useAskedCommunity = (): string | undefined => usePageParams('inbox').communityId
