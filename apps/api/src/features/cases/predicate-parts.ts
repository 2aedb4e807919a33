import type { DeadlinePolicy } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { phrase } from '../../platform/db/phrase.ts'
import type { ActorAround } from '../communities/index.ts'
import { cases } from './cases.table.ts'

/** A viewer with what the predicates compare: no rule of its own, only ids. */
export interface ListViewer {
  readonly actor: ActorAround
  readonly personId: string
  readonly partyIds: readonly string[]
  readonly now: number
  /** The times of the community. */
  readonly deadlines: DeadlinePolicy
}

export function listViewer(actor: ActorAround, now: number, deadlines: DeadlinePolicy): ListViewer {
  const partyIds = actor.memberships.flatMap((m) => (m.partyId === null ? [] : [m.partyId]))
  return { actor, personId: actor.personId, partyIds: [...new Set(partyIds)], now, deadlines }
}

/** Nobody and nothing has the nil id; unlike NULL it also answers `not in`. */
export const list = (values: readonly string[]): SQL =>
  values.length === 0
    ? phrase`('00000000-0000-0000-0000-000000000000'::uuid)`
    : phrase`(${sql.join(
        values.map((v) => phrase`${v}::uuid`),
        phrase`, `,
      )})`

/** Words of a closed list of the code; never what a person typed. */
export const words = (values: readonly string[]): SQL => sql.raw(`(${values.map((v) => `'${v}'`).join(', ')})`)

export const timestamp = (now: number): SQL => phrase`${new Date(now).toISOString()}::timestamptz`

/** Rows of `table` on this very case; the tenant key is compared too, as in every statement. */
export const ofCase = (table: { communityId: unknown; caseId: unknown }): SQL =>
  phrase`${table.communityId} = ${cases.communityId} and ${table.caseId} = ${cases.id}`

export const notAboutMine = ({ partyIds }: ListViewer): SQL =>
  phrase`(${cases.aboutPartyId} is null or ${cases.aboutPartyId} not in ${list(partyIds)})`
