import { oldRows } from '../../platform/db/old-rows.ts'
import { sensitiveViews } from './sensitive-views.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const SENSITIVE_VIEW_OLD_ROWS = {
  sensitiveViews: oldRows(sensitiveViews, {
    owner: sensitiveViews.communityId,
    id: sensitiveViews.id,
    at: sensitiveViews.at,
  }),
}
