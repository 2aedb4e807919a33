import { type ImportFailure, LIMITS } from '@juwuye/domain'
import { unzipSync } from 'fflate'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type Book, BookUnreadableError, readBook } from '../../../platform/sheets/read-book.ts'

/** What twenty thousand homes take several times over. */
const BOOK_LIMITS = {
  unpackedBytes: LIMITS.importUnpackedBytes,
  rows: LIMITS.importRows,
  milliseconds: 60_000,
  memory: 512,
}

/** A workbook that nothing can be made of. */
export class BookFailure extends Error {
  constructor(readonly failure: ImportFailure) {
    super(failure)
  }
}

/**
 * What can be said of a file at once: whether it is packed as a workbook is, and how large it says it becomes.
 *
 * @throws Refusal sheet-unreadable, book-too-large
 */
export function glanceAtBook(file: Buffer): void {
  let bytes = 0
  let sheets = 0
  try {
    unzipSync(file, {
      filter({ name, originalSize }) {
        bytes += originalSize
        sheets += name.startsWith('xl/worksheets/') ? 1 : 0
        return false
      },
    })
  } catch (cause) {
    throw new Refusal('sheet-unreadable', { cause })
  }
  if (bytes > LIMITS.importUnpackedBytes) throw new Refusal('book-too-large')
  if (sheets === 0) throw new Refusal('sheet-unreadable')
}

/** @throws BookFailure */
export async function readWorkbook(file: Buffer): Promise<Book> {
  try {
    return await readBook(file, BOOK_LIMITS)
  } catch (error) {
    if (!(error instanceof BookUnreadableError)) throw error
    throw new BookFailure(error.tooLarge ? 'tooLarge' : 'unreadable')
  }
}
