import { FINAL_STATES, LIMITS, MINUTE } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { contentChecks } from '../moderation/index.ts'
import { casePhotos, cases, whistles } from './cases.table.ts'
import { ofCase, timestamp, words } from './predicate-parts.ts'

/**
 * A case that is not over has words or photos that are held back and that no person has looked at. A photo of which WeChat
 * has not said anything yet waits for it first.
 */
export function holdsBack(now: number): SQL {
  const asked = timestamp(now - LIMITS.verdictMinutes * MINUTE)
  const waits = sql`${contentChecks.decision} is null and (${contentChecks.verdict} in ('unchecked', 'review', 'risky')
    or (${contentChecks.verdict} = 'pending' and ${contentChecks.at} <= ${asked}))`
  const of = (subject: string, table: typeof whistles | typeof casePhotos, id: SQL) =>
    sql`exists (select 1 from ${table} join ${contentChecks} on ${contentChecks.communityId} = ${table.communityId}
      and ${contentChecks.subject} = ${subject} and ${contentChecks.subjectId} = ${id}
      where ${ofCase(table)} and ${waits})`
  return sql`(${cases.state} not in ${words(FINAL_STATES)} and (
    ${of('whistle', whistles, sql`${whistles.id}`)} or ${of('photo', casePhotos, sql`${casePhotos.photoId}`)}
    or exists (select 1 from ${contentChecks} where ${contentChecks.communityId} = ${cases.communityId}
      and ${contentChecks.caseId} = ${cases.id} and ${waits})))`
}
