import { resolvePath } from '../build/weapp-build.ts'
import type { Host, ViewNode } from '../view/nodes.ts'
import type { RawNode, ViewData } from '../view/view-realm.ts'
import type { Definition, Runtime } from './runtime.ts'
import { SharedData } from './shared-data.ts'

/** What one template is drawn with, again and again. */
export interface Drawing {
  readonly runtime: Runtime
  /** Path of the page or component whose template it is. */
  readonly owner: string
  /** Path of the page on which it stands. */
  readonly page: string
  readonly host: Host
  /** The components that stood there the last time, by their place. */
  readonly components: Map<string, ComponentInstance>
  readonly changed: () => void
}

/** Draws the template with the data: components live on where they stood before, others come and go. */
export function draw(drawing: Drawing, data: ViewData): ViewNode {
  const { runtime, owner, components } = drawing
  const standing = new Set<string>()
  const root = expand(drawing, runtime.view.render(owner, data), standing)
  for (const [place, component] of components) {
    if (standing.has(place)) continue
    components.delete(place)
    component.leave()
  }
  return root
}

function expand(drawing: Drawing, raw: RawNode, standing: Set<string>): ViewNode {
  const attr = raw.attr ?? {}
  const tag = raw.tag.replace(/^wx-/, '')
  const reference = drawing.runtime.build.pageJson(drawing.owner).usingComponents?.[tag]
  const node: ViewNode = { tag, attr, children: [], host: drawing.host }
  if (reference !== undefined) {
    node.component = resolvePath(drawing.owner, reference)
    node.children = drawComponent(drawing, node.component, attr, standing)
  } else {
    node.children = (raw.children ?? []).flatMap(flat).map((child) => {
      return typeof child === 'string' ? child : expand(drawing, child, standing)
    })
  }
  return node
}

/** `<block>` and templates leave nodes that are none. */
function flat(child: RawNode | string): (RawNode | string)[] {
  if (typeof child !== 'object') return [String(child)]
  return child.tag === 'virtual' ? (child.children ?? []).flatMap(flat) : [child]
}

function drawComponent(drawing: Drawing, path: string, attr: Record<string, unknown>, standing: Set<string>) {
  const { runtime, page, components, changed } = drawing
  const place = `${path} ${placeOf(attr) ?? standing.size}`
  standing.add(place)
  const known = components.get(place)
  const component = known ?? new ComponentInstance(runtime, runtime.definitionOf(path), path, page, changed)
  component.give(attr)
  if (known) return component.draw()
  components.set(place, component)
  component.lifetime('created')
  component.lifetime('attached')
  const children = component.draw()
  component.lifetime('ready')
  return children
}

/** By what an element is known from one drawing to the next. */
function placeOf({ id, i, 'data-sid': sid }: Record<string, unknown>): unknown {
  return id ?? sid ?? (i as { sid?: unknown } | undefined)?.sid
}

type Properties = Record<string, { value?: unknown } | null | undefined>

const LIFETIMES = ['created', 'attached', 'ready', 'detached'] as const

/** One component on a page, for as long as its place there lasts. */
class ComponentInstance {
  /** `this` of its methods. */
  readonly self: Record<string, unknown>
  private readonly data: SharedData
  private readonly given = new Map<string, string>()
  private readonly drawing: Drawing

  constructor(
    private readonly runtime: Runtime,
    private readonly definition: Definition,
    path: string,
    page: string,
    changed: () => void,
  ) {
    const properties = Object.entries((definition.properties ?? {}) as Properties)
    const defaults = Object.fromEntries(properties.map(([name, property]) => [name, property?.value ?? null]))
    this.data = new SharedData(runtime, page, { ...defaults, ...((definition.data as object) ?? {}) })
    const { data } = this
    this.self = Object.assign({}, definition.methods, {
      is: path,
      setData: (patch: Record<string, unknown>, done?: () => void) => {
        data.set(patch)
        changed()
        if (done) runtime.realm.later(() => done.call(this.self))
      },
    })
    Object.defineProperties(this.self, { data: { get: () => data.logic }, properties: { get: () => data.logic } })
    this.drawing = { runtime, owner: path, page, host: this.self, components: new Map(), changed }
  }

  /** Hands over the properties that changed since the last time. */
  give(attr: Record<string, unknown>): void {
    for (const name of Object.keys((this.definition.properties ?? {}) as Properties)) {
      const json = JSON.stringify(attr[name])
      if (json === undefined || this.given.get(name) === json) continue
      this.given.set(name, json)
      this.data.give(name, json)
    }
  }

  draw(): (ViewNode | string)[] {
    return draw(this.drawing, this.data.view).children
  }

  lifetime(name: (typeof LIFETIMES)[number]): void {
    const lifetimes = (this.definition.lifetimes ?? {}) as Definition
    const work = lifetimes[name] ?? this.definition[name]
    if (typeof work === 'function') this.runtime.run(() => work.call(this.self))
  }

  /** It left the page, with everything inside. */
  leave(): void {
    for (const inner of this.drawing.components.values()) inner.leave()
    this.lifetime('detached')
  }
}
