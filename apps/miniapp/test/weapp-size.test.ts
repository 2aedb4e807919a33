import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const dist = path.resolve(__dirname, '../dist/weapp')
const MAIN_LIMIT_KB = 900
const TOTAL_LIMIT_KB = 1_843

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  )

const kbOf = (some: readonly string[]) => some.reduce((sum, file) => sum + statSync(file).size, 0) / 1024

const app: { subPackages: { root: string }[]; pages: string[]; tabBar: { list: { pagePath: string }[] } } = JSON.parse(
  readFileSync(path.join(dist, 'app.json'), 'utf8'),
)

test('the main package stays below 900 KB and the whole below 1.8 MB', () => {
  const roots = app.subPackages.map(({ root }) => path.join(dist, root, '/'))
  const all = files(dist)
  const main = kbOf(all.filter((file) => !roots.some((root) => file.startsWith(root))))
  expect(main).toBeGreaterThan(100)
  expect(main).toBeLessThan(MAIN_LIMIT_KB)
  expect(kbOf(all)).toBeLessThan(TOTAL_LIMIT_KB)
})

test('in the main package are the tabs, and no page that is rarely wanted', () => {
  expect(app.pages).toEqual(app.tabBar.list.map(({ pagePath }) => pagePath))
})
