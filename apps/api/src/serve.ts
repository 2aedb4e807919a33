import type { DestinationStream } from 'pino'
import { buildApp } from './app.ts'
import type { Deps } from './deps.ts'
import { sweepClocks } from './features/cases/index.ts'
import { sweepImports } from './features/community-import/index.ts'
import { sweepDuty } from './features/duty/index.ts'
import { sweepErasures } from './features/erasure/index.ts'
import { sweepRollUps } from './features/figures/index.ts'
import { sweepPlannedEndings } from './features/handover/index.ts'
import { sealDays } from './features/ledger/index.ts'
import { sendDueMessages } from './features/notifications/index.ts'
import { sweepTellBacks } from './features/relay/index.ts'
import { createRetention } from './features/retention/index.ts'
import { sweepUploads } from './features/uploads/index.ts'
import { forgetPushes } from './features/wechat-push/index.ts'
import { createAppWorker } from './handlers.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabases } from './platform/db/pools.ts'
import type { Env } from './platform/env.ts'
import { letEverybodyFinish } from './platform/http/let-everybody-finish.ts'
import { createUrlSigner } from './platform/http/signed-url.ts'
import { createIds } from './platform/ids.ts'
import { createJobs } from './platform/jobs/jobs.ts'
import { createLog } from './platform/log.ts'
import { serveMetrics } from './platform/metrics.ts'
import { createMinuteTick, type TimedWork } from './platform/minute-tick.ts'
import { holdSealingKeys } from './platform/sealing/hold-sealing-keys.ts'
import { createSealer } from './platform/sealing/sealer.ts'
import { localDisk } from './platform/storage/local-disk.ts'
import { objectStore } from './platform/storage/object-store.ts'
import { createWechatClient } from './platform/wechat/client.ts'
import { createDemoDoor } from './platform/wechat/demo-door.ts'
import { createPushDoor } from './platform/wechat/push-door.ts'

export interface Running {
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>
}

export interface Serving extends Running {
  /** Where it listens, for example `http://127.0.0.1:3000`. */
  url: string
}

/** These look at every community there is. */
export const SEAL_DAYS = 'seal days'
export const ROLL_UPS = 'roll up figures'

/** What time does, in this order. Each is safe to run twice. */
export const timedWorks = (deps: Deps): TimedWork[] => [
  { name: 'chase clocks', run: (now, stopping) => sweepClocks(deps, now, stopping) },
  { name: 'end memberships on their day', run: (now, stopping) => sweepPlannedEndings(deps, now, stopping) },
  { name: 'remind of tell-backs', run: (now) => sweepTellBacks(deps, now) },
  { name: 'sweep duty', run: (now, stopping) => sweepDuty(deps, now, stopping) },
  { name: 'send due messages', run: (now) => sendDueMessages(deps, now) },
  { name: SEAL_DAYS, run: (now, stopping) => sealDays(deps, now, stopping) },
  { name: ROLL_UPS, run: (now, stopping) => sweepRollUps(deps, now, stopping) },
  { name: 'sweep erasures', run: (now) => sweepErasures(deps, now) },
  { name: 'end forgotten imports', run: (now) => sweepImports(deps, now) },
  { name: 'sweep uploads', run: (now) => sweepUploads(deps, now) },
  { name: 'delete what outlived its time', run: createRetention(deps) },
  { name: 'forget pushes', run: (now) => forgetPushes(deps, now) },
]

/** What time does while the past is played: what is only counted is counted once, at its end. */
export const seedWorks = (deps: Deps): TimedWork[] => timedWorks(deps).filter(({ name }) => name !== ROLL_UPS)

/** Everything commands need, made from the configuration. Close its `db` when done. */
export function createDeps(env: Env, clock: Clock = systemClock, logTo?: DestinationStream): Deps {
  const log = createLog(env.logLevel, logTo)
  const ids = createIds(clock)
  return {
    clock,
    ids,
    db: openDatabases(env.database, (error) => log.warn({ err: error }, 'a database connection broke')),
    jobs: createJobs(ids),
    storage: 'folder' in env.photos ? localDisk(env.photos.folder) : objectStore(env.photos.bucket),
    wechat: createWechatClient({
      ...env.wechat,
      onTrouble: (error) => log.warn({ err: error }, 'a text stayed unchecked by WeChat'),
    }),
    wechatPushes: env.wechat.push ? createPushDoor({ ...env.wechat.push, appId: env.wechat.appId }) : null,
    publicUrl: env.publicUrl,
    signer: createUrlSigner(env.fileSecret),
    sealer: createSealer(env.sealingKeys),
    demo: env.demo ? createDemoDoor({ file: env.demo.peopleFile, standinUrl: env.wechat.baseUrl }) : null,
    log,
  }
}

/** More than this is no drift. */
const CLOCKS_APART = 5 * 60_000

/** Starts the minute tick and the worker. */
function startBackground(deps: Deps): Running {
  const { clock, log } = deps
  const tick = createMinuteTick({
    clock,
    sweeper: deps.db.sweeper,
    log,
    works: timedWorks(deps),
    // a demonstration is shown days ahead of itself
    ...(deps.demo ? {} : { farthest: CLOCKS_APART }),
  })
  const worker = createAppWorker(deps)
  tick.start()
  worker.start()
  return {
    async close() {
      await Promise.all([tick.stop(), worker.stop()])
    },
  }
}

/** Migrates where it may, listens, and does the background's work too unless that runs beside it. */
export async function serve(env: Env, logTo?: DestinationStream): Promise<Serving> {
  if (env.database.owner) await migrate(env.database.owner, systemClock.now())
  const deps = createDeps(env, systemClock, logTo)
  try {
    await holdSealingKeys(deps.db.api, env.sealingKeys, deps.clock.now())
    const app = await buildApp(deps, { clientDir: env.clientDir, trustProxy: env.trustProxy })
    const everybodyFinished = letEverybodyFinish(app.server)
    const place = env.socket === null ? { host: env.host, port: env.port } : { host: env.host, fd: env.socket }
    const url = await app.listen(place)
    deps.publicUrl ??= url
    const metrics = env.metrics ? await serveMetrics(env.metrics, deps.db) : undefined
    const background = env.worker ? startBackground(deps) : undefined
    return {
      url,
      async close() {
        await everybodyFinished()
        await app.close()
        await background?.close()
        await metrics?.close()
        await deps.db.close()
      },
    }
  } catch (error) {
    await deps.db.close()
    throw error
  }
}

/** The background's work alone, without listening. Any number may run, beside any number that serve. */
export async function work(env: Env, logTo?: DestinationStream): Promise<Running> {
  if (env.database.owner) await migrate(env.database.owner, systemClock.now())
  const deps = createDeps(env, systemClock, logTo)
  try {
    await holdSealingKeys(deps.db.api, env.sealingKeys, deps.clock.now())
    const metrics = env.metrics ? await serveMetrics(env.metrics, deps.db) : undefined
    const background = startBackground(deps)
    return {
      async close() {
        await background.close()
        await metrics?.close()
        await deps.db.close()
      },
    }
  } catch (error) {
    await deps.db.close()
    throw error
  }
}
