/** Which questions a form has, in their order, and which of them is asked. */
export interface Asked {
  readonly order: readonly string[]
  readonly at: string | undefined
  /** Where one has just gone: one that comes at once is the same drawn anew. */
  readonly gap?: { readonly place: number; readonly wasAsked: boolean }
}

export const NOTHING_ASKED: Asked = { order: [], at: undefined }

const put = (order: readonly string[], place: number, id: string) => [
  ...order.slice(0, place),
  id,
  ...order.slice(place),
]

/**
 * A question that is drawn from now on. Those drawn together come one after the other (`nth` counts them); those that an
 * answer brings about come right after the one that is asked.
 */
export function joined({ order, at, gap }: Asked, id: string, nth: number): Asked {
  if (order.includes(id)) return { order, at }
  if (gap) return { order: put(order, gap.place, id), at: gap.wasAsked ? id : at }
  if (at === undefined) return { order: [...order, id], at: order[0] ?? id }
  const first = order.length === nth ? nth : order.indexOf(at) + 1 + nth
  return { order: put(order, first, id), at }
}

export function left({ order, at }: Asked, id: string): Asked {
  const place = order.indexOf(id)
  if (place < 0) return { order, at }
  const rest = order.filter((other) => other !== id)
  const wasAsked = at === id
  return { order: rest, at: wasAsked ? (rest[place] ?? rest[place - 1]) : at, gap: { place, wasAsked } }
}

/** The next one, or with -1 the one before; the ends stay. */
export function moved({ order, at }: Asked, by: 1 | -1): Asked {
  if (at === undefined) return { order, at }
  const place = Math.min(Math.max(order.indexOf(at) + by, 0), order.length - 1)
  return { order, at: order[place] }
}

/** Back to the first in which something is wrong. */
export function backTo(asked: Asked, wrong: ReadonlySet<string>): Asked {
  const first = asked.order.find((id) => wrong.has(id))
  return first === undefined ? asked : { order: asked.order, at: first }
}
