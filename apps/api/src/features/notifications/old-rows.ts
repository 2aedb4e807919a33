import { oldRows } from '../../platform/db/old-rows.ts'
import { deliveries, messages, subscribeGrants } from './notifications.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const NOTIFICATION_OLD_ROWS = {
  inbox: oldRows(messages, { owner: messages.communityId, id: messages.id, at: messages.createdAt }),
  deliveries: oldRows(deliveries, { owner: deliveries.communityId, id: deliveries.id, at: deliveries.createdAt }),
  wechatPermissions: oldRows(subscribeGrants, {
    owner: subscribeGrants.personId,
    id: subscribeGrants.id,
    at: subscribeGrants.grantedAt,
  }),
}
