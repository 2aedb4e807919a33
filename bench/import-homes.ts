/**
 * A community of 20,000 homes brought in from a workbook over HTTP, from the first byte sent to the import that is through,
 * by one server that also does the work of the background; read in again as it is, and with every tenth home changed. Says
 * beside it how long others waited for their answers meanwhile.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { IMPORT_COLUMNS, IMPORT_SHEET_LABELS } from '@juwuye/messages'
import type { CommunityImport } from '@juwuye/types'
import { writeBook } from '../apps/api/src/features/community-import/index.ts'
import { tryOnce } from './stage/clients.ts'
import { openStageCommunity } from './stage/community.ts'
import { formOf } from './stage/matters.ts'
import { conclude, printTable, quantile } from './stage/numbers.ts'
import { sessionOf } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage } from './stage/server.ts'

const HOMES = 20_000
const PER_BUILDING = 200
const CHANGED_EVERY = 10
/** Seconds. */
const LIMIT = 60
const POLL = 250

/** Every building, home and owner of the community; `edition` is in every tenth home's owner. */
function bookOf(edition: number): Promise<Buffer> {
  const sheet = (name: 'estates' | 'buildings' | 'units', rows: string[][]) => {
    const titles = Object.values(IMPORT_COLUMNS[name])
    return { name: IMPORT_SHEET_LABELS[name], titles, rows, widths: titles.map(() => 16) }
  }
  const buildings = Array.from({ length: HOMES / PER_BUILDING }, (_, at) => `${at + 1} 幢`)
  const homes = Array.from({ length: HOMES }, (_, at) => {
    const area = (50 + (at % 90) + (at % 100) / 100).toFixed(2)
    const owners =
      at % CHANGED_EVERY === 0 ? `业主${at}之${edition}` : at % 3 === 0 ? `业主${at}、配偶${at}` : `业主${at}`
    const room = `${Math.floor((at % PER_BUILDING) / 4) + 1}0${(at % 4) + 1}`
    const building = buildings[Math.floor(at / PER_BUILDING)] ?? ''
    return ['大苑', building, room, '住宅', area, '产权证', owners, String(13_800_000_000 + at)]
  })
  return writeBook([
    sheet('estates', [['大苑', '物业', '0571-1']]),
    sheet(
      'buildings',
      buildings.map((name) => ['大苑', name]),
    ),
    sheet('units', homes),
  ])
}

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('import_homes')
  const community = await openStageCommunity(openDeps())
  const cast = await community.cast()
  const { headers } = await sessionOf(admin, cast.socialWorker)
  const somebodyElse = await sessionOf(admin, cast.reporter)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, PORT: String(port) })
  servers.start({ WORKER: 'true' })
  await untilReady(url)
  const imports = `${url}/v1/communities/${community.communityId}/imports`
  const call = async (path: string, method: 'GET' | 'POST' = 'GET'): Promise<CommunityImport> => {
    const answer = await tryOnce(
      imports + path,
      method === 'GET'
        ? { method, headers }
        : { method, headers: { ...headers, 'content-type': 'application/json' }, body: '{}' },
    )
    if (typeof answer === 'string' || answer.status !== 200) throw new Error(JSON.stringify(answer))
    return JSON.parse(answer.body)
  }
  const since = (start: number) => (performance.now() - start) / 1_000
  /** Prints what the progress of the page would show, until it goes on no more by itself. */
  const watch = async (id: string, start: number): Promise<CommunityImport> => {
    let before = ''
    for (;;) {
      const one = await call(`/${id}`)
      const line = `${one.state} ${one.progress.done} / ${one.progress.total}`
      if (line !== before) console.log(`  ${since(start).toFixed(1).padStart(5)} s  ${line}`)
      before = line
      if (one.state !== 'reading' && one.state !== 'applying') return one
      await pause(POLL)
    }
  }

  /** How long somebody else waits for an answer while it goes on. */
  const waits: number[] = []
  let going = true
  const others = (async () => {
    while (going) {
      const start = performance.now()
      await tryOnce(`${url}/v1/communities/${community.communityId}`, { method: 'GET', ...somebodyElse })
      waits.push(performance.now() - start)
      await pause(150)
    }
  })()

  const rows: (string | number)[][] = []
  let first = 0
  for (const [what, edition] of [
    ['first', 1],
    ['the same again', 1],
    ['every tenth changed', 2],
  ] as const) {
    const file = await bookOf(edition)
    waits.length = 0
    console.log(`${what} (${Math.round(file.length / 1024)} KB)`)
    const start = performance.now()
    const id = randomUUID()
    const form = await formOf(id, file)
    const sent = await fetch(imports, { method: 'POST', headers: { ...headers, ...form.headers }, body: form.body })
    if (!sent.ok) throw new Error(await sent.text())
    const ready = await watch(id, start)
    if (ready.state !== 'ready') throw new Error(JSON.stringify(ready).slice(0, 500))
    const checked = since(start)
    await call(`/${id}/apply`, 'POST')
    const done = await watch(id, start)
    if (done.state !== 'done') throw new Error(JSON.stringify(done).slice(0, 500))
    const all = since(start)
    first ||= all
    const homes = done.sheets.find(({ sheet }) => sheet === 'units')
    const counted = [homes?.added ?? 0, homes?.changed ?? 0, homes?.unchanged ?? 0]
    const others = [quantile(waits, 0.5), quantile(waits, 0.99), Math.max(...waits)].map((ms) => ms.toFixed(0))
    rows.push([what, ...counted, checked.toFixed(1), all.toFixed(1), ...others])
  }
  going = false
  await others
  await servers.killAll()
  const heads = [
    'workbook',
    'new',
    'changed',
    'unchanged',
    'checked s',
    'brought in s',
    'others median ms',
    'p99',
    'longest',
  ]
  printTable([heads, ...rows])
  conclude('import-homes-s', first, LIMIT)
})
