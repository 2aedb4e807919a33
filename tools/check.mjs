// npm run check: everything that can be known without running the product.
import { checkNode, StepError, stopOnSignals } from './run.mjs'

try {
  checkNode()
  const { ensureInstalled } = await import('./build.mjs')
  const { runChecks } = await import('./checks.mjs')
  stopOnSignals()
  await ensureInstalled()
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof StepError ? `\n✗ ${error.message}` : error)
  process.exitCode = 1
}
