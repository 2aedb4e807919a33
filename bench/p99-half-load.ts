/** How even answers are at half of what the API can do: a day's mix of requests, sent steadily whether or not it keeps up. */
import { closedLoop, openLoop } from './stage/load.ts'
import { KINDS, mixOfTown } from './stage/mix.ts'
import { conclude, median, printTable, quantile } from './stage/numbers.ts'
import { startApi } from './stage/served-process.ts'
import { onStage } from './stage/server.ts'

const LIMIT = 5
const COMMUNITIES = 4
const PEOPLE = 400
const CLIENTS = 8
const WARM_UP = 8
const CAPACITY = 12
const SECONDS = 60

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('half')
  const mix = await mixOfTown(openDeps(), admin, { communities: COMMUNITIES, people: PEOPLE })
  const api = await startApi(variables)
  let asked = 0
  const next = () => mix.ask(mix.kindOf(asked), asked++)
  await closedLoop(api.url, { clients: CLIENTS, seconds: WARM_UP, next })
  const capacity = await closedLoop(api.url, { clients: CLIENTS, seconds: CAPACITY, next })
  const first = asked
  const half = await openLoop(api.url, {
    perSecond: capacity.perSecond / 2,
    seconds: SECONDS,
    connections: 64,
    next,
  })
  await api.stop()
  const ofKind = (kind: string) => half.times.filter((_, i) => mix.kindOf(first + i) === kind)
  const row = (name: string, times: number[]) => [
    name,
    String(times.length),
    median(times),
    quantile(times, 0.95),
    quantile(times, 0.99),
    Math.max(...times),
    quantile(times, 0.99) / median(times),
  ]
  console.log(`capacity ${capacity.perSecond.toFixed(1)} a second; then ${half.perSecond.toFixed(1)} for ${SECONDS} s`)
  printTable([
    ['at half of it', 'requests', 'median ms', 'p95 ms', 'p99 ms', 'longest ms', 'p99 ÷ median'],
    row('all', half.times),
    ...KINDS.map((kind) => row(kind, ofKind(kind))),
  ])
  conclude('p99-half-load', quantile(half.times, 0.99) / median(half.times), LIMIT)
})
