import { PUBLIC_EVENT_KINDS } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, day, instant, sha256, uuid } from './common.ts'

const plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()])

/** What an event's hash is taken of, where the page tells as much. */
const publicFacts = z.object({
  kind: z.enum(PUBLIC_EVENT_KINDS),
  actor: z.int(),
  at: instant,
  data: z.record(z.string(), plain),
  contentHash: sha256.nullable(),
})

export const dayHead = z.object({ day, root: sha256, previousHash: sha256, hash: sha256 })

/** The record of a published case up to the head that its page carries, and the way from there to its day's hash. */
export const publicRecord = z.object({
  communityId,
  caseId: uuid,
  head: sha256,
  events: z
    .array(z.object({ seq: z.int(), previousHash: sha256, hash: sha256, facts: publicFacts.nullable() }))
    .readonly(),
  /** null while the day is not over. */
  day: dayHead
    .extend({ path: z.array(z.object({ side: z.enum(['left', 'right']), hash: sha256 })).readonly() })
    .nullable(),
})

export const dayHeadsQuery = z.object({
  /** Days before this one. */
  before: day.optional(),
  limit: z.coerce.number().int().min(1).max(400).default(31),
})
/** Newest first. */
export const dayHeads = z.object({ communityId, items: z.array(dayHead), before: day.nullable() })
