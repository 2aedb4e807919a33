import { ROUTES, type RouteName } from '@juwuye/types'

type PageRoute = Extract<RouteName, `${string}Page` | `${string}Notice`>

/** The path of a public page; `:name` is filled in. */
export function pagePath(route: PageRoute, params: Readonly<Record<string, string>>): string {
  return ROUTES[route].path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** The same with its choices; what is absent is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** A page of the browser client, as its router calls it there: without the folder that the mini-program puts before it. */
export const clientPath = (
  page: 'case' | 'result' | 'publicity',
  params: Readonly<Record<string, string>> = {},
): string => withQuery(`/${page}`, params)
