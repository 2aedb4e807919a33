import { fieldSentence, IMPORT_COLUMNS, IMPORT_FAULTS } from '@juwuye/messages'
import type { z } from 'zod'
import { schemaFaults } from '../../../platform/http/zod-problems.ts'
import { choiceOf } from '../../../platform/sheets/typed-rows.ts'
import type { SheetFaults } from './sheet-faults.ts'
import type { ColumnOf, OwnSheet, RowOf } from './typed-book.ts'

/** No name and no number: Excel makes a day of “3-1” where it is not told that it is text. */
const DAY = /^\d{4}-\d\d-\d\d$/

/** One row while it is being understood: what is wrong with it is noted by column. */
export class Cells<S extends OwnSheet> {
  faulty = false

  constructor(
    readonly sheet: S,
    readonly typed: RowOf<S>,
    private readonly faults: SheetFaults,
  ) {}

  text(column: ColumnOf<S>): string {
    return this.typed.cells[column]
  }

  not(column: ColumnOf<S>, message: string): undefined {
    this.faulty = true
    const titles = IMPORT_COLUMNS[this.sheet] as Readonly<Record<ColumnOf<S>, string>>
    return this.faults.add(this.sheet, this.typed.row, titles[column], message)
  }

  required(column: ColumnOf<S>): string | undefined {
    return this.text(column) || this.not(column, fieldSentence('required', {}))
  }

  /** The same judgement as of what is typed into a form. */
  judged<T>(column: ColumnOf<S>, schema: z.ZodType<T>, text: string): T | undefined {
    if (DAY.test(text)) return this.not(column, IMPORT_FAULTS.takenForDay)
    const read = schema.safeParse(text)
    if (read.success) return read.data
    return this.not(column, schemaFaults(read.error)[0]?.message ?? fieldSentence('invalid', {}))
  }

  /** One of a closed list by its label; undefined for an empty cell, too. */
  chosen<K extends string>(
    column: ColumnOf<S>,
    labels: Readonly<Record<K, string>>,
    keys: readonly K[],
  ): K | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    return choiceOf(labels, keys, text) ?? this.not(column, IMPORT_FAULTS.notChoice(keys.map((key) => labels[key])))
  }
}

/** Notes a row that says the same as one before; rows are named by their key. */
export class Once {
  private readonly seen = new Map<string, number>()

  /** @returns the row that had it before */
  before(key: string, row: number): number | undefined {
    const first = this.seen.get(key)
    if (first === undefined) this.seen.set(key, row)
    return first
  }
}
