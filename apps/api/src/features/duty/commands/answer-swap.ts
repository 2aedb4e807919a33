import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { tellPeople } from '../../notifications/index.ts'
import { shiftSwaps, shifts } from '../duty.table.ts'
import { type CommunityAddress, type DutyViewer, requireRoster } from '../duty-access.ts'
import { getShift, holdRota, touchRota } from '../hold-rota.ts'
import type { ShiftRow } from '../month-facts.ts'
import { type SwapRow, settleOpenSwaps, settleSwap } from '../open-swaps.ts'
import { requireNoProblems, standingOf } from '../seat-problems.ts'
import { namedShift } from '../tell-duty.ts'
import { seat } from './assign-shift.ts'

type SwapAddress = CommunityAddress & { readonly swapId: string }

interface Held {
  readonly swap: SwapRow
  readonly shift: ShiftRow
  readonly back: ShiftRow | null
}

async function getSwap(tx: Tx, communityId: string, swapId: string): Promise<SwapRow> {
  const [row] = await tx
    .select()
    .from(shiftSwaps)
    .where(and(eq(shiftSwaps.communityId, communityId), eq(shiftSwaps.id, swapId)))
  if (!row) throw new Refusal('not-found')
  return row
}

/** The swap with its months held, in their order, so that nothing of it changes any more. */
async function holdSwap(tx: Tx, communityId: string, swapId: string): Promise<Held> {
  const { shiftId, returnShiftId } = await getSwap(tx, communityId, swapId)
  const find = (id: string) => getShift(tx, communityId, id)
  const both = async () => ({
    shift: await find(shiftId),
    back: returnShiftId === null ? null : await find(returnShiftId),
  })
  const before = await both()
  const months = [before.shift, before.back].flatMap((row) => row?.month ?? [])
  for (const month of [...new Set(months)].sort()) await holdRota(tx, communityId, month)
  return { ...(await both()), swap: await getSwap(tx, communityId, swapId) }
}

/** An answer given already is given again; another one comes too late. */
function isAnswered({ swap }: Held, viewer: DutyViewer, state: SwapRow['state']): boolean {
  if (swap.state === state && swap.settledBy === viewer.personId) return true
  if (swap.state !== 'open') throw new Refusal('swap-settled')
  return false
}

/** A swap is the business of the two, of whoever plans, and where nobody is named of all who stand. */
function requireConcerned({ swap: { askedBy, toPersonId } }: Held, { personId, mayOrganise }: DutyViewer): void {
  if (toPersonId !== null && ![askedBy, toPersonId].includes(personId) && !mayOrganise) throw new Refusal('not-found')
}

async function tellAsker(
  tx: Tx,
  deps: Deps,
  viewer: DutyViewer,
  held: Held,
  kind: 'swap.accepted' | 'swap.refused',
  now: number,
) {
  const { communityId, personId: person } = viewer
  const data = { ...(await namedShift(tx, held.shift)), person }
  await tellPeople(tx, deps, { communityId, kind, people: [held.swap.askedBy], data }, now)
}

/** The two change seats; nobody may have two shifts of a day even for a moment. */
async function changeSeats(tx: Tx, viewer: DutyViewer, { swap, shift, back }: Held, now: number): Promise<void> {
  const { communityId, personId } = viewer
  const ids = [shift.id, ...(back ? [back.id] : [])]
  await tx
    .update(shifts)
    .set({ personId: null })
    .where(and(eq(shifts.communityId, communityId), inArray(shifts.id, ids)))
  await seat(tx, shift, personId, true)
  if (back) await seat(tx, back, swap.askedBy, true)
  for (const month of new Set([shift.month, ...(back ? [back.month] : [])])) {
    const rota = await holdRota(tx, communityId, month)
    if (rota) await touchRota(tx, viewer, rota, now)
  }
}

/**
 * 答应换班: the shift is theirs from now on, and what was offered in return is the asker's, by the same hard rules.
 *
 * @throws Refusal not-found; swap-not-yours; swap-settled; shift-started; shift-rules
 */
export async function acceptSwap(deps: Deps, { swapId, ...address }: SwapAddress): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireRoster(tx, address, now)
    const held = await holdSwap(tx, address.communityId, swapId)
    const { swap, shift, back } = held
    requireConcerned(held, viewer)
    if (swap.askedBy === viewer.personId || (swap.toPersonId ?? viewer.personId) !== viewer.personId)
      throw new Refusal('swap-not-yours')
    if (isAnswered(held, viewer, 'accepted')) return
    if (shift.fromAt <= now || (back && back.fromAt <= now)) throw new Refusal('shift-started')
    const standing = await standingOf(tx, address, now)
    await requireNoProblems(tx, standing, { personId: viewer.personId, shift, given: back?.id ?? null })
    if (back) await requireNoProblems(tx, standing, { personId: swap.askedBy, shift: back, given: shift.id })
    await settleSwap(tx, viewer, swap.id, 'accepted', now)
    await changeSeats(tx, viewer, held, now)
    await settleOpenSwaps(tx, deps, viewer, back ? [shift, back] : [shift], { given: null, now })
    await tellAsker(tx, deps, viewer, held, 'swap.accepted', now)
  })
}

/**
 * 来不了: by the one who was asked, or by whoever plans, of a leave.
 *
 * @throws Refusal not-found; swap-not-yours; swap-settled
 */
export async function refuseSwap(deps: Deps, { swapId, ...address }: SwapAddress): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireRoster(tx, address, now)
    const held = await holdSwap(tx, address.communityId, swapId)
    requireConcerned(held, viewer)
    const { toPersonId, kind } = held.swap
    const mayRefuse = toPersonId === viewer.personId || (kind === 'leave' && viewer.mayOrganise)
    if (!mayRefuse) throw new Refusal('swap-not-yours')
    if (isAnswered(held, viewer, 'refused')) return
    await settleSwap(tx, viewer, swapId, 'refused', now)
    await tellAsker(tx, deps, viewer, held, 'swap.refused', now)
  })
}

/** @throws Refusal not-found; swap-not-yours; swap-settled */
export async function withdrawSwap(deps: Deps, { swapId, ...address }: SwapAddress): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireRoster(tx, address, now)
    const held = await holdSwap(tx, address.communityId, swapId)
    requireConcerned(held, viewer)
    if (held.swap.askedBy !== viewer.personId) throw new Refusal('swap-not-yours')
    if (isAnswered(held, viewer, 'withdrawn')) return
    await settleSwap(tx, viewer, swapId, 'withdrawn', now)
  })
}
