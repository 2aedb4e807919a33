import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const dist = path.resolve(__dirname, '../dist/h5')

/** A first visit may take 220 KB of script; the page itself, a few KB, is not counted here. `npm run bench -- h5-js-gzip-kb` measures all. */
const LIMIT_KB = 210

test('what every first visit to the browser client takes stays small', () => {
  const atOnce = [...readFileSync(path.join(dist, 'index.html'), 'utf8').matchAll(/src="\/(js\/[^"]+\.js)"/g)]
  const kit = readdirSync(path.join(dist, 'js')).filter((name) => /^kit\..*\.js$/.test(name))
  const files = [...atOnce.map(([, file = '']) => file), ...kit.map((name) => `js/${name}`)]
  expect(files.length).toBeGreaterThan(2)
  const bytes = files.map((file) => readFileSync(path.join(dist, `${file}.gz`)).length)
  expect(bytes.reduce((sum, one) => sum + one, 0) / 1024).toBeLessThan(LIMIT_KB)
})
