import type { WindowJson } from '../build/app-json.ts'
import type { ViewNode } from '../view/nodes.ts'
import { type Drawing, draw } from './drawing.ts'
import type { Runtime } from './runtime.ts'
import { SharedData } from './shared-data.ts'

/** The life of a page, in the platform’s words. */
type PageEvent =
  | 'onLoad'
  | 'onShow'
  | 'onReady'
  | 'onHide'
  | 'onUnload'
  | 'onPullDownRefresh'
  | 'onReachBottom'
  | 'onPageScroll'
  | 'onTabItemTap'
  | 'onShareAppMessage'
  | 'onShareTimeline'

/** One page on the stack. */
export class Page {
  /** What `setNavigationBarTitle` said last. */
  title: string | undefined
  /** Pulled down, and the page has not yet said that it is done. */
  refreshing = false
  readonly window: WindowJson
  /** What `getCurrentPages` hands out, and `this` of its handlers. */
  readonly self: Record<string, unknown>
  private readonly data: SharedData
  private readonly drawing: Drawing
  private drawn: ViewNode | undefined
  private readonly waiting: (() => void)[] = []
  private scheduled = false
  private gone = false

  constructor(
    private readonly runtime: Runtime,
    readonly id: number,
    readonly path: string,
    readonly query: Record<string, string>,
  ) {
    const { build, realm } = runtime
    this.window = { ...build.app.window, ...build.pageJson(path) }
    const definition = runtime.definitionOf(path)
    const methods = (definition.methods as object) ?? {}
    this.data = new SharedData(runtime, path, definition.data)
    const { data } = this
    this.self = Object.assign(Object.create(null), definition, methods, {
      route: path,
      is: path,
      options: realm.adopt(query),
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
      setData: (patch: Record<string, unknown>, done?: () => void) => this.setData(patch, done),
      selectComponent: () => null,
      createSelectorQuery: () => null,
    })
    Object.defineProperty(this.self, 'data', { get: () => data.logic })
    const changed = () => this.changed()
    this.drawing = { runtime, owner: path, page: path, host: this.self, components: new Map(), changed }
  }

  has(event: PageEvent): boolean {
    return typeof this.self[event] === 'function'
  }

  /** Tells the page; answers what it answers. */
  tell(event: PageEvent, ...details: unknown[]): unknown {
    const handler = this.self[event]
    if (typeof handler !== 'function') return undefined
    return this.runtime.run(() => handler.call(this.self, ...details.map((detail) => this.runtime.realm.adopt(detail))))
  }

  /** What is on the screen now. */
  get tree(): ViewNode {
    this.drawn ??= draw(this.drawing, this.data.view)
    return this.drawn
  }

  /** It left the stack. */
  leave(): void {
    this.tell('onUnload')
    this.gone = true
    for (const component of this.drawing.components.values()) component.leave()
  }

  private setData(patch: Record<string, unknown>, done?: () => void): void {
    if (this.gone) return
    this.data.set(patch)
    if (done) this.waiting.push(() => done.call(this.self))
    this.changed()
  }

  /** Answers the callbacks of `setData` soon, once for all that changed until then. It is drawn when somebody looks. */
  private changed(): void {
    this.drawn = undefined
    if (this.scheduled || this.gone) return
    this.scheduled = true
    this.runtime.realm.later(() => {
      this.scheduled = false
      const done = this.waiting.splice(0)
      if (!this.gone) this.runtime.noteDrawn()
      for (const callback of done) this.runtime.run(callback)
    })
  }
}
