import { Worker } from 'node:worker_threads'
import { turns } from '../turns.ts'

/** A day is written YYYY-MM-DD. */
export type Cell = string | number | boolean | null | undefined

/** The rows of each sheet by its name, in the order of the book; a sheet without rows is not among them. */
export type Book = ReadonlyMap<string, readonly (readonly Cell[])[]>

export interface BookLimits {
  /** Of all its parts together, unpacked. */
  readonly unpackedBytes: number
  /** Of all its sheets together. */
  readonly rows: number
  readonly milliseconds: number
  /** Megabytes that reading may take. */
  readonly memory: number
}

/** Each takes a thread and its memory. */
const inTurn = turns(2)

/** It is no workbook, or one that takes more to read than any table of ours. */
export class BookUnreadableError extends Error {
  /** It may be one, and is more than may be. */
  readonly tooLarge: boolean

  constructor(cause: unknown) {
    super('the workbook cannot be read', { cause })
    this.name = 'BookUnreadableError'
    const { code } = cause as { code?: string }
    this.tooLarge = cause instanceof TooLarge || code === 'ERR_WORKER_OUT_OF_MEMORY'
  }
}

class TooLarge extends Error {}

/**
 * An Excel workbook. It comes from outside: some kilobytes may unpack to gigabytes, or name one cell in the
 * last row and column, for which the library makes room for all between. So it is read in a thread that ends with that.
 *
 * @throws BookUnreadableError
 */
export const readBook = (file: Buffer, limits: BookLimits): Promise<Book> => inTurn(() => readInThread(file, limits))

type Told = { readonly sheet: string; readonly rows: Cell[][] } | { readonly end: 'read' | 'tooLarge' }

async function readInThread(file: Buffer, { milliseconds, memory, ...limits }: BookLimits): Promise<Book> {
  const worker = new Worker(new URL('./read-book-worker.mjs', import.meta.url), {
    workerData: { file, ...limits },
    resourceLimits: { maxOldGenerationSizeMb: memory },
    // nothing of ours is loaded there, so neither is what loads TypeScript
    execArgv: [],
  })
  let waiting: NodeJS.Timeout | undefined
  try {
    return await new Promise<Book>((resolve, reject) => {
      const book = new Map<string, Cell[][]>()
      worker.on('message', (told: Told) => {
        if ('end' in told) return told.end === 'read' ? resolve(book) : reject(new TooLarge(told.end))
        const rows = book.get(told.sheet)
        if (rows) rows.push(...told.rows)
        else book.set(told.sheet, told.rows)
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the reader ended with ${code}`)))
      waiting = setTimeout(() => reject(new TooLarge('the reader took too long')), milliseconds)
    })
  } catch (cause) {
    throw new BookUnreadableError(cause)
  } finally {
    clearTimeout(waiting)
    await worker.terminate()
  }
}
