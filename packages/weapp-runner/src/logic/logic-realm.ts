import vm from 'node:vm'
import { resolvePath, type WeappBuild } from '../build/weapp-build.ts'
import { TOO_NEW_SCRIPT } from './too-new.ts'

export interface Module {
  exports: unknown
}

/** What WeChat’s loader hides from a module, should the engine beneath happen to have it. */
const HIDDEN = ['window', 'document', 'self', 'location', 'navigator', 'localStorage', 'XMLHttpRequest', 'fetch']

type ModuleBody = (require: (id: string) => unknown, module: Module, exports: unknown, define: undefined) => void

/** Scripts are compiled once for all realms, and for all copies of a build that did not change them. */
const scripts = new WeakMap<Buffer, vm.Script>()

function scriptOf(build: WeappBuild, file: string): vm.Script {
  const bytes = build.bytes(file)
  let script = scripts.get(bytes)
  if (!script) {
    const parameters = ['require', 'module', 'exports', 'define', ...HIDDEN].join(',')
    script = new vm.Script(`(function(${parameters}){${bytes.toString('utf8')}\n})`, { filename: file })
    scripts.set(bytes, script)
  }
  return script
}

export interface RealmOptions {
  globals: Record<string, unknown>
  /** Everything thrown by a timer or left unhandled. */
  onFault: (fault: unknown) => void
}

/**
 * The thread in which a mini-program’s scripts run: a JavaScript engine without a document, without `eval`, with the
 * platform’s own globals and the platform’s own `require`.
 */
export class LogicRealm {
  /** The file that is being evaluated: `Page` and `Component` belong to it. */
  evaluating = ''
  private readonly context: vm.Context
  private readonly modules = new Map<string, Module>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly parse: (json: string) => unknown
  private readonly fail: (message: string) => Error
  private readonly promise: (executor: (resolve: (v: unknown) => void, reject: (e: unknown) => void) => void) => unknown
  private closed = false

  constructor(
    private readonly build: WeappBuild,
    private readonly options: RealmOptions,
  ) {
    const globals = { ...this.clock(), ...options.globals }
    this.context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
    vm.runInContext(TOO_NEW_SCRIPT, this.context)
    this.parse = vm.runInContext('JSON.parse', this.context)
    this.fail = vm.runInContext('(message) => new Error(message)', this.context)
    this.promise = vm.runInContext('(executor) => new Promise(executor)', this.context)
  }

  /** Gives the scripts one more global. */
  define(name: string, value: unknown): void {
    this.context[name] = value
  }

  /** The same value, born in this realm: code tells plain objects by their constructor. */
  adopt<T>(value: T): T {
    if (value === undefined || value === null || typeof value !== 'object') return value
    return this.parse(JSON.stringify(value)) as T
  }

  error(message: string): Error {
    return this.fail(message)
  }

  promiseOf(executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void): unknown {
    return this.promise(executor)
  }

  /** Evaluates a module, once. `id` is relative to `from`. */
  require(id: string, from = 'app.js'): unknown {
    const name = resolvePath(from, id).replace(/\.js$/, '')
    const known = this.modules.get(name)
    if (known) return known.exports
    const module: Module = { exports: {} }
    this.modules.set(name, module)
    const before = this.evaluating
    this.evaluating = name
    try {
      const body = scriptOf(this.build, `${name}.js`).runInContext(this.context) as ModuleBody
      body((other) => this.require(other, `${name}.js`), module, module.exports, undefined)
    } finally {
      this.evaluating = before
    }
    return module.exports
  }

  /** Runs what the mini-program asked to be run later; nothing runs once it is closed. */
  later(work: () => void, milliseconds = 0): void {
    this.after(work, milliseconds)
  }

  /** Timers stop; what still runs finds nobody. */
  close(): void {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
  }

  private after(work: () => void, milliseconds: number): NodeJS.Timeout | undefined {
    if (this.closed) return undefined
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.guarded(work)
    }, milliseconds)
    this.timers.add(timer)
    return timer
  }

  private guarded(work: () => void): void {
    try {
      work()
    } catch (fault) {
      this.options.onFault(fault)
    }
  }

  /** Numbers, as in the engine of a phone, not Node’s objects. */
  private clock() {
    const running = new Map<number, NodeJS.Timeout>()
    let last = 0
    const clear = (id: number) => {
      const timer = running.get(id)
      clearTimeout(timer)
      if (timer) this.timers.delete(timer)
      running.delete(id)
    }
    return {
      setTimeout: (work: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
        const id = ++last
        const timer = this.after(() => {
          running.delete(id)
          work(...args)
        }, milliseconds)
        if (timer) running.set(id, timer)
        return id
      },
      setInterval: (work: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
        const id = ++last
        const again = () => {
          const timer = this.after(() => {
            again()
            work(...args)
          }, milliseconds)
          if (timer) running.set(id, timer)
        }
        again()
        return id
      },
      clearTimeout: clear,
      clearInterval: clear,
    }
  }
}
