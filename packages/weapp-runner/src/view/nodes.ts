/** Whoever a template belongs to: a page or a component, as its handlers see it. */
export type Host = Record<string, unknown>

/** An element on the screen. Components stand in the tree with what they drew inside. */
export interface ViewNode {
  tag: string
  attr: Record<string, unknown>
  children: (ViewNode | string)[]
  /** Whose handlers the attributes name. */
  host: Host
  /** Path of the component, where it is one. */
  component?: string
}

/** From the page’s root to the element: the way an event bubbles, backwards. */
export type Trail = ViewNode[]

export function textOf(node: ViewNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** Every element with its trail, in the order of the page. */
export function* trails(root: ViewNode, above: Trail = []): Generator<Trail> {
  const trail = [...above, root]
  yield trail
  for (const child of root.children) if (typeof child !== 'string') yield* trails(child, trail)
}

export const classesOf = ({ attr }: ViewNode): string[] => String(attr.class ?? '').split(/\s+/)
