import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedDatabaseError, problemFromLog } from './embedded-errors.ts'
import { outsideFolder, outsidePath } from './embedded-outside.ts'
import { killServer, runningPostmaster } from './embedded-postmaster.ts'
import { canBecome, canEnter, type ServerUser, serverUser } from './embedded-user.ts'

/** The superuser of the embedded cluster; only the supervisor and the owner's step ever connect as it. */
export const ADMIN = 'postgres'

/** PGDATA (a real path), who may open it, and what else to remove, when empty, to leave no trace of it. */
export type Place = { data: string; user: ServerUser; traces: string[] }

/** Both languages the server's output may come in are the same, and nobody's PGHOST or PGPORT leaks in. */
export function serverEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(kept), LANG: 'C', LC_ALL: 'C' }
}

/**
 * Where the cluster of this data folder really lives: in it, or, when root starts it below a folder closed to the
 * server's user, outside with a pointer left in the data folder. The pointer is the owner: removing the data folder
 * removes the cluster, as it would anywhere else.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const folder = path.resolve(dataDir)
  mkdirSync(path.dirname(folder), { recursive: true })
  const inside = path.join(realpathSync(path.dirname(folder)), path.basename(folder))
  const user = serverUser(isCluster(inside) ? inside : undefined)
  if (!canBecome(user)) throw new EmbeddedDatabaseError('cannot-drop-root', dataDir)
  if (canEnter(user, path.dirname(inside))) return { data: inside, user, traces: [] }
  return { ...(await placeOutside(inside)), user }
}

/** The cluster that this data folder has or points to, as it is now; makes nothing. */
export const clusterOf = (dataDir: string): string => placedOutside(dataDir) ?? dataDir

const pointerIn = (folder: string) => path.join(folder, 'elsewhere.json')

/** Where the folder's pointer leads. One that was copied from another folder leads nowhere. */
function placedOutside(folder: string): string | undefined {
  const pointer = pointerIn(folder)
  if (!existsSync(pointer)) return undefined
  const { data } = JSON.parse(readFileSync(pointer, 'utf8')) as { data: string }
  return path.dirname(data) === outsidePath(folder) ? data : undefined
}

async function placeOutside(inside: string): Promise<Pick<Place, 'data' | 'traces'>> {
  mkdirSync(inside, { recursive: true, mode: 0o700 })
  const outside = outsideFolder(inside)
  const pointer = pointerIn(inside)
  const traces = [pointer, inside, outside]
  const placed = placedOutside(inside)
  if (placed) return { data: placed, traces }
  for (const name of readdirSync(outside).filter((entry) => entry.startsWith('data-'))) {
    const running = runningPostmaster(path.join(outside, name))
    if (running) await killServer(running.pid)
    rmSync(path.join(outside, name), { recursive: true, force: true })
  }
  const data = path.join(outside, `data-${randomBytes(6).toString('hex')}`)
  writeFileSync(pointer, JSON.stringify({ data }))
  return { data, traces }
}

const isCluster = (folder: string) => existsSync(path.join(folder, 'PG_VERSION'))
const passwordFile = (data: string) => path.join(data, 'juwuye-admin-password')

/**
 * Makes the cluster if it is not there. It is made beside its place and renamed into it, so a cut-off start leaves no
 * half cluster behind and of two starters one wins.
 *
 * @throws EmbeddedDatabaseError `broken-data`, `other-major`, `no-disk`, `not-writable`
 */
export async function ensureCluster(place: Place, binaries: Binaries, throwaway: boolean): Promise<void> {
  const { data } = place
  if (!existsSync(data) || readdirSync(data).length === 0) {
    await makeCluster(place, binaries, throwaway)
    return
  }
  if (!isCluster(data) || !existsSync(passwordFile(data))) throw new EmbeddedDatabaseError('broken-data', data)
  const major = Number(readFileSync(path.join(data, 'PG_VERSION'), 'utf8'))
  if (major !== binaries.major) {
    throw new EmbeddedDatabaseError('other-major', data, `${major} → ${binaries.major}`)
  }
}

/** The admin's password, kept inside the cluster it opens (mode 0600, the server's user). */
export function adminPassword(data: string): string {
  return readFileSync(passwordFile(data), 'utf8').trim()
}

async function makeCluster({ data, user }: Place, binaries: Binaries, throwaway: boolean): Promise<void> {
  const draft = `${data}.${randomBytes(6).toString('hex')}`
  const password = `${draft}.password`
  try {
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
    for (const made of [draft, password]) if (user.uid !== undefined) chownSync(made, user.uid, user.gid)
    await initdb(draft, password, user, binaries, throwaway)
    renameSync(password, passwordFile(draft))
    renameSync(draft, data)
  } catch (error) {
    if (!isCluster(data)) throw error // otherwise another starter was quicker
  } finally {
    for (const left of [draft, password]) rmSync(left, { recursive: true, force: true })
  }
}

async function initdb(
  data: string,
  password: string,
  user: ServerUser,
  binaries: Binaries,
  throwaway: boolean,
): Promise<void> {
  // the builtin provider: the same order and case rules on every machine, and Chinese is not "C"
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  const args = [
    ...['-D', data, '-U', ADMIN, `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8', ...locale],
    ...(throwaway ? ['--no-sync'] : []),
  ]
  try {
    await promisify(execFile)(binaries.initdb, args, { ...user, env: serverEnv(), cwd: path.parse(data).root })
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string }
    throw new EmbeddedDatabaseError(problemFromLog(stderr), path.dirname(data), stderr.slice(-2000), error)
  }
}
