/**
 * Somebody holds the table of sessions, so that every connection of the API's pool waits: 500 requests meet that, once for
 * three seconds and once for longer than a statement may take. Each is answered, and with nothing else than its answer or
 * 503; measured is how long after the release everything is answered in ordinary time.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Tally, tryOnce } from './stage/clients.ts'
import { conclude, median, printTable } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const REQUESTS = 500
const HELD = [3_000, 12_000]
/** An answer in less than this, ten times in a row, is ordinary again (ms). */
const ORDINARY = 500

await onStage(async ({ database }) => {
  const { variables, openDeps, openAdmin, admin } = await database('pool')
  const people = await logInMany(admin, REQUESTS, openDeps().wechat.appId)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, PORT: String(port), LOG_LEVEL: 'silent' })
  servers.start()
  await untilReady(url)
  const ask = async (i: number) => {
    const since = performance.now()
    const answer = await tryOnce(`${url}/v1/me`, { method: 'GET', headers: people[i % REQUESTS]?.headers ?? {} })
    return { what: typeof answer === 'object' ? String(answer.status) : answer, ms: performance.now() - since }
  }
  for (let i = 0; i < 50; i++) await ask(i)
  const rows: (string | number)[][] = []
  let slowest = 0
  let wrong = 0
  for (const held of HELD) {
    const holder = await openAdmin()
    await holder.query('begin')
    await holder.query('lock table juwuye.sessions in access exclusive mode')
    const asked = Array.from({ length: REQUESTS }, (_, i) => ask(i))
    await pause(held)
    await holder.query('commit')
    const released = performance.now()
    let recovered = 0
    for (let inTime = 0; inTime < 10; ) {
      const { what, ms } = await ask(inTime)
      inTime = what === '200' && ms < ORDINARY ? inTime + 1 : 0
      recovered = (performance.now() - released) / 1_000
    }
    const answers = await Promise.all(asked)
    const tally = new Tally()
    for (const { what } of answers) tally.add(what)
    wrong += answers.filter(({ what }) => what !== '200' && what !== '503').length
    slowest = Math.max(slowest, recovered)
    rows.push([
      held / 1_000,
      tally.toString(),
      median(answers.map(({ ms }) => ms)),
      Math.max(...answers.map(({ ms }) => ms)),
      recovered,
    ])
  }
  await servers.killAll()
  printTable([['held for s', 'answers', 'median ms', 'slowest ms', 's until ordinary again'], ...rows])
  if (wrong > 0) throw new Error(`${wrong} requests got neither their answer nor 503`)
  conclude('pool-held-recovery-s', slowest, 10)
})
