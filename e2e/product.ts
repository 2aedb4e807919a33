import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LATER, ROOT } from './places.ts'
import { alive, familyOf } from './processes.ts'

const START_LIMIT = 300_000
const STOP_LIMIT = 30_000

/** Settings of whoever runs the tests must not lead us to their database or their address. */
const NOT_OURS =
  /^(DATABASE_|WECHAT_|HOST$|PORT$|DEMO|NODE_ENV$|JEST|FILE_SECRET$|SEALING_SECRET$|PHOTOS_DIR$|CLIENT_DIR$|LOG_LEVEL$)/

function cleanEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name))
  return { ...Object.fromEntries(kept), ...own }
}

/** A server of ours in a process of its own, with all it said. */
export class Served {
  readonly child: ChildProcess
  private said = ''

  constructor(script: string, env: Record<string, string>) {
    // The channel tells it when we are gone, however we went.
    this.child = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: ROOT,
      env: cleanEnv(env),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const hear = (chunk: Buffer) => {
      this.said += chunk.toString()
    }
    this.child.stdout?.on('data', hear)
    this.child.stderr?.on('data', hear)
  }

  get log(): string {
    return this.said
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('it never started')
    return this.child.pid
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Waits until `look` finds something; throws with the log when it ended or the time is over. */
  async until<T>(look: () => T | undefined | Promise<T | undefined>, limit = START_LIMIT): Promise<T> {
    const deadline = Date.now() + limit
    for (;;) {
      const found = await look()
      if (found !== undefined) return found
      if (this.ended) throw new Error(`the server ended with ${this.child.exitCode}:\n${this.log}`)
      if (Date.now() > deadline) throw new Error(`the server is not there after ${limit} ms:\n${this.log}`)
      await pause(50)
    }
  }

  /** Sends the signal and waits for the end; after the limit it is killed. Answers the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.ended) return this.child.exitCode
    const gone = new Promise<number | null>((resolve) => this.child.once('exit', (code) => resolve(code)))
    this.child.kill(signal)
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT)
    const code = await gone
    clearTimeout(timer)
    return code
  }
}

/** The whole product as `npm start` runs it: database, WeChat’s stand-in, API and client, on a data folder of its own. */
export class Product {
  readonly dataDir: string
  private served: Served | undefined
  private address = ''

  constructor() {
    if (!existsSync(path.join(ROOT, 'apps/miniapp/dist/h5/index.html'))) {
      throw new Error('the browser client is not built: run npm test, which builds it first')
    }
    this.dataDir = mkdtempSync(path.join(tmpdir(), 'juwuye-e2e-'))
    chmodSync(this.dataDir, 0o755) // started by root, the database runs as somebody else
  }

  /** For example `http://127.0.0.1:40123`. */
  get url(): string {
    return this.address
  }

  /** Where WeChat's stand-in of this product is. */
  get standin(): string {
    return /微信替身\s+(http:\/\/\S+)/.exec(this.server.log)?.[1] ?? ''
  }

  /** By what WeChat knows somebody of the demonstration. */
  openidOf(name: string): string {
    const file = readFileSync(path.join(this.dataDir, 'demo-people.json'), 'utf8')
    const people = JSON.parse(file) as { name: string; openid: string }[]
    return people.find((one) => one.name === name)?.openid ?? ''
  }

  get server(): Served {
    if (!this.served) throw new Error('the product was not started')
    return this.served
  }

  /**
   * Starts it and waits until it says that it is ready; a later start takes the port of the first. `daysLater` sets its
   * clock ahead, for what only time does.
   */
  async start(daysLater = 0): Promise<void> {
    const port = this.address ? new URL(this.address).port : '0'
    const time: Record<string, string> =
      daysLater === 0 ? {} : { NODE_OPTIONS: `--import ${LATER}`, E2E_DAYS_LATER: String(daysLater) }
    this.served = new Served('apps/api/src/demo.ts', { DATA_DIR: this.dataDir, PORT: port, ...time })
    this.address = await this.served.until(() => /手机大小打开\s+(http:\/\/\S+)\//.exec(this.server.log)?.[1])
  }

  /** Everything that belongs to it now: itself, the stand-in, the database with its workers. */
  family(): number[] {
    return familyOf(this.server.pid)
  }

  /** The database’s own file with its process and port. */
  postmaster(): { pid: number; port: number } | undefined {
    const file = path.join(this.dataDir, 'postgres', 'postmaster.pid')
    if (!existsSync(file)) return undefined
    const lines = readFileSync(file, 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  }

  /** Ends it and removes its data, whatever state it is in. */
  async dispose(): Promise<void> {
    const family = this.served ? this.family() : []
    const database = this.postmaster()?.pid
    await this.served?.end('SIGTERM')
    for (const pid of alive(database === undefined ? family : [...family, database])) process.kill(pid, 'SIGKILL')
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
