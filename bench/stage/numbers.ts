/** Runs `measure` for each variant in turn, forwards and then backwards, so that what slows the machine slows all. */
export async function interleave<V extends string>(
  variants: readonly V[],
  rounds: number,
  measure: (variant: V, round: number) => Promise<void>,
): Promise<Record<V, number[]>> {
  const times = Object.fromEntries(variants.map((variant) => [variant, [] as number[]])) as Record<V, number[]>
  for (let round = 0; round < rounds; round++) {
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const since = performance.now()
      await measure(variant, round)
      times[variant].push(performance.now() - since)
    }
  }
  return times
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)))
  const widths = texts[0]?.map((_, i) => Math.max(...texts.map((row) => row[i]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = texts
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n'))
}

/** The closing line; above the limit the run has failed. */
export function conclude(name: string, value: number, limit: number): void {
  console.log(`RESULT ${name} ${value.toFixed(3)}`)
  if (value <= limit) return
  console.error(`${name}: ${value.toFixed(3)} is above ${limit}`)
  process.exitCode = 1
}

/** The closing line of a share that should be high; below the least the run has failed. */
export function concludeAtLeast(name: string, value: number, least: number): void {
  console.log(`RESULT ${name} ${value.toFixed(3)}`)
  if (value >= least) return
  console.error(`${name}: ${value.toFixed(3)} is below ${least}`)
  process.exitCode = 1
}
