import { IMPORT_SHEETS, LIMITS } from '@juwuye/domain'
import { IMPORT_COLUMNS, IMPORT_COLUMNS_NEEDED, IMPORT_FAULTS, IMPORT_SHEET_LABELS } from '@juwuye/messages'
import type { Book } from '../../../platform/sheets/read-book.ts'
import { isFilled, type TypedRow, typedRows } from '../../../platform/sheets/typed-rows.ts'
import type { SheetFaults } from './sheet-faults.ts'

export type OwnSheet = keyof typeof IMPORT_COLUMNS
export type ColumnOf<S extends OwnSheet> = keyof (typeof IMPORT_COLUMNS)[S] & string
export type RowOf<S extends OwnSheet> = TypedRow<ColumnOf<S>>

const MOST: Partial<Record<OwnSheet, number>> = { roster: LIMITS.rosterRows }

/** The rows of a sheet as they were typed; one that is absent or empty has none. */
export function sheetRows<S extends OwnSheet>(book: Book, sheet: S, faults: SheetFaults): readonly RowOf<S>[] {
  const values = book.get(IMPORT_SHEET_LABELS[sheet])
  if (!values || !isFilled(values)) return []
  const titles = IMPORT_COLUMNS[sheet] as Readonly<Record<ColumnOf<S>, string>>
  const needed = IMPORT_COLUMNS_NEEDED[sheet] as unknown as readonly ColumnOf<S>[]
  const { rows, missing } = typedRows<ColumnOf<S>>(values, titles, needed)
  for (const column of missing) faults.add(sheet, 1, titles[column], IMPORT_FAULTS.missingColumn)
  const most = MOST[sheet]
  if (most === undefined || rows.length <= most) return rows
  faults.add(sheet, rows[most]?.row ?? most, titles[needed[0] as ColumnOf<S>], IMPORT_FAULTS.tooMany(most))
  return []
}

/** Whether any sheet says anything. */
export const saysSomething = (book: Book): boolean =>
  IMPORT_SHEETS.some((sheet) => isFilled(book.get(IMPORT_SHEET_LABELS[sheet])))

/** Names with 、 between them; also with the commas and line breaks that people type instead. */
export const listed = (text: string): string[] => placed(text).filter((part) => part !== '')

/** The same, where each stands in its place: “、139…” says nothing of the first. */
export const placed = (text: string): string[] => text.split(/[、，,；;\r\n]/).map((part) => part.trim())
