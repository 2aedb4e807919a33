// Waits for its standard input to close, which happens when the process that started it is gone, then ends the
// throwaway server on the given folder and removes the folder. Plain JavaScript: it runs beside the tests, untranspiled.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const data = process.argv[2]
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
