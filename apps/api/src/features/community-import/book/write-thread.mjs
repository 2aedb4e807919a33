import { parentPort, workerData } from 'node:worker_threads'
import writeExcelFile from 'write-excel-file/node'

/** Text, also where it looks like a number: a number would lose its leading nought. */
const cell = (value) => ({ value, type: String, format: '@' })
const title = (value) => ({ value, fontWeight: 'bold' })

const sheets = workerData.map(({ name, titles, rows, widths }) => ({
  sheet: name,
  data: [titles.map(title), ...rows.map((row) => row.map(cell))],
  columns: widths.map((width) => ({ width })),
}))
parentPort.postMessage(await writeExcelFile(sheets).toBuffer())
