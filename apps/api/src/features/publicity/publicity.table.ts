import type { CaseClass, PublicEvent } from '@juwuye/domain'
import type { PublicationBody, RatingCounts } from '@juwuye/types'
import { boolean, char, index, integer, jsonb, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

const NOBODY_ASKED: RatingCounts = { asked: 0, answered: 0, solved: 0, content: 0 }

/** What the public gets, whole: nothing outside these two tables can be reached without signing in. */
export const publications = juwuye.table(
  'publications',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    round: integer('round').notNull(),
    /** 1, then one more with every correction after the page was taken down. */
    edition: smallint('edition').notNull().default(1),
    estate: text('estate').notNull(),
    caseClass: text('case_class').$type<CaseClass>().notNull(),
    body: jsonb('body').$type<PublicationBody>().notNull(),
    bodyHash: char('body_hash', { length: 64 }).notNull(),
    publishedAt: instant('published_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** An objection was upheld or the case reopened: 重新整改. */
    reworking: boolean('reworking').notNull(),
    /** Who was asked about this round's result, who answered, and what: counted again with every answer. */
    ratings: jsonb('ratings').$type<RatingCounts>().notNull().default(NOBODY_ASKED),
    /** Taken down: nobody outside sees it from then on. */
    hiddenAt: instant('hidden_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('publications_round').on(t.communityId, t.caseId, t.round, t.edition),
    index('publications_by_time').on(t.communityId, t.publishedAt.desc(), t.id.desc()),
    index('publications_by_estate').on(t.communityId, t.estate, t.publishedAt.desc(), t.id.desc()),
  ],
)

/** Redacted copies, named by the SHA-256 of their bytes. */
export const publicationPhotos = juwuye.table(
  'publication_photos',
  {
    communityId: communityId(),
    publicationId: ref('publication_id').notNull(),
    sha256: char('sha256', { length: 64 }).notNull(),
    storageKey: text('storage_key').notNull(),
    thumbKey: text('thumb_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.publicationId, t.sha256] })],
)

/** The case's record up to the page's head, as anybody may see it: hashes, and the facts that the page tells too. */
export const publicationRecords = juwuye.table(
  'publication_records',
  {
    communityId: communityId(),
    publicationId: ref('publication_id').notNull(),
    events: jsonb('events').$type<readonly PublicEvent[]>().notNull(),
    /** When the last of them was written: the day whose hash holds it. */
    headAt: instant('head_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.publicationId] })],
)
