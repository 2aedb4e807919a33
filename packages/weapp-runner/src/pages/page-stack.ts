import path from 'node:path'
import { Page } from './page.ts'
import type { Runtime } from './runtime.ts'

const MOST_PAGES = 10

/** The platform refuses to go there. */
class NavigationRefusal extends Error {}

export interface Address {
  page: string
  query: Record<string, string>
}

/** Which pages are open, by the platform’s rules: tabs stay alive, ten pages at most, tabs only by `switchTab`. */
export class PageStack {
  private open: Page[] = []
  private readonly tabs = new Map<string, Page>()
  private last = 0

  constructor(private readonly runtime: Runtime) {}

  get pages(): readonly Page[] {
    return this.open
  }

  get top(): Page {
    const top = this.open.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  /** @throws NavigationRefusal */
  navigateTo(url: string): void {
    const to = this.addressOf(url)
    if (this.runtime.build.isTab(to.page)) throw new NavigationRefusal('can not navigateTo a tabbar page')
    if (this.open.length >= MOST_PAGES) throw new NavigationRefusal('webview count limit exceed')
    this.top.tell('onHide')
    this.push(to)
  }

  /** @throws NavigationRefusal */
  redirectTo(url: string): void {
    const to = this.addressOf(url)
    if (this.runtime.build.isTab(to.page)) throw new NavigationRefusal('can not redirectTo a tabbar page')
    this.drop(1)
    this.push(to)
  }

  /** @throws NavigationRefusal */
  switchTab(url: string): void {
    if (url.includes('?')) throw new NavigationRefusal('can not switchTab with query')
    const to = this.addressOf(url)
    if (!this.runtime.build.isTab(to.page)) throw new NavigationRefusal('can not switch to no-tabBar page')
    const before = this.open.at(-1)
    while (this.open.length > 0 && !this.isTab(this.top)) this.drop(1)
    const current = this.open[0]
    if (current === before && current?.path === to.page) return
    if (current === before) current?.tell('onHide')
    this.open = []
    const kept = this.tabs.get(to.page)
    if (kept) {
      this.open = [kept]
      kept.tell('onShow')
      this.runtime.noteDrawn()
    } else this.push(to)
  }

  /** @throws NavigationRefusal */
  reLaunch(url: string): void {
    const to = this.addressOf(url)
    this.closeAll()
    this.push(to)
  }

  /** @throws NavigationRefusal */
  navigateBack(delta = 1): void {
    if (this.open.length < 2) throw new NavigationRefusal('cannot navigate back at first page.')
    this.drop(Math.min(delta, this.open.length - 1))
    this.top.tell('onShow')
    this.runtime.noteDrawn()
  }

  /** Every page is left, kept tabs too. */
  closeAll(): void {
    const hidden = [...this.tabs.values()].filter((tab) => !this.open.includes(tab))
    this.drop(this.open.length)
    for (const tab of hidden) tab.leave()
    this.tabs.clear()
  }

  private isTab(page: Page): boolean {
    return this.runtime.build.isTab(page.path)
  }

  /** Where the address leads, from the page in front. Values are handed on as they were written. */
  private addressOf(url: string): Address {
    const [where = '', search = ''] = url.split('?')
    const from = path.posix.dirname(this.open.at(-1)?.path ?? '')
    const page = (where.startsWith('/') ? where.slice(1) : path.posix.join(from, where)).replace(/\.html$/, '')
    if (!this.runtime.build.pages.includes(page)) throw new NavigationRefusal(`page "${page}" is not found`)
    const pairs = search.split('&').filter(Boolean)
    const query = pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
    return { page, query: Object.fromEntries(query) }
  }

  private push({ page: where, query }: Address): void {
    const page = new Page(this.runtime, ++this.last, where, query)
    this.open.push(page)
    if (this.isTab(page)) this.tabs.set(where, page)
    page.tell('onLoad', query)
    page.tell('onShow')
    this.runtime.noteDrawn()
    this.runtime.realm.later(() => page.tell('onReady'))
  }

  private drop(count: number): void {
    for (let left = count; left > 0; left--) {
      const page = this.open.pop()
      if (page && this.tabs.get(page.path) === page) this.tabs.delete(page.path)
      page?.leave()
    }
  }
}
