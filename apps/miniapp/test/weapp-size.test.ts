import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const dist = path.resolve(__dirname, '../dist/weapp')
const MAIN_LIMIT_KB = 1_536

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  )

test('the main package of the mini-program stays below 1.5 MB', () => {
  const app: { subPackages?: { root: string }[]; pages: string[] } = JSON.parse(
    readFileSync(path.join(dist, 'app.json'), 'utf8'),
  )
  const roots = (app.subPackages ?? []).map(({ root }) => path.join(dist, root, '/'))
  const main = files(dist).filter((file) => !roots.some((root) => file.startsWith(root)))
  const kb = main.reduce((sum, file) => sum + statSync(file).size, 0) / 1024
  expect(app.pages).toContain('pages/home/index')
  expect(kb).toBeGreaterThan(100)
  expect(kb).toBeLessThan(MAIN_LIMIT_KB)
})
