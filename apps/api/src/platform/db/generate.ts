/**
 * Makes the first migrations anew: 0000 the tables, 0001 the walls. Only until they have landed; from then on migrations
 * are added, never remade.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { MONTHLY } from './partitions.ts'
import { WALLS, wallsMigration } from './walls.ts'

const api = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(api, 'migrations')
const kit = (...args: string[]) =>
  execFileSync(process.execPath, [path.join(api, 'node_modules/drizzle-kit/bin.cjs'), 'generate', ...args], {
    cwd: api,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

/** drizzle-kit knows no PARTITION BY. */
function partitionByMonth(): void {
  const file = path.join(folder, '0000_tables.sql')
  let text = readFileSync(file, 'utf8')
  for (const table of MONTHLY) {
    const plain = new RegExp(`(CREATE TABLE "juwuye"\\."${table}" \\([^;]*\\));`)
    if (!plain.test(text)) throw new Error(`no table ${table} to partition`)
    const rest = `--> statement-breakpoint\nCREATE TABLE "juwuye"."${table}_default" PARTITION OF "juwuye"."${table}" DEFAULT;`
    text = text.replace(plain, `$1 PARTITION BY RANGE ("created_at");\n${rest}`)
  }
  writeFileSync(file, text)
}

rmSync(folder, { recursive: true, force: true })
kit('--name', 'tables')
partitionByMonth()
kit('--custom', '--name', 'walls')
const walls = readdirSync(folder).find((name) => name.endsWith('_walls.sql'))
if (!walls) throw new Error('drizzle-kit made no file for the walls')
writeFileSync(path.join(folder, walls), `${wallsMigration(WALLS)}\n`)
