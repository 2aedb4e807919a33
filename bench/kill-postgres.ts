/**
 * PostgreSQL, which syncs as in an installation, is killed with all its processes (`kill -9`) under a load of whistles,
 * three times, and started again. Measured are the seconds from when it takes connections again until the API takes a
 * whistle; counted is what was acknowledged and lost. API and worker are the same processes to the end.
 */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { sendUntilTaken, Tally, tryOnce } from './stage/clients.ts'
import { findHalves, openPlaces, whistleOf } from './stage/matters.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { freePort, serverProcesses, untilReady, workerProcesses } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const CLIENTS = 30
const PER_PERSON = 5
const COMMUNITIES = 5
const KILLS = 3
/** Under load before each kill, and how long the server is away, in ms. */
const LOAD = 6_000
const AWAY = 4_000
const PEOPLE = 2_000

await onStage(
  async ({ database, mains }) => {
    const here = await database('kill_postgres')
    const { variables, openDeps, openAdmin, admin } = here
    const deps = openDeps()
    const places = await openPlaces(deps, COMMUNITIES)
    const people = await logInMany(admin, PEOPLE, deps.wechat.appId)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const servers = serverProcesses({ ...variables, PORT: String(port), LOG_LEVEL: 'silent' })
    const workers = workerProcesses({ ...variables, LOG_LEVEL: 'silent' })
    const ends: string[] = []
    for (const [name, child] of [
      ['API', servers.start()],
      ['worker', workers.start()],
    ] as const)
      void once(child, 'exit').then(([code, signal]) => ends.push(`${name}: ${code ?? signal}`))
    await untilReady(url)

    const acknowledged: string[] = []
    const misses = new Tally()
    const wrong = new Tally()
    let blown = 0
    let stopping = false
    const json = { 'content-type': 'application/json' }
    const next = () => {
      const n = blown++
      const person = people[Math.floor(n / PER_PERSON) % people.length]
      const place = places[n % places.length]
      if (!person || !place) throw new Error('nobody is left')
      const { id, path, body } = whistleOf(place)
      return { id, url: url + path, sending: { headers: { ...person.headers, ...json }, body } }
    }
    const client = async () => {
      while (!stopping) {
        const whistle = next()
        const onMiss = (what: string) => misses.add(what)
        const answer = await sendUntilTaken(whistle.url, { ...whistle.sending, onMiss })
        if (answer.status === 200) acknowledged.push(whistle.id)
        else wrong.add(`${answer.status} ${answer.body.slice(0, 120)}`)
      }
    }
    const clients = Promise.all(Array.from({ length: CLIENTS }, client))

    const kills: (string | number)[][] = []
    let slowest = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      await pause(LOAD)
      await mains.cut()
      const at = acknowledged.length
      await pause(AWAY)
      if (ends.length > 0) throw new Error(`ended by itself: ${ends.join(', ')}`)
      const started = performance.now()
      await mains.restore()
      const up = performance.now()
      const whistle = next()
      for (;;) {
        const answer = await tryOnce(whistle.url, whistle.sending)
        if (typeof answer === 'object' && answer.status === 200) break
        await pause(20)
      }
      acknowledged.push(whistle.id)
      const seconds = (performance.now() - up) / 1_000
      slowest = Math.max(slowest, seconds)
      kills.push([String(kill), String(at), (up - started) / 1_000, seconds, misses.toString()])
      console.log(`killed ${kill}: ${seconds.toFixed(2)} s`)
    }
    await pause(LOAD)
    stopping = true
    await clients
    const since = performance.now()
    const after = await openAdmin()
    const left = async () =>
      (
        await after.query<{ n: number }>(
          `select (select count(*) from juwuye.outbox where relayed_at is null)::int
            + (select count(*) from juwuye_jobs.job where name = 'tell' and state < 'completed')::int as n`,
        )
      ).rows[0]?.n ?? 0
    while ((await left()) > 0 && performance.now() < since + 120_000) await pause(200)
    const untold = await left()
    const told = (performance.now() - since) / 1_000
    const { rowCount } = await after.query(
      `select 1 from juwuye.whistles w join juwuye.cases c on (c.community_id, c.id) = (w.community_id, w.case_id) where w.id = any($1)`,
      [acknowledged],
    )
    const lost = acknowledged.length - (rowCount ?? 0)
    const halves = await findHalves(openDeps(), { ...here, admin: after })
    if (ends.length > 0) throw new Error(`ended by itself: ${ends.join(', ')}`)
    await Promise.all([servers.killAll(), workers.killAll()])

    printTable([
      [
        'kill',
        'acknowledged',
        's until it takes connections',
        's until a whistle is taken',
        'tries that came to nothing until then',
      ],
      ...kills,
    ])
    console.log()
    printTable([
      ['acknowledged', 'lost', 'half or broken', 'refused', 'not told', 's until all was told'],
      [String(acknowledged.length), String(lost), halves.join('; ') || '0', wrong.toString(), String(untold), told],
    ])
    if (lost + halves.length + wrong.counts.size + untold > 0) throw new Error('something is lost or half')
    conclude('kill-postgres-recovery-s', slowest, 10)
  },
  { durable: true },
)
