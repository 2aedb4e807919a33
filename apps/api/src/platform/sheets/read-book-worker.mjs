// Reads one workbook in a thread of its own, which may run out of memory or time without anybody else noticing.
import { parentPort, workerData } from 'node:worker_threads'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'

const { file, unpackedBytes, rows: mostRows } = workerData
/** Rows told in one message: whoever listens is not held up by them. */
const PART = 1_000
const ROW = /<row[ >]/g

/** Only what the sheets need, and only as much as the archive says it is: a bomb that lies about its size is cut there. */
function unpacked() {
  let declared = 0
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false
      declared += originalSize
      return declared <= unpackedBytes
    },
  })
  if (declared > unpackedBytes) return undefined
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'))
  const rows = sheets.reduce((sum, [, part]) => sum + (strFromU8(part).match(ROW)?.length ?? 0), 0)
  return rows > mostRows ? undefined : parts
}

const plain = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

const parts = unpacked()
if (parts) {
  for (const { sheet, data } of await readXlsxFile(Buffer.from(zipSync(parts, { level: 0 })))) {
    for (let at = 0; at < data.length; at += PART)
      parentPort?.postMessage({ sheet, rows: data.slice(at, at + PART).map((row) => row.map(plain)) })
  }
  parentPort?.postMessage({ end: 'read' })
} else {
  parentPort?.postMessage({ end: 'tooLarge' })
}
