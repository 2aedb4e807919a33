import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Ask, asker, closedLoop } from './load.ts'
import { concludeAtLeast, median, printTable, quantile } from './numbers.ts'
import { startApi, startProcess } from './served-process.ts'
import { onStage } from './server.ts'
import { liveThere, type Neighbourhood, settleTown } from './town.ts'
import { openWireTap, type Sent } from './wire-tap.ts'

const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url))
const LEAST = 0.5
const COMMUNITIES = 4
const PEOPLE = 60
const CLIENTS = 8
const ROUNDS = 4
const SECONDS = 6

/** What the bare server does for one address; bytes as text after `\x`. */
export interface Plan {
  path: string
  token: string
  /** One after the other; of each the statements that are sent together. */
  transactions: { text: string; values: (string | null)[] }[][][]
  body: string
}

/** A town with cases at every stop of their way, and who may look at them. */
export interface TownWithCases {
  town: (Neighbourhood & { caseIds: string[] })[]
}

function transactionsOf(sent: readonly Sent[]): Plan['transactions'] {
  const transactions: Plan['transactions'] = []
  for (const { text, values, withPrevious } of sent) {
    const bytes = values.map((value) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value))
    if (text.startsWith('BEGIN')) transactions.push([])
    const last = transactions.at(-1)
    if (!last) throw new Error(`outside of any transaction: ${text}`)
    if (withPrevious && last.length > 0) last.at(-1)?.push({ text, values: bytes })
    else last.push([{ text, values: bytes }])
  }
  return transactions
}

/**
 * Measures one kind of reading over HTTP, with session, rules and presenting, against a handler without framework that
 * sends the statements of the very same requests, as they went over the wire, and answers the same bytes.
 */
export function measureAgainstBare(name: string, asksOf: (town: TownWithCases['town']) => Ask[]): Promise<void> {
  return onStage(async ({ database }) => {
    const { variables, openDeps, admin } = await database('reading')
    const deps = openDeps()
    const town: TownWithCases['town'] = []
    for (const hood of await settleTown(deps, admin, { communities: COMMUNITIES, people: PEOPLE })) {
      town.push({ ...hood, caseIds: await liveThere(deps, admin, hood) })
    }
    await admin.query('analyze')
    const asks = asksOf(town)
    let asked = 0
    const next = () => asks[asked++ % asks.length] as Ask

    const tap = await openWireTap(variables.DATABASE_API_URL ?? '')
    const tapped = await startApi({ ...variables, DATABASE_API_URL: tap.through(variables.DATABASE_API_URL ?? '') })
    const { ask, close } = asker(tapped.url, 1)
    await ask(next())
    const plans: Plan[] = []
    for (const one of asks) {
      let body = ''
      const sent = await tap.during(async () => {
        const answer = await ask(one)
        if (answer.status !== 200) throw new Error(`${one.path} answered ${answer.status}: ${answer.body}`)
        body = answer.body
      })
      plans.push({ path: one.path, token: one.token, transactions: transactionsOf(sent), body })
    }
    close()
    await tapped.stop()
    tap.close()

    const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-bare-'))
    const file = path.join(folder, 'plans.json')
    writeFileSync(file, JSON.stringify(plans))
    const bare = await startProcess(BARE, { ...variables, PLANS: file, NODE_ENV: 'production' })
    const api = await startApi(variables)
    const times = { api: [] as number[], bare: [] as number[] }
    const rates = { api: [] as number[], bare: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      for (const side of round % 2 === 0 ? (['api', 'bare'] as const) : (['bare', 'api'] as const)) {
        const { url } = side === 'api' ? api : bare
        const load = await closedLoop(url, { clients: CLIENTS, seconds: SECONDS, next })
        // the first of each warms up
        if (round < 0) continue
        rates[side].push(load.perSecond)
        times[side].push(...load.times)
      }
    }
    await Promise.all([api.stop(), bare.stop()])
    rmSync(folder, { recursive: true })

    const value = median(rates.api) / median(rates.bare)
    const of = (values: number[]) => Math.round(median(values))
    const statements = of(plans.map((plan) => plan.transactions.flat(2).length))
    const trips = of(plans.map((plan) => plan.transactions.flat(1).length))
    const row = (side: 'api' | 'bare') => [
      side === 'api' ? 'the API' : 'bare handler',
      ...[CLIENTS, statements, trips].map(String),
      (median(plans.map(({ body }) => Buffer.byteLength(body))) / 1024).toFixed(1),
      median(rates[side]),
      median(times[side]),
      quantile(times[side], 0.95),
      side === 'api' ? value : '',
    ]
    printTable([
      ['', 'clients', 'statements', 'round trips', 'KB', 'a second', 'median ms', 'p95 ms', 'ratio'],
      row('api'),
      row('bare'),
    ])
    concludeAtLeast(name, value, LEAST)
  })
}
