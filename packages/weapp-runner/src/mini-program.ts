import type { WeappBuild } from './build/weapp-build.ts'
import { LogicRealm } from './logic/logic-realm.ts'
import { watchRejections } from './logic/rejections.ts'
import type { Page } from './pages/page.ts'
import { PageStack } from './pages/page-stack.ts'
import type { Definition, Runtime, SetDataRecord } from './pages/runtime.ts'
import type { Phone } from './phone/phone.ts'
import { Screen } from './screen.ts'
import { eventFor, listenersOf } from './view/events.ts'
import type { Trail } from './view/nodes.ts'
import { ViewRealm } from './view/view-realm.ts'
import { Hooks, type LaunchOptions } from './wx/context.ts'
import { createWx } from './wx/wx.ts'

/** How a mini-program is opened, by WeChat’s numbers. */
export const SCENES = {
  mainEntry: 1001,
  chatCard: 1007,
  serviceNotice: 1014,
  codeScanned: 1047,
  moments: 1154,
} as const

/** How long the platform waits for an answer. */
const REQUEST_LIMIT = 60_000

/** As many steps as lie between an answer and its drawing, and some more. */
const TURNS = 12

export interface LaunchSettings {
  build: WeappBuild
  phone: Phone
  /** Default: the first page. */
  path?: string
  /** As it stands in the address: values are handed on undecoded. */
  query?: Record<string, string>
  scene?: number
}

const addressOf = (path: string, query: Record<string, string>) => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return `/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** One mini-program, opened on a phone: the unmodified build, running. */
export class MiniProgram implements Runtime {
  readonly build: WeappBuild
  readonly phone: Phone
  readonly realm: LogicRealm
  readonly view: ViewRealm
  readonly stack: PageStack
  /** What went wrong inside, in order: thrown, logged as an error, left unhandled, refused by the platform. */
  readonly faults: unknown[] = []
  readonly setData: SetDataRecord[] = []
  /** What `getApp` hands out. */
  app: Definition = {}
  private readonly hooks = new Hooks()
  private readonly definitions = new Map<string, Definition>()
  private readonly launched: LaunchOptions
  private readonly unwatch: () => void
  private tapping = false
  private drawn = 0

  private constructor({
    build,
    phone,
    path = build.pages[0] ?? '',
    query = {},
    scene = SCENES.mainEntry,
  }: LaunchSettings) {
    this.build = build
    this.phone = phone
    this.launched = { path, query, scene, referrerInfo: {} }
    this.view = ViewRealm.of(build)
    this.realm = new LogicRealm(build, { globals: this.globals(), onFault: (fault) => this.fault(fault) })
    this.stack = new PageStack(this)
    this.unwatch = watchRejections((fault) => this.fault(fault))
    const wx = createWx({
      phone,
      build,
      realm: this.realm,
      stack: this.stack,
      launch: this.launched,
      singlePage: scene === SCENES.moments,
      tapping: () => this.tapping,
      run: (work) => this.run(work),
      hooks: this.hooks,
    })
    this.realm.define('wx', wx)
  }

  /** Opens it and its first page. @throws CompileError when the build has templates that WeChat cannot compile */
  static launch(settings: LaunchSettings): MiniProgram {
    const program = new MiniProgram(settings)
    program.start()
    return program
  }

  get page(): Page {
    return this.stack.top
  }

  /** What is to be seen and pressed now. */
  get screen(): Screen {
    return new Screen(this)
  }

  definitionOf(path: string): Definition {
    if (!this.definitions.has(path)) this.run(() => this.realm.require(`/${path}`))
    const found = this.definitions.get(path)
    if (!found) throw this.faults.at(-1) ?? new Error(`${path}.js calls neither Page nor Component`)
    return found
  }

  run<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (fault) {
      this.fault(fault)
      return undefined
    }
  }

  fault(fault: unknown): void {
    this.faults.push(fault)
  }

  noteSetData(record: SetDataRecord): void {
    this.setData.push(record)
  }

  noteDrawn(): void {
    this.drawn += 1
  }

  /** Something happened to the element: its handlers run, from inside out. Answers how many there were. */
  dispatch(trail: Trail, type: string, detail: object = {}): number {
    const target = trail.at(-1)
    if (!target) return 0
    const listeners = listenersOf(trail, type)
    for (const { node, handler } of listeners) {
      const work = node.host[handler]
      if (typeof work !== 'function') {
        this.fault(new Error(`${this.page.path} has no handler ${handler} for ${type}`))
        continue
      }
      const event = this.realm.adopt(eventFor(type, target, node, detail))
      this.tapping = type === 'tap'
      this.run(() => work.call(node.host, event))
      this.tapping = false
    }
    return listeners.length
  }

  /** The person leaves for another app … */
  hide(): void {
    this.page.tell('onHide')
    this.tellApp('onHide', 'AppHide', {})
  }

  /** … and comes back, maybe by another way. */
  show(scene = this.launched.scene): void {
    this.tellApp('onShow', 'AppShow', { ...this.launched, scene })
    this.page.tell('onShow')
  }

  /** Taps one of the tabs. */
  tapTab(text: string): void {
    const index = this.build.tabs.findIndex((tab) => tab.text === text)
    const tab = this.build.tabs[index]
    if (!tab || !this.build.isTab(this.page.path)) throw new Error(`there is no tab ${text} on ${this.page.path}`)
    this.page.tell('onTabItemTap', { index, pagePath: tab.pagePath, text })
    this.stack.switchTab(`/${tab.pagePath}`)
  }

  /** Goes to an address as a link inside the mini-program would. */
  open(address: string): void {
    const page = address.replace(/^\//, '').split('?')[0] ?? ''
    if (this.build.isTab(page)) this.stack.switchTab(address)
    else this.stack.navigateTo(address)
  }

  back(): void {
    this.stack.navigateBack()
  }

  /** Pulls the page down, and waits until it says that it is done. */
  async pullDown(): Promise<void> {
    const { page } = this
    if (!page.window.enablePullDownRefresh) throw new Error(`${page.path} cannot be pulled down`)
    page.refreshing = true
    page.tell('onPullDownRefresh')
    await this.until(() => !page.refreshing)
  }

  /** The card that goes out when the page is passed on; undefined when the page does not let itself be shared so. */
  share(to: 'chat' | 'moments'): { title?: string; path?: string; query?: string } | undefined {
    const event = to === 'chat' ? 'onShareAppMessage' : 'onShareTimeline'
    if (!this.page.has(event)) return undefined
    return this.page.tell(event, { from: 'menu' }) as { title?: string; path?: string; query?: string }
  }

  /** Waits until `look` finds something. @throws Error at the first fault, or when the time is over */
  async until<T>(look: () => T | undefined | false | null, milliseconds = 8_000): Promise<T> {
    const deadline = Date.now() + milliseconds
    // no finger is so quick that nothing runs between two taps
    await new Promise((resolve) => setTimeout(resolve))
    for (;;) {
      if (this.faults.length > 0) throw this.faults[0]
      const found = look()
      if (found !== undefined && found !== false && found !== null) return found
      if (Date.now() > deadline) {
        const shown = this.screen.text.slice(0, 1_000)
        throw new Error(`not there after ${milliseconds} ms; ${this.page.path} shows: ${shown}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 8))
    }
  }

  /** Waits until nothing is asked of a server and a few turns of the clock changed nothing on the screen. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      const { drawn } = this
      await this.until(() => this.phone.network.underWay === 0, REQUEST_LIMIT)
      await new Promise((resolve) => setTimeout(resolve, 4))
      if (drawn !== this.drawn || this.phone.network.underWay > 0) turn = 0
    }
  }

  /** Swiped away: nothing of it runs on, and its temporary files are gone. */
  close(): void {
    this.realm.close()
    this.phone.files.dropTemporary()
    this.unwatch()
  }

  private start(): void {
    const { path, query } = this.launched
    this.run(() => this.realm.require('/app'))
    this.tellApp('onLaunch', '', this.launched)
    this.tellApp('onShow', 'AppShow', this.launched)
    if (this.build.pages.includes(path)) this.stack.reLaunch(addressOf(path, query))
    else this.tellApp('onPageNotFound', 'PageNotFound', { path, query, isEntryPage: true })
  }

  private tellApp(event: string, hook: string, detail: object): void {
    const adopted = this.realm.adopt(detail)
    const handler = this.app[event]
    if (typeof handler === 'function') this.run(() => handler.call(this.app, adopted))
    for (const listener of this.hooks.of(hook)) this.run(() => listener(adopted))
  }

  private globals(): Record<string, unknown> {
    const define = (definition: Definition) => void this.definitions.set(this.realm.evaluating, definition)
    const error = (...words: unknown[]) => this.fault(loggedAsError(words))
    const quiet = () => undefined
    return {
      console: { log: quiet, info: quiet, debug: quiet, warn: quiet, group: quiet, groupEnd: quiet, error },
      global: {},
      App: (app: Definition) => {
        this.app = app
      },
      Page: define,
      Component: define,
      Behavior: (behavior: Definition) => behavior,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.pages.map(({ self }) => self),
      requirePlugin: (name: string) => {
        throw this.realm.error(`plugin "${name}" is not declared`)
      },
    }
  }
}

function loggedAsError(words: unknown[]): unknown {
  const [first] = words
  if (words.length === 1 && first instanceof Object) return first
  return new Error(`console.error: ${words.map(String).join(' ')}`)
}
