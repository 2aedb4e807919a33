import { type DestinationStream, type Logger, pino } from 'pino'
import { pgErrorOf } from './db/pg-error.ts'

export type Log = Logger

/**
 * One JSON line per fact. No personal data: neither bodies, tokens, addresses of people, query strings nor what a
 * database error quotes from a row.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: describeRequest, res: describeReply },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** A database error's message quotes the statement with its values, so only its code and place are kept. */
function describeError(error: Error) {
  const pg = pgErrorOf(error)
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  if (pg) return { type: error.name, sqlState: pg.code, constraint: pg.constraint, table: pg.table, stack }
  const isQuery = error.message.startsWith('Failed query')
  return { type: error.name, message: isQuery ? 'Failed query' : error.message, cause: causeOf(error), stack }
}

function causeOf(error: Error): string | undefined {
  return error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined
}

interface LoggedRequest {
  method: string
  routeOptions?: { url?: string }
}

/** The route's pattern, not the address: addresses carry names in their queries. */
function describeRequest(request: LoggedRequest) {
  return { method: request.method, route: request.routeOptions?.url ?? 'none' }
}

function describeReply(reply: { statusCode: number }) {
  return { status: reply.statusCode }
}
