import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RolePasswords } from '../src/platform/db/roles.ts'

export interface Pooler {
  port: number
  stop(): Promise<void>
}

const START_LIMIT = 10_000

/** Where Debian puts it, which is not on everybody's path. */
const PROGRAM = '/usr/sbin/pgbouncer'

/** Ends with whoever started it, also with one that was killed: its standard input ends then. */
const WATCHED = '"$@" & pooler=$!; cat >/dev/null; kill -9 $pooler; rm -rf "$0"'

export const hasPooler = (): boolean => existsSync(PROGRAM)

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * PgBouncer in front of the server, in transaction mode: whoever keeps something in a session, or names a statement, fails
 * there. The serving roles of the tests connect through it when they are run with `JUWUYE_POOLER=1`.
 *
 * @param connections to the server, for each role and database
 */
export async function startPooler(adminUrl: string, passwords: RolePasswords, connections = 20): Promise<Pooler> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-pooler-'))
  const port = await freePort()
  const { hostname, port: behind } = new URL(adminUrl)
  const users = path.join(folder, 'users.txt')
  const settings = path.join(folder, 'pgbouncer.ini')
  writeFileSync(
    users,
    Object.entries(passwords)
      .map(([role, password]) => `"${role}" "${password}"\n`)
      .join(''),
  )
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
max_client_conn = 2000
default_pool_size = ${connections}
server_idle_timeout = 5
`,
  )
  for (const [file, mode] of [
    [folder, 0o755],
    [users, 0o644],
    [settings, 0o644],
  ] as const)
    chmodSync(file, mode)
  // it refuses to run as root
  const asWhom = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const program = [PROGRAM, '--quiet', ...asWhom, settings]
  const child = spawn('sh', ['-c', WATCHED, folder, ...program], { stdio: ['pipe', 'ignore', 'ignore'] })
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    // its data are thrown away: nothing to drain
    child.stdin.end()
    await gone
  }
  await listening(child, port).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { port, stop }
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  for (const end = Date.now() + START_LIMIT; Date.now() < end && child.exitCode === null; ) {
    const socket = net.connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await pause(50)
  }
  throw new Error('PgBouncer did not start')
}
