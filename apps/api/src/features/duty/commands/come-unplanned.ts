import type { Role } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { holdDutyOf, openAttendanceOf, writeAttendance } from '../attendance-rows.ts'

/** Those who sit at a station, on the rota or not. */
const SITTING: readonly Role[] = ['socialWorker', 'propertyStaff', 'rotaPartyMember', 'secretary']

interface Unplanned {
  readonly communityId: string
  readonly stationId?: string | null
  readonly shiftEndsAt: number
}

/**
 * Somebody sits at the station though the rota has nothing for them now, as the demonstration does at night. Being there
 * already leaves it as it is.
 *
 * @throws Refusal duty-role-missing
 */
export async function comeUnplanned(
  deps: Deps,
  { personId }: Actor,
  { communityId, stationId = null, shiftEndsAt }: Unplanned,
): Promise<void> {
  const address = { communityId, personId }
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    await holdDutyOf(tx, address)
    const open = await openAttendanceOf(tx, address)
    if (open && open.shiftEndsAt > now) return
    const id = deps.ids.uuid()
    const where = { id, shiftId: null, stationId, roles: SITTING, proof: 'byHand', geofence: 'unknown' } as const
    await writeAttendance(tx, { ...address, ...where, inAt: now, endsAt: shiftEndsAt }, now)
  })
}
