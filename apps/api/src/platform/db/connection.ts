import pg from 'pg'

/** Of statements that a connection keeps prepared; each costs the server some 20 KB in every connection. */
const MOST_NAMES = 400
/** With more values than these it is a list: of another length next time, and up to a megabyte to keep. */
const MOST_VALUES = 100
/** Of texts that are remembered to see whether they come again. */
const MOST_TEXTS = 4_000

const names = new Map<string, string | null>()
let named = 0
let edition = 1

/** A statement that comes again is prepared under a name, the same in every connection; lists of ids make texts that do not. */
function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name !== null) {
    if (name === undefined && names.size < MOST_TEXTS) names.set(text, null)
    return name
  }
  if (named === MOST_NAMES) return undefined
  named += 1
  const made = `s${edition}_${named}`
  names.set(text, made)
  return made
}

/** What is prepared no longer fits the tables: from now on everything goes by another name, in every connection. */
export function prepareAnew(): void {
  names.clear()
  named = 0
  edition += 1
}

/** Sends what is asked in one turn of the event loop in one piece, without waiting for the first answer. */
class Connection extends pg.Client {
  #corked = false

  override query(...asked: unknown[]) {
    const { stream } = (this as unknown as { connection: { stream: NodeJS.WritableStream & Corkable } }).connection
    if (!this.#corked) {
      this.#corked = true
      stream.cork()
      process.nextTick(() => {
        this.#corked = false
        stream.uncork()
      })
    }
    // biome-ignore lint/suspicious/noExplicitAny: it has a dozen signatures
    return (super.query as (...asked: any[]) => any)(...asked)
  }
}

interface Corkable {
  cork(): void
  uncork(): void
}

/** The same, preparing what comes again. */
class PreparingConnection extends Connection {
  override query(config: unknown, ...more: unknown[]) {
    const [values] = more
    const isPlain = typeof config === 'object' && config !== null && 'text' in config && !('submit' in config)
    const isOne = Array.isArray(values) && values.length > 0 && values.length <= MOST_VALUES
    if (!isPlain || !isOne) return super.query(config, ...more)
    const name = nameOf((config as pg.QueryConfig).text)
    return super.query(name === undefined ? config : { ...config, name }, ...more)
  }
}

/**
 * How a pool connects. An address that leads to a pooler in transaction mode says so (`?pgbouncer=true`): what is prepared
 * there is prepared in a connection that the next transaction does not have.
 */
export function connectionsFor(url: string): pg.PoolConfig {
  const address = new URL(url)
  const pooled = address.searchParams.get('pgbouncer') === 'true'
  address.searchParams.delete('pgbouncer')
  const Client = (pooled ? Connection : PreparingConnection) as unknown as typeof pg.Client
  return { connectionString: address.href, pipeline: true, Client } as pg.PoolConfig
}
