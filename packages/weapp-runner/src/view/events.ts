import type { Trail, ViewNode } from './nodes.ts'

/** Events that rise from an element to those around it; all others are told to the element alone. */
const RISING = new Set([
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** A handler that an event finds on its way. */
export interface Listener {
  node: ViewNode
  handler: string
}

/** Whoever listens, from the element outwards, up to where the event is caught. */
export function listenersOf(trail: Trail, type: string): Listener[] {
  const found: Listener[] = []
  for (const node of [...trail].reverse()) {
    if (node.component !== undefined) continue // inside it its own template says who listens
    const caught = node.attr[`catch${type}`] ?? node.attr[`catch:${type}`]
    const handler = caught ?? node.attr[`bind${type}`] ?? node.attr[`bind:${type}`]
    if (handler !== undefined && handler !== '') found.push({ node, handler: String(handler) })
    if (caught !== undefined || !RISING.has(type)) break
  }
  return found
}

/** `data-some-id="1"` as `{ someId: "1" }`. */
function datasetOf({ attr }: ViewNode): Record<string, unknown> {
  const entries = Object.entries(attr).filter(([name]) => name.startsWith('data-'))
  const camel = (name: string) => name.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(entries.map(([name, value]) => [camel(name), value]))
}

const place = (node: ViewNode) => ({ id: node.attr.id ?? '', offsetLeft: 0, offsetTop: 0, dataset: datasetOf(node) })

/** The event as a handler gets it. */
export function eventFor(type: string, target: ViewNode, current: ViewNode, detail: object) {
  return {
    type,
    timeStamp: Date.now(),
    target: place(target),
    currentTarget: place(current),
    detail,
    mark: {},
    touches: [],
    changedTouches: [],
  }
}
