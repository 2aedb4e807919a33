/**
 * Beside ten ordinary clients: 300 that send their header, and 300 that send their body, a byte a second, and 100 that
 * read nothing of what they asked for. Measured are the others' answer times with and without them, and after how long the
 * server lets go of each kind.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { bringCase } from '../apps/api/src/recipes/index.ts'
import { tryOnce } from './stage/clients.ts'
import { openStageCommunity } from './stage/community.ts'
import { conclude, median, printTable, quantile } from './stage/numbers.ts'
import { logInMany, sessionOf } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const ORDINARY = 10
const SLOW = { header: 300, body: 300, reader: 100 } as const
type Kind = keyof typeof SLOW
/** Each measured this long, in ms. */
const LOAD = 8_000
/** After all the slow ones have come. */
const SETTLED = 3_000
/** Longer than the server should have patience with any of them. */
const PATIENCE = 260_000
/** Large answers asked for on one connection, more than fits between server and reader. */
const ASKED = 60

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('slow')
  const deps = openDeps()
  const community = await openStageCommunity(deps)
  const cast = await community.cast()
  for (let i = 0; i < 5; i++)
    await bringCase(deps, { ...cast, reporter: (await community.cast()).reporter }, 'rectifying')
  const people = await logInMany(admin, ORDINARY, deps.wechat.appId)
  const desk = await sessionOf(admin, cast.socialWorker)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, PORT: String(port) })
  const { pid } = servers.start()
  await untilReady(url)
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

  async function ordinary(): Promise<number[]> {
    const times: number[] = []
    const end = Date.now() + LOAD
    const one = async (i: number) => {
      while (Date.now() < end) {
        const since = performance.now()
        const headers = people[i]?.headers ?? {}
        const answer = await tryOnce(`${url}/v1/me`, { method: 'GET', headers })
        if (typeof answer !== 'object' || answer.status !== 200) throw new Error(JSON.stringify(answer))
        times.push(performance.now() - since)
        await pause(100)
      }
    }
    await Promise.all(people.map((_, i) => one(i)))
    return times
  }

  const auth = desk.headers.authorization
  const path = `/v1/communities/${cast.communityId}`
  const openings: Record<Kind, string> = {
    header: `GET ${path}/cases HTTP/1.1\r\nhost: bench\r\nx-slow: `,
    body: `POST ${path}/whistles HTTP/1.1\r\nhost: bench\r\nauthorization: ${auth}\r\ncontent-type: application/json\r\ncontent-length: 2000\r\n\r\n{`,
    reader: '',
  }
  const lives: Record<Kind, number[]> = { header: [], body: [], reader: [] }
  const open = new Set<Socket>()
  async function slow(kind: Kind): Promise<void> {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    open.add(socket)
    const since = Date.now()
    socket.once('close', () => {
      open.delete(socket)
      lives[kind].push((Date.now() - since) / 1_000)
    })
    if (kind === 'reader') {
      socket.pause()
      socket.write(`GET /openapi.json HTTP/1.1\r\nhost: bench\r\n\r\n`.repeat(ASKED))
      // a paused socket hears of no end: what is written then breaks
      const knock = setInterval(() => socket.write('\r\n'), 1_000)
      socket.once('close', () => clearInterval(knock))
      return
    }
    socket.resume()
    socket.write(openings[kind])
    const drip = setInterval(() => socket.write('a'), 1_000)
    socket.once('close', () => clearInterval(drip))
  }

  await ordinary() // warm
  await tryOnce(`${url}/openapi.json`, { method: 'GET', headers: {} }) // the first writes it
  const without = await ordinary()
  const before = memory()
  const kinds = Object.keys(SLOW) as Kind[]
  await Promise.all(kinds.flatMap((kind) => Array.from({ length: SLOW[kind] }, () => slow(kind))))
  const since = Date.now()
  await pause(SETTLED)
  const beside = await ordinary()
  const during = memory()
  while (open.size > 0 && Date.now() < since + PATIENCE) await pause(500)
  const left = open.size
  for (const socket of open) socket.destroy()
  await servers.killAll()

  printTable([
    ['ordinary clients', 'requests', 'median ms', 'p95 ms', 'memory of the API, MB'],
    ['alone', String(without.length), median(without), quantile(without, 0.95), before],
    ['beside 700 slow ones', String(beside.length), median(beside), quantile(beside, 0.95), during],
  ])
  console.log()
  printTable([
    ['slow', 'how many', 'let go of', 'after s, first', 'last'],
    ...kinds.map((kind) => [
      kind,
      String(SLOW[kind]),
      String(lives[kind].length),
      Math.min(...lives[kind]),
      Math.max(...lives[kind]),
    ]),
  ])
  if (left > 0) throw new Error(`${left} slow clients are still connected after ${PATIENCE / 1_000} s`)
  conclude('slow-clients', quantile(beside, 0.95) / quantile(without, 0.95), 2)
})
