import vm from 'node:vm'
import { SET_PATH_SCRIPT, type SetPath } from '../logic/set-path.ts'
import type { ViewData } from '../view/view-realm.ts'
import type { Runtime } from './runtime.ts'

/** Above this WeChat refuses. */
const SET_DATA_LIMIT = 1024 * 1024

const setPath = vm.runInThisContext(SET_PATH_SCRIPT) as SetPath

/** The data of a page or component: one copy on either side, and only JSON goes across. */
export class SharedData {
  /** What scripts see as `this.data`. */
  readonly logic: Record<string, unknown>
  readonly view: ViewData

  constructor(
    private readonly runtime: Runtime,
    private readonly page: string,
    initial: unknown,
  ) {
    const json = JSON.stringify(initial ?? {})
    this.logic = runtime.realm.adopt(JSON.parse(json))
    this.view = runtime.view.data(json)
  }

  /** `setData`: paths to values. What is undefined does not get across. */
  set(patch: Record<string, unknown>): void {
    let bytes = 2
    for (const [path, value] of Object.entries(patch)) {
      const json = JSON.stringify(value)
      if (json === undefined) continue
      bytes += Buffer.byteLength(json) + Buffer.byteLength(path) + 4
      this.write(path, json)
    }
    this.runtime.noteSetData({ page: this.page, bytes, at: Date.now() })
    if (bytes > SET_DATA_LIMIT) this.runtime.fault(new Error(`setData of ${bytes} bytes on ${this.page}`))
  }

  /** Properties that a component is given; they come with the data of whoever gives them. */
  give(path: string, json: string): void {
    this.write(path, json)
  }

  private write(path: string, json: string): void {
    this.runtime.view.set(this.view, path, json)
    setPath(this.logic, path, this.runtime.realm.adopt(JSON.parse(json)))
  }
}
