// Which licences the installed packages have; one that is not on the list fails, so that somebody looks at it first.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

/** May be used, changed and handed on in a product that is not under the same licence. */
const FREE = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'Python-2.0',
  'Zlib',
  'WTFPL',
]

/** Others that were looked at: what we hand on is not made of them, or they are used unchanged as libraries of their own. */
const LOOKED_AT = {
  'LGPL-3.0-or-later': 'libvips, a shared library that sharp loads; unchanged, replaceable',
  'MPL-2.0': 'tools of the build and the tests, unchanged',
  'MPL-1.1': 'offered beside Apache-2.0',
  'GPL-2.0': 'offered beside BSD-3-Clause',
}

/** Say it in their readme instead of their package.json. */
const SAID_ELSEWHERE = { 'humanize-number': 'MIT', only: 'MIT' }

/** @returns {string[]} the licences that an expression lets one choose from, or asks for together */
const partsOf = (expression) => expression.replace(/[()]/g, '').split(/ (?:OR|AND) /i)

function* packages() {
  const store = path.join(root, 'node_modules/.pnpm')
  for (const folder of readdirSync(store)) {
    const inside = path.join(store, folder, 'node_modules')
    if (!existsSync(inside)) continue
    const names = readdirSync(inside).flatMap((name) =>
      name.startsWith('@') ? readdirSync(path.join(inside, name)).map((part) => `${name}/${part}`) : [name],
    )
    for (const name of names) {
      // the package itself; the others beside it are links to where they are
      if (!folder.startsWith(`${name.replace('/', '+')}@`)) continue
      const file = path.join(inside, name, 'package.json')
      if (existsSync(file)) yield JSON.parse(readFileSync(file, 'utf8'))
    }
  }
}

const found = new Map()
for (const { name, license, licenses } of packages()) {
  const given =
    license?.type ?? license ?? licenses?.map?.(({ type }) => type).join(' OR ') ?? SAID_ELSEWHERE[name] ?? 'none'
  found.set(given, [...(found.get(given) ?? []), name])
}
const unknown = [...found].filter(
  ([given]) => !partsOf(given).every((part) => FREE.includes(part) || part in LOOKED_AT),
)
for (const [given, names] of [...found].sort(([, a], [, b]) => b.length - a.length)) {
  console.log(`${given}: ${names.length}${names.length < 8 ? ` (${names.join(', ')})` : ''}`)
}
for (const [given, names] of unknown) console.error(`not looked at yet: ${given}: ${names.join(', ')}`)
process.exitCode = unknown.length > 0 ? 1 : 0
