/**
 * A process that knows nothing but what it was given: to each address and token the statements of that request, sent in the
 * same transactions and together where they were sent together, and then the same bytes.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import type { Plan } from './vs-bare.ts'

const plans = new Map(
  (JSON.parse(readFileSync(process.env.PLANS ?? '', 'utf8')) as Plan[]).map((plan) => [plan.path + plan.token, plan]),
)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_API_URL, max: 20, pipeline: true })
const names = new Map<string, string>()

/** Whatever is run again and again is prepared once a connection; what sets and begins has nothing to prepare. */
function statement({ text, values }: Plan['transactions'][number][number][number]) {
  if (values.length === 0) return { text }
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return {
    name,
    text,
    values: values.map((v) => (v?.startsWith('\\x') ? Buffer.from(v.slice(2), 'hex') : v)),
    rowMode: 'array',
  }
}

createServer(async (request, response) => {
  const plan = plans.get(`${request.url}${request.headers.authorization?.slice('Bearer '.length)}`)
  if (!plan) {
    response.writeHead(request.url === '/readyz' ? 200 : 404).end()
    return
  }
  for (const transaction of plan.transactions) {
    const client = await pool.connect()
    for (const together of transaction) await Promise.all(together.map((one) => client.query(statement(one))))
    client.release()
  }
  const body = Buffer.from(plan.body)
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
    .end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
