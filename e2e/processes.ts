import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

interface Running {
  pid: number
  parent: number
}

/** Every process with its parent; those that ended and were not reaped do not count. */
function running(): Running[] {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap((name) => fromProc(name) ?? [])
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n')
  return lines.flatMap((line) => {
    const [pid, parent, state = ''] = line.trim().split(/\s+/)
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent) }]
  })
}

function fromProc(name: string): Running | undefined {
  if (!/^\d+$/.test(name)) return undefined
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // the name in parentheses may hold anything, spaces too
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : { pid: Number(name), parent: Number(parent) }
  } catch {
    return undefined // ended in between
  }
}

/** The process and everything that descends from it now. */
export function familyOf(pid: number): number[] {
  const all = running()
  const family = all.some((one) => one.pid === pid) ? [pid] : []
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((one) => one.pid))
  return family
}

/** Those that still run. */
export function alive(pids: readonly number[]): number[] {
  const now = new Set(running().map(({ pid }) => pid))
  return pids.filter((pid) => now.has(pid))
}
