import { looksAfterThem, mayKeepIn } from '@juwuye/domain'
import { errorSentence } from '@juwuye/messages'
import type { NeighbourImport } from '@juwuye/types'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { whistleHash } from '../../cases/index.ts'
import { type ActorAround, actorAround } from '../../communities/index.ts'
import { noteRefusedAttempt } from '../attempts.ts'
import { fault, readTable, type SheetFault } from '../import/read-sheet.ts'
import { sheetPlaces } from '../import/sheet-places.ts'
import { type NeighbourToKeep, understandRows } from '../import/understand-rows.ts'
import { noteNeighbourConsent } from '../neighbour-consents.ts'
import { type NeighbourRow, neighbours } from '../neighbours.table.ts'
import { sealed, unsealed } from '../sealed.ts'
import { noteViews } from '../views.ts'

export interface ImportRequest {
  readonly communityId: string
  readonly personId: string
  readonly file: Buffer
  /** Says what would be kept, and keeps nothing. */
  readonly dryRun: boolean
}

interface Importing {
  readonly deps: Deps
  readonly tx: Tx
  readonly actor: ActorAround
  readonly request: Omit<ImportRequest, 'file'>
}

/**
 * Puts a table of neighbours on the list, all or nothing, under the rules of an entry by hand: whom one may keep, what
 * shows their consent, who sees that it was looked at. Read in again it changes what differs and adds nobody twice.
 *
 * @throws Refusal forbidden, not-found, sheet-unreadable; sheet-faulty, with what is wrong by row and column; neighbour-exists
 *   when somebody adds the same by hand at this moment
 */
export async function importNeighbours(deps: Deps, request: ImportRequest): Promise<NeighbourImport> {
  const { communityId, personId } = request
  const elsewhere = { buildings: [] as string[], by: '' }
  const around = async (tx: Tx) => {
    const actor = await actorAround(tx, communityId, personId, deps.clock.now())
    return { actor, places: await sheetPlaces(tx, actor, communityId, deps.clock.now()) }
  }
  // whoever may not hears so first, and no connection waits while the table is read
  await inCommunity(deps.db.api, request, around)
  const table = await readTable(request.file)
  try {
    return await inCommunity(deps.db.api, request, async (tx) => {
      const { actor, places } = await around(tx)
      const understanding = { places, personId, newId: () => deps.ids.uuid(), now: deps.clock.now() }
      const { kept, faults } = understandRows(table.rows, understanding)
      const foreign = kept.filter(({ input }) => !mayKeepIn(actor, input.buildingId))
      elsewhere.buildings = [...new Set(foreign.map(({ input }) => input.buildingId))]
      elsewhere.by = actor.displayName ?? ''
      const notTheirs = foreign.map(({ row }) => fault(row, 'building', errorSentence('not-your-building')))
      return keepAll({ deps, tx, actor, request }, kept, [...table.faults, ...faults, ...notTheirs])
    })
  } catch (error) {
    if (isUniqueViolation(error, 'neighbours_name'))
      throw new Refusal('neighbour-exists', { params: { name: '有一位邻居' }, cause: error })
    throw error
  } finally {
    for (const subjectId of elsewhere.buildings)
      await noteRefusedAttempt(deps, {
        communityId,
        personId,
        personName: elsewhere.by,
        what: 'otherBuilding',
        subjectId,
      })
  }
}

async function keepAll(
  importing: Importing,
  kept: readonly NeighbourToKeep[],
  faults: readonly SheetFault[],
): Promise<NeighbourImport> {
  const { deps, tx, actor, request } = importing
  const { dryRun } = request
  const sorted = [...faults].sort((a, b) => a.row - b.row)
  const answer = { done: false, rows: kept.length, added: 0, changed: 0, unchanged: 0, faults: sorted }
  if (sorted.length > 0) {
    if (dryRun) return answer
    const fields = sorted.map(({ row, column, message }) => ({ path: `${row}.${column}`, code: 'invalid', message }))
    throw new Refusal('sheet-faulty', { params: { faults: sorted.length }, fields })
  }
  return { ...answer, ...(await keepNeighbours({ deps, tx, actor, request }, kept)), done: !dryRun }
}

/** Puts understood rows on the list, or says what would become of them. */
export async function keepNeighbours(importing: Importing, kept: readonly NeighbourToKeep[]) {
  const { deps, tx, actor, request } = importing
  const { communityId, dryRun } = request
  const counts = { added: 0, changed: 0, unchanged: 0 }
  // one table after the other, so that the second finds what the first put there
  if (!dryRun) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`neighbours ${communityId}`}, 0))`)
  const listed = await listedNow(tx, communityId)
  const known = kept.flatMap(({ input }) => listed.get(keyOf(input)) ?? [])
  await noteViews(tx, deps.ids, known, { communityId, viewer: actor, what: 'list', now: deps.clock.now() })
  for (const one of kept) {
    const row = listed.get(keyOf(one.input))
    counts[row ? await change(importing, row, one) : await add(importing, one)] += 1
  }
  return counts
}

const keyOf = ({ buildingId, name }: Pick<NeighbourRow, 'buildingId' | 'name'>) => `${buildingId} ${name}`

async function listedNow(tx: Tx, communityId: string): Promise<ReadonlyMap<string, NeighbourRow>> {
  const rows = await tx
    .select()
    .from(neighbours)
    .where(and(eq(neighbours.communityId, communityId), isNull(neighbours.removedAt)))
  return new Map(rows.map((row) => [keyOf(row), row]))
}

async function add({ deps, tx, request }: Importing, one: NeighbourToKeep): Promise<'added'> {
  const { communityId, personId, dryRun } = request
  if (dryRun) return 'added'
  const { input, estateId, consentAt, keeperId } = one
  const { id, name, buildingId, reach, reachNote, consent } = input
  await tx.insert(neighbours).values({
    communityId,
    id,
    bodyHash: whistleHash(input),
    name,
    estateId,
    buildingId,
    room: sealed(deps, { communityId, id }, 'room', input.room),
    phone: sealed(deps, { communityId, id }, 'phone', input.phone),
    reach,
    reachNote,
    consentKind: consent.kind,
    consentFamily: consent.family,
    consentAt,
    consentVoiceId: null,
    consentPhotoIds: [],
    keeperId,
    addedBy: personId,
    addedAt: deps.clock.now(),
    version: 1,
  })
  const agreed = {
    communityId,
    neighbourId: id,
    matter: 'listed',
    kind: consent.kind,
    notedBy: personId,
    at: consentAt,
  } as const
  await noteNeighbourConsent(tx, deps.ids, agreed)
  return 'added'
}

/** What the row says anew; an empty cell leaves what is kept, and what shows a consent already is not overwritten. */
async function change(
  { deps, tx, actor, request }: Importing,
  row: NeighbourRow,
  { input, consentAt }: NeighbourToKeep,
): Promise<'changed' | 'unchanged'> {
  // who has joined says it themself
  if (row.personId !== null || !looksAfterThem(actor, row)) return 'unchanged'
  const before = unsealed(deps, row)
  const { room, phone, reach, reachNote, consent } = input
  const shown = row.consentVoiceId !== null || row.consentPhotoIds.length > 0
  const agreed = { consentKind: consent.kind, consentFamily: consent.family, consentAt }
  const now = {
    reach,
    reachNote: reachNote || row.reachNote,
    ...(shown ? {} : agreed),
  }
  const sealedNow = {
    ...(room === '' || room === before.room ? {} : { room: sealed(deps, row, 'room', room) }),
    ...(phone === null || phone === before.phone ? {} : { phone: sealed(deps, row, 'phone', phone) }),
  }
  const same = Object.entries(now).every(([key, value]) => row[key as keyof NeighbourRow] === value)
  if (same && Object.keys(sealedNow).length === 0) return 'unchanged'
  if (!request.dryRun) {
    await tx
      .update(neighbours)
      .set({ ...now, ...sealedNow, version: row.version + 1 })
      .where(and(eq(neighbours.communityId, row.communityId), eq(neighbours.id, row.id)))
    if (!shown && consentAt !== row.consentAt) {
      const noted = { communityId: row.communityId, neighbourId: row.id, matter: 'listed', kind: consent.kind } as const
      await noteNeighbourConsent(tx, deps.ids, { ...noted, notedBy: actor.personId, at: consentAt })
    }
  }
  return 'changed'
}
