/**
 * Ten thousand people are logged in and each asks, against a hundred people who ask as often together: what it costs an API in memory and in
 * time. In turns, so that what slows the machine slows both.
 */
import { readFileSync } from 'node:fs'
import { tryOnce } from './stage/clients.ts'
import { conclude, interleave, median, printTable, quantile } from './stage/numbers.ts'
import { type LoggedIn, logInMany } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const PEOPLE = 10_000
/** Fewer would meet their own limit of 300 requests a minute. */
const FEW = 100
const ROUNDS = 10
/** Requests a round. */
const SIZES = { few: PEOPLE / ROUNDS / 4, all: PEOPLE / ROUNDS } as const
const AT_ONCE = 8

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('sessions')
  const people = await logInMany(admin, PEOPLE, openDeps().wechat.appId)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, PORT: String(port) })
  const { pid } = servers.start()
  await untilReady(url)
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
  const times = { few: [] as number[], all: [] as number[] }
  async function ask(who: LoggedIn, kept: number[]): Promise<void> {
    const since = performance.now()
    const answer = await tryOnce(`${url}/v1/me`, { method: 'GET', headers: who.headers })
    if (typeof answer !== 'object' || answer.status !== 200) throw new Error(JSON.stringify(answer))
    kept.push(performance.now() - since)
  }
  async function round(whose: (i: number) => LoggedIn | undefined, kept: number[], size: number): Promise<void> {
    let next = 0
    const client = async () => {
      for (let i = next++; i < size; i = next++) await ask(whose(i) as LoggedIn, kept)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, client))
  }
  const few = (i: number) => people[i % FEW]
  await round(few, [], SIZES.few) // warm
  const before = memory()
  await interleave(['few', 'all'], ROUNDS, async (variant, at) => {
    const whose = variant === 'few' ? few : (i: number) => people[at * SIZES.all + i]
    await round(whose, times[variant], SIZES[variant])
  })
  const after = memory()
  await servers.killAll()
  printTable([
    ['sessions', 'requests', 'median ms', 'p95 ms', 'memory of the API, MB'],
    [String(FEW), String(times.few.length), median(times.few), quantile(times.few, 0.95), before],
    [String(PEOPLE), String(times.all.length), median(times.all), quantile(times.all, 0.95), after],
  ])
  console.log(`${(((after - before) * 1_024) / PEOPLE).toFixed(2)} KB a session`)
  conclude('sessions-10k', median(times.all) / median(times.few), 1.5)
})
