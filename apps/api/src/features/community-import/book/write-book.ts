import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface SheetToWrite {
  readonly name: string
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly widths: readonly number[]
}

/** Writes a workbook in a thread of its own: one of many thousand rows would hold everybody up. */
export async function writeBook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const thread = new Worker(new URL('./write-thread.mjs', import.meta.url), {
    workerData: sheets,
    execArgv: [],
    env: {},
  })
  try {
    const [book] = (await once(thread, 'message')) as [Uint8Array]
    return Buffer.from(book)
  } finally {
    await thread.terminate()
  }
}
