import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, closeSync, openSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Binaries, findBinaries } from './embedded-binaries.ts'
import { ADMIN, adminPassword, ensureCluster, findPlace, type Place, serverEnv } from './embedded-cluster.ts'
import { adviseOnFileError, EmbeddedDatabaseError, problemFromLog } from './embedded-errors.ts'
import { killServer, type Postmaster, runningPostmaster } from './embedded-postmaster.ts'

export type Embedded = {
  /** Superuser, database `postgres`, loopback. For making roles and databases, never for serving. */
  adminUrl: string
  port: number
  /** As the server says it, for example `18.4`. */
  version: string
  /** True when the server was already running, left behind by a supervisor that was killed. */
  adopted: boolean
  /** Checkpoints and ends the server, adopted or not; a throwaway cluster is removed. Safe to call twice. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** The cluster's folder; made when absent. When root starts below a closed home it only points to the real one. */
  dataDir: string
  /** For tests: nothing is synced to disk, and server and folder go when this process does, however it ends. */
  throwaway?: boolean
}

type Attempt = { binaries: Binaries; place: Place; throwaway: boolean }
/** A connection of this supervisor that holds the cluster; it ends with the process, so nothing is left to clean up. */
type Hold = { client: pg.Client; pid: number; port: number; version: string }

const START_TIMEOUT = 60_000
const STOP_TIMEOUT_SECONDS = 30
const LOCK_NOT_AVAILABLE = '55P03'
/** Key of the advisory lock in database `postgres` that marks a server as supervised ("juwuye" in ASCII). */
const SUPERVISOR_LOCK = '0x6a7577757965'

/**
 * Starts a real PostgreSQL on a data folder of ours, or adopts the one that a killed supervisor left running there.
 * It listens on 127.0.0.1 only, at a port of its own choosing, and hooks no signals: the caller calls `stop`.
 *
 * @throws EmbeddedDatabaseError with advice in Chinese and English
 */
export async function startEmbedded({ dataDir, throwaway = false }: EmbeddedOptions): Promise<Embedded> {
  try {
    const place = await findPlace(dataDir)
    const binaries = findBinaries(place.user, dataDir)
    await ensureCluster(place, binaries, throwaway)
    const attempt = { binaries, place: { ...place, data: realpathSync(place.data) }, throwaway }
    return await adoptOrLaunch(attempt)
  } catch (error) {
    throw adviseOnFileError(error, dataDir)
  }
}

async function adoptOrLaunch(attempt: Attempt): Promise<Embedded> {
  const { data } = attempt.place
  const deadline = Date.now() + START_TIMEOUT
  while (Date.now() < deadline) {
    const running = runningPostmaster(data)
    if (running) {
      const hold = await tryHold(running, data)
      if (hold) return supervise(attempt, hold)
      await sleep(50) // starting, or shutting down: look again
    } else {
      const launched = await launch(attempt, deadline)
      if (launched) return launched
    }
  }
  const pid = runningPostmaster(data)?.pid
  throw new EmbeddedDatabaseError(pid ? 'held' : 'start-failed', data, pid ? `PID ${pid}` : readLog(data))
}

/** One start on one port. Undefined when the port or the cluster was taken first: the caller looks again. */
async function launch(attempt: Attempt, deadline: number): Promise<Embedded | undefined> {
  const { data } = attempt.place
  // Below every system's range for outgoing connections. Not probed: binding it is the only honest test.
  const port = randomInt(20_000, 32_000)
  const child = spawnServer(attempt, port)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`
  })
  while (Date.now() < deadline) {
    if (ended) {
      const log = readLog(data)
      if (/could not bind|could not create any TCP\/IP sockets|lock file ".*" already exists/.test(log))
        return undefined
      throw new EmbeddedDatabaseError(problemFromLog(log), data, `${ended}\n${log}`)
    }
    const running = runningPostmaster(data)
    const hold = running && running.pid === child.pid ? await tryHold(running, data) : undefined
    if (hold) return supervise(attempt, hold, child)
    await sleep(20)
  }
  child.kill('SIGQUIT')
  throw new EmbeddedDatabaseError('start-failed', data, readLog(data))
}

function spawnServer({ binaries, place, throwaway }: Attempt, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    shared_preload_libraries: 'pg_stat_statements',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' } : {}),
  }
  const args = ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // A file rather than a pipe: the server may outlive us, and an orphan must not write into a closed pipe
  const log = openSync(logFile(place.data), 'w', 0o600)
  if (place.user.uid !== undefined) chownSync(logFile(place.data), place.user.uid, place.user.gid)
  try {
    return spawn(binaries.postgres, args, {
      ...place.user,
      env: serverEnv(),
      cwd: path.parse(place.data).root,
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32', // Ctrl-C is for us: we drain first, then stop it
    })
  } finally {
    closeSync(log)
  }
}

const logFile = (data: string) => path.join(data, 'juwuye-server.log')

function readLog(data: string): string {
  try {
    return readFileSync(logFile(data), 'utf8').slice(-2000)
  } catch {
    return ''
  }
}

const urlOf = (data: string, port: number) => `postgres://${ADMIN}:${adminPassword(data)}@127.0.0.1:${port}/postgres`

/**
 * Connects and takes the supervisor's lock. Undefined while the server is not ready.
 *
 * @throws EmbeddedDatabaseError `held` when another living supervisor has it, or it is not our cluster
 */
async function tryHold({ pid, port, ready }: Postmaster, data: string): Promise<Hold | undefined> {
  if (!ready) return undefined
  const client = new pg.Client({
    connectionString: urlOf(data, port),
    application_name: `juwuye supervisor ${process.pid}`,
    connectionTimeoutMillis: 2000,
    keepAlive: true,
    lock_timeout: 2000,
  })
  client.on('error', () => {}) // the server went away; whoever uses it notices by their own connections
  try {
    await client.connect()
    // waits a moment: the connection of a supervisor killed just now may not have been given up yet
    const server = await client.query<{ folder: string; version: string }>(
      `SELECT current_setting('data_directory') AS folder, split_part(current_setting('server_version'), ' ', 1) AS version
       FROM pg_advisory_lock(${SUPERVISOR_LOCK})`,
    )
    const found = server.rows[0]
    if (found && realpathSync(found.folder) === data) return { client, pid, port, version: found.version }
    throw new EmbeddedDatabaseError('held', data, `PostgreSQL PID ${pid}: ${found?.folder}`)
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    const who = code === LOCK_NOT_AVAILABLE ? await holder(client) : message
    await client.end().catch(() => {})
    if (error instanceof EmbeddedDatabaseError) throw error
    const isOurs = code !== LOCK_NOT_AVAILABLE && !code.startsWith('28') // 28…: it knows another password
    if (!isOurs) throw new EmbeddedDatabaseError('held', data, `PostgreSQL PID ${pid}: ${who}`, error)
    return undefined
  }
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ who: string }>(
    `SELECT a.application_name AS who FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND a.pid <> pg_backend_pid() LIMIT 1`,
  )
  return rows[0]?.who ?? 'unknown'
}

function supervise(attempt: Attempt, { client, pid, port, version }: Hold, child?: ChildProcess): Embedded {
  const { data } = attempt.place
  const adminUrl = urlOf(data, port) // read now: the folder may be deleted while we run
  const reaper = attempt.throwaway ? spawnReaper(attempt.place) : undefined
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await stopServer(attempt, pid)
    if (child && child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once('exit', resolve))
    }
    await client.end().catch(() => {})
    if (reaper) await letReap(reaper)
  }
  return {
    adminUrl,
    port,
    version,
    adopted: !child,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** pg_ctl works for a child and for an adopted server alike, and on Windows, which knows no signals. */
async function stopServer({ binaries, place }: Attempt, pid: number): Promise<void> {
  const args = ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_SECONDS), '-s']
  try {
    const options = { ...place.user, env: serverEnv(), cwd: path.parse(place.data).root }
    await promisify(execFile)(binaries.pgCtl, args, options)
  } catch {
    // It hangs, it is gone already, or its folder was deleted under it: no courtesy, the next start recovers
    await killServer(pid)
  }
}

/**
 * A process that removes a throwaway server with all its traces once this one lets go of it: by `stop`, or by being
 * gone, as when a test run is cut off by Ctrl-C.
 */
function spawnReaper({ data, traces }: Place): ChildProcess {
  const script = fileURLToPath(new URL('./embedded-reaper.mjs', import.meta.url))
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const reaper = spawn(process.execPath, [script, data, ...traces], { stdio: [...stdio], detached: true })
  reaper.unref()
  return reaper
}

async function letReap(reaper: ChildProcess): Promise<void> {
  const done = once(reaper, 'exit')
  reaper.ref()
  reaper.stdin?.end()
  await done
}
