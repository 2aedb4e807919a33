import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedDatabaseError } from './embedded-errors.ts'

const SHARED_PARENT = '/var/tmp'

/** Keyed by the real path of what it stands for, so that two checkouts never meet. */
export function outsidePath(forPath: string): string {
  const key = createHash('sha256').update(realpathSync(forPath)).digest('hex').slice(0, 16)
  return path.join(SHARED_PARENT, `juwuye-${key}`)
}

/** A folder every user can pass through, for what may not stay inside a closed home (0700, such as /root). */
export function outsideFolder(forPath: string): string {
  const folder = outsidePath(forPath)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  // /var/tmp is everybody's: a folder someone else put there under our name is not ours to run programs from
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new EmbeddedDatabaseError('not-writable', folder, `${folder} belongs to someone else`)
  }
  chmodSync(folder, 0o711) // whatever the umask took away
  return folder
}

/** Copies a folder, readable for everyone, so that it appears whole or not at all, however many try at once. */
export function copyWhole(from: string, to: string): void {
  if (existsSync(to)) return
  const draft = `${to}.${randomBytes(6).toString('hex')}`
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', draft])
    renameSync(draft, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
