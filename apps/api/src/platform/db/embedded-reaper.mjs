// Waits for its standard input to close, which also happens when the process that started it is gone. Then ends the
// throwaway server on the given folder, if it still runs, and removes the folder and the traces it left elsewhere.
// Plain JavaScript: it runs beside the tests, untranspiled.
import { readFileSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const [data, ...traces] = process.argv.slice(2)
for await (const _ of process.stdin);

try {
  const pid = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGQUIT')
  for (let waited = 0; waited < 5000; waited += 50) {
    process.kill(pid, 0) // throws once it is gone
    await sleep(50)
  }
} catch {
  // nothing runs any more
}
rmSync(data, { recursive: true, force: true })
for (const trace of traces) {
  try {
    if (trace.endsWith('.json')) rmSync(trace, { force: true })
    else rmdirSync(trace)
  } catch {
    // shared with something else: not ours to remove
  }
}
