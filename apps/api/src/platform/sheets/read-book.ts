import { Worker } from 'node:worker_threads'
import { turns } from '../turns.ts'

/** A day is written YYYY-MM-DD. */
export type Cell = string | number | boolean | null | undefined

export interface BookLimits {
  /** Of all its parts together, unpacked. */
  readonly unpackedBytes: number
  readonly milliseconds: number
  /** Megabytes that reading may take. */
  readonly memory: number
}

/** Each takes a thread and its memory. */
const inTurn = turns(2)

/** It is no workbook, or one that takes more to read than any table of ours. */
export class BookUnreadableError extends Error {
  constructor(cause: unknown) {
    super('the workbook cannot be read', { cause })
    this.name = 'BookUnreadableError'
  }
}

/**
 * The first sheet of an Excel workbook. It comes from outside: some kilobytes may unpack to gigabytes, or name one cell in the
 * last row and column, for which the library makes room for all between. So it is read in a thread that ends with that.
 *
 * @throws BookUnreadableError
 */
export const readBook = (file: Buffer, limits: BookLimits): Promise<Cell[][]> =>
  inTurn(() => readInThread(file, limits))

async function readInThread(file: Buffer, { unpackedBytes, milliseconds, memory }: BookLimits): Promise<Cell[][]> {
  const worker = new Worker(new URL('./read-book-worker.mjs', import.meta.url), {
    workerData: { file, unpackedBytes },
    resourceLimits: { maxOldGenerationSizeMb: memory },
    // nothing of ours is loaded there, so neither is what loads TypeScript
    execArgv: [],
  })
  let waiting: NodeJS.Timeout | undefined
  try {
    return await new Promise<Cell[][]>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the reader ended with ${code}`)))
      waiting = setTimeout(() => reject(new Error('the reader took too long')), milliseconds)
    })
  } catch (cause) {
    throw new BookUnreadableError(cause)
  } finally {
    clearTimeout(waiting)
    await worker.terminate()
  }
}
