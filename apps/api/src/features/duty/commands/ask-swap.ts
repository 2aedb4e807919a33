import type { swapBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { tellPeople } from '../../notifications/index.ts'
import { shiftSwaps } from '../duty.table.ts'
import { type CommunityAddress, type DutyViewer, requireRoster } from '../duty-access.ts'
import { getShift, holdRota, holdShift } from '../hold-rota.ts'
import { keyedId } from '../keyed-id.ts'
import type { ShiftRow } from '../month-facts.ts'
import { dutiesNear, problemsOf, requireNoProblems, type Standing, standingOf } from '../seat-problems.ts'
import { namedShift } from '../tell-duty.ts'

type Body = z.output<typeof swapBody>

/** A leave asks for nothing in return; a swap names whom it asks. @throws Refusal invalid-input */
function requireShape({ kind, toPersonId, returnShiftId }: Body, personId: string): void {
  if (kind === 'leave' && returnShiftId !== null) throw invalidField('returnShiftId', 'invalid')
  if (kind === 'swap' && toPersonId === null) throw invalidField('toPersonId', 'required')
  if (toPersonId === personId) throw invalidField('toPersonId', 'not-a-choice')
}

/** Theirs, of a published month, and not begun. @throws Refusal invalid-input */
async function getReturnShift(tx: Tx, communityId: string, { returnShiftId, toPersonId }: Body, now: number) {
  if (returnShiftId === null) return null
  const row = await getShift(tx, communityId, returnShiftId).catch(() => null)
  const rota = row && (await holdRota(tx, communityId, row.month))
  if (!row || row.personId !== toPersonId || row.fromAt <= now || rota?.state !== 'published')
    throw invalidField('returnShiftId', 'not-a-choice')
  return row
}

/** Both may stand where they would stand then. @throws Refusal shift-rules, invalid-input for who does not stand at all */
async function requirePossible(
  tx: Tx,
  standing: Standing,
  {
    shift,
    back,
    personId,
    toPersonId,
  }: { shift: ShiftRow; back: ShiftRow | null; personId: string; toPersonId: string | null },
): Promise<void> {
  if (toPersonId === null) return
  if (!standing.people.some(({ id }) => id === toPersonId)) throw invalidField('toPersonId', 'not-a-choice')
  await requireNoProblems(tx, standing, { personId: toPersonId, shift, given: back?.id ?? null })
  if (back) await requireNoProblems(tx, standing, { personId, shift: back, given: shift.id })
}

/** Whom it is put to: the one named, or everybody who may stand there. */
async function askedPeople(tx: Tx, standing: Standing, shift: ShiftRow, toPersonId: string | null): Promise<string[]> {
  if (toPersonId !== null) return [toPersonId]
  const near = await dutiesNear(tx, shift.communityId, shift)
  return standing.people
    .map(({ id }) => id)
    .filter((id) => id !== shift.personId && problemsOf(standing, id, shift, near).length === 0)
}

async function tellAsked(
  tx: Tx,
  deps: Deps,
  viewer: DutyViewer,
  { shift, people, leave }: { shift: ShiftRow; people: string[]; leave: boolean },
  now: number,
) {
  const data = { ...(await namedShift(tx, shift)), person: viewer.personId, leave }
  await tellPeople(tx, deps, { communityId: viewer.communityId, kind: 'swap.asked', people, data }, now)
}

/**
 * 换班, 请假: asks another, or whoever may stand there; the same request again asks once.
 *
 * @returns the swap's id
 * @throws Refusal not-found; shift-not-yours, shift-started; swap-open; shift-rules; invalid-input
 */
export async function askSwap(
  deps: Deps,
  { shiftId, key, ...address }: CommunityAddress & { shiftId: string; key: string | undefined },
  body: Body,
): Promise<string> {
  const now = deps.clock.now()
  const { communityId, personId } = address
  requireShape(body, personId)
  const id = keyedId(deps, personId, key)
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireRoster(tx, address, now)
    const { rota, shift } = await holdShift(tx, communityId, shiftId)
    if (rota.state !== 'published') throw new Refusal('not-found')
    const [known] = await tx
      .select({ id: shiftSwaps.id })
      .from(shiftSwaps)
      .where(and(eq(shiftSwaps.communityId, communityId), eq(shiftSwaps.id, id)))
    if (known) return
    if (shift.personId !== personId) throw new Refusal('shift-not-yours')
    if (shift.fromAt <= now) throw new Refusal('shift-started')
    const back = await getReturnShift(tx, communityId, body, now)
    const standing = await standingOf(tx, address, now)
    await requirePossible(tx, standing, { shift, back, personId, toPersonId: body.toPersonId })
    await tx.insert(shiftSwaps).values({
      ...body,
      ...{ communityId, id, shiftId, askedBy: personId, askedByName: viewer.name, askedAt: now, state: 'open' },
      ...{ settledBy: null, settledByName: null, settledAt: null },
    })
    const people = await askedPeople(tx, standing, shift, body.toPersonId)
    await tellAsked(tx, deps, viewer, { shift, people, leave: body.kind === 'leave' }, now)
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'shift_swaps_one_open') ? new Refusal('swap-open') : error
  })
  return id
}
