import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Deps } from '../../src/deps.ts'
import { asPublic } from '../../src/platform/db/tenant.ts'
import { WALLS } from '../../src/platform/db/walls.ts'
import type { Api } from '../../src/platform/http/api.ts'

/** What somebody without an account got from one address. */
export interface Opened {
  readonly route: string
  readonly url: string
  readonly status: number
  /** Body and headers. */
  readonly text: string
}

/** Every route that the application answers, read from its router, not from our own list. */
function servedRoutes(app: Api): { method: string; path: string }[] {
  const path: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^([│ ]*)[├└]── (\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line)
      if (!found) return []
      const [, indent = '', part = '', methods] = found
      path.splice(indent.length / 4)
      path.push(part)
      const whole = path.join('')
      return (methods?.split(', ') ?? []).filter((m) => m !== 'HEAD').map((method) => ({ method, path: whole }))
    })
}

type Ids = Readonly<Record<string, readonly string[]>>

/** The path with every combination of these ids; a name that is not known gets an id of nothing. */
function filled(path: string, ids: Ids): string[] {
  const name = /:(\w+)/.exec(path)?.[1]
  if (name === undefined) return [path.replace(/^\/?\*|\*$/, '/more').replace('//', '/')]
  const values = ids[name] ?? ['0190b2f0-0000-7000-8000-000000000000']
  return values.flatMap((value) => filled(path.replace(`:${name}`, encodeURIComponent(value)), ids))
}

/** Knocks at every door without an account; a write is sent empty, and with what nobody should be able to send. */
export async function knock(app: Api, ids: Ids): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const { method, path } of servedRoutes(app)) {
    for (const url of filled(path, ids)) {
      const write = method === 'GET' ? {} : { payload: { reason: 'x' } }
      const answer = await app.inject({ method: method as 'GET', url, ...write })
      const { statusCode: status, headers, body } = answer
      const text = readable(body) + JSON.stringify(headers)
      opened.push({ route: `${method} ${path}`, url, status, text })
    }
  }
  return opened
}

const readable = (body: string) =>
  body.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('\\"', '"')

const INSTANT = /^\d{4}-\d\d-\d\d[T ]/

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (!INSTANT.test(value)) yield value
  } else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) yield* leaves(inner)
  }
}

/** Words of closed lists and short numbers stand everywhere; what gives somebody away is longer, or Chinese. */
const telling = (value: string) =>
  !/^[a-z]+([-.][a-z]+)*$/i.test(value) && (value.length >= 6 || /^\p{Script=Han}{2,}/u.test(value))

/** A text, and each clause of it that is long enough to be nobody else's: half of what somebody said tells too. */
const pieces = (text: string): string[] => [
  text,
  ...text.split(/[，。；：！？、\s]+/).filter((part) => part.length >= 8),
]

/** Pairs of letters for finding alike matters, made of words that are looked for themselves. */
const DERIVED = ['cases.grams']
/** Looked for although it reads like a word of a list. */
const ALWAYS = ['wechat_accounts.openid']

/** Every value of every column of the whole database, with the columns it stands in. */
export async function everyValue(client: pg.Client): Promise<Map<string, Set<string>>> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'juwuye'::regnamespace
     and relkind in ('r', 'p') and not relispartition order by 1`,
  )
  const places = new Map<string, Set<string>>()
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from juwuye.${name} t`,
    )
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const place = `${name}.${column}`
        if (DERIVED.includes(place)) continue
        for (const leaf of leaves(value)) {
          for (const piece of pieces(leaf)) {
            if (!telling(piece) && !ALWAYS.includes(place)) continue
            const known = places.get(piece) ?? new Set()
            places.set(piece, known.add(place))
          }
        }
      }
    }
  }
  return places
}

/** Where the copies lie: read to send them, never said. */
const UNSAID = ['storage_key', 'thumb_key']

/** Whatever the anonymous role may read, and the names by which a community is found. */
export async function publishedValues(deps: Deps, client: pg.Client, communities: readonly string[]): Promise<string> {
  const open = Object.entries(WALLS).filter(([, wall]) => wall.public)
  const found: unknown[] = []
  for (const communityId of communities) {
    for (const [table] of open) {
      const { rows } = await asPublic(deps.db.public, communityId, (tx) =>
        tx.execute(
          sql.raw(
            `select to_jsonb(t) - '{${UNSAID}}'::text[] as row from juwuye.${table} t where community_id = ${communityId}`,
          ),
        ),
      )
      found.push(...rows)
    }
  }
  const names = await client.query(
    `select c.id::text, c.name, c.short_name, r.name as town from juwuye.communities c join juwuye.regions r on r.id = c.region_id`,
  )
  return [...found, ...names.rows].flatMap((row) => [...leaves(row)]).join('\n')
}
