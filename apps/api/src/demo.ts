import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressesOf, DATABASE, type DatabaseAddresses, ensureDemoDatabase } from './demo/demo-database.ts'
import { demoSecrets } from './demo/secrets.ts'
import { startStandinProcess } from './demo/standin-process.ts'
import { createAppWorker } from './handlers.ts'
import { systemClock } from './platform/clock.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { EmbeddedDatabaseError } from './platform/db/embedded-errors.ts'
import { rolePasswords } from './platform/db/roles.ts'
import { type Env, EnvError, readEnv } from './platform/env.ts'
import { createMinuteTick } from './platform/minute-tick.ts'
import { demoPeople, openStation, seedDemo, useTemplates, virtualClock } from './recipes/demo/index.ts'
import { createDeps, seedWorks, serve } from './serve.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const DATA_DIR = process.env.DATA_DIR ?? '.data'
const startedAt = Date.now()
/** Within what `npm start` gives it. */
const DRAIN_LIMIT = 25_000

const say = (message: string) => {
  const seconds = `${((Date.now() - startedAt) / 1000).toFixed(1)}s`
  process.stdout.write(`[${seconds.padStart(6)}] ${message}\n`)
}

/** Undone last first, each whatever becomes of the others. */
const undo: { what: string; run: () => Promise<unknown> }[] = []
let letsGoOf = '启动'
/** Ctrl-C, also while it starts: the step under way is finished, none begins after it. */
const stopping = new AbortController()
const { signal } = stopping

async function letGo(): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    letsGoOf = step.what
    await step.run().catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
  }
}

async function fillDatabase(env: Env, addresses: DatabaseAddresses): Promise<void> {
  const now = systemClock.now()
  const clock = virtualClock(now)
  if ('folder' in env.photos) rmSync(env.photos.folder, { recursive: true, force: true })
  const deps = createDeps({ ...env, database: addresses }, clock)
  const { db, log } = deps
  const tick = createMinuteTick({ clock, sweeper: db.sweeper, log, works: seedWorks(deps) })
  const worker = createAppWorker(deps)
  let told = 0
  try {
    await seedDemo({
      deps,
      clock,
      now,
      appId: env.wechat.appId,
      tick: tick.once,
      drain: () => worker.drain(),
      onProgress: (done, of) => {
        if (done < told + 50 && done < of) return
        told = done
        say(`   演示数据 ${done} / ${of} (seeding)`)
      },
      signal,
    })
    await useTemplates(deps, env.wechat.appId)
  } catch (error) {
    if (signal.aborted) say('演示数据还没做完，下次启动从头做 (unfinished, made anew at the next start)')
    throw error
  } finally {
    await tick.stop()
    await db.close()
  }
}

async function findServer(dataDir: string): Promise<string> {
  const given = process.env.DATABASE_URL
  if (given) {
    say('使用 DATABASE_URL 给出的数据库 (using your database)')
    return given
  }
  say('启动内置数据库 (starting the embedded database)')
  const embedded = await startEmbedded({ dataDir: path.join(dataDir, 'postgres') })
  undo.push({ what: 'PostgreSQL', run: () => embedded.stop() })
  say(`PostgreSQL ${embedded.version} 已就绪${embedded.adopted ? '，接管了上次留下的' : ''} (ready)`)
  return embedded.adminUrl
}

async function start(): Promise<void> {
  const dataDir = path.resolve(root, DATA_DIR)
  const secrets = demoSecrets(path.join(dataDir, 'demo-secrets.json'))
  const peopleFile = path.join(dataDir, 'demo-people.json')
  writeFileSync(peopleFile, JSON.stringify(demoPeople(), null, 2))
  const adminUrl = await findServer(dataDir)
  signal.throwIfAborted()
  const passwords = rolePasswords(path.join(dataDir, 'roles.json'))
  const addresses = addressesOf(adminUrl, passwords, DATABASE)
  const push = { token: secrets.pushToken, aesKey: secrets.pushAesKey }
  const standin = await startStandinProcess({ appId: secrets.appId, secret: secrets.appSecret, push })
  undo.push({ what: '微信替身', run: () => standin.stop() })
  signal.throwIfAborted()
  const env = readEnv({
    HOST: process.env.HOST,
    PORT: process.env.PORT,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    DATABASE_API_URL: addresses.api,
    DATABASE_PUBLIC_URL: addresses.public,
    DATABASE_SWEEPER_URL: addresses.sweeper,
    WECHAT_BASE_URL: standin.url,
    WECHAT_APP_ID: secrets.appId,
    WECHAT_APP_SECRET: secrets.appSecret,
    WECHAT_PUSH_TOKEN: push.token,
    WECHAT_PUSH_AES_KEY: push.aesKey,
    FILE_SECRET: secrets.fileSecret,
    SEALING_SECRET: secrets.sealingSecret,
    PHOTOS_DIR: path.join(dataDir, 'photos'),
    CLIENT_DIR: path.join(root, 'apps/miniapp/dist/h5'),
    DEMO: 'true',
    DEMO_PEOPLE_FILE: peopleFile,
  })
  const filled = await ensureDemoDatabase(adminUrl, passwords, systemClock.now(), (filling) =>
    fillDatabase(env, filling),
  )
  say(filled ? '演示数据准备好了 (demonstration data ready)' : '沿用已有的数据 (keeping existing data)')
  signal.throwIfAborted()
  await openStations(env)
  const running = await serve(env)
  undo.push({ what: '服务', run: () => running.close() })
  signal.throwIfAborted()
  await standin.pushTo(running.url)
  greet(running.url, standin.url)
}

/** Attendances end by themselves, so those on duty check in again at every start. */
async function openStations(env: Env): Promise<void> {
  const deps = createDeps(env)
  try {
    await openStation(deps, env.wechat.appId)
  } finally {
    await deps.db.close()
  }
}

function greet(url: string, standinUrl: string): void {
  const people = demoPeople()
  const communities = [...new Set(people.map((person) => person.community))]
  const namesIn = (community: string) => people.filter((p) => p.community === community).map((p) => p.name)
  const lines = communities.map((community) => `  ${community}：${namesIn(community).join('、')}`)
  say('可以用了 (ready)')
  process.stdout.write(
    [
      '',
      `  手机大小打开    ${url}/`,
      `  选一个身份      ${url}/who`,
      `  接口说明        ${url}/docs   （OpenAPI：${url}/openapi.json）`,
      `  微信替身        ${standinUrl}   （apps/wechat-standin）`,
      '',
      '  演示人物（都是虚构的角色）：',
      ...lines,
      '',
      `  按 Ctrl-C 停止；数据留在 ${DATA_DIR} 文件夹，下次接着用。`,
      '',
    ].join('\n'),
  )
}

function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof EmbeddedDatabaseError) return error.message
  const { code, message, port } = error as { code?: string; message?: string; port?: number }
  if (code === 'EADDRINUSE') {
    return `端口 ${port ?? process.env.PORT ?? 3000} 已被占用。请先停掉占用它的程序，或换一个端口再启动：PORT=3100 npm start\nThe port is taken: stop the other program or choose another PORT.`
  }
  if (code === 'ENOSPC') return '磁盘空间不足，请清出至少 500 MB 再启动。\nThe disk is full.'
  if (code === 'EACCES' || code === 'EPERM') return `没有权限：${message}\nPermission denied.`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return `连不上数据库（DATABASE_URL）：${message}\nThe database cannot be reached.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function end(code: number): void {
  if (signal.aborted) return
  stopping.abort()
  setTimeout(() => {
    process.stderr.write(`没等到它收尾 (did not end in time): ${letsGoOf}\n`)
    process.exit(1)
  }, DRAIN_LIMIT).unref()
  void started.then(letGo).then(() => process.exit(code))
}

process.once('SIGINT', () => end(0))
process.once('SIGTERM', () => end(0))
process.once('disconnect', () => end(0)) // whoever started us is gone

const started = start().catch((error: unknown) => {
  if (signal.aborted) return
  process.stderr.write(`\n✗ ${explain(error)}\n`)
  end(1)
})
