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
  const report = path.join(root, '.data', 'logs', 'jest.json')
  rmSync(report, { force: true })
  say('测试 (tests) ……')
  await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
    {
      name: 'jest',
      show: true,
    },
  )
  if (!existsSync(report)) {
    console.error('✗ Jest ended without a report')
    return { passed: 0, failed: 1 }
  }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  say(`测试：完成 (done)，${seconds(since)}`)
  // a file that cannot even be loaded has no tests to count, and a run without any proves nothing
  const broken = result.numRuntimeErrorTestSuites + (result.numTotalTests === 0 ? 1 : 0)
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken }
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
