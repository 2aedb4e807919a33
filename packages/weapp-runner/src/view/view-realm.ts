import vm from 'node:vm'
import { compileWxml } from '../build/compilers.ts'
import type { WeappBuild } from '../build/weapp-build.ts'
import { SET_PATH_SCRIPT, type SetPath } from '../logic/set-path.ts'

/** A node as WeChat’s compiled template makes it. */
export interface RawNode {
  tag: string
  attr?: Record<string, unknown>
  children?: (RawNode | string)[]
}

/** Data as it lies on the view’s side. */
export type ViewData = Record<string, unknown>

const views = new WeakMap<WeappBuild, ViewRealm>()

/**
 * The view’s thread: WeChat’s own compiled templates, in a realm of their own. It keeps nothing between two renderings,
 * so that all mini-programs of one build share it.
 */
export class ViewRealm {
  private readonly warned: string[] = []
  private readonly template: (path: string) => (data: ViewData) => RawNode
  private readonly parse: (json: string) => unknown
  private readonly write: SetPath

  private constructor(build: WeappBuild) {
    const warn = (...words: unknown[]) => this.warned.push(words.join(' '))
    const globals: Record<string, unknown> = { console: { log() {}, info() {}, warn, error: warn } }
    globals.window = globals
    const context = vm.createContext(globals)
    vm.runInContext(compileWxml(build), context)
    this.template = vm.runInContext('(path) => { const f = $gwx(path, {}); return (data) => f(data, {}, {}) }', context)
    this.parse = vm.runInContext('JSON.parse', context)
    this.write = vm.runInContext(SET_PATH_SCRIPT, context)
  }

  /** @throws CompileError */
  static of(build: WeappBuild): ViewRealm {
    const view = views.get(build) ?? new ViewRealm(build)
    views.set(build, view)
    return view
  }

  /** Templates ask data for its constructor, so it must be born here. */
  data(json: string): ViewData {
    return this.parse(json) as ViewData
  }

  set(data: ViewData, path: string, json: string): void {
    this.write(data, path, this.parse(json))
  }

  /** The tree of a page or component. @throws Error when the template warns, as of a template that is not there */
  render(path: string, data: ViewData): RawNode {
    this.warned.length = 0
    const tree = this.template(`./${path}.wxml`)(data)
    if (this.warned.length > 0) throw new Error(`${path}.wxml: ${this.warned.join('; ')}`)
    return tree
  }
}
