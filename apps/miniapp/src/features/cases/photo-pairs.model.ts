/** Before and after side by side: the first with the first, and so on; a side that is missing stays empty. */
export function photoPairs<P>(before: readonly P[], after: readonly P[]): { before?: P; after?: P }[] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, place) => ({ before: before[place], after: after[place] }))
}
