import type { Role } from '@juwuye/domain'
import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { attendances, memberships } from '../communities.table.ts'
import { inForce } from '../people-around.ts'

/** 坐班社工, 坐班物业, 轮值党员. */
const DUTY_ROLES: readonly Role[] = ['socialWorker', 'propertyStaff', 'rotaPartyMember', 'secretary']

const LONGEST_SHIFT = 24 * 3_600_000

/**
 * Opens an attendance. Being there already leaves it as it is; one left open past its shift is closed as of the
 * shift's end first.
 *
 * @throws Refusal forbidden for who does no duty; invalid-input when the shift does not end within a day
 */
export async function checkInForDuty(
  deps: Deps,
  { personId }: Actor,
  { communityId, shiftEndsAt }: { communityId: string; shiftEndsAt: number },
): Promise<void> {
  const now = deps.clock.now()
  if (shiftEndsAt <= now || shiftEndsAt > now + LONGEST_SHIFT) throw invalidField('shiftEndsAt', 'out-of-range')
  await inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const [membership] = await tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(
          eq(memberships.communityId, communityId),
          eq(memberships.personId, personId),
          inArray(memberships.role, [...DUTY_ROLES]),
          inForce(now),
        ),
      )
      .limit(1)
      // an ending under way closes the duty as well: wait for it
      .for('share')
    if (!membership) throw new Refusal('forbidden')
    await tx
      .update(attendances)
      .set({ checkedOutAt: attendances.shiftEndsAt.getSQL() })
      .where(
        and(
          eq(attendances.communityId, communityId),
          eq(attendances.personId, personId),
          isNull(attendances.checkedOutAt),
          lte(attendances.shiftEndsAt, now),
        ),
      )
    await tx
      .insert(attendances)
      .values({
        communityId,
        id: deps.ids.uuid(),
        personId,
        membershipId: membership.id,
        checkedInAt: now,
        shiftEndsAt,
        checkedOutAt: null,
      })
      .onConflictDoNothing()
  })
}
