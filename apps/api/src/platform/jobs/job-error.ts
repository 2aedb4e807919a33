import { pgErrorOf } from '../db/pg-error.ts'

const LONGEST = 500

/** What a job failed with, in technical words: never the values of a statement, which may be what people wrote. */
export function jobError(error: unknown): string {
  const pg = pgErrorOf(error)
  if (pg) return ['PostgreSQL', pg.code, pg.table, pg.constraint].filter(Boolean).join(' ')
  if (!(error instanceof Error)) return 'unknown'
  const message = error.message.startsWith('Failed query') ? 'Failed query' : error.message
  return `${error.name}: ${message}`.slice(0, LONGEST)
}

/** Reads it back from what the library kept with the job; it words it itself when the worker fell silent. */
export function keptError(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: { message?: unknown } }
  const found = message ?? value?.message
  return typeof found === 'string' ? found : 'unknown'
}
