import { LIMITS, MASKED_KINDS, UNSOLVED_REASONS } from '@juwuye/domain'
import { z } from 'zod'
import { caseClass, communityId, cursorQuery, fen, instant, ratingCounts, sha256, uuid, words } from './common.ts'

/** A redacted copy. `sha256` names the bytes; `full` and `thumb` are public addresses. */
export const publicPhoto = z.object({ sha256, width: z.int(), height: z.int() })

/** The page as the public gets it: these bytes and no others. */
export const publicationBody = z.object({
  number: z.string(),
  title: z.string(),
  class: caseClass,
  community: z.string(),
  estate: z.string(),
  building: z.string().nullable(),
  problem: z.string(),
  done: z.string(),
  whistles: z.int(),
  firstWhistleAt: instant,
  solvedAt: instant,
  days: z.int(),
  doers: z.array(z.object({ character: z.string(), name: z.string() })),
  nodes: z.array(
    z.object({
      title: z.string(),
      doer: z.object({ character: z.string(), name: z.string() }),
      verifiedBy: z.array(z.object({ character: z.string(), name: z.string() })),
      verifiedAt: instant,
      /** Who said no before, and when: dissent stands beside the verdict. Why stays with the case. */
      returned: z
        .array(z.object({ by: z.object({ character: z.string(), name: z.string() }), at: instant }))
        .default([]),
      before: z.array(publicPhoto),
      after: z.array(publicPhoto),
    }),
  ),
  firstPhotos: z.array(publicPhoto),
  costFen: fen.nullable(),
  paidBy: z.string(),
  /** It could not be done: why, in whose words, who decided. */
  unsolved: z
    .object({ reason: z.enum(UNSOLVED_REASONS), words: z.string(), decidedBy: z.string() })
    .nullable()
    .default(null),
  /** Head of the case's chain of record when the page was made. */
  chainHead: sha256,
})

/** Taken out of what stands on the page; the publisher alone is told, to see that it was right. */
export const maskedWords = z.object({
  place: z.enum(['title', 'problem', 'done', 'paidBy', 'node', 'unsolved']),
  kind: z.enum(MASKED_KINDS),
  words: z.string(),
})

export const publicationPreview = z.object({
  body: publicationBody,
  masked: z.array(maskedWords),
  previewHash: sha256,
  photos: z.array(z.object({ sha256, full: z.string(), thumb: z.string() })),
})

/** What the publisher wrote on the page that was taken down, to be corrected. */
export const takenDownWords = publicationBody.pick({ problem: true, done: true, paidBy: true })

export const publication = z.object({
  communityId,
  id: uuid,
  caseId: uuid,
  publishedAt: instant,
  endsAt: instant,
  /** Work goes on after an objection was upheld. */
  reworking: z.boolean(),
  ratings: ratingCounts,
  bodyHash: sha256,
  body: publicationBody,
  photos: z.array(z.object({ sha256, full: z.string(), thumb: z.string() })),
})
/** A page as it was once put up; the public sees the newest, as long as it is not taken down. */
export const pageEdition = publication
  .pick({ id: true, publishedAt: true, bodyHash: true, body: true, photos: true })
  .extend({
    round: z.int(),
    edition: z.int(),
    takenDownAt: instant.nullable(),
  })
/** Newest first. */
export const pageEditions = z.object({ items: z.array(pageEdition) })
export const publicationCard = z.object({
  communityId,
  id: uuid,
  number: z.string(),
  title: z.string(),
  class: caseClass,
  estate: z.string(),
  days: z.int(),
  doers: z.array(z.object({ character: z.string(), name: z.string() })),
  costFen: fen.nullable(),
  publishedAt: instant,
  unsolved: z.boolean(),
  ratings: ratingCounts,
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export const publicationsQuery = cursorQuery.extend({ estate: z.string().max(40).optional() })
/** `big`: in big letters. */
export const wallPageQuery = publicationsQuery
  .pick({ cursor: true, estate: true })
  .extend({ big: z.enum(['1']).optional() })
export const noticeQuery = z.object({ paper: z.enum(['a4', 'a5']).default('a4') })
export const publicationList = z.object({
  items: z.array(publicationCard),
  nextCursor: z.string().nullable(),
  /** Of the pages that are up (of the estate, where one is asked for). */
  figures: z.object({
    published: z.int(),
    unsolved: z.int(),
    /** Half of what was solved took no longer; null where nothing was. */
    medianDays: z.number().nullable(),
    ratings: ratingCounts,
  }),
})
export const publicReportBody = z.strictObject({ reason: words(LIMITS.reasonChars) })
/** A report has arrived; it is answered within a day. */
export const publicReportReceipt = z.object({ receivedAt: instant })
export const publicationParams = z.object({ communityId, publicationId: uuid })
export const publicPhotoParams = publicationParams.extend({ sha256, size: z.enum(['full', 'thumb']) })
