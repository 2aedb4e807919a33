// Looks for regular expressions that take long for some text: every one of the server and of the rules, as it stands in the
// source or is put together when its file is loaded. One that is not linear fails, unless it is below with a reason.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkSync } from 'recheck'
import ts from 'typescript'

const root = path.join(import.meta.dirname, '..')
const FOLDERS = ['apps/api/src', 'packages/domain/src', 'packages/messages/src', 'packages/types/src']
/** Milliseconds for one pattern; what could not be judged in this time fails too. */
const PATIENCE = 5_000

/** Quadratic or unknown, and never run over what somebody sent. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  '/\\d+$/': 'names of fields of WeChat templates, which are ours',
  '/\\B(?=(\\d{3})+$)/g': 'digits of a number',
  '/lock file ".*" already exists|pre-existing shared memory block/': 'log of our own PostgreSQL',
  '/could not bind|could not create any TCP\\/IP sockets|lock file ".*" already exists/': 'log of our own PostgreSQL',
}

const found = new Map<string, { source: string; flags: string; file: string }>()
const note = ({ source, flags }: { source: string; flags: string }, file: string) => {
  // without a repetition nothing can take long
  if (/[*+]|\{\d*,\d*\}/.test(source)) found.set(`/${source}/${flags}`, { source, flags, file })
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (/\.(ts|tsx|mjs)$/.test(entry) && !entry.endsWith('.test.ts')) yield path.join(folder, entry)
  }
}

/** Whether the file also puts patterns together. */
function read(file: string): boolean {
  const text = readFileSync(path.join(root, file), 'utf8')
  let puts = false
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      note({ source: node.text.slice(1, end), flags: node.text.slice(end + 1) }, file)
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') puts = true
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return puts
}

/** Loads these files and listens to what they make. */
async function load(files: readonly string[]): Promise<void> {
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args: [string, string?]) {
      const made = new target(...args)
      const stack = new Error('where').stack ?? ''
      const file = files.find((one) => stack.includes(one))
      if (file) note(made, file)
      return made
    },
  })
  for (const file of files) await import(pathToFileURL(path.join(root, file)).href)
  globalThis.RegExp = Original
}

const files = FOLDERS.flatMap((folder) => [...sources(folder)])
await load(files.filter(read))
const slow: string[] = []
for (const [written, { source, flags, file }] of found) {
  if (written in LOOKED_AT) continue
  const result = checkSync(source, flags, { timeout: PATIENCE })
  if (result.status === 'safe') continue
  const why = result.status === 'vulnerable' ? `${result.complexity.summary}, for ${result.attack.pattern}` : 'unknown'
  slow.push(`${file}: ${written}: ${why}`)
}
for (const written of Object.keys(LOOKED_AT)) if (!found.has(written)) slow.push(`no longer there: ${written}`)
console.log(`${found.size} patterns of ${files.length} files`)
for (const line of slow) console.error(line)
process.exitCode = slow.length > 0 ? 1 : 0
