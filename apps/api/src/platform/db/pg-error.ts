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

/** Nothing is wrong with this statement: one before it failed in the same transaction. */
export const isOfAnother = (error: unknown): boolean => pgErrorOf(error)?.code === '25P02'

/** What was prepared gives rows of another shape than the table now has; its words are in the server's language. */
export const isPreparedForOther = (error: unknown): boolean => pgErrorOf(error)?.code === '0A000'

/** Two transactions stood in each other's way and the server ended this one: the same again may well succeed. */
export function isWorthAnotherTry(error: unknown): boolean {
  const code = pgErrorOf(error)?.code
  return code === '40P01' || code === '40001'
}

/**
 * The server is going down, coming up, has no connection left, or did not get to it in the time that it has (somebody holds
 * what it needs); the class 08 is about connections.
 */
const AWAY_STATES = ['57P01', '57P02', '57P03', '53300', '57014', '25P03']
/** Of sockets, and what the pool says of its own limits. */
const AWAY_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']
const AWAY_WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Nothing is wrong with what was asked: the database does not answer, or no connection is free. */
export function isDatabaseAway(error: unknown): boolean {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const { code = '' } = e as Error & { code?: string }
    if (code.startsWith('08') && SQLSTATE.test(code)) return true
    if (AWAY_STATES.includes(code) || AWAY_CODES.includes(code) || AWAY_WORDS.test(e.message)) return true
  }
  return false
}
