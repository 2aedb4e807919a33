/**
 * WeChat is away for an hour, first refusing and then taking everything and saying nothing, while 100 messages wait to be
 * sent; then it is back. A real API and a real worker. The hour is played: whenever every try has failed, what the jobs
 * still have to wait is taken off and counted. Meanwhile people log in (told so), whistle and act; counted are messages
 * lost and sent twice.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { TEMPLATES } from '../apps/wechat-standin/src/server.ts'
import { Tally, tryOnce } from './stage/clients.ts'
import { openPlaces, whistleOf } from './stage/matters.ts'
import { conclude, median, printTable } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { freePort, serverProcesses, untilReady, workerProcesses } from './stage/processes.ts'
import { controlOf, publishToCrowd } from './stage/publish-to-crowd.ts'
import { onStage } from './stage/server.ts'
import { layWire } from './stage/wire.ts'

const NEIGHBOURS = 100
const MINUTE = 60
const HOUR = 3_600
const TEMPLATE = TEMPLATES.result.id
const WHISTLES = 10
const LIMIT = 200_000

await onStage(async ({ standinUrl, database }) => {
  const { variables, openDeps, admin } = await database('wechat_away')
  const control = controlOf(standinUrl)
  const deps = openDeps()
  const openids = await publishToCrowd(deps, admin, { cases: 1, neighbours: NEIGHBOURS, templateId: TEMPLATE })
  await control('/admin/credits', { openids, templateId: TEMPLATE, credits: 2 })
  const [place] = await openPlaces(deps, 1)
  const people = await logInMany(admin, 4 * WHISTLES, deps.wechat.appId)
  const wire = await layWire(standinUrl)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const given = { ...variables, WECHAT_BASE_URL: wire.url, LOG_LEVEL: 'silent' }
  const servers = serverProcesses({ ...given, PORT: String(port) })
  const workers = workerProcesses(given)
  servers.start()
  await untilReady(url)
  await control('/admin/callback', { url: `${url}/v1/wechat/push` })
  const one = async (sql: string) => Number((await admin.query<{ n: string }>(`select ${sql} as n`)).rows[0]?.n ?? 0)
  const since = Date.now()
  const until = async (what: string, holds: () => Promise<boolean>) => {
    while (!(await holds())) {
      workers.insist()
      if (Date.now() > since + LIMIT) throw new Error(`not in time: ${what}`)
      await pause(200)
    }
  }
  const json = { 'content-type': 'application/json' }
  let asked = 0
  /** What people meet. */
  async function meet(what: string): Promise<(string | number)[]> {
    const { code } = await control<{ code: string }>('/admin/codes', { openid: `o${randomUUID()}` })
    let at = performance.now()
    const login = await tryOnce(`${url}/v1/sessions`, {
      headers: json,
      body: JSON.stringify({ code, carrier: 'bearer' }),
    })
    const loginMs = performance.now() - at
    const said =
      typeof login === 'object'
        ? `${login.status} ${(JSON.parse(login.body) as { detail?: string }).detail ?? ''}`
        : login
    const tally = new Tally()
    const times: number[] = []
    for (let i = 0; i < WHISTLES && place; i++) {
      const { path, body } = whistleOf(place)
      at = performance.now()
      const answer = await tryOnce(url + path, { headers: { ...people[asked++]?.headers, ...json }, body })
      times.push(performance.now() - at)
      tally.add(typeof answer === 'object' ? String(answer.status) : answer)
    }
    return [what, said, loginMs, tally.toString(), median(times)]
  }
  const rows = [await meet('there')]
  await wire.set('refuses')
  workers.start()
  rows.push(await meet('refuses'))
  /** Plays that so many seconds pass, for what waits to be tried again and for what may have been sent. */
  const pass = async (seconds: number) => {
    await admin.query(
      `update juwuye_jobs.job set start_after = start_after - make_interval(secs => $1) where state = 'retry'`,
      [seconds],
    )
    await admin.query(
      `update juwuye.subscribe_grants set spent_at = spent_at - make_interval(secs => $1) where spent_at is not null`,
      [seconds],
    )
  }
  let played = 0
  let rounds = 0
  let hanging = false
  while (played < HOUR) {
    await until('every try has failed', async () => {
      const ready = await one(
        `(select count(*) from juwuye_jobs.job where name in ('tell', 'push') and (state in ('created', 'active') or state = 'retry' and start_after <= now()))`,
      )
      return ready + (await one('(select count(*) from juwuye.outbox where relayed_at is null)')) === 0
    })
    if (played > HOUR / 4 && !hanging) {
      hanging = true
      await wire.set('hangs')
      rows.push(await meet('hangs'))
      await wire.set('refuses')
    }
    const wait = await one(
      `(select coalesce(extract(epoch from max(start_after) - now()), 0) from juwuye_jobs.job where state = 'retry')`,
    )
    if (wait <= 0) throw new Error('nothing waits to be tried again')
    await pass(wait)
    played += wait
    rounds += 1
  }
  const dead = await one('(select count(*) from juwuye.dead_letters)')
  await wire.set('through')
  const back = performance.now()
  rows.push(await meet('back'))
  await until('all is sent', async () => {
    // what had just failed waits for its next time, which is played too
    await pass(MINUTE)
    await pause(800)
    return (await one(`(select count(*) from juwuye.deliveries where state = 'sent')`)) >= NEIGHBOURS
  })
  const seconds = (performance.now() - back) / 1_000
  await Promise.all([servers.killAll(), workers.killAll()])
  const { messages } = await control<{ messages: { openid: string }[] }>('/admin/messages', {})
  await wire.close()
  const counts = openids.map((openid) => messages.filter((message) => message.openid === openid).length)
  const lost = counts.filter((n) => n === 0).length
  const doubled = counts.reduce((sum, n) => sum + Math.max(0, n - 1), 0)
  const held = await one(
    `(select count(*) from juwuye.content_checks where verdict = 'unchecked' and subject = 'whistle')`,
  )
  printTable([['WeChat', 'who logs in hears', 'after ms', 'whistles', 'median ms'], ...rows])
  console.log()
  printTable([
    ['messages', 's played', 'rounds of tries', 'given up', 'lost', 'double', 's until all were sent'],
    [String(NEIGHBOURS), played.toFixed(0), String(rounds), String(dead), String(lost), String(doubled), seconds],
  ])
  console.log(`${held} whistles wait for the desk before neighbours read them, as nobody checked their words`)
  conclude('wechat-away', lost + doubled + dead, 0)
})
