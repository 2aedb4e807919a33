import { LIMITS } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, instant, page, uuid } from './common.ts'

export const homeCodeParams = z.object({ communityId, batchId: uuid })
/** The id is made on the phone, so that sending twice prints no second batch. */
export const makeHomeCodesBody = z.strictObject({
  id: uuid,
  buildingId: uuid,
  codes: z.int().min(1).max(LIMITS.homeCodes),
  days: z.int().min(1).max(LIMITS.homeCodeDays).default(30),
})
export const useHomeCodeBody = z.strictObject({ code: z.string().min(1).max(40) })

export const homeCodeBatch = z.object({
  id: uuid,
  estate: z.string(),
  building: z.string(),
  codes: z.int(),
  used: z.int(),
  by: z.string(),
  at: instant,
  endsAt: instant,
  revokedAt: instant.nullable(),
})
export const homeCodeBatches = page(homeCodeBatch)
export const homeCodesQuery = cursorQuery
/** Told once: only hashes are kept. */
export const madeHomeCodes = z.object({ batch: homeCodeBatch, codes: z.array(z.string()) })
