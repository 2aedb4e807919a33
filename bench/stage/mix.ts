import type pg from 'pg'
import type { Deps } from '../../apps/api/src/deps.ts'
import type { Ask } from './load.ts'
import { liveThere, settleTown, whistleBody } from './town.ts'

export const KINDS = ['whistle', 'list', 'case'] as const
export type Kind = (typeof KINDS)[number]

/** Of a hundred requests of a day: people look far more often than they whistle. */
const OF_TWENTY: readonly Kind[] = [...Array<Kind>(14).fill('list'), ...Array<Kind>(5).fill('case'), 'whistle']

export interface Mix {
  ask(kind: Kind, i: number): Ask
  /** The i-th request of the day. */
  kindOf(i: number): Kind
}

/** A town that people have lived in, and what they ask for. */
export async function mixOfTown(
  deps: Deps,
  admin: pg.Client,
  { communities, people }: { communities: number; people: number },
): Promise<Mix> {
  const town = await settleTown(deps, admin, { communities, people })
  const cases: string[][] = []
  for (const hood of town) cases.push(await liveThere(deps, admin, hood))
  await admin.query('analyze')
  return {
    kindOf: (i) => OF_TWENTY[(i * 7) % OF_TWENTY.length] ?? 'list',
    ask(kind, i) {
      // communities and people take turns at each kind, so that nobody whistles more often than one may
      const round = Math.floor(i / OF_TWENTY.length)
      const which = (i + round) % communities
      const number = 7 * i + round
      const hood = town[which]
      const neighbour = hood?.neighbours[number % people]
      if (!hood || !neighbour) throw new Error('nobody lives there')
      const path = `/v1/communities/${hood.cast.communityId}`
      const { token } = neighbour
      if (kind === 'whistle') {
        return { method: 'POST', path: `${path}/whistles`, token, body: whistleBody(deps, hood.cast, i) }
      }
      const ids = cases[which] ?? []
      return {
        method: 'GET',
        path: kind === 'list' ? `${path}/cases` : `${path}/cases/${ids[number % ids.length]}`,
        token,
      }
    },
  }
}
