import type { PublicationCard, PublicationList, PublicationView, RatingCounts } from '@juwuye/types'
import { and, count, desc, eq, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database, Tx } from '../../platform/db/pools.ts'
import { asPublic } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { publicationPhotos, publicationRecords, publications } from './publicity.table.ts'

const publicPhotoUrl = (communityId: string, publicationId: string, sha256: string, size: 'full' | 'thumb') =>
  `/v1/public/communities/${communityId}/publications/${publicationId}/photos/${sha256}/${size}`

type PublicationRow = typeof publications.$inferSelect

function cardOf(row: PublicationRow): PublicationCard {
  const { body } = row
  const before = body.nodes.flatMap((n) => n.before)[0] ?? body.firstPhotos[0]
  const after = body.nodes.flatMap((n) => n.after).at(-1)
  const url = (photo: { sha256: string } | undefined) =>
    photo ? publicPhotoUrl(row.communityId, row.id, photo.sha256, 'thumb') : null
  return {
    communityId: row.communityId,
    id: row.id,
    number: body.number,
    title: body.title,
    class: body.class,
    estate: body.estate,
    days: body.days,
    doers: body.doers,
    costFen: body.costFen,
    publishedAt: row.publishedAt,
    unsolved: body.unsolved != null,
    ratings: row.ratings,
    before: url(before),
    after: url(after),
  }
}

/**
 * No later page of the same case is up: the wall shows each case once. Taking down hides every page of a case, so that
 * the newest one is never the only one that the public cannot see.
 */
const newer = alias(publications, 'newer')
const isLatest = (tx: Tx, communityId: string) =>
  notExists(
    tx
      .select({ id: newer.id })
      .from(newer)
      .where(
        and(
          eq(newer.communityId, communityId),
          eq(newer.caseId, publications.caseId),
          sql`(${newer.round}, ${newer.edition}) > (${publications.round}, ${publications.edition})`,
        ),
      ),
  )

/** How many results are up, how many say that it could not be done, how long half of the others took, what was answered. */
async function figuresOf(tx: Tx, onWall: SQL | undefined): Promise<PublicationList['figures']> {
  const saysUnsolved = sql`jsonb_typeof(${publications.body} -> 'unsolved') = 'object'`
  const days = sql`(${publications.body} ->> 'days')::int`
  const sum = (key: keyof RatingCounts) =>
    sql<number>`coalesce(sum((${publications.ratings} ->> ${sql.raw(`'${key}'`)})::int), 0)`.mapWith(Number)
  const [row] = await tx
    .select({
      published: count(),
      unsolved: sql`count(*) filter (where ${saysUnsolved})`.mapWith(Number),
      medianDays: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${days}) filter (where not ${saysUnsolved})`,
      asked: sum('asked'),
      answered: sum('answered'),
      solved: sum('solved'),
      content: sum('content'),
    })
    .from(publications)
    .where(onWall)
  if (!row) throw new Error('a count always has its row')
  const { published, unsolved, medianDays, ...ratings } = row
  return { published, unsolved, medianDays, ratings }
}

/** The results wall of a community, newest first. Reads as the role that can see nothing else. */
export function listPublications(
  db: Database,
  communityId: string,
  query: { cursor?: string | undefined; limit: number; estate?: string | undefined },
): Promise<PublicationList> {
  return asPublic(db, communityId, async (tx) => {
    const after = decodeCursor(query.cursor)
    const onWall = and(
      eq(publications.communityId, communityId),
      isLatest(tx, communityId),
      query.estate === undefined ? undefined : eq(publications.estate, query.estate),
    )
    const rows = await tx
      .select()
      .from(publications)
      .where(and(onWall, past(after, publications.publishedAt, publications.id)))
      .orderBy(desc(publications.publishedAt), desc(publications.id))
      .limit(query.limit + 1)
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    return {
      items: shown.map(cardOf),
      nextCursor: rows.length > query.limit && last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
      figures: await figuresOf(tx, onWall),
    }
  })
}

async function pageInForce(tx: Tx, communityId: string, asked: string): Promise<PublicationRow | undefined> {
  const ofCase = tx
    .select({ caseId: newer.caseId })
    .from(newer)
    .where(and(eq(newer.communityId, communityId), eq(newer.id, asked)))
  const [row] = await tx
    .select()
    .from(publications)
    .where(and(eq(publications.communityId, communityId), inArray(publications.caseId, ofCase)))
    .orderBy(desc(publications.round), desc(publications.edition))
    .limit(1)
  return row
}

/** The record behind the page in force; undefined where there is no page, or it was put up before records were kept. */
export function findRecord(db: Database, communityId: string, asked: string) {
  return asPublic(db, communityId, async (tx) => {
    const page = await pageInForce(tx, communityId, asked)
    if (!page) return undefined
    const [record] = await tx
      .select()
      .from(publicationRecords)
      .where(and(eq(publicationRecords.communityId, communityId), eq(publicationRecords.publicationId, page.id)))
    return record && { ...record, caseId: page.caseId, head: page.body.chainHead }
  })
}

/** The pages of an estate that bears another name now are listed under that; what they say stays. */
export async function listUnderNewName(
  tx: Tx,
  communityId: string,
  { was, name }: { was: string; name: string },
): Promise<void> {
  await tx
    .update(publications)
    .set({ estate: name })
    .where(and(eq(publications.communityId, communityId), eq(publications.estate, was)))
}

/** The estates of which something is published, by name. */
export function publishedEstates(db: Database, communityId: string): Promise<string[]> {
  return asPublic(db, communityId, async (tx) => {
    const rows = await tx
      .selectDistinct({ estate: publications.estate })
      .from(publications)
      .where(eq(publications.communityId, communityId))
      .orderBy(publications.estate)
    return rows.map(({ estate }) => estate)
  })
}

/** One public page; undefined when there is none. The address of an earlier round leads to the result in force. */
export function findPublication(
  db: Database,
  communityId: string,
  asked: string,
): Promise<PublicationView | undefined> {
  return asPublic(db, communityId, async (tx) => {
    const row = await pageInForce(tx, communityId, asked)
    if (!row) return undefined
    const [view] = await viewsOf(tx, communityId, [row])
    return view
  })
}

/** The newest results in full, and the figures of all. */
export function newestPublications(
  db: Database,
  communityId: string,
  limit: number,
): Promise<{ results: PublicationView[]; figures: PublicationList['figures'] }> {
  return asPublic(db, communityId, async (tx) => {
    const onWall = and(eq(publications.communityId, communityId), isLatest(tx, communityId))
    const rows = await tx
      .select()
      .from(publications)
      .where(onWall)
      .orderBy(desc(publications.publishedAt), desc(publications.id))
      .limit(limit)
    return { results: await viewsOf(tx, communityId, rows), figures: await figuresOf(tx, onWall) }
  })
}

async function viewsOf(tx: Tx, communityId: string, rows: readonly PublicationRow[]): Promise<PublicationView[]> {
  const ids = rows.map(({ id }) => id)
  const photos = await tx
    .select({ id: publicationPhotos.publicationId, sha256: publicationPhotos.sha256 })
    .from(publicationPhotos)
    .where(and(eq(publicationPhotos.communityId, communityId), inArray(publicationPhotos.publicationId, ids)))
  return rows.map(({ id, caseId, publishedAt, endsAt, reworking, ratings, bodyHash, body }) => ({
    ...{ communityId, id, caseId, publishedAt, endsAt, reworking, ratings, bodyHash, body },
    photos: photos
      .filter((photo) => photo.id === id)
      .map(({ sha256 }) => ({
        sha256,
        full: publicPhotoUrl(communityId, id, sha256, 'full'),
        thumb: publicPhotoUrl(communityId, id, sha256, 'thumb'),
      })),
  }))
}

/** Where a redacted copy lies; undefined when that page does not show it. */
export function findPublicPhoto(
  db: Database,
  communityId: string,
  publicationId: string,
  sha256: string,
  size: 'full' | 'thumb',
): Promise<string | undefined> {
  return asPublic(db, communityId, async (tx) => {
    const [row] = await tx
      .select({ full: publicationPhotos.storageKey, thumb: publicationPhotos.thumbKey })
      .from(publicationPhotos)
      .where(
        and(
          eq(publicationPhotos.communityId, communityId),
          eq(publicationPhotos.publicationId, publicationId),
          eq(publicationPhotos.sha256, sha256),
        ),
      )
    return row?.[size]
  })
}
