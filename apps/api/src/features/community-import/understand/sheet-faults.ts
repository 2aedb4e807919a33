import { IMPORT_SHEETS, type ImportSheet, LIMITS } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'

type Fault = CommunityImport['faults'][number]

/** What is wrong in a workbook: all of it is counted, the first of it is told. */
export class SheetFaults {
  private readonly kept: Fault[] = []
  total = 0

  add(sheet: ImportSheet, row: number, column: string, message: string): undefined {
    this.total += 1
    this.kept.push({ sheet, row, column, message })
    // sheets are gone through in their order, rows nearly so
    if (this.kept.length > 2 * LIMITS.importFaults) this.kept.length = LIMITS.importFaults
    return undefined
  }

  /** By sheet and row. */
  get first(): Fault[] {
    const place = ({ sheet }: Fault) => IMPORT_SHEETS.indexOf(sheet)
    return this.kept.sort((a, b) => place(a) - place(b) || a.row - b.row).slice(0, LIMITS.importFaults)
  }
}
