/**
 * What a whistle, a page of the list and the page of a case cost, layer by layer: the processor's time of the API by a
 * profile taken inside of it under load, and what the database counts of its statements.
 */
import { closedLoop } from './stage/load.ts'
import { KINDS, mixOfTown } from './stage/mix.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { layersOf, type Profile } from './stage/profile.ts'
import { askInside, startApi, WATCHED } from './stage/served-process.ts'
import { onStage } from './stage/server.ts'

const COMMUNITIES = 4
const PEOPLE = 300
const CLIENTS = 4
const SECONDS = 8
/** Milliseconds of the API's processor for a whistle. */
const LIMIT = 15

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('cost')
  await admin.query('create extension if not exists pg_stat_statements schema public')
  const deps = openDeps()
  const mix = await mixOfTown(deps, admin, { communities: COMMUNITIES, people: PEOPLE })

  const api = await startApi(variables, WATCHED)
  const measured: {
    kind: string
    layers: Map<string, number>
    total: number
    statements: { calls: number; ms: number }
  }[] = []
  for (const kind of KINDS) {
    let asked = 0
    const load = (seconds: number) =>
      closedLoop(api.url, { clients: CLIENTS, seconds, next: () => mix.ask(kind, asked++) })
    await load(SECONDS / 2)
    await admin.query('select pg_stat_statements_reset()')
    await askInside(api, 'profile-start')
    const { times } = await load(SECONDS)
    const taken = await askInside<{ profile: Profile; processorMs: number }>(api, 'profile-stop')
    const { rows } = await admin.query(
      `select sum(calls)::int as calls, sum(total_exec_time + total_plan_time) as ms from pg_stat_statements s
       join pg_roles r on r.oid = s.userid where r.rolname = 'juwuye_api'`,
    )
    const { layers, functions } = layersOf(taken.profile, taken.processorMs)
    const each = (ms: number) => ms / times.length
    const total = layers.reduce((sum, [, ms]) => sum + each(ms), 0)
    const statements = { calls: rows[0].calls / times.length, ms: each(rows[0].ms) }
    measured.push({ kind, layers: new Map(layers.map(([name, ms]) => [name, each(ms)])), total, statements })
    console.log(`${kind}, hottest functions of ${total.toFixed(2)} ms:`)
    for (const [name, ms] of functions.slice(0, 15)) console.log(`  ${each(ms).toFixed(3)} ms  ${name}`)
  }
  await api.stop()

  const names = [...new Set(measured.flatMap(({ layers }) => [...layers.keys()]))]
  const sum = (name: string) => measured.reduce((all, { layers }) => all + (layers.get(name) ?? 0), 0)
  printTable([
    ['ms of the processor for one', ...measured.map(({ kind }) => kind)],
    ...names
      .toSorted((a, b) => sum(b) - sum(a))
      .map((name) => [name, ...measured.map(({ layers }) => layers.get(name) ?? 0)]),
    ['the API, together', ...measured.map(({ total }) => total)],
    ['statements', ...measured.map(({ statements }) => statements.calls.toFixed(0))],
    ['the database for them', ...measured.map(({ statements }) => statements.ms)],
  ])
  conclude('request-cost', measured[0]?.total ?? Number.NaN, LIMIT)
})
