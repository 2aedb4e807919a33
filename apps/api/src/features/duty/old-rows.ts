import { and, eq, lt } from 'drizzle-orm'
import { type DeleteOld, oldRows } from '../../platform/db/old-rows.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { everyCommunity } from '../communities/index.ts'
import { attendanceAttempts, usedStationCodes } from './watch.table.ts'

/** Few of each community: all at once. */
const usedCodes: DeleteOld = async ({ db }, before) => {
  for await (const { communityId } of everyCommunity(db.api)) {
    await inCommunity(db.api, { communityId }, (tx) =>
      tx
        .delete(usedStationCodes)
        .where(and(eq(usedStationCodes.communityId, communityId), lt(usedStationCodes.usedAt, before))),
    )
  }
  return 0
}

/** What goes after its time, by the rule of the domain that says so. */
export const DUTY_OLD_ROWS = {
  attendanceAttempts: oldRows(attendanceAttempts, {
    owner: attendanceAttempts.communityId,
    id: attendanceAttempts.id,
    at: attendanceAttempts.at,
  }),
  stationCodes: usedCodes,
}
