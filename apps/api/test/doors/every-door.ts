import { FIGURE_KEYS } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import { strFromU8, unzipSync } from 'fflate'
import { QUEUES } from '../../src/features/cases/cases.predicates.ts'
import type { TestApp } from '../build-app.ts'
import { bodyOfRoute, type NamedIds } from '../cases/act-bodies.ts'
import type { GivenCast } from '../given-cast.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Route {
  readonly name: string
  readonly method: Method
  readonly path: string
}

/** Every route that the running application says it has, and the pages that it serves beside them. */
async function routesOf(t: TestApp): Promise<Route[]> {
  const { paths } = (await t.app.inject({ url: '/openapi.json' })).json<{ paths: Record<string, object> }>()
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((key) => route(key.toUpperCase() as Method, path)),
  )
  const pages = Object.values(ROUTES).flatMap(({ method, path }) =>
    path.startsWith('/p/') ? route(method, path.replace(/:(\w+)/g, '{$1}')) : [],
  )
  return [...said, ...pages]
}

const route = (method: Method, path: string): Route => ({ name: `${method} ${path}`, method, path })

/** What is asked of a list besides the list as it is: each of these is a door of its own. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/cases': [
    ...['community', 'mine', 'party', 'estate'].map((scope) => `scope=${scope}&limit=50`),
    ...QUEUES.map((queue) => `queue=${queue}`),
    'scope=community&class=private',
  ],
  '/late': ['limit=50', 'level=0', 'level=2'],
  '/tell-backs': ['', 'scope=community', 'state=told&scope=community'],
  '/neighbours': ['', 'scope=community', 'scope=unkept'],
  '/residents': ['', 'level=confirmed'],
  '/inbox': ['limit=50'],
  '/reach': ['from=2026-01-01&until=2026-12-31'],
  '/duty/figures': ['from=2026-01-01&until=2026-12-31'],
  '/duty/figures.xlsx': ['from=2026-01-01&until=2026-12-31'],
  '/duty/mine': ['month=2026-11'],
  '/figures': ['span=month&month=2026-11', 'span=year'],
  '/figures.xlsx': ['span=month&month=2026-11', 'span=year'],
  '/figures/cases': FIGURE_KEYS.map((figure) => `span=year&month=2026-11&limit=50&figure=${figure}`),
  '/v1/regions/{regionId}/figures': ['span=month&month=2026-11', 'span=year'],
  '/v1/regions/{regionId}/figures.xlsx': ['span=month&month=2026-11', 'span=year'],
  '/v1/files/{communityId}/{attachmentId}/{size}': ['e=9999999999999&s=AAAA'],
}

/** Lists that are searched by words. */
const SEARCHED = ['/cases', '/neighbours']

/** An answer as whoever asked gets it, and nothing that changes from one asking to the next. */
export interface Answered {
  readonly status: number
  readonly text: string
  readonly headers: string
}

const CHANGING = ['date', 'connection', 'keep-alive', 'x-request-id']
const TRACE = /"traceId":"[^"]*"/

export interface Doors {
  readonly routes: readonly Route[]
  /** Every address that may be read, for these values of the parameters and these words to search for; every queue too, or the widest list alone. */
  reads(params: Params, words: readonly string[], queries: boolean): { readonly route: Route; readonly url: string }[]
  ask(route: Route, url: string, personId: string | null, payload?: object): Promise<Answered>
  urlOf(route: Route, params: Params): string
  bodyOf(route: Route, ids: NamedIds): object | undefined
}

export type Params = Readonly<Record<string, string>>

/** @throws Error for a parameter that nobody gave a value to: a new one is to be added to the test */
function filled(path: string, params: Params): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`)
    return encodeURIComponent(value)
  })
}

/** Hands every address of the application to whoever is to try it. */
export async function everyDoor(t: TestApp, c: GivenCast): Promise<Doors> {
  const routes = await routesOf(t)
  const inside = '/v1/communities/{communityId}'
  const queriesOf = ({ path }: Route, words: readonly string[], queries: boolean) => {
    const own = path.replace(inside, '')
    const searches = SEARCHED.includes(own) ? words.map((word) => `q=${encodeURIComponent(word)}`) : []
    const wide = own === '/cases' ? 'scope=community&' : own === '/neighbours' ? 'scope=community&' : ''
    const lists = QUERIES[own] ?? ['']
    return [...(queries ? lists : lists.slice(0, 1)), ...searches.map((search) => `${wide}${search}`)]
  }
  return {
    routes,
    urlOf: ({ path }, params) => filled(path, params),
    bodyOf: ({ name }, ids) => bodyOfRoute(c, t.clock.now(), ids, name),
    reads: (params, words, queries) =>
      routes
        .filter(({ method }) => method === 'GET')
        .flatMap((route) =>
          queriesOf(route, words, queries).map((query) => ({
            route,
            url: `${filled(route.path, params)}${query === '' ? '' : `?${query}`}`,
          })),
        ),
    async ask({ method }, url, personId, payload) {
      const session = personId === null ? {} : await c.headersOf(personId)
      const answer = await t.app.inject({ method, url, headers: session, ...(payload ? { payload } : {}) })
      const zip = String(answer.headers['content-type']).includes('spreadsheet')
      // the mark of a refusal is made of its number in the log too, which is another each time
      const refused = answer.statusCode >= 400
      const headers = Object.entries(answer.headers).filter(
        ([name]) => !CHANGING.includes(name) && !name.includes('ratelimit') && !(refused && name === 'etag'),
      )
      const text = zip ? textOfSheet(answer.rawPayload) : answer.body.replace(TRACE, '"traceId":""')
      const length = zip ? [] : [['length', String(text.length)]]
      const kept = headers.filter(([name]) => name !== 'content-length')
      return { status: answer.statusCode, text, headers: JSON.stringify([...kept, ...length]) }
    },
  }
}

/** Every sheet's words and numbers, without the time at which it was packed. */
const textOfSheet = (file: Buffer) =>
  Object.entries(unzipSync(new Uint8Array(file)))
    .filter(([name]) => /sheet\d+\.xml|sharedStrings/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n')
