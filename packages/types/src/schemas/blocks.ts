import { BLOCK_STATES, LIMITS } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, day, instant, page, uuid, words } from './common.ts'

export const blockParams = z.object({ communityId, blockId: uuid })

/** The id is made on the phone, so that sending twice is sending once. */
export const proposeBlockBody = z.strictObject({
  id: uuid,
  reason: words(LIMITS.reasonChars),
  /** The last day. */
  untilDay: day,
})
export const proposeBlockParams = z.object({ communityId, caseId: uuid, whistleId: uuid })
/** Yes or no to what another proposed; a no says why. */
export const settleBlockBody = z.strictObject({
  confirm: z.boolean(),
  reason: words(LIMITS.reasonChars, 0).default(''),
})
export const appealBlockBody = z.strictObject({ reason: words(LIMITS.reasonChars) })
export const ruleBlockBody = z.strictObject({ lift: z.boolean(), reason: words(LIMITS.reasonChars) })

/** A block as the person reads it: why, until when, what became of the appeal; who blocked whom is for desk and town. */
export const block = z.object({
  id: uuid,
  state: z.enum(BLOCK_STATES),
  /** null to the person themself. */
  person: z.string().nullable(),
  mine: z.boolean(),
  reason: z.string(),
  proposedBy: z.string().nullable(),
  proposedAt: instant,
  untilAt: instant,
  settled: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  appeal: z
    .object({
      reason: z.string(),
      at: instant,
      ruling: z.object({ by: z.string().nullable(), at: instant, lifted: z.boolean(), reason: z.string() }).nullable(),
    })
    .nullable(),
  may: z.object({ settle: z.boolean(), appeal: z.boolean(), rule: z.boolean() }),
})
export const blocks = page(block)
export const blocksQuery = cursorQuery
/** Mine that counts now; null where there is none. */
export const myBlock = z.object({ block: block.nullable() })
