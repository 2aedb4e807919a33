import { IMPORT_SHEETS, type ImportSheet, keepsForAll } from '@juwuye/domain'
import { IMPORT_FAULTS, IMPORT_SHEET_LABELS, SHEET_COLUMNS } from '@juwuye/messages'
import type { CommunityImport } from '@juwuye/types'
import { sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import type { Book } from '../../../platform/sheets/read-book.ts'
import { isFilled } from '../../../platform/sheets/typed-rows.ts'
import { headsOfBuildings } from '../../communities/index.ts'
import { keepNeighbours, type NeighbourToKeep, neighbourRows, understandRows } from '../../relay/index.ts'
import { type MergedUnit, mergeUnit } from '../apply/merge-unit.ts'
import { unitsThere } from '../apply/units-there.ts'
import type { KnownCommunity } from './known-community.ts'
import { SheetFaults } from './sheet-faults.ts'
import { sheetRows } from './typed-book.ts'
import { type PartyToKeep, understandParties } from './understand-parties.ts'
import { buildingFinder, type PlacesPlan, understandPlaces } from './understand-places.ts'
import { type PersonToInvite, understandRoster } from './understand-roster.ts'
import { UnitReader, unitKey } from './understand-units.ts'

/** What a workbook comes to, when nothing is wrong with it. */
export interface Plan {
  readonly places: PlacesPlan
  readonly units: readonly MergedUnit[]
  readonly parties: readonly PartyToKeep[]
  readonly roster: readonly PersonToInvite[]
  readonly neighbours: readonly NeighbourToKeep[]
  readonly faults: SheetFaults
  /** Puts the neighbours on the list, or only says what would become of them. */
  listNeighbours(dryRun: boolean): Promise<Counts>
}

const NONE: Counts = { added: 0, changed: 0, unchanged: 0 }

/** Homes understood before others get their turn, and the transaction a sign of life: it is ended when it idles. */
const AT_ONCE = 500

/** Hears how many homes were gone through. */
type Progress = (progress: { rowsDone: number; rowsTotal: number }) => Promise<void>

/** Holds a workbook against the community: what would come, and everything that is wrong. Writes nothing. */
export async function understandBook(
  deps: Deps,
  tx: Tx,
  communityId: string,
  book: Book,
  known: KnownCommunity,
  told: Progress = async () => undefined,
): Promise<Plan> {
  const now = deps.clock.now()
  const faults = new SheetFaults()
  const newId = () => deps.ids.uuid()
  const places = understandPlaces(book, known, faults, newId)
  const find = buildingFinder(places)
  const there = await unitsThere(tx, communityId)
  const reader = new UnitReader(find, faults)
  const units: MergedUnit[] = []
  const unitRows = sheetRows(book, 'units', faults)
  for (const [at, typed] of unitRows.entries()) {
    if (at % AT_ONCE === 0) {
      await tx.execute(sql`select 1`)
      await told({ rowsDone: at, rowsTotal: unitRows.length })
    }
    const said = reader.understand(typed)
    if (said) units.push(mergeUnit(deps, said, there.get(unitKey(said.buildingId, said.name))))
  }
  const parties = understandParties(book, known, places, faults, newId)
  const here = new Set(parties.map(({ id }) => id))
  const every = [...known.parties.filter(({ id }) => !here.has(id)), ...parties]
  const roster = understandRoster(book, { known, parties: every, find }, faults)
  const heads = await headsOfBuildings(tx, communityId, now)
  const neighbours = understandNeighbours(book, known, faults, {
    places: { every: places.buildings, heads, all: true },
    personId: known.viewer.personId,
    newId,
    now,
  })
  const listNeighbours = async (dryRun: boolean) => {
    if (neighbours.length === 0) return NONE
    const request = { communityId, personId: known.viewer.personId, dryRun }
    return keepNeighbours({ deps, tx, actor: known.viewer, request }, neighbours)
  }
  return { places, units, parties, roster, neighbours, faults, listNeighbours }
}

/** The same understanding as of a table of neighbours alone. */
function understandNeighbours(
  book: Book,
  { viewer }: KnownCommunity,
  faults: SheetFaults,
  around: Parameters<typeof understandRows>[1],
): readonly NeighbourToKeep[] {
  const values = book.get(IMPORT_SHEET_LABELS.neighbours)
  if (!values || !isFilled(values)) return []
  if (!keepsForAll(viewer)) {
    faults.add('neighbours', 2, SHEET_COLUMNS.name, IMPORT_FAULTS.neighboursNotYours)
    return []
  }
  const typed = neighbourRows(values)
  const understood = understandRows(typed.rows, around)
  for (const { row, column, message } of [...typed.faults, ...understood.faults])
    faults.add('neighbours', row, column, message)
  return understood.kept
}

type Change = 'added' | 'changed' | 'unchanged'
export type Counts = Readonly<Record<Change, number>>

const countChanges = (ones: readonly { readonly change: Change }[]): Counts => {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const { change } of ones) counts[change] += 1
  return counts
}

/** What comes of each sheet that says something. */
export function summary(plan: Plan, neighbours: Counts): CommunityImport['sheets'] {
  const { places } = plan
  const named = (rows: number, added: number): Counts => ({ added, changed: 0, unchanged: rows - added })
  const counts: Readonly<Record<ImportSheet, Counts>> = {
    estates: named(places.rows.estates, places.newEstates.length),
    buildings: named(places.rows.buildings, places.newBuildings.length),
    units: countChanges(plan.units),
    parties: countChanges(plan.parties),
    roster: countChanges(plan.roster),
    neighbours,
  }
  return IMPORT_SHEETS.flatMap((sheet) => {
    const { added, changed, unchanged } = counts[sheet]
    const rows = added + changed + unchanged
    return rows === 0 ? [] : [{ sheet, rows, added, changed, unchanged }]
  })
}
