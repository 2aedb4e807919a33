/**
 * Ten thousand messages from the outbox to the inbox and to the phones, by real worker processes that are killed five
 * times, with a real API that takes WeChat's pushes. Counted are the rows of the inbox and what the stand-in sent.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { readEnv } from '../apps/api/src/platform/env.ts'
import { serve } from '../apps/api/src/serve.ts'
import { TEMPLATES } from '../apps/wechat-standin/src/server.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { workerProcesses } from './stage/processes.ts'
import { controlOf, publishToCrowd } from './stage/publish-to-crowd.ts'
import { onStage } from './stage/server.ts'

const COMMUNITIES = 10
const CASES = 2
const NEIGHBOURS = 500
const MESSAGES = COMMUNITIES * CASES * NEIGHBOURS
const WORKERS = 2
const KILLS = 5
const TIME_LIMIT = 30 * 60_000
const TEMPLATE = TEMPLATES.result.id

await onStage(async ({ standinUrl, database }) => {
  const { variables, openDeps, admin } = await database('drain')
  const control = controlOf(standinUrl)
  const one = async (sql: string) =>
    (await admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0
  const sent = () => one(`juwuye.deliveries where state = 'sent'`)

  const deps = openDeps()
  const openids: string[] = []
  for (let i = 0; i < COMMUNITIES; i++)
    openids.push(...(await publishToCrowd(deps, admin, { cases: CASES, neighbours: NEIGHBOURS, templateId: TEMPLATE })))
  for (let i = 0; i < openids.length; i += 500) {
    const some = openids.slice(i, i + 500)
    // more than their messages need, or WeChat would refuse what is sent twice
    await control('/admin/credits', { openids: some, templateId: TEMPLATE, credits: 2 * CASES })
  }
  const api = await serve(readEnv({ ...variables, PORT: '0', WORKER: 'false' }))
  await control('/admin/callback', { url: `${api.url}/v1/wechat/push` })

  const workers = workerProcesses(variables)
  const since = Date.now()
  const kills: string[][] = []
  const until = async (what: string, holds: () => Promise<boolean>) => {
    while (!(await holds())) {
      workers.insist()
      if (Date.now() > since + TIME_LIMIT) throw new Error(`not in time: ${what}`)
      await pause(50)
    }
  }
  for (let kill = 0; kill <= KILLS; kill++) {
    for (let i = 0; i < WORKERS; i++) workers.start()
    if (kill === KILLS) break
    // the first in the middle of telling, the others spread over the sending
    if (kill === 0) await until('telling', async () => (await one('juwuye.messages')) > 0)
    else await until(`kill ${kill + 1}`, async () => (await sent()) >= (MESSAGES * kill) / KILLS)
    await workers.killAll()
    const left = async (queue: string) =>
      String(await one(`juwuye_jobs.job where state = 'active' and name = '${queue}'`))
    kills.push([
      String(kill + 1),
      String(await sent()),
      await left('tell'),
      await left('push'),
      await left('wechat-event'),
    ])
    console.log(`killed ${kill + 1}: ${((Date.now() - since) / 1000).toFixed(0)} s`)
  }
  await until('nothing is left', async () => {
    const waiting = await one('juwuye.outbox where relayed_at is null')
    return waiting + (await one(`juwuye_jobs.job where state < 'completed'`)) === 0
  })
  const seconds = (Date.now() - since) / 1000
  await workers.killAll()
  await api.close()

  const crowd = new Set(openids)
  const { messages } = await control<{ messages: { openid: string; data: object }[] }>('/admin/messages', {})
  const phones = new Map<string, number>()
  for (const { openid } of messages) phones.set(openid, (phones.get(openid) ?? 0) + 1)
  const counts = openids.map((openid) => phones.get(openid) ?? 0)
  const inbox = await admin.query<{ n: number }>(
    `select count(*)::int as n from juwuye.messages m join juwuye.wechat_accounts a using (person_id)
     where m.kind = 'publicised' and a.openid = any($1) group by m.person_id`,
    [openids],
  )
  const inboxes = inbox.rows.map((row) => row.n)
  const lost = (of: readonly number[]) =>
    of.reduce((sum, n) => sum + Math.max(0, CASES - n), 0) + CASES * (openids.length - of.length)
  const twice = (of: readonly number[]) => of.reduce((sum, n) => sum + Math.max(0, n - CASES), 0)
  const strangers = messages.filter((message) => !crowd.has(message.openid)).length

  printTable([['kill', 'sent before', 'tell cut off', 'push cut off', 'event cut off'], ...kills])
  console.log()
  printTable([
    ['messages', 'in the inbox', 'lost', 'double', 'sent by WeChat', 'lost', 'double', 'seconds'],
    [
      String(MESSAGES),
      ...[inboxes.reduce((a, b) => a + b, 0), lost(inboxes), twice(inboxes)].map(String),
      ...[counts.reduce((a, b) => a + b, 0), lost(counts), twice(counts)].map(String),
      seconds.toFixed(0),
    ],
  ])
  conclude('drain-with-kills', lost(inboxes) + twice(inboxes) + lost(counts) + twice(counts) + strangers, 0)
})
