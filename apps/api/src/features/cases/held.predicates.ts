import { FINAL_STATES, LIMITS, MINUTE } from '@juwuye/domain'
import type { SQL } from 'drizzle-orm'
import { phrase } from '../../platform/db/phrase.ts'
import { contentChecks } from '../moderation/index.ts'
import { casePhotos, cases, whistles } from './cases.table.ts'
import { ofCase, timestamp, words } from './predicate-parts.ts'

/**
 * A case that is not over has words or photos that are held back and that no person has looked at. A photo of which WeChat
 * has not said anything yet waits for it first.
 */
export function holdsBack(now: number): SQL {
  const asked = timestamp(now - LIMITS.verdictMinutes * MINUTE)
  const waits = phrase`${contentChecks.decision} is null and (${contentChecks.verdict} in ('unchecked', 'review', 'risky')
    or (${contentChecks.verdict} = 'pending' and ${contentChecks.at} <= ${asked}))`
  const of = (subject: string, table: typeof whistles | typeof casePhotos, id: SQL) =>
    phrase`exists (select 1 from ${table} join ${contentChecks} on ${contentChecks.communityId} = ${table.communityId}
      and ${contentChecks.subject} = ${subject} and ${contentChecks.subjectId} = ${id}
      where ${ofCase(table)} and ${waits})`
  return phrase`(${cases.state} not in ${words(FINAL_STATES)} and (
    ${of('whistle', whistles, phrase`${whistles.id}`)} or ${of('photo', casePhotos, phrase`${casePhotos.photoId}`)}
    or exists (select 1 from ${contentChecks} where ${contentChecks.communityId} = ${cases.communityId}
      and ${contentChecks.caseId} = ${cases.id} and ${waits})))`
}
