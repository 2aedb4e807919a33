import { oldRows } from '../../platform/db/old-rows.ts'
import { answeredRequests, outbox } from './cases.table.ts'
import { CLOSED_UPLOADS } from './closed-uploads.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const CASE_OLD_ROWS = {
  ...CLOSED_UPLOADS,
  answeredRequests: oldRows(answeredRequests, {
    owner: answeredRequests.communityId,
    id: answeredRequests.key,
    at: answeredRequests.answeredAt,
  }),
  outbox: oldRows(outbox, { owner: outbox.communityId, id: outbox.id, at: outbox.relayedAt }),
}
