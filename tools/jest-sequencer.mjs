import path from 'node:path'
import Sequencer from '@jest/test-sequencer'

/** Files with a product and a browser of their own, the longest first. */
const FIRST = ['journeys.test.ts', 'every-screen.test.ts', 'mini-program.test.ts']

/** Where a file stands among those; behind them whatever needs no browser. */
function place({ path: file }) {
  const at = path.basename(path.dirname(file)) === 'e2e' ? FIRST.indexOf(path.basename(file)) : -1
  return at === -1 ? FIRST.length : at
}

/** The browser's files before all others: they wait more than they compute, and what computes fills the gaps. */
// biome-ignore lint/style/noDefaultExport: Jest loads a sequencer by its default export
export default class BrowserFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    return sorted.sort((a, b) => place(a) - place(b))
  }
}
