// npm run gen: writes the sheet of the icons, one class a picture, so that a node carries a class and not the picture
// (600 bytes of setData each). With --check it writes nothing and fails where bodies and sheet differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { iconBodies } from '../apps/miniapp/src/ui/icon-bodies.ts'

const file = fileURLToPath(new URL('../apps/miniapp/src/ui/icons.css', import.meta.url))

const PEN = 'fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'

function picture(body: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${PEN}>${body}</svg>`
  return `data:image/svg+xml,${svg.replaceAll('"', "'").replace(/[<>#%]/g, encodeURIComponent)}`
}

// Prefixed alone: every browser we serve knows it so, and the oldest know it only so.
const rules = Object.entries(iconBodies).map(
  ([name, body]) => `.icon-${name} {\n  -webkit-mask-image: url("${picture(body)}");\n}\n`,
)
const text = `/* Written by tools/gen-icons.ts from icon-bodies.ts: npm run gen. */\n${rules.join('')}`

const current = readFileSync(file, 'utf8')
if (process.argv.includes('--check')) {
  if (current !== text) console.error('apps/miniapp/src/ui/icons.css is out of date: npm run gen')
  process.exitCode = current === text ? 0 : 1
} else if (current !== text) writeFileSync(file, text)
