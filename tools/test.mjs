// npm test: on a clean clone too. Installs, builds both clients, runs the static checks and every Jest project, and
// closes with one line that counts them all.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { checkNode, root, run, StepError, say, seconds, stopOnSignals } from './run.mjs'

const count = { passed: 0, failed: 0 }
const add = ({ passed, failed }) => {
  count.passed += passed
  count.failed += failed
}

async function build(ensure) {
  try {
    await ensure()
    add({ passed: 1, failed: 0 })
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    console.error(`\n✗ ${error.message}`)
    add({ passed: 0, failed: 1 })
  }
}

async function jest() {
  const since = Date.now()
  const countFile = path.join(root, '.data', 'logs', 'jest-count.json')
  rmSync(countFile, { force: true })
  say('测试 (tests) ……')
  const reporters = ['--reporters=default', `--reporters=${path.join(root, 'tools/jest-count-reporter.mjs')}`]
  const { ok } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...reporters, ...process.argv.slice(2)],
    {
      name: 'jest',
      env: { JUWUYE_JEST_COUNT: countFile },
      show: true,
    },
  )
  say(`测试：完成 (done)，${seconds(since)}`)
  if (!existsSync(countFile)) return { passed: 0, failed: 1 }
  const { passed, failed, total } = JSON.parse(readFileSync(countFile, 'utf8'))
  // what failed outside the tests counts as one, and so does a run without any: it proves nothing
  const beside = failed === 0 && (!ok || total === 0) ? 1 : 0
  return { passed, failed: failed + beside }
}

try {
  checkNode()
  const { ensureH5, ensureInstalled, ensureWeapp } = await import('./build.mjs')
  const { runChecks } = await import('./checks.mjs')
  stopOnSignals()
  await ensureInstalled()
  await build(ensureH5)
  await build(ensureWeapp)
  add(await runChecks())
  add(await jest())
} catch (error) {
  console.error(error instanceof StepError ? `\n✗ ${error.message}` : error)
  count.failed += 1
}
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0
