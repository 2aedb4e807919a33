import type { DehydratedState } from '@tanstack/react-query'
import { Refusal } from './refusal.ts'

type KeptQuery = DehydratedState['queries'][number]

/** What was read last, as it is kept on the phone. */
export interface KeptReads {
  /** The shape of the answers: what another version kept is left behind. */
  build: string
  /** Whose it is; undefined for what is open to all. */
  personId: string | undefined
  queries: KeptQuery[]
}

const MOST_QUERIES = 40

/** WeChat keeps 1 MB a key; a Chinese character may count as three bytes. */
const MOST_CHARS = 300_000

const DAYS = 7 * 24 * 3_600_000

/** Questions asked while typing, and what only the demonstration asks. */
const NOT_KEPT = new Set(['demo-people', 'communities'])
const NOT_KEPT_INSIDE = new Set(['similar', 'chain', 'taken-down-words', 'obligations', 'wechat-templates'])

export function isKept(queryKey: readonly unknown[]): boolean {
  const [plane, , what] = queryKey
  return !NOT_KEPT.has(String(plane)) && !NOT_KEPT_INSIDE.has(String(what))
}

/** The server says that it is not there for this person, or no more: what was read of it before is not theirs to see. */
export const takesAway = (error: unknown): boolean =>
  error instanceof Refusal && [403, 404].includes(error.problem.status)

/** The latest, as many as there is room for. */
export function worthKeeping(queries: readonly KeptQuery[]): KeptQuery[] {
  const latest = [...queries].sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt).slice(0, MOST_QUERIES)
  let room = MOST_CHARS
  return latest.filter((query) => {
    const chars = JSON.stringify(query).length
    if (chars > room) return false
    room -= chars
    return true
  })
}

/** What may be shown again: of this build, of this person, not older than a week. */
export function stillGood(kept: KeptReads | undefined, build: string, personId: string | undefined, now: number) {
  if (!kept || kept.build !== build || kept.personId !== personId) return []
  return kept.queries.filter(({ state }) => now - state.dataUpdatedAt < DAYS)
}
