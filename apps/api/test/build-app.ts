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
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 1)

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
  /** A code that WeChat issued for this account, as `wx.login` would hand it out. */
  codeFor(openid: string): Promise<string>
  /** Goes through the real login; a new account each time unless one is named. */
  logIn(openid?: string): Promise<Login>
  close(): Promise<void>
}

export interface TestAppOptions {
  demoPeople?: { key: string; openid: string; name: string; line: string; community: string }[]
  rateLimits?: AppOptions['rateLimits']
  clientDir?: string
}

/** The whole application on a real database as the serving roles, with WeChat's stand-in and a folder of its own. */
export async function buildTestApp({ demoPeople, rateLimits, clientDir }: TestAppOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-app-'))
  const standin = await startStandin()
  const database = await testDatabase()
  const clock = testClock()
  const logged: string[] = []
  const peopleFile = path.join(folder, 'people.json')
  if (demoPeople) writeFileSync(peopleFile, JSON.stringify(demoPeople))
  const env = testEnv({ folder, database, standinUrl: standin.url, demo: demoPeople ? { peopleFile } : null })
  const deps = createDeps(env, clock, collect(logged))
  const unlimited = { perPerson: 1e6, perAddress: 1e6, loginsPerAddress: 1e6, uploadsPerPerson: 1e6 }
  const app = await buildApp(deps, {
    clientDir: clientDir ?? env.clientDir,
    trustProxy: false,
    rateLimits: { ...unlimited, ...rateLimits },
  })
  const codeFor = async (openid: string) => {
    const response = await fetch(`${standin.url}/admin/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid }),
    })
    return ((await response.json()) as { code: string }).code
  }
  return {
    app,
    deps,
    clock,
    database,
    logged,
    codeFor,
    async logIn(openid = `o${randomUUID()}`) {
      const payload = { code: await codeFor(openid), carrier: 'bearer' }
      const response = await app.inject({ method: 'POST', url: '/v1/sessions', payload })
      if (response.statusCode !== 200) throw new Error(`login answered ${response.statusCode}: ${response.body}`)
      const { token, person } = response.json<{ token: string; person: { id: string } }>()
      return { personId: person.id, token, headers: { authorization: `Bearer ${token}` } }
    },
    async close() {
      await app.close()
      await deps.db.close()
      await standin.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function testEnv({ folder, database, standinUrl, demo }: {
  folder: string
  database: TestDatabase
  standinUrl: string
  demo: Env['demo']
}): Env {
  return {
    host: '127.0.0.1',
    port: 0,
    database: { ...database.urls, owner: null },
    wechat: { baseUrl: standinUrl, appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-tests' },
    fileSecret: 'a file secret that only the tests know',
    photosDir: path.join(folder, 'photos'),
    clientDir: path.join(folder, 'no-client'),
    demo,
    trustProxy: false,
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
