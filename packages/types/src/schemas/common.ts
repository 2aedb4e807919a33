import {
  CASE_CLASSES,
  CASE_STATES,
  DANGER_STATES,
  isOnPhoto,
  LIMITS,
  NODE_STATES,
  PARTY_KINDS,
  PHOTO_SIDE,
  SEAT_KINDS,
  VISIBILITIES,
  WHISTLE_CHANNELS,
  WHISTLE_KINDS,
} from '@juwuye/domain'
import { z } from 'zod'

/** Epoch milliseconds, UTC. */
export const instant = z.int()
/** In small letters whatever the client sends, since ids are compared and hashed as text. */
export const uuid = z.uuid().toLowerCase()
/** At most eighteen digits: nineteen may be more than the database's bigint holds. */
export const communityId = z.string().regex(/^[1-9]\d{0,17}$/)
/** A day in Shanghai, YYYY-MM-DD. */
export const day = z
  .string()
  .min(1, { abort: true })
  .regex(/^\d{4}-\d{2}-\d{2}$/)
/** A number as people write it. */
export const phone = z.string().regex(/^[0-9+()\- ]{3,20}$/, { message: '电话号码只能是数字和短横线' })
/** Integer fen. */
export const fen = z.int().min(0).max(100_000_000_000)
/** Answers to a result: how many were asked, how many answered, found it solved, were content (top three levels). */
export const ratingCounts = z.object({ asked: z.int(), answered: z.int(), solved: z.int(), content: z.int() })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Control and format characters, halves of characters, and the fillers that look like nothing; line breaks and the
 * joiner of emoji stay.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]/gu
const KEPT = ['\n', '\u200d']

const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, (char) => (KEPT.includes(char) ? char : ''))
    .trim()

const visibleLength = (text: string) => [...text.replaceAll('\u200d', '')].length

/** What people type: NFC, without invisible characters, trimmed. Length counts characters, not UTF-16 units. */
export function words(max: number, min = 1) {
  return z
    .string()
    .refine((text) => text.length <= max * 8, { abort: true, message: 'too-long', params: { code: 'too-long', max } })
    .transform(clean)
    .refine((text) => visibleLength(text) >= min, { message: 'required', params: { code: 'required' } })
    .refine((text) => [...text].length <= max, { message: 'too-long', params: { code: 'too-long', max } })
}
/** What is looked for: part of a name, or of what was said. */
export const sought = (max: number) => z.string().max(max).transform(clean)
const side = z.int().min(0).max(PHOTO_SIDE)
/** What is blurred away on a photo, in thousandths of its sides. */
export const photoBoxes = z
  .array(
    z
      .strictObject({ x: side, y: side, width: side, height: side })
      .refine(isOnPhoto, { message: '框要在照片里面，也不能太小' }),
  )
  .max(LIMITS.boxesPerPhoto)
  .default([])
export const photoIds = z.array(uuid).max(LIMITS.photosPerEntry).default([])

export const caseState = z.enum(CASE_STATES)
export const caseClass = z.enum(CASE_CLASSES)
export const partyKind = z.enum(PARTY_KINDS)
export const seatKind = z.enum(SEAT_KINDS)
export const nodeState = z.enum(NODE_STATES)
export const dangerState = z.enum(DANGER_STATES)
export const visibility = z.enum(VISIBILITIES)
export const whistleKind = z.enum(WHISTLE_KINDS)
export const whistleChannel = z.enum(WHISTLE_CHANNELS)

export const communityParams = z.object({ communityId })
export const regionParams = z.object({ regionId: uuid })
export const caseParams = z.object({ communityId, caseId: uuid })

export const photo = z.object({
  id: uuid,
  width: z.int(),
  height: z.int(),
  /** Signed, short-lived addresses on this server. */
  full: z.string(),
  thumb: z.string(),
})

export const partyRef = z.object({
  id: uuid,
  kind: partyKind,
  character: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
})

export const place = z.object({ estate: z.string(), building: z.string().nullable(), spot: z.string().nullable() })

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
export const cursorQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string(),
  traceId: z.string(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
})
