interface InTurn<T> {
  /** Once aborted the rest is left for the next time. */
  readonly stopping?: AbortSignal | undefined
  /** What is to become of one on which something broke, so that it is not found again at once. */
  readonly putOff?: (item: T) => Promise<unknown>
}

/** Works off each in turn, whatever breaks on the way; the first thing that broke is thrown after the others. */
export async function eachInTurn<T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<unknown>,
  { stopping, putOff }: InTurn<T> = {},
): Promise<void> {
  const broken: unknown[] = []
  for await (const item of items) {
    if (stopping?.aborted) break
    try {
      await work(item)
    } catch (error) {
      broken.push(error)
      await putOff?.(item)
    }
  }
  if (broken.length > 0) throw broken[0]
}

/** All rows by their number, a page in memory at a time. */
export async function* pageByPage<T>(
  read: (after: string) => Promise<readonly T[]>,
  numberOf: (row: T) => string,
  size: number,
): AsyncGenerator<T> {
  for (let after = '0'; ; ) {
    const page = await read(after)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < size) return
    after = numberOf(last)
  }
}

/** What is found, and what is found then, until nothing is: whoever takes one sees to it that it is not found again. */
export async function* untilNone<T>(find: () => Promise<readonly T[]>): AsyncGenerator<T> {
  for (let page = await find(); page.length > 0; page = await find()) yield* page
}
