/**
 * Prints the wall of new tables, to be put into a hand-written migration: list a table in walls.ts, then
 * `npm run wall -- TABLE …` in apps/api.
 */
import { WALLS, wallSql } from './walls.ts'

for (const table of process.argv.slice(2)) {
  const wall = WALLS[table]
  if (!wall) throw new Error(`${table} is not listed in walls.ts`)
  const statements = wallSql(table, wall).map((statement) => `${statement};`)
  process.stdout.write(`${statements.join('\n--> statement-breakpoint\n')}\n`)
}
