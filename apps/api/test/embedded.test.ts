import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../src/platform/db/embedded.ts'
import { problemFromLog } from '../src/platform/db/embedded-errors.ts'
import { rolePasswords } from '../src/platform/db/roles.ts'
import { databaseOfTools } from '../src/tool-database.ts'

jest.setTimeout(60_000)

let base: string
let dataDir: string
const running: Embedded[] = []

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'juwuye-embedded-'))
  chmodSync(base, 0o755)
  dataDir = path.join(base, 'data')
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
  rmSync(base, { recursive: true, force: true })
})

async function start(folder = dataDir, throwaway = false): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: folder, throwaway })
  running.push(server)
  return server
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that supervises the folder until it is killed. */
async function supervisorProcess(throwaway: boolean): Promise<ChildProcess> {
  const module = new URL('../src/platform/db/embedded.ts', import.meta.url).href
  const script = `import(${JSON.stringify(module)}).then(async ({ startEmbedded }) => {
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, throwaway: ${throwaway} })
    console.log('ready')
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** What the tools at the terminal talk to, beside a demonstration with that data folder. */
function addressForTools(folder = base, given: Record<string, string> = {}): URL {
  const before = { ...process.env }
  Object.assign(process.env, { DATA_DIR: folder, ...given })
  try {
    return new URL(databaseOfTools())
  } finally {
    process.env = before
  }
}

const problem = (name: string) => expect.objectContaining({ name: 'EmbeddedDatabaseError', problem: name })

describe('a server of its own', () => {
  test('keeps Chinese text whatever the locale of the machine, orders it the same everywhere, and counts queries', async () => {
    const { adminUrl } = await start(dataDir, true)
    const [row] = await query(
      adminUrl,
      `SELECT current_setting('server_encoding') AS encoding, datlocprovider AS provider, datlocale AS locale,
              current_setting('TimeZone') AS zone, current_setting('unix_socket_directories') AS sockets,
              current_setting('listen_addresses') AS addresses, upper('é') AS upper, char_length('居物业🔔') AS length
       FROM pg_database WHERE datname = 'postgres'`,
    )
    expect(row).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      zone: 'UTC',
      sockets: '',
      addresses: '127.0.0.1',
      upper: 'É',
      length: 4,
    })
    await query(adminUrl, 'CREATE EXTENSION pg_stat_statements')
    expect((await query(adminUrl, 'SELECT 1 FROM pg_stat_statements LIMIT 1')).length).toBe(1)
  })

  test('keeps its data over a stop and opens only with the password', async () => {
    const first = await start()
    await query(first.adminUrl, `CREATE TABLE kept AS SELECT '还在' AS word`)
    await first.stop()
    await first.stop()
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false)

    const second = await start()
    expect(second).toMatchObject({ adopted: false, version: expect.stringMatching(/^18\./) })
    expect(await query(second.adminUrl, 'SELECT word FROM kept')).toEqual([{ word: '还在' }])
    const guess = new URL(second.adminUrl)
    guess.password = 'guess'
    await expect(query(guess.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('is found by the tools beside it, as the serving role, while it runs', async () => {
    const { juwuye_api } = rolePasswords(path.join(base, 'roles.json'))
    const server = await start(path.join(base, 'postgres'), true)
    const { port, username, password, pathname } = addressForTools()
    expect({ port, username, password, pathname }).toEqual({
      port: String(server.port),
      username: 'juwuye_api',
      password: juwuye_api,
      pathname: '/juwuye',
    })
    await server.stop()
    expect(() => addressForTools()).toThrow('npm start')
    const own = addressForTools(base, { DATABASE_URL: 'postgres://maker:x@db.example:6543/postgres' })
    expect(own.href).toBe(`postgres://juwuye_api:${juwuye_api}@db.example:6543/juwuye`)
  })

  test('stops even when its folder was deleted under it', async () => {
    const server = await start()
    rmSync(dataDir, { recursive: true })
    await server.stop()
    await expect(query(server.adminUrl, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  }, 15_000)

  test('a throwaway server leaves nothing', async () => {
    const server = await start(dataDir, true)
    await server.stop()
    expect(existsSync(dataDir)).toBe(false)
  })
})

describe('when a supervisor is gone', () => {
  test('its server is adopted, and stopped like any other', async () => {
    const supervisor = await supervisorProcess(false)
    await killHard(supervisor)
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(true)

    const adopted = await start()
    expect(adopted.adopted).toBe(true)
    await query(adopted.adminUrl, 'SELECT 1')
    await adopted.stop()
    await expect(query(adopted.adminUrl, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect((await start()).adopted).toBe(false)
  })

  test('while it lives, nobody else takes its server', async () => {
    const supervisor = await supervisorProcess(false)
    await expect(start()).rejects.toEqual(problem('held'))
    await expect(start()).rejects.toThrow(`supervisor ${supervisor.pid}`)
    await killHard(supervisor)
    expect((await start()).adopted).toBe(true)
  })

  test('its throwaway server and folder go with it', async () => {
    const supervisor = await supervisorProcess(true)
    await killHard(supervisor)
    for (let waited = 0; existsSync(dataDir) && waited < 5000; waited += 50) await sleep(50)
    expect(existsSync(dataDir)).toBe(false)
  })
})

describe('when several start at once', () => {
  test('on an empty folder one gets it and the others are told who has it', async () => {
    const results = await Promise.allSettled([start(), start(), start()])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(problem('held'))
  })

  test('on folders of their own all run', async () => {
    const servers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(path.join(base, name), true)))
    expect(new Set(servers.map(({ port }) => port)).size).toBe(4)
  })
})

describe('a folder that cannot be opened', () => {
  test('something that is no cluster is left untouched', async () => {
    mkdirSync(dataDir)
    writeFileSync(path.join(dataDir, 'letter.txt'), 'mine')
    await expect(start()).rejects.toEqual(problem('broken-data'))
    expect(readFileSync(path.join(dataDir, 'letter.txt'), 'utf8')).toBe('mine')
  })

  test('a cluster with a part missing says so in Chinese and says what to do', async () => {
    await (await start()).stop()
    rmSync(path.join(dataDir, 'global', 'pg_control'))
    const failure = await start().catch((error: Error) => error)
    expect(failure).toEqual(problem('broken-data'))
    expect(String(failure)).toContain('数据库文件夹已损坏')
  })

  test('another major version is not touched', async () => {
    await (await start()).stop()
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '15\n')
    await expect(start()).rejects.toEqual(problem('other-major'))
  })

  test('a file where the folder should be', async () => {
    writeFileSync(dataDir, '')
    await expect(start(path.join(dataDir, 'inner'))).rejects.toEqual(problem('broken-data'))
  })

  test('a pid file left by a crash, its number now a stranger’s, does not stop the start', async () => {
    await (await start()).stop()
    writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n\nready\n`)
    expect((await start()).adopted).toBe(false)
  })

  test.each([
    ['FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device', 'no-disk'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'broken-data'],
    ['FATAL:  data directory "/x" has wrong ownership', 'not-writable'],
    ['FATAL:  something never seen', 'start-failed'],
  ])('reads from the log: %s', (log, expected) => {
    expect(problemFromLog(log)).toBe(expected)
  })
})

const asRoot = process.getuid?.() === 0 ? describe : describe.skip

asRoot('as root below a home closed to others', () => {
  const pointer = () => JSON.parse(readFileSync(path.join(dataDir, 'elsewhere.json'), 'utf8')) as { data: string }

  test('a throwaway server leaves nothing there either', async () => {
    chmodSync(base, 0o700)
    const server = await start(dataDir, true)
    const outside = path.dirname(pointer().data)
    await server.stop()
    expect([outside, dataDir].filter(existsSync)).toEqual([])
  })

  test('the tools find it there, and not by a pointer copied with the data of another', async () => {
    chmodSync(base, 0o700)
    rolePasswords(path.join(base, 'roles.json'))
    const server = await start(path.join(base, 'postgres'), true)
    expect(addressForTools().port).toBe(String(server.port))
    const copy = path.join(base, 'copy')
    for (const name of ['postgres', 'roles.json'])
      cpSync(path.join(base, name), path.join(copy, name), { recursive: true })
    expect(() => addressForTools(copy)).toThrow('npm start')
  })

  test('the data goes where the server can reach it, stays there, and goes with the folder that points to it', async () => {
    chmodSync(base, 0o700)
    const first = await start()
    await query(first.adminUrl, 'CREATE TABLE kept ()')
    const { data } = pointer()
    expect(existsSync(path.join(data, 'PG_VERSION'))).toBe(true)
    await first.stop()

    const second = await start()
    await query(second.adminUrl, 'SELECT FROM kept')
    expect(pointer().data).toBe(data)
    await second.stop()

    rmSync(dataDir, { recursive: true })
    const third = await start()
    await expect(query(third.adminUrl, 'SELECT FROM kept')).rejects.toMatchObject({ code: '42P01' })
    expect(existsSync(data)).toBe(false)
    await third.stop()
    rmSync(path.dirname(pointer().data), { recursive: true })
  })
})
