/**
 * Servers are restarted (SIGTERM) under a load of whistles and lists by clients that keep their connections and by some
 * that do not; nobody sends again. Two that share a socket, restarted in turn, as docs/operations.md says; and one alone
 * on such a socket, whose clients wait. The socket is held as systemd holds it: by nobody who serves.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Tally, tryOnce } from './stage/clients.ts'
import { openPlaces, whistleOf } from './stage/matters.ts'
import { conclude, median, printTable, quantile } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { freePort, serverProcesses } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const CLIENTS = 12
/** Of them, a new connection for each request. */
const WITHOUT_KEEPING = 3
const PER_PERSON = 5
const PEOPLE = 4_000
const ROUNDS = 3
const BETWEEN = 2_000
const SOCKET = 3

/** Perl makes the socket and becomes this program again, which inherits it and never listens on it. */
const HOLD = `use Socket; $^F = 9; my $p = shift;
socket(S, PF_INET, SOCK_STREAM, 0) or die; setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1);
bind(S, pack_sockaddr_in($p, INADDR_LOOPBACK)) or die; listen(S, 4096) or die; exec @ARGV;`

const port = Number(process.env.BENCH_PORT)
if (port) await measure(port)
else {
  const chosen = String(await freePort())
  const again = ['perl', '-e', HOLD, chosen, process.execPath, '--import', 'tsx', process.argv[1] ?? '']
  const child = spawn(again[0] ?? '', again.slice(1), { stdio: 'inherit', env: { ...process.env, BENCH_PORT: chosen } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  process.exitCode = code ?? 1
}

async function measure(port: number): Promise<void> {
  await onStage(async ({ database }) => {
    const { variables, openDeps, admin } = await database('restart')
    const deps = openDeps()
    const places = await openPlaces(deps, 4)
    const people = await logInMany(admin, PEOPLE, deps.wechat.appId)
    const url = `http://127.0.0.1:${port}`
    const servers = serverProcesses(variables, { socket: SOCKET })
    const start = async () => {
      const metrics = await freePort()
      const child = servers.start({ METRICS_PORT: String(metrics) })
      while (
        !(await fetch(`http://127.0.0.1:${metrics}/metrics`).then(
          (answer) => answer.ok,
          () => false,
        ))
      )
        await pause(20)
      return child
    }
    const stop = async (child: ChildProcess) => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await gone
      if (code !== 0) throw new Error(`a server ended with ${code}`)
    }
    // nobody whistles or asks more often than one may
    const turns = { whistle: 0, list: 0 }
    const ask = async (client: number, n: number) => {
      const whistles = n % 3 === 0
      const i = turns[whistles ? 'whistle' : 'list']++
      const person = people[Math.floor(i / PER_PERSON) % PEOPLE]
      const place = places[i % places.length]
      if (!person || !place) throw new Error('nobody is left')
      const headers = {
        ...person.headers,
        ...(client < WITHOUT_KEEPING ? { connection: 'close' } : {}),
        ...(whistles ? { 'content-type': 'application/json' } : {}),
      }
      const { path, body } = whistleOf(place)
      return whistles
        ? tryOnce(url + path, { headers, body })
        : tryOnce(`${url}/v1/communities/${place.communityId}/cases?scope=mine`, { method: 'GET', headers })
    }
    async function underLoad(restarts: () => Promise<void>) {
      const failed = new Tally()
      const times: number[] = []
      let over = false
      const clients = Array.from({ length: CLIENTS }, async (_, client) => {
        for (let n = client; !over; n++) {
          const since = performance.now()
          const answer = await ask(client, n)
          times.push(performance.now() - since)
          if (typeof answer === 'string') failed.add(answer)
          else if (answer.status !== 200) failed.add(`${answer.status} ${answer.body.slice(0, 100)}`)
        }
      })
      await restarts().finally(() => {
        over = true
      })
      await Promise.all(clients)
      return { failed, times }
    }
    const rows: (string | number)[][] = []
    let lost = 0
    const note = (what: string, restarts: number, { failed, times }: { failed: Tally; times: number[] }) => {
      const sum = [...failed.counts.values()].reduce((a, b) => a + b, 0)
      const slowest = Math.max(...times)
      rows.push([
        what,
        String(restarts),
        String(times.length),
        failed.toString(),
        median(times),
        quantile(times, 0.99),
        slowest,
      ])
      lost += sum
    }

    const pair = [await start(), await start()]
    await underLoad(() => pause(BETWEEN)) // warm
    note('none', 0, await underLoad(() => pause(3 * BETWEEN)))
    const inTurn = await underLoad(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        for (const i of [0, 1]) {
          await pause(BETWEEN)
          await stop(pair[i] as ChildProcess)
          pair[i] = await start()
        }
      }
      await pause(BETWEEN)
    })
    note('of two, in turn', 2 * ROUNDS, inTurn)
    await stop(pair[1] as ChildProcess)
    const alone = await underLoad(async () => {
      let one = pair[0] as ChildProcess
      for (let round = 0; round < ROUNDS; round++) {
        await pause(BETWEEN)
        await stop(one)
        one = await start()
      }
      await pause(BETWEEN)
    })
    note('of one alone', ROUNDS, alone)
    await servers.killAll()
    printTable([['restarts', 'how many', 'requests', 'failed', 'median ms', 'p99 ms', 'slowest ms'], ...rows])
    conclude('restart-under-load', lost, 0)
  })
}
