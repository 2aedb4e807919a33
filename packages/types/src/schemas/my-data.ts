import {
  CONSENT_KINDS,
  CONSENT_MATTERS,
  NEIGHBOUR_CONSENT_MATTERS,
  SENSITIVE_SIGHTS,
  WITHDRAWABLE,
} from '@juwuye/domain'
import { z } from 'zod'
import { communityId, instant, uuid } from './common.ts'

/** Where everything about somebody can be fetched, once and until then; a path of this server. */
export const dataExportLink = z.object({ path: z.string(), expiresAt: instant })
export const dataExportParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) })

export const consentLedger = z.object({
  /** What holds now, and may be taken back. */
  standing: z.array(
    z.object({
      matter: z.enum(WITHDRAWABLE),
      given: z.boolean(),
      /** When that was said last; null where nobody asked yet. */
      since: instant.nullable(),
      /** Agreed to an edition before the one in force: asked anew. */
      renewed: z.boolean(),
      /** The entry on a list, where it is about one. */
      entry: z.object({ communityId, neighbourId: uuid, community: z.string() }).nullable(),
    }),
  ),
  /** Everything that was said, newest first. */
  items: z.array(
    z.object({
      at: instant,
      matter: z.enum([...CONSENT_MATTERS, ...NEIGHBOUR_CONSENT_MATTERS]),
      given: z.boolean(),
      /** In words: an edition, a kind of message, the number of a case, a community. */
      about: z.string(),
      /** How a neighbour agreed, as it was noted for them. */
      kind: z.enum(CONSENT_KINDS).nullable(),
    }),
  ),
})
export const consentBody = z.strictObject({
  /** To be on a list is taken back where the list is. */
  matter: z.enum(WITHDRAWABLE).exclude(['listed']),
  given: z.boolean(),
  /** Of the guide that was read, where it is agreed to. */
  edition: z.int().min(1).optional(),
})

export const sensitiveView = z.object({
  at: instant,
  /** Family name and role: 林社工. */
  by: z.string(),
  what: z.enum([...SENSITIVE_SIGHTS, 'neighbourList', 'neighbourDetails']),
  /** The case it was about. */
  case: z.object({ communityId, id: uuid, number: z.string() }).nullable(),
  community: z.string(),
})
export const sensitiveViews = z.object({ items: z.array(sensitiveView) })
