import { LIMITS, VOICE_FORMATS } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, instant, page, uuid, words } from './common.ts'

/** A recording: what was said, as it was said. */
export const voice = z.object({
  id: uuid,
  format: z.enum(VOICE_FORMATS),
  /** As heard, measured from the file: whole seconds, at least 1. */
  seconds: z.int(),
  /** Signed, short-lived address on this server; answers ranges. */
  url: z.string(),
  /** How loud it is from one part of its length to the next, 0 to 100, as the phone heard it; null: not known. */
  peaks: z.array(z.int()).nullable(),
  /** What the desk typed of it; null until somebody did. */
  transcript: z.string().nullable(),
  /** Somebody listened and could not understand it. */
  unclear: z.boolean(),
})

/** A recording that nobody has typed yet, oldest first; or one that was typed lately, to be put right. */
export const transcription = z.object({
  voice,
  at: instant,
  /** What it was said for. */
  of: z.enum(['whistle', 'joined', 'progress', 'tellBack', 'other']),
  case: z.object({ id: uuid, number: z.string(), title: z.string().nullable() }),
})
export const transcriptions = page(transcription).extend({ waiting: z.int() })
export const voiceParams = z.object({ communityId, voiceId: uuid })
/** What was heard; empty with `unclear` when nobody can make it out. */
export const transcribeBody = z
  .strictObject({
    text: words(LIMITS.whistleTextChars, 0).default(''),
    unclear: z.boolean().default(false),
    /** What stood there, where it is put right; the earlier words stay on record. */
    instead: z.string().nullable().default(null),
  })
  .refine(({ text, unclear }) => unclear || text !== '', {
    path: ['text'],
    message: 'required',
    params: { code: 'required' },
  })
export const transcriptionsQuery = cursorQuery.extend({ state: z.enum(['waiting', 'typed']).default('waiting') })
