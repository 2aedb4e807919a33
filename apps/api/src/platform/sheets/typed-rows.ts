/** A row as it was typed, with its number in Excel. */
export interface TypedRow<C extends string> {
  readonly row: number
  readonly cells: Readonly<Record<C, string>>
}

/** As many as Excel shows of a number: behind them lies what reckoning left. */
const DIGITS = 15

/** What stands in a cell, as text: formulas have become their values before. */
function cellText(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS)))
  return value === null || value === undefined ? '' : String(value).trim()
}

/** Whether anything stands in the sheet under its titles. */
export const isFilled = (sheet: readonly (readonly unknown[])[] = []): boolean =>
  sheet.slice(1).some((row) => row.some((cell) => cellText(cell) !== ''))

/** Spaces make no other name: “5幢” is “5 幢”. */
export const bare = (text: string): string => text.replace(/\s/g, '')

/**
 * The rows of a sheet by column; columns are found by their titles, in whatever order they stand, and rows in which
 * nothing is written are left out.
 *
 * @returns also the columns that are needed and not there; then no row
 */
export function typedRows<C extends string>(
  [head = [], ...body]: readonly (readonly unknown[])[],
  titles: Readonly<Record<C, string>>,
  needed: readonly C[],
): { rows: TypedRow<C>[]; missing: C[] } {
  const columns = Object.keys(titles) as C[]
  const heads = head.map(cellText)
  const places = columns.map((column) => [column, heads.indexOf(titles[column])] as const)
  const missing = places.flatMap(([column, at]) => (at < 0 && needed.includes(column) ? [column] : []))
  if (missing.length > 0) return { rows: [], missing }
  const rows = body.flatMap((values, place): TypedRow<C>[] => {
    const typed = places.map(([column, at]) => [column, cellText(values[at])] as const)
    if (typed.every(([, text]) => text === '')) return []
    return [{ row: place + 2, cells: Object.fromEntries(typed) as Record<C, string> }]
  })
  return { rows, missing }
}

/** Which of a closed list is meant by its label; undefined for none. */
export const choiceOf = <K extends string>(
  labels: Readonly<Record<K, string>>,
  keys: readonly K[],
  text: string,
): K | undefined => keys.find((key) => bare(labels[key]) === bare(text))
