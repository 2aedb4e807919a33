import type { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type Storage, StorageMissError } from '../../platform/storage/storage.ts'
import type { MyData, MySection } from './gather-my-data.ts'
import { readablePage } from './readable-page.ts'
import { plainValue } from './told-value.ts'

const plain = (sections: readonly MySection[]) =>
  sections.map(({ title, table, told, rows }) => ({
    title,
    table,
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(told).map(([name, column]) => [name, plainValue(column, row[name] ?? null)])),
    ),
  }))

function dataJson({ personId, madeAt, sections, communities }: MyData): string {
  const inside = communities.map(({ name, sections: own, files }) => ({
    name,
    sections: plain(own),
    files: files.map((file) => file.name),
  }))
  const whole = { personId, madeAt: new Date(madeAt).toISOString(), sections: plain(sections), communities: inside }
  return JSON.stringify(whole, null, 2)
}

/**
 * The file that is handed out, piece by piece: the page for reading, the same for machines, photos and recordings. One of
 * these at a time is in memory.
 */
export async function* exportZip(storage: Storage, data: MyData): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const drained = () => ready.splice(0)
  for (const [name, text] of [
    ['index.html', readablePage(data)],
    ['data.json', dataJson(data)],
  ] as const) {
    const entry = new ZipDeflate(name)
    entry.mtime = data.madeAt
    zip.add(entry)
    entry.push(strToU8(text), true)
    yield* drained()
  }
  for (const file of data.communities.flatMap(({ files }) => files)) {
    const stream = await storage.get(file.storageKey).catch(missing)
    if (!stream) continue
    // pictures and sound are packed already
    const entry = new ZipPassThrough(file.name)
    entry.mtime = file.at
    zip.add(entry)
    for await (const chunk of stream) {
      entry.push(chunk as Uint8Array)
      yield* drained()
    }
    entry.push(new Uint8Array(), true)
    yield* drained()
  }
  zip.end()
  yield* drained()
}

/** What was thrown away between the reading and the packing is left out. */
function missing(error: unknown): Readable | undefined {
  if (error instanceof StorageMissError) return undefined
  throw error
}
