import { oldRows } from '../../platform/db/old-rows.ts'
import { deadLetters } from '../../platform/jobs/dead-letters.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const DEAD_LETTER_OLD_ROWS = {
  deadLetters: oldRows(deadLetters, { owner: deadLetters.communityId, id: deadLetters.id, at: deadLetters.diedAt }),
}
