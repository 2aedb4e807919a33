/**
 * Whistles accepted in a second by the API over HTTP, with sessions, checks and answers as in an installation, against
 * pgbench running the statements of such whistles, as they went over the wire, on the same server.
 */
import { hashToken } from '../apps/api/src/features/identity/index.ts'
import { asker, closedLoop } from './stage/load.ts'
import { concludeAtLeast, median, printTable, quantile } from './stage/numbers.ts'
import { findPgbench, runPgbench } from './stage/pgbench.ts'
import { type Recording, scriptOf } from './stage/replay.ts'
import { startApi } from './stage/served-process.ts'
import { onStage } from './stage/server.ts'
import { liveThere, settleTown, whistleBody } from './stage/town.ts'
import { openWireTap } from './stage/wire-tap.ts'

const LEAST = 0.4
const COMMUNITIES = 8
/** In each; a person may whistle five times a day. Half of them by the API, half by pgbench. */
const PEOPLE = 600
const CLIENTS = 8
const ROUNDS = 3
const SECONDS = 10

const program = findPgbench()

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('whistles')
  const deps = openDeps()
  const town = await settleTown(deps, admin, { communities: COMMUNITIES, people: PEOPLE })
  for (const hood of town) await liveThere(deps, admin, hood)
  await admin.query('analyze')
  const everybody = town.flatMap(({ cast, neighbours }, recording) =>
    neighbours.map((neighbour) => ({ cast, recording, ...neighbour, tokenHash: hashToken(neighbour.token) })),
  )
  const ofHalf = (half: 0 | 1) => everybody.filter((_, i) => i % 2 === half)
  const [byApi, byPgbench] = [ofHalf(0), ofHalf(1)]
  let asked = 0
  const next = (i = asked++) => {
    // the communities in turn
    const inTurn = (i * PEOPLE) / 2 + Math.floor(i / COMMUNITIES)
    const one = byApi[inTurn % byApi.length] as (typeof everybody)[number]
    const path = `/v1/communities/${one.cast.communityId}/whistles`
    return { method: 'POST', path, token: one.token, body: whistleBody(deps, one.cast, i) } as const
  }

  // what a whistle sends, once in each community
  const tap = await openWireTap(variables.DATABASE_API_URL ?? '')
  const tapped = await startApi({ ...variables, DATABASE_API_URL: tap.through(variables.DATABASE_API_URL ?? '') })
  const { ask, close } = asker(tapped.url, 1)
  for (const { cast } of town) await ask(next(town.findIndex((one) => one.cast === cast)))
  const since = Date.now()
  const recordings: Recording[] = []
  for (let i = 0; i < COMMUNITIES; i++) {
    const { personId, tokenHash } = byApi[(i * PEOPLE) / 2] as (typeof everybody)[number]
    recordings.push({ sent: await tap.during(() => ask(next(i))), personId, tokenHash })
  }
  close()
  await tapped.stop()
  tap.close()
  const script = await scriptOf(admin, recordings, byPgbench, since)

  const api = await startApi(variables)
  const whistles = (seconds: number) => closedLoop(api.url, { clients: CLIENTS, seconds, next })
  const statements = (seconds: number) =>
    runPgbench(program, variables.DATABASE_API_URL ?? '', script, { clients: CLIENTS, seconds })
  await whistles(SECONDS / 2)
  await statements(SECONDS / 2)
  const rates = { api: [] as number[], pgbench: [] as number[] }
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const turns = [
      async () => {
        const load = await whistles(SECONDS)
        rates.api.push(load.perSecond)
        times.push(...load.times)
      },
      async () => rates.pgbench.push(await statements(SECONDS)),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
  }
  await api.stop()

  const value = median(rates.api) / median(rates.pgbench)
  const spread = (of: number[]) => `${Math.min(...of).toFixed(1)} – ${Math.max(...of).toFixed(1)}`
  printTable([
    ['whistles', 'clients', 'statements', 'a second', 'from – to', 'median ms', 'p95 ms', 'ratio'],
    [
      'the API over HTTP',
      String(CLIENTS),
      String(script.statements.length),
      median(rates.api),
      spread(rates.api),
      median(times),
      quantile(times, 0.95),
      value,
    ],
    [
      'pgbench',
      String(CLIENTS),
      String(script.statements.length),
      median(rates.pgbench),
      spread(rates.pgbench),
      '',
      '',
      '',
    ],
  ])
  concludeAtLeast('whistle-vs-pgbench', value, LEAST)
})
