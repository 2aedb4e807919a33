// Reads one workbook in a thread of its own, which may run out of memory or time without anybody else noticing.
import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'

const { file, unpackedBytes } = workerData

// only what the sheet needs, and only as much as the archive says it is: a bomb that lies about its size is cut there
let declared = 0
const parts = unzipSync(file, {
  filter: ({ name, originalSize }) => {
    if (!/\.(xml|rels)$/i.test(name)) return false
    declared += originalSize
    if (declared > unpackedBytes) throw new Error('unpacks to too much')
    return true
  },
})
const rows = await readSheet(Buffer.from(zipSync(parts, { level: 0 })))
const plain = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)
parentPort?.postMessage(rows.map((row) => row.map(plain)))
