import { LIMITS } from '@juwuye/domain'
import { SHEET_COLUMNS, SHEET_FAULTS, type SheetColumn } from '@juwuye/messages'
import type { NeighbourImport } from '@juwuye/types'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type Book, readBook } from '../../../platform/sheets/read-book.ts'
import { type TypedRow, typedRows } from '../../../platform/sheets/typed-rows.ts'

export type SheetFault = NeighbourImport['faults'][number]

export type NeighbourRowTyped = TypedRow<SheetColumn>

const NEEDED: readonly SheetColumn[] = ['name', 'building', 'reach', 'consentKind', 'consentDay']

/** Many times what the largest table takes. */
const BOOK_LIMITS = { unpackedBytes: 16 * 1024 * 1024, rows: 20_000, milliseconds: 10_000, memory: 128 }

async function bookOf(file: Buffer): Promise<Book> {
  try {
    return await readBook(file, BOOK_LIMITS)
  } catch (cause) {
    throw new Refusal('sheet-unreadable', { cause })
  }
}

/**
 * The first sheet of an Excel file.
 *
 * @throws Refusal sheet-unreadable
 */
export async function readTable(file: Buffer): Promise<{ rows: NeighbourRowTyped[]; faults: SheetFault[] }> {
  const [first = []] = (await bookOf(file)).values()
  return neighbourRows(first)
}

/** A sheet of neighbours, as rows by column. */
export function neighbourRows(sheet: readonly (readonly unknown[])[]): {
  rows: NeighbourRowTyped[]
  faults: SheetFault[]
} {
  const { rows, missing } = typedRows(sheet, SHEET_COLUMNS, NEEDED)
  if (missing.length > 0) return { rows: [], faults: missing.map((c) => fault(1, c, SHEET_FAULTS.missingColumn)) }
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
