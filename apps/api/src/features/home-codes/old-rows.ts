import { oldRows } from '../../platform/db/old-rows.ts'
import { homeCodeAttempts } from './home-codes.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const HOME_CODE_OLD_ROWS = {
  homeCodeAttempts: oldRows(homeCodeAttempts, {
    owner: homeCodeAttempts.communityId,
    id: homeCodeAttempts.id,
    at: homeCodeAttempts.at,
  }),
}
