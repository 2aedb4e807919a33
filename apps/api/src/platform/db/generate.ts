/**
 * Makes the first migrations anew: 0000 the tables, 0001 the walls. Only until they have landed; from then on migrations
 * are added, never remade.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { WALLS, wallsMigration } from './walls.ts'

const api = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(api, 'migrations')
const kit = (...args: string[]) =>
  execFileSync(process.execPath, [path.join(api, 'node_modules/drizzle-kit/bin.cjs'), 'generate', ...args], {
    cwd: api,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

rmSync(folder, { recursive: true, force: true })
kit('--name', 'tables')
kit('--custom', '--name', 'walls')
const walls = readdirSync(folder).find((name) => name.endsWith('_walls.sql'))
if (!walls) throw new Error('drizzle-kit made no file for the walls')
writeFileSync(path.join(folder, walls), `${wallsMigration(WALLS)}\n`)
