import { noShowAt } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { policyInForce } from '../../communities/index.ts'
import { shifts } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { holdShift, touchRota } from '../hold-rota.ts'
import type { ShiftRow } from '../month-facts.ts'
import { settleOpenSwaps } from '../open-swaps.ts'
import { requireNoProblems, standingOf } from '../seat-problems.ts'
import { tellOfChange } from '../tell-duty.ts'

export interface Assignment {
  readonly shiftId: string
  readonly personId: string | null
  readonly version: number
}

/** Gives the seat to somebody, or to nobody, by hand. In a published rota somebody may be missed from then on. */
export async function seat(tx: Tx, shift: ShiftRow, personId: string | null, published: boolean): Promise<void> {
  const { duty } = (await policyInForce(tx, shift.communityId)).policy
  await tx
    .update(shifts)
    .set({
      personId,
      gapReason: null,
      fixed: true,
      chaseAt: published && personId !== null ? noShowAt(shift, duty.noShowMinutes) : null,
      version: shift.version + 1,
    })
    .where(and(eq(shifts.communityId, shift.communityId), eq(shifts.id, shift.id)))
}

/**
 * Puts a person, or nobody, into a seat; it stays so when the month is filled again. What is so already is left as it is.
 *
 * @returns the shift's month
 * @throws Refusal not-found, forbidden; shift-started; shift-changed when somebody was quicker; shift-rules
 */
export async function assignShift(deps: Deps, address: CommunityAddress, input: Assignment): Promise<string> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireOrganiser(tx, address, now)
    const { rota, shift } = await holdShift(tx, address.communityId, input.shiftId)
    if (shift.fixed && shift.personId === input.personId) return shift.month
    if (shift.fromAt <= now) throw new Refusal('shift-started')
    if (shift.version !== input.version) throw new Refusal('shift-changed', { params: { by: rota.changedByName } })
    if (input.personId !== null) {
      const standing = await standingOf(tx, address, now)
      await requireNoProblems(tx, standing, { personId: input.personId, shift })
    }
    const published = rota.state === 'published'
    await seat(tx, shift, input.personId, published)
    await touchRota(tx, viewer, rota, now)
    if (published && shift.personId !== input.personId) {
      await tellOfChange(tx, deps, shift, { to: input.personId, by: viewer.personId }, now)
      await settleOpenSwaps(tx, deps, viewer, [shift], { given: input.personId, now })
    }
    return shift.month
  })
}
