import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Databases } from './db/pools.ts'
import { asSweeper } from './db/tenant.ts'

/** What this process measures of itself. Labels are patterns and names of ours: never an address, a person, a community. */
const registry = new Registry()
collectDefaultMetrics({ register: registry })

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const answers = new Histogram({
  name: 'juwuye_http_answer_seconds',
  help: 'Time from a request to its answer',
  labelNames: ['method', 'route', 'status'],
  buckets: SECONDS,
  registers: [registry],
})

const timedWork = new Histogram({
  name: 'juwuye_timed_work_seconds',
  help: 'Time that each work of the minute tick took',
  labelNames: ['work', 'outcome'],
  buckets: [...SECONDS, 30, 60],
  registers: [registry],
})

const lastTick = new Gauge({
  name: 'juwuye_last_tick_timestamp_seconds',
  help: 'When this process last ended a minute tick; 0 where another process has it',
  registers: [registry],
})

const jobs = new Histogram({
  name: 'juwuye_job_seconds',
  help: 'Time that each try of a job took',
  labelNames: ['queue', 'outcome'],
  buckets: [...SECONDS, 30, 60],
  registers: [registry],
})

/** Runs the work and keeps how long it took and whether it threw. */
async function timed<T>(histogram: Histogram, labels: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const end = histogram.startTimer(labels)
  try {
    const result = await work()
    end({ outcome: 'done' })
    return result
  } catch (error) {
    end({ outcome: 'failed' })
    throw error
  }
}

export const measureTimedWork = (work: string, run: () => Promise<void>): Promise<void> =>
  timed(timedWork, { work }, run)
export const measureJob = (queue: string, run: () => Promise<void>): Promise<void> => timed(jobs, { queue }, run)
export const noteTick = (): void => lastTick.setToCurrentTime()

/** Every answer, under the pattern of its route. */
export function installMetrics(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    answers.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

interface Address {
  host: string
  port: number
}

export interface MetricsServer {
  url: string
  close(): Promise<void>
}

/** `GET /metrics` for Prometheus, on an address of its own: what it says is for those who run the server. */
export async function serveMetrics({ host, port }: Address, db: Databases): Promise<MetricsServer> {
  watchDatabase(db)
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/metrics`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Looked at when it is asked for. */
function watchDatabase(db: Databases): void {
  const connections = gauge('juwuye_db_connections', 'Connections of each pool', ['pool', 'state'], () => {
    for (const pool of ['api', 'public', 'sweeper'] as const) {
      const { totalCount, idleCount, waitingCount } = db[pool].$client
      connections.set({ pool, state: 'busy' }, totalCount - idleCount)
      connections.set({ pool, state: 'idle' }, idleCount)
      connections.set({ pool, state: 'waited for' }, waitingCount)
    }
  })
  const oldest = gauge('juwuye_outbox_oldest_seconds', 'Age of the oldest outbox row not yet relayed', [], async () => {
    oldest.set(await oldestWaiting(db).catch(() => Number.NaN))
  })
}

function gauge(name: string, help: string, labelNames: string[], collect: () => void | Promise<void>): Gauge {
  registry.removeSingleMetric(name)
  return new Gauge({ name, help, labelNames, registers: [registry], collect })
}

async function oldestWaiting(db: Databases): Promise<number> {
  const { rows } = await asSweeper(db.sweeper, (tx) =>
    tx.execute<{ seconds: number }>(
      sql`select /* cross-tenant: outbox-age */ coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds
        from juwuye.outbox where relayed_at is null`,
    ),
  )
  return rows[0]?.seconds ?? 0
}
