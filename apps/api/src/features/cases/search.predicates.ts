import { DAY, LIMITS, ngrams } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { phrase } from '../../platform/db/phrase.ts'
import { isDesk, wordsOpenTo } from './cases.predicates.ts'
import { cases } from './cases.table.ts'
import { type ListViewer, timestamp } from './predicate-parts.ts'

/** Number or title for everybody; the desk also finds the words that were said. */
export function textPredicate(text: string, viewer: ListViewer): SQL | undefined {
  const wanted = text.trim()
  if (wanted === '') return undefined
  const like = `%${wanted.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const shown = phrase`${cases.number} ilike ${like} or (${cases.title} ilike ${like} and ${wordsOpenTo(viewer)})`
  const grams = ngrams(wanted).filter((gram) => [...gram].length === 2)
  if (grams.length === 0) return phrase`(${shown})`
  return phrase`(${shown} or (${isDesk(viewer)} and ${cases.grams} @> ${sql.param(grams)}::text[]))`
}

/** Cases that might be the same matter: same estate, lately, open, not private, something said alike. */
export function similarPredicate(estateId: string, grams: readonly string[], now: number): SQL {
  const since = timestamp(now - LIMITS.similarDays * DAY)
  return phrase`(${cases.estateId} = ${estateId} and ${cases.receivedAt} >= ${since}
    and ${cases.caseClass} is distinct from 'private' and not ${cases.hidden}
    and ${cases.state} in ('raised', 'dispatched', 'claimed', 'deliberating', 'rectifying', 'verified', 'publicised')
    and ${cases.grams} && ${sql.param([...grams])}::text[])`
}
