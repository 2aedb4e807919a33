import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { startStandin } from '@juwuye/wechat-standin'
import { type AppOptions, buildApp } from '../src/app.ts'
import type { Deps } from '../src/deps.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Env } from '../src/platform/env.ts'
import type { Api } from '../src/platform/http/api.ts'
import { createDeps } from '../src/serve.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** Monday 23 November 2026, 9:00 in Shanghai. */
const MONDAY_MORNING = Date.UTC(2026, 10, 23, 1)

export interface TestClock extends Clock {
  advance(milliseconds: number): void
  set(now: number): void
}

/** Time stands still unless a test moves it. */
export function testClock(start = MONDAY_MORNING): TestClock {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
    set: (to) => {
      now = to
    },
  }
}

export interface Login {
  personId: string
  token: string
  headers: { authorization: string }
}

export interface TestApp {
  app: Api
  deps: Deps
  clock: TestClock
  database: TestDatabase
  /** Every line the application logged. */
  logged: string[]
  standinUrl: string
  /** Where the photos of this application lie. */
  photosDir: string
  /** A code that WeChat issued for this account, as `wx.login` would hand it out. */
  codeFor(openid: string): Promise<string>
  /** Goes through the real login; a new account each time unless one is named. */
  logIn(openid?: string): Promise<Login>
  /** Something opened on this application that ends with it. */
  endsWith(end: () => Promise<void>): void
  close(): Promise<void>
}

export interface TestAppOptions {
  demoPeople?: { key: string; openid: string; name: string; line: string; community: string }[]
  rateLimits?: AppOptions['rateLimits']
  clientDir?: string
  /** A database apart from the other tests', for what looks at all communities at once. */
  databaseSuffix?: string
  /** Of a pooler in front of the server; absent: as the whole run is asked to connect. */
  poolerPort?: number
  trustProxy?: AppOptions['trustProxy']
}

/** The whole application on a real database as the serving roles, with WeChat's stand-in and a folder of its own. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-app-'))
  const clock = testClock()
  const standin = await startStandin({ ...WECHAT_ACCOUNT, push: WECHAT_PUSH, now: clock.now })
  const database = await testDatabase(options.databaseSuffix, options.poolerPort)
  const logged: string[] = []
  const env = testEnv({ folder, database, standinUrl: standin.url, demo: demoOf(folder, options) })
  const deps = createDeps(env, clock, collect(logged))
  const letGo = async () => {
    await deps.db.close()
    await standin.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const app = await buildApp(deps, {
    clientDir: options.clientDir ?? env.clientDir,
    trustProxy: options.trustProxy ?? false,
    rateLimits: { ...UNLIMITED, ...options.rateLimits },
  }).catch(async (error: unknown) => {
    await letGo()
    throw error
  })
  const ends: (() => Promise<void>)[] = []
  const codeFor = (openid: string) => issueCode(standin.url, openid)
  return {
    app,
    deps,
    clock,
    database,
    logged,
    standinUrl: standin.url,
    photosDir: photosIn(folder),
    codeFor,
    logIn: async (openid = `o${randomUUID()}`) => logInWith(app, await codeFor(openid)),
    endsWith: (end) => {
      ends.push(end)
    },
    async close() {
      await Promise.all(ends.map((end) => end()))
      await app.close()
      await letGo()
    },
  }
}

export const WECHAT_ACCOUNT = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-tests' }
export const WECHAT_PUSH = { token: 'pushtokenofthetests', aesKey: 'ofthetests'.padEnd(43, 'A') }
const UNLIMITED = {
  perPerson: 1e6,
  perAddress: 1e6,
  loginsPerAddress: 1e6,
  uploadsPerPerson: 1e6,
  reportsPerAddress: 1e6,
}

function demoOf(folder: string, { demoPeople }: TestAppOptions): Env['demo'] {
  if (!demoPeople) return null
  const peopleFile = path.join(folder, 'people.json')
  writeFileSync(peopleFile, JSON.stringify(demoPeople))
  return { peopleFile }
}

async function issueCode(standinUrl: string, openid: string): Promise<string> {
  const response = await fetch(`${standinUrl}/admin/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid }),
  })
  return ((await response.json()) as { code: string }).code
}

async function logInWith(app: Api, code: string): Promise<Login> {
  const response = await app.inject({ method: 'POST', url: '/v1/sessions', payload: { code, carrier: 'bearer' } })
  if (response.statusCode !== 200) throw new Error(`login answered ${response.statusCode}: ${response.body}`)
  const { token, person } = response.json<{ token: string; person: { id: string } }>()
  return { personId: person.id, token, headers: { authorization: `Bearer ${token}` } }
}

const photosIn = (folder: string) => path.join(folder, 'photos')

function testEnv({
  folder,
  database,
  standinUrl,
  demo,
}: {
  folder: string
  database: TestDatabase
  standinUrl: string
  demo: Env['demo']
}): Env {
  return {
    host: '127.0.0.1',
    port: 0,
    socket: null,
    database: { ...database.urls, owner: null },
    wechat: { baseUrl: standinUrl, ...WECHAT_ACCOUNT, push: WECHAT_PUSH },
    publicUrl: null,
    fileSecret: 'a file secret that only the tests know',
    sealingKeys: [{ version: 1, secret: 'a sealing secret only the tests know' }],
    photos: { folder: photosIn(folder) },
    clientDir: path.join(folder, 'no-client'),
    demo,
    trustProxy: false,
    worker: false,
    metrics: null,
    logLevel: 'info',
  }
}

function collect(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
}
