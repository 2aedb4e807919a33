import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** Who the server runs as; empty means the current user. PostgreSQL refuses to run as root. */
export type ServerUser = { uid: number; gid: number } | Record<string, never>

/**
 * Finds an unprivileged identity without creating users. Data made earlier by an ordinary user stays that user's:
 * root then runs the server as its owner.
 *
 * @param existingData a cluster that is there already, or undefined
 */
export function serverUser(existingData?: string): ServerUser {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {}
  if (existingData) {
    const { uid, gid } = statSync(existingData)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp('postgres') ?? lookUp('nobody') ?? { uid: 65534, gid: 65534 }
}

function lookUp(name: string): ServerUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** Whether that user can enter the folder: a home below /root (mode 0700) is closed to it. Asked, not computed. */
export function canEnter(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Whether root may become that user at all (some containers take the right away). */
export function canBecome(user: ServerUser): boolean {
  return (
    user.uid === undefined || spawnSync('/bin/sh', ['-c', ':'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  )
}
