// The static checks: each counts as one test.
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, run, say, seconds, tail } from './run.mjs'

const node = (name, script, ...args) => ({ name, args: [script, ...args] })

/** Every folder with a tsconfig.json, and tools/ once it has TypeScript. */
function typedFolders() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  )
  const hasTools = readdirSync(path.join(root, 'tools')).some((name) => name.endsWith('.ts'))
  return [...members, 'e2e']
    .filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json')))
    .concat(hasTools ? '.' : [])
}

function checks() {
  const docs = 'tools/gen-docs.ts'
  return [
    ...typedFolders().map((folder) =>
      node(`types of ${folder}`, 'node_modules/typescript/bin/tsc', '-p', folder, '--noEmit', '--pretty', 'false'),
    ),
    node('style (biome)', 'node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off'),
    node('import rules (dependency-cruiser)', 'tools/cruise.mjs'),
    node('nothing unused (knip)', 'node_modules/knip/bin/knip.js', '--no-progress'),
    node('licences', 'tools/licences.mjs'),
    node('slow patterns (recheck)', '--import', 'tsx', 'tools/patterns.ts'),
    node('table of holidays', '--import', 'tsx', 'tools/gen-holidays.ts', '--check'),
    node('sheet of icons', '--import', 'tsx', 'tools/gen-icons.ts', '--check'),
    ...(existsSync(path.join(root, docs)) ? [node('generated docs', '--import', 'tsx', docs, '--check')] : []),
  ]
}

/**
 * Runs them all, as many at once as there are cores, and shows the output of those that fail.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const waiting = checks()
  const count = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await runCheck(check, count)
  }
  await Promise.all(Array.from({ length: Math.min(4, os.availableParallelism()) }, worker))
  return count
}

async function runCheck({ name, args }, count) {
  const since = Date.now()
  const { ok, output } = await run(process.execPath, args, { name: `check-${name.replace(/\W+/g, '-')}` })
  count[ok ? 'passed' : 'failed'] += 1
  say(`${ok ? '✓' : '✗'} ${name}，${seconds(since)}${ok ? '' : `\n${tail(output, 60)}`}`)
}
