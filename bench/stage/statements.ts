import type pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
}

/**
 * Sees every statement of a pool that is not in use yet. What `skip` picks is not sent, and answered with nothing.
 */
export function watch(pool: pg.Pool, see: (statement: Statement) => void, skip = (_text: string) => false): void {
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (config: unknown, values?: unknown[]) => Promise<unknown>
    const watched = async (config: string | { text: string }, values: unknown[] = []) => {
      const text = typeof config === 'string' ? config : config.text
      if (skip(text)) return { rows: [], rowCount: 0, fields: [] }
      see({ text, values })
      return send(config, values)
    }
    client.query = watched as typeof client.query
  })
}
