/**
 * Photos are sent while the place of the pictures is full (a small disk of its own; needs root on Linux, and is left out
 * elsewhere), and while a bucket is killed in the middle of it, hangs, and comes back. The senders send again under the same
 * ids. Counted is what was acknowledged and cannot be fetched, what is kept in part, and how long the others wait.
 */
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sendUntilTaken, Tally, tryOnce } from './stage/clients.ts'
import { formOf, openPlaces, PHOTO } from './stage/matters.ts'
import { conclude, median, printTable } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { freePort, serverProcesses, untilReady } from './stage/processes.ts'
import { onStage, type StageDatabase } from './stage/server.ts'

const API = fileURLToPath(new URL('../apps/api', import.meta.url))
const SENDERS = 10
const BUCKET = `const S3rver = require('s3rver'); const [directory, port] = process.argv.slice(1)
new S3rver({ address: '127.0.0.1', port: Number(port), silent: true, directory, configureBuckets: [{ name: 'photos' }] }).run()`
const photo = readFileSync(PHOTO)

interface Outcome {
  what: string
  acknowledged: string[]
  misses: Tally
  lost: number
  rows: number
  slowest: number
  others: number
}

/** Sends photos until told to stop, and looks afterwards whether each that was taken is there. */
async function sendPhotos(
  here: StageDatabase,
  photos: Record<string, string>,
  breakIt: () => Promise<void>,
  what: string,
): Promise<Outcome> {
  const deps = here.openDeps()
  const [place] = await openPlaces(deps, 1)
  const people = await logInMany(here.admin, SENDERS + 1, deps.wechat.appId)
  const { PHOTOS_DIR: _, ...variables } = here.variables
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const servers = serverProcesses({ ...variables, ...photos, PORT: String(port), LOG_LEVEL: 'silent' })
  servers.start()
  await untilReady(url)
  const acknowledged: { id: string; full: string }[] = []
  const misses = new Tally()
  const others: number[] = []
  let slowest = 0
  let over = false
  const sender = async (i: number) => {
    // fewer than somebody may have waiting
    for (let n = 0; n < 40 && !over; n++) {
      const id = randomUUID()
      const { headers, body } = await formOf(id, photo)
      const since = performance.now()
      const onMiss = (miss: string) => {
        misses.add(miss)
        slowest = Math.max(slowest, performance.now() - since)
      }
      const to = `${url}/v1/communities/${place?.communityId}/uploads`
      const answer = await sendUntilTaken(to, { headers: { ...people[i]?.headers, ...headers }, body, onMiss })
      if (answer.status === 200) acknowledged.push({ id, full: (JSON.parse(answer.body) as { full: string }).full })
      else misses.add(`${answer.status} ${answer.body.slice(0, 80)}`)
      await pause(200)
    }
  }
  const other = async () => {
    while (!over) {
      const since = performance.now()
      await tryOnce(`${url}/v1/me`, { method: 'GET', headers: people[SENDERS]?.headers ?? {} })
      others.push(performance.now() - since)
      await pause(250)
    }
  }
  const all = Promise.all([other(), ...Array.from({ length: SENDERS }, (_, i) => sender(i))])
  await breakIt()
  await pause(2_000)
  over = true
  await all
  let lost = 0
  for (const { full } of acknowledged) {
    const answer = await tryOnce(new URL(full, url).href, { method: 'GET', headers: {} })
    if (typeof answer !== 'object' || answer.status !== 200 || answer.body.length < 1_000) lost += 1
  }
  const { rowCount } = await here.admin.query('select 1 from juwuye.attachments where community_id = $1', [
    place?.communityId,
  ])
  await servers.killAll()
  return {
    what,
    acknowledged: acknowledged.map(({ id }) => id),
    misses,
    lost,
    rows: rowCount ?? 0,
    slowest,
    others: median(others),
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

await onStage(async ({ database }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-storage-'))
  const outcomes: Outcome[] = []
  let half = 0
  try {
    if (process.platform === 'linux' && process.getuid?.() === 0) {
      const disk = path.join(folder, 'disk')
      mkdirSync(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
      try {
        const outcome = await sendPhotos(
          await database('disk'),
          { PHOTOS_DIR: disk },
          async () => {
            await pause(3_000)
            // somebody else fills what is left of it, and lets go again
            const filler = path.join(disk, 'filler')
            try {
              writeFileSync(filler, Buffer.alloc(8 * 1024 * 1024))
            } catch (error) {
              if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
            }
            await pause(8_000)
            rmSync(filler)
            execFileSync('mount', ['-o', 'remount,size=64m', disk])
            await pause(8_000)
          },
          'a full disk',
        )
        outcomes.push(outcome)
        const files = filesBelow(disk)
        half += files.filter((name) => name.endsWith('.part')).length + Math.abs(files.length - 2 * outcome.rows)
      } finally {
        execFileSync('umount', [disk])
      }
    } else console.log('a full disk: left out, it needs root on Linux')

    const port = await freePort()
    const store = path.join(folder, 'store')
    const open = () =>
      spawn(process.execPath, ['-e', BUCKET, store, String(port)], { cwd: API, stdio: ['ignore', 'ignore', 'inherit'] })
    let bucket = open()
    process.once('exit', () => bucket.kill('SIGKILL'))
    const settings = {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'photos',
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      S3_PATH_STYLE: 'true',
    }
    outcomes.push(
      await sendPhotos(
        await database('bucket'),
        settings,
        async () => {
          await pause(3_000)
          const gone = once(bucket, 'exit')
          bucket.kill('SIGKILL')
          await gone
          await pause(6_000)
          bucket = open()
          await pause(8_000)
          bucket.kill('SIGSTOP')
          await pause(15_000)
          bucket.kill('SIGCONT')
          await pause(8_000)
        },
        'a bucket killed, then hanging',
      ),
    )
    bucket.kill('SIGKILL')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  printTable([
    [
      'broken',
      'acknowledged',
      'rows',
      'cannot be fetched',
      'tries that came to nothing',
      'slowest of them, ms',
      'others’ median ms',
    ],
    ...outcomes.map((one) => [
      one.what,
      String(one.acknowledged.length),
      String(one.rows),
      String(one.lost),
      one.misses.toString(),
      one.slowest,
      one.others,
    ]),
  ])
  if (half > 0) console.log(`on the disk: ${half} files that belong to no photo`)
  const lost = outcomes.reduce((sum, one) => sum + one.lost + Math.abs(one.rows - one.acknowledged.length), 0)
  conclude('storage-away', lost + half, 0)
})
