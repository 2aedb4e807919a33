import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Product } from './product.ts'
import { OUTCOME, SEEDED } from './seeded.ts'

declare global {
  var juwuyeSeeding: { product: Product; done: Promise<void> } | undefined
}

/** Seeds one demonstration for all products of the run, while the tests that need none are under way. */
export default function setUp(): void {
  const product = new Product()
  const done = product
    .start()
    .then(() => product.server.end('SIGTERM'))
    .then(
      () => settle(product, ''),
      (error: unknown) => settle(product, String(error)),
    )
  globalThis.juwuyeSeeding = { product, done }
  process.env[SEEDED] = product.dataDir
}

/** Renamed into place: whoever finds the file finds all of it. */
function settle({ dataDir }: Product, outcome: string): void {
  const file = path.join(dataDir, OUTCOME)
  writeFileSync(`${file}.new`, outcome)
  renameSync(`${file}.new`, file)
}
