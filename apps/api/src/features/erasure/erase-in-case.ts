import { randomBytes } from 'node:crypto'
import { ERASED_NAME, ERASED_WORDS, isActive, OWN_CAPACITIES } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import {
  bareWork,
  type CaseRow,
  caseEvents,
  caseParticipants,
  casePhotos,
  eraseWords,
  holdTogether,
  rowsOf,
  sumsOf,
  whistles,
} from '../cases/index.ts'
import { erasePhotos, eraseVoices } from '../uploads/index.ts'

export interface Erasing {
  readonly communityId: string
  readonly personId: string
  readonly now: number
  /** Their own recordings, and the case each belongs to. */
  readonly voices: readonly { readonly id: string; readonly caseId: string | null }[]
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

type Whistle = typeof whistles.$inferSelect

/** Erases what somebody said in one case, under its lock; answers the files to be thrown away afterwards. */
export function eraseInCase(deps: Deps, erasing: Erasing, caseId: string): Promise<string[]> {
  const { communityId, personId, now } = erasing
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    const [row] = await holdTogether(tx, communityId, [caseId])
    if (!row) return []
    const mine = await tx
      .select()
      .from(caseParticipants)
      .where(
        and(
          eq(caseParticipants.communityId, communityId),
          eq(caseParticipants.caseId, caseId),
          eq(caseParticipants.personId, personId),
        ),
      )
    const blown = await tx
      .select()
      .from(whistles)
      .where(and(eq(whistles.communityId, communityId), eq(whistles.caseId, caseId), eq(whistles.personId, personId)))
    const own = mine.filter(({ capacity }) => (OWN_CAPACITIES as readonly string[]).includes(capacity))
    const capacity = own[0]?.capacity ?? 'reporter'
    const author = { personId, displayName: ERASED_NAME, capacity, partyId: own[0]?.partyId ?? null }
    const work = await bareWork(tx, deps.ids, now, row, author)
    const numbers = own.map(({ number }) => number)
    const everyNumber = mine.map(({ number }) => number)
    const said = await eraseWords(work, await saidBy(tx, row, erasing, { own: numbers, every: everyNumber }, blown))
    const photoIds = [...new Set([...said, ...(await photosOf(tx, row, blown))])]
    await eraseWhistles(tx, row, blown)
    if (blown.length > 0) work.row.grams = await gramsLeft(tx, row)
    // where it was is what an open case is found by; afterwards it may only tell where they live
    if (!isActive(row.state) && blown.some(({ joined }) => !joined)) work.row.spot = null
    if (row.thumbId !== null && photoIds.includes(row.thumbId)) work.row.thumbId = null
    await work.save()
    await tx
      .delete(casePhotos)
      .where(and(eq(casePhotos.communityId, communityId), inArray(casePhotos.photoId, photoIds)))
    const voices = await eraseVoices(tx, communityId, idsOf(erasing.voices.filter((voice) => voice.caseId === caseId)))
    return [...voices, ...(await erasePhotos(tx, communityId, photoIds))]
  })
}

/** Places of the events in which they spoke for themself, whoever typed it. */
async function saidBy(
  tx: Tx,
  row: CaseRow,
  { voices }: Erasing,
  numbers: { readonly own: readonly number[]; readonly every: readonly number[] },
  blown: readonly Whistle[],
): Promise<number[]> {
  const relayedAt = blown.filter(({ enteredBy }) => enteredBy !== null).map(({ receivedAt }) => receivedAt)
  const events = await rowsOf(tx, row, caseEvents, caseEvents.seq)
  return events
    .filter(
      ({ actor, kind, at, data }) =>
        numbers.own.includes(actor) ||
        // for whatever seat: why they stepped back is of themself
        (kind === 'seat.steppedBack' && numbers.every.includes(actor)) ||
        (kind === 'transcribed' && idsOf(voices).includes(String(data.voice))) ||
        ((kind === 'whistle.blown' || kind === 'whistle.joined') && relayedAt.includes(at)),
    )
    .map(({ seq }) => seq)
}

async function photosOf(tx: Tx, { communityId, id }: CaseRow, blown: readonly Whistle[]): Promise<string[]> {
  const rows = await tx
    .select({ photoId: casePhotos.photoId })
    .from(casePhotos)
    .where(
      and(
        eq(casePhotos.communityId, communityId),
        eq(casePhotos.caseId, id),
        inArray(casePhotos.subjectId, idsOf(blown)),
      ),
    )
  return rows.map(({ photoId }) => photoId)
}

/** The whistle stays and counts; nobody stands behind it any more, and nobody has to be told. */
async function eraseWhistles(tx: Tx, { communityId }: CaseRow, blown: readonly Whistle[]): Promise<void> {
  for (const { id } of blown) {
    await tx
      .update(whistles)
      .set({
        personId: null,
        enteredBy: null,
        onBehalfOf: null,
        consent: null,
        channel: 'own',
        words: ERASED_WORDS,
        displayName: ERASED_NAME,
        bodyHash: randomBytes(32).toString('hex'),
        deviceTime: null,
      })
      .where(and(eq(whistles.communityId, communityId), eq(whistles.id, id)))
  }
}

/** What others said of it and its title are what it is found by from now on. */
async function gramsLeft(tx: Tx, row: CaseRow): Promise<string[]> {
  const left = await rowsOf(tx, row, whistles)
  return sumsOf(
    left.map((whistle) => (whistle.words === ERASED_WORDS ? { ...whistle, words: '' } : whistle)),
    row.title,
  ).grams
}
