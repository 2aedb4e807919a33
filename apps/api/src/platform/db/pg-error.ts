/** What PostgreSQL said, dug out from under the query builder's wrapping. */
export interface PgError {
  /** SQLSTATE */
  code: string
  constraint?: string
  table?: string
}

const SQLSTATE = /^[0-9A-Z]{5}$/

export function pgErrorOf(error: unknown): PgError | undefined {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const candidate = e as Error & Partial<PgError>
    if (typeof candidate.code === 'string' && SQLSTATE.test(candidate.code)) return candidate as PgError
  }
  return undefined
}

/** A second row under the same key; with a name, only that constraint or index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const pg = pgErrorOf(error)
  return pg?.code === '23505' && (constraint === undefined || pg.constraint === constraint)
}

/** Two transactions stood in each other's way and the server ended this one: the same again may well succeed. */
export function isWorthAnotherTry(error: unknown): boolean {
  const code = pgErrorOf(error)?.code
  return code === '40P01' || code === '40001'
}
