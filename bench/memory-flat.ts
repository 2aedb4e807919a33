/**
 * Whether the API keeps anything of what it answered: as many requests of a day's mix as an installation of sixty thousand
 * people has in a busy hour (five a second), as fast as they are answered. After every fifteen hundred the heap is measured,
 * collected before.
 */
import { type Ask, asker } from './stage/load.ts'
import { mixOfTown } from './stage/mix.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { askInside, startApi, WATCHED } from './stage/served-process.ts'
import { onStage } from './stage/server.ts'

/** KB of heap that ten thousand requests may leave behind. */
const LIMIT = 1_024
const REQUESTS = 18_000
const EACH = 1_500
/** Caches and compiled code fill up first. */
const WARM_UP = 2 * EACH
const CLIENTS = 8
const COMMUNITIES = 4
const PEOPLE = 400

/** The slope of the line that lies closest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}

await onStage(async ({ database }) => {
  const { variables, openDeps, admin } = await database('memory')
  const mix = await mixOfTown(openDeps(), admin, { communities: COMMUNITIES, people: PEOPLE })
  const api = await startApi(variables, WATCHED)
  const { ask, close } = asker(api.url, CLIENTS)
  let asked = 0
  const until = async (count: number) => {
    const client = async () => {
      while (asked < count) {
        const what: Ask = mix.ask(mix.kindOf(asked), asked++)
        const { status, body } = await ask(what)
        if (status !== 200) throw new Error(`${what.path} answered ${status}: ${body}`)
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, client))
  }
  const points: [number, number][] = []
  const rows: string[][] = [['requests', 'heap KB', 'outside the heap KB', 'resident MB']]
  for (let count = WARM_UP; count <= WARM_UP + REQUESTS; count += EACH) {
    await until(count)
    const { heapUsed, external, rss } = await askInside<NodeJS.MemoryUsage>(api, 'memory')
    points.push([count / 10_000, heapUsed / 1024])
    const kb = (bytes: number) => (bytes / 1024).toFixed(0)
    rows.push([String(count - WARM_UP), kb(heapUsed), kb(external), (rss / 1024 / 1024).toFixed(0)])
  }
  close()
  await api.stop()
  printTable(rows)
  conclude('memory-flat', slope(points), LIMIT)
})
