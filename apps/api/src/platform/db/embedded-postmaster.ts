import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What `postmaster.pid` says about the server running on a cluster. It is ready only after it has bound the port. */
export type Postmaster = { pid: number; port: number; ready: boolean }

/**
 * The server that runs on this cluster, if one does. A pid file left by a crash is removed when its number now
 * belongs to something else (after a container restart it usually does, and PostgreSQL would refuse to start).
 */
export function runningPostmaster(data: string): Postmaster | undefined {
  const file = path.join(data, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined // being written just now, or by a crash: PostgreSQL decides
  if (!isPostgres(pid)) {
    rmSync(file, { force: true })
    return undefined
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform === 'win32') return true
  return commandLine(pid).includes('postgres') // empty for a dead one that nobody has reaped
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return '' // gone in between
  }
}

/** Ends a server without the courtesy of a checkpoint; what it had committed is recovered by the next start. */
export async function killServer(pid: number): Promise<void> {
  if (!isPostgres(pid)) return
  process.kill(pid, 'SIGQUIT')
  for (let waited = 0; isPostgres(pid) && waited < 10_000; waited += 50) await sleep(50)
}
