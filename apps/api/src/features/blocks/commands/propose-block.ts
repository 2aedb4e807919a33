import { blockState, DAY, dayOf, LIMITS, stands, startOfDay } from '@juwuye/domain'
import type { proposeBlockBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { type CaseAddress, getVisibleCase, refusal, type VisibleCase, whistleHash } from '../../cases/index.ts'
import { blocks, blocksOf } from '../../moderation/index.ts'
import { tellPeople } from '../../notifications/index.ts'
import { holdBlocksOf, watcherOf } from '../block-access.ts'
import { secondWords } from '../told-of-blocks.ts'

export interface ProposeBlock extends CaseAddress {
  readonly whistleId: string
  readonly input: z.output<typeof proposeBlockBody>
}

/** The end of the last day. @throws Refusal invalid-input, end-too-far */
function endOf(untilDay: string, now: number): number {
  const start = startOfDay(untilDay)
  if (start === undefined) throw invalidField('untilDay', 'wrong-format')
  if (untilDay < dayOf(now)) throw invalidField('untilDay', 'out-of-range')
  if (untilDay > dayOf(now + LIMITS.blockDays * DAY))
    throw refusal('end-too-far', { days: LIMITS.blockDays }, 'untilDay')
  return start + DAY
}

/** Whoever said it themself; what somebody carried in for a neighbour is no cause against either. */
function whistlerOf({ record }: VisibleCase, whistleId: string) {
  const whistle = record.whistles.find(({ id }) => id === whistleId)
  if (!whistle?.personId) throw new Refusal('not-found')
  return { personId: whistle.personId, personName: whistle.displayName }
}

/** Sent before under this id. @throws Refusal not-found for another's; idempotency-conflict for another body */
async function isTaken(tx: Tx, { communityId, personId, input }: ProposeBlock, bodyHash: string): Promise<boolean> {
  const [known] = await tx
    .select({ by: blocks.proposedBy, bodyHash: blocks.bodyHash })
    .from(blocks)
    .where(and(eq(blocks.communityId, communityId), eq(blocks.id, input.id)))
  if (!known) return false
  if (known.by !== personId) throw new Refusal('not-found')
  if (known.bodyHash !== bodyHash) throw new Refusal('idempotency-conflict')
  return true
}

/**
 * Somebody of the desk proposes that whoever whistled this may not whistle for a while. Nothing follows before another
 * gave the second word.
 *
 * @throws Refusal not-found; not-desk, about-your-party; blocked-already; own-block
 */
export function proposeBlock(deps: Deps, request: ProposeBlock): Promise<string> {
  const { communityId, personId, whistleId, input } = request
  return inCommunity(deps.db.api, request, async (tx) => {
    const seen = await getVisibleCase(deps, tx, request)
    const { actor, facts, now } = seen
    if (!stands(actor, 'desk', facts)) throw refusal('not-desk')
    const bodyHash = whistleHash({ ...input, whistleId })
    const person = whistlerOf(seen, whistleId)
    // first, so that the same sent twice at once is there once
    await holdBlocksOf(tx, communityId, person.personId)
    if (await isTaken(tx, request, bodyHash)) return input.id
    if (person.personId === personId) throw new Refusal('own-block')
    const untilAt = endOf(input.untilDay, now)
    const open = (await blocksOf(tx, communityId, person.personId, now)).find((block) =>
      ['proposed', 'running'].includes(blockState(block, now)),
    )
    if (open) throw new Refusal('blocked-already', { params: { by: open.proposedByName } })
    const watcher = await watcherOf(tx, request, now)
    await tx.insert(blocks).values({
      ...{ communityId, id: input.id, whistleId, ...person, reason: input.reason, untilAt, bodyHash },
      ...{ proposedBy: personId, proposedByName: watcher.name, proposedAt: now },
    })
    const people = await secondWords(deps, tx, communityId, [personId, person.personId], now)
    await tellPeople(tx, deps, { communityId, kind: 'block.proposed', people, data: {} }, now)
    return input.id
  })
}
