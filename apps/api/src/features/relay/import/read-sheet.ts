import { LIMITS } from '@juwuye/domain'
import { SHEET_COLUMNS, SHEET_FAULTS, type SheetColumn } from '@juwuye/messages'
import type { NeighbourImport } from '@juwuye/types'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type Cell, readBook } from '../../../platform/sheets/read-book.ts'

export type SheetFault = NeighbourImport['faults'][number]

/** A row as it was typed, with its number in Excel. */
export interface TypedRow {
  readonly row: number
  readonly cells: Readonly<Record<SheetColumn, string>>
}

const COLUMNS = Object.keys(SHEET_COLUMNS) as SheetColumn[]
const OPTIONAL: readonly SheetColumn[] = ['estate', 'room', 'phone', 'reachNote', 'consentFamily', 'keeper']

/** Many times what the largest table takes. */
const BOOK_LIMITS = { unpackedBytes: 16 * 1024 * 1024, milliseconds: 10_000, memory: 128 }

function cellText(value: Cell): string {
  return value === null || value === undefined ? '' : String(value).trim()
}

async function cellsOf(file: Buffer): Promise<Cell[][]> {
  try {
    return await readBook(file, BOOK_LIMITS)
  } catch (cause) {
    throw new Refusal('sheet-unreadable', { cause })
  }
}

/**
 * The first sheet of an Excel file, as rows by column; columns are found by their titles, in whatever order they stand.
 *
 * @throws Refusal sheet-unreadable
 */
export async function readTable(file: Buffer): Promise<{ rows: TypedRow[]; faults: SheetFault[] }> {
  const [head = [], ...body] = await cellsOf(file)
  const titles = head.map(cellText)
  const at = (column: SheetColumn) => titles.indexOf(SHEET_COLUMNS[column])
  const missing = COLUMNS.filter((column) => at(column) < 0 && !OPTIONAL.includes(column))
  if (missing.length > 0) return { rows: [], faults: missing.map((c) => fault(1, c, SHEET_FAULTS.missingColumn)) }
  const rows = body.flatMap((values, place): TypedRow[] => {
    const typed = COLUMNS.map((column) => [column, cellText(values[at(column)])] as const)
    if (typed.every(([, text]) => text === '')) return []
    return [{ row: place + 2, cells: Object.fromEntries(typed) as TypedRow['cells'] }]
  })
  if (rows.length === 0) return { rows, faults: [fault(2, 'name', SHEET_FAULTS.empty)] }
  if (rows.length > LIMITS.rowsPerSheet) {
    const first = rows[LIMITS.rowsPerSheet]?.row ?? LIMITS.rowsPerSheet
    return { rows: [], faults: [fault(first, 'name', SHEET_FAULTS.tooMany(LIMITS.rowsPerSheet))] }
  }
  return { rows, faults: [] }
}

export const fault = (row: number, column: SheetColumn, message: string): SheetFault => ({
  row,
  column: SHEET_COLUMNS[column],
  message,
})
