// npm run gen: writes docs/generated from the code. With --check it writes nothing and fails where they differ.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chasing } from './doc-chasing.ts'
import { messages } from './doc-messages.ts'
import { deadlines, errors, events, permissionMatrix, routes, stateDiagram, walls } from './doc-pages.ts'
import { retention } from './doc-retention.ts'
import { wechat } from './doc-wechat.ts'

const folder = fileURLToPath(new URL('../docs/generated', import.meta.url))

const pages: Readonly<Record<string, string>> = {
  'state-diagram.md': stateDiagram(),
  'permission-matrix.md': permissionMatrix(),
  'errors.md': errors(),
  'deadlines.md': deadlines(),
  'chasing.md': chasing(),
  'events.md': events(),
  'messages.md': messages(),
  'routes.md': routes(),
  'retention.md': retention(),
  'walls.md': walls(),
  'wechat.md': wechat(),
}

const kept = existsSync(folder) ? readdirSync(folder) : []
const surplus = kept.filter((name) => !(name in pages))
const stale = Object.keys(pages).filter(
  (name) => !kept.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== pages[name],
)

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...surplus]) console.error(`docs/generated/${name} is out of date: npm run gen`)
  process.exitCode = stale.length + surplus.length > 0 ? 1 : 0
} else {
  mkdirSync(folder, { recursive: true })
  for (const name of stale) writeFileSync(path.join(folder, name), pages[name] ?? '')
  for (const name of surplus) rmSync(path.join(folder, name))
  console.log(`docs/generated: ${stale.length} written, ${surplus.length} removed`)
}
