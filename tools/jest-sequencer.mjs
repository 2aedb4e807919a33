import path from 'node:path'
import Sequencer from '@jest/test-sequencer'

/** Files with a product and a browser of their own, the longest first. */
const LAST = ['journeys.test.ts', 'every-screen.test.ts', 'mini-program.test.ts']

/** Where a file stands among those, -1 for whatever needs no browser. */
function place({ path: file }) {
  if (path.basename(path.dirname(file)) !== 'e2e') return -1
  const at = LAST.indexOf(path.basename(file))
  return at === -1 ? LAST.length : at
}

/**
 * The browser's files after all others, side by side: what a person waits for is not read beside tests that take both
 * cores, and they themselves wait more than they compute.
 */
// biome-ignore lint/style/noDefaultExport: Jest loads a sequencer by its default export
export default class BrowserLast extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    return sorted.sort((a, b) => place(a) - place(b))
  }
}
