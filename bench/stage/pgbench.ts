import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** Debian keeps the versions beside each other, off everybody's path. */
const DEBIAN = '/usr/lib/postgresql'

/** @throws Error that says what to install */
export function findPgbench(): string {
  const versions = (() => {
    try {
      return readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    } catch {
      return []
    }
  })()
  for (const program of [...versions.map((version) => path.join(DEBIAN, version, 'bin/pgbench')), 'pgbench']) {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' })
      return program
    } catch {
      // the next
    }
  }
  throw new Error('pgbench is not installed: on Debian, apt-get install postgresql-contrib (or postgresql)')
}

/** Statements with `$1`, `$2` … and what stands there: a constant, or a column of what the transaction drew. */
export interface Script {
  /** Draws what belongs to one transaction; a row of texts. */
  draw: string
  statements: readonly { text: string; values: readonly Placed[] }[]
  /** Ends up in `:n`, from 1. */
  rows: number
}

export type Placed = { constant: string | null } | { drawn: string }

/** Transactions in a second, each statement prepared once a connection and then only bound. */
export async function runPgbench(
  program: string,
  url: string,
  { draw, statements, rows }: Script,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const constants = new Map<string, string>()
  const nameOf = (placed: Placed | undefined): string => {
    if (placed && 'drawn' in placed) return `:${placed.drawn}`
    const value = placed?.constant ?? null
    // a variable that nobody set is NULL
    if (value === null) return ':nothing'
    if (!constants.has(value)) constants.set(value, `c${constants.size}`)
    return `:${constants.get(value)}`
  }
  const texts = statements.map(({ text, values }) =>
    text.replaceAll(/\$(\d+)/g, (_, number: string) => nameOf(values[Number(number) - 1])),
  )
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-pgbench-'))
  try {
    const file = path.join(folder, 'script.sql')
    writeFileSync(file, [`\\set n random(1, ${rows})`, `${draw} \\gset`, ...texts.map((text) => `${text};`)].join('\n'))
    const { hostname, port, username, password, pathname } = new URL(url)
    const { stdout } = await promisify(execFile)(
      program,
      [
        ...['--no-vacuum', '--protocol=prepared', '-c', String(clients), '-T', String(seconds), '-f', file],
        ...[...constants].flatMap(([value, name]) => ['-D', `${name}=${value}`]),
        ...['-h', hostname, '-p', port, '-U', username, pathname.slice(1)],
      ],
      { env: { PATH: process.env.PATH, PGPASSWORD: decodeURIComponent(password) }, maxBuffer: 64 * 1024 * 1024 },
    )
    const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0)
    const rate = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
    if (failed > 0 || !(rate > 0)) throw new Error(`pgbench: ${stdout}`)
    return rate
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
