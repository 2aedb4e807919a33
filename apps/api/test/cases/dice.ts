/** The same numbers for the same seed. */
export function dice(seed: number) {
  let a = seed * 0x9e3779b9
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let x = Math.imul(a ^ (a >>> 15), 1 | a)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(of: readonly T[]): T => {
    const one = of[below(of.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return { next, below, pick, some: <T>(of: readonly T[]) => of.filter(() => next() < 0.5) }
}

export type Dice = ReturnType<typeof dice>
