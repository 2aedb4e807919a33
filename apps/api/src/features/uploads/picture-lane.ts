/** Pictures are worked on two at a time, so that a busy minute does not take all memory. */
const AT_ONCE = 2
let working = 0
const waiting: (() => void)[] = []

/** Does the work when it is its turn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else working += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}
