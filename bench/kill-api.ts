/**
 * A thousand whistles at once, one in ten with a photo, and two hundred notes of progress, by clients that send again with
 * the same id until they are answered, while the API is killed (`kill -9`) five times and started anew as a supervisor
 * does. Counted is what was acknowledged and is not there, and what is there twice or in part.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { bringCase } from '../apps/api/src/recipes/index.ts'
import { sendUntilTaken, Tally } from './stage/clients.ts'
import { openStageCommunity } from './stage/community.ts'
import { findHalves, formOf, openPlaces, PHOTO, whistleOf } from './stage/matters.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { logInMany, sessionOf } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const WHISTLES = 1_000
const PHOTO_EVERY = 10
const NOTES = 200
const COMMUNITIES = 10
const PER_PERSON = 4
const KILLS = 5
/** Before it is started anew, as systemd's RestartSec. */
const RESTART = 1_000

await onStage(async ({ database }) => {
  const here = await database('kill_api')
  const { variables, openDeps, admin } = here
  const deps = openDeps()
  const places = await openPlaces(deps, COMMUNITIES)
  const people = await logInMany(admin, WHISTLES / PER_PERSON, deps.wechat.appId)
  const worked = await openStageCommunity(deps)
  const cast = await worked.cast()
  const rectifying = await Promise.all(
    Array.from({ length: 10 }, async () =>
      bringCase(deps, { ...cast, reporter: (await worked.cast()).reporter }, 'rectifying'),
    ),
  )
  const worker = await sessionOf(admin, cast.propertyWorker)
  const photo = readFileSync(PHOTO)
  const counted = async (sql: string) =>
    (await admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0
  const before = { cases: await counted('juwuye.cases'), notes: await notes() }
  async function notes() {
    return counted(`juwuye.case_events where kind = 'progressed'`)
  }

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, PORT: String(port), LOG_LEVEL: 'silent' })
  servers.start()
  await untilReady(url)

  const acknowledged = { whistles: [] as string[], photos: [] as string[], notes: 0 }
  const misses = new Tally()
  const wrong = new Tally()
  let again = 0
  const send = async (path: string, headers: Record<string, string>, body: string | ArrayBuffer): Promise<boolean> => {
    const answer = await sendUntilTaken(url + path, { headers, body, onMiss: (what) => misses.add(what) })
    if (answer.tries > 1) again += 1
    if (answer.status !== 200) wrong.add(`${answer.status} ${answer.body.slice(0, 120)}`)
    return answer.status === 200
  }
  const json = { 'content-type': 'application/json' }
  const whistle = async (i: number) => {
    const person = people[i % people.length]
    const place = places[i % places.length]
    if (!person || !place) return
    const photos = i % PHOTO_EVERY === 0 ? [randomUUID()] : []
    for (const id of photos) {
      const form = await formOf(id, photo)
      const kept = await send(
        `/v1/communities/${place.communityId}/uploads`,
        { ...person.headers, ...form.headers },
        form.body,
      )
      if (kept) acknowledged.photos.push(id)
    }
    const { id, path, body } = whistleOf(place, photos)
    if (await send(path, { ...person.headers, ...json }, body)) acknowledged.whistles.push(id)
  }
  const note = async (i: number) => {
    const on = rectifying[i % rectifying.length]
    const headers = { ...worker.headers, ...json, 'idempotency-key': randomUUID() }
    const body = JSON.stringify({ text: `第 ${i} 次看过` })
    if (await send(`/v1/communities/${on?.communityId}/cases/${on?.caseId}/note-progress`, headers, body))
      acknowledged.notes += 1
  }

  const since = Date.now()
  const all = Promise.all([
    ...Array.from({ length: WHISTLES }, (_, i) => whistle(i)),
    // one after another on each case, as a worker does
    ...rectifying.map(async (_, on) => {
      for (let i = on; i < NOTES; i += rectifying.length) await note(i)
    }),
  ])
  const kills: string[][] = []
  let over = false
  void all.finally(() => {
    over = true
  })
  for (let kill = 1; kill <= KILLS; kill++) {
    const from = (WHISTLES * kill) / (KILLS + 1)
    while (acknowledged.whistles.length < from && !over) await pause(5)
    await servers.killAll()
    const at = acknowledged.whistles.length
    const there = await counted('juwuye.whistles where not joined')
    kills.push([String(kill), String(at), String(there - before.cases), misses.toString()])
    console.log(`killed ${kill}: ${((Date.now() - since) / 1000).toFixed(0)} s, ${at} acknowledged`)
    await pause(RESTART)
    servers.start()
  }
  await all
  const seconds = (Date.now() - since) / 1000
  await servers.killAll()
  servers.insist()

  const { rows } = await admin.query<{ id: string; n: number }>(
    `select w.id, count(c.id)::int as n from juwuye.whistles w left join juwuye.cases c
     on (c.community_id, c.id) = (w.community_id, w.case_id) where w.id = any($1) group by w.id`,
    [acknowledged.whistles],
  )
  const kept = await admin.query('select 1 from juwuye.attachments where id = any($1) and attached_at is not null', [
    acknowledged.photos,
  ])
  const lost = WHISTLES - rows.filter((row) => row.n === 1).length + (WHISTLES / PHOTO_EVERY - (kept.rowCount ?? 0))
  const doubled = Math.max(0, (await counted('juwuye.cases')) - before.cases - WHISTLES)
  const noted = (await notes()) - before.notes
  const halves = await findHalves(deps, here)

  printTable([['kill', 'acknowledged', 'whistles there', 'tries that came to nothing until then'], ...kills])
  console.log()
  printTable([
    ['sent', 'acknowledged', 'sent more than once', 'lost', 'double', 'half or broken', 'refused', 'seconds'],
    [
      `${WHISTLES} whistles, ${WHISTLES / PHOTO_EVERY} photos, ${NOTES} notes`,
      `${acknowledged.whistles.length}, ${acknowledged.photos.length}, ${acknowledged.notes}`,
      String(again),
      String(lost + Math.max(0, NOTES - noted)),
      String(doubled + Math.max(0, noted - NOTES)),
      halves.join('; ') || '0',
      wrong.toString(),
      seconds.toFixed(0),
    ],
  ])
  conclude('kill-api', lost + doubled + Math.abs(noted - NOTES) + halves.length + wrong.counts.size, 0)
})
