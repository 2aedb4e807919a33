interface Sides<P> {
  before: readonly P[]
  after: readonly P[]
}

/** Before and after side by side, node by node: the first with the first, and so on; a missing side stays empty. */
export function photoPairs<P>(nodes: readonly Sides<P>[]): { before?: P; after?: P }[] {
  return nodes.flatMap(({ before, after }) =>
    Array.from({ length: Math.max(before.length, after.length) }, (_, place) => ({
      before: before[place],
      after: after[place],
    })),
  )
}
