import { writeFileSync } from 'node:fs'

/**
 * Writes the numbers of a run to the file named in JUWUYE_JEST_COUNT. Jest's own report is missing whenever the
 * clean-up after the tests finds a fault; this one is written before it.
 */
// biome-ignore lint/style/noDefaultExport: Jest loads a reporter by its default export
export default class CountReporter {
  onRunComplete(_, results) {
    const { numTotalTests, numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = results
    const count = {
      passed: numPassedTests,
      // a file that cannot even be loaded has no tests to count
      failed: numFailedTests + numRuntimeErrorTestSuites,
      total: numTotalTests,
    }
    writeFileSync(process.env.JUWUYE_JEST_COUNT, JSON.stringify(count))
  }
}
