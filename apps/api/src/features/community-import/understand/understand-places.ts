import { LIMITS } from '@juwuye/domain'
import { IMPORT_FAULTS } from '@juwuye/messages'
import { phone, words } from '@juwuye/types/schemas'
import type { Book } from '../../../platform/sheets/read-book.ts'
import { bare } from '../../../platform/sheets/typed-rows.ts'
import { Cells, Once } from './cells.ts'
import type { BuildingKnown, KnownCommunity } from './known-community.ts'
import type { SheetFaults } from './sheet-faults.ts'
import { sheetRows } from './typed-book.ts'

export interface EstateToAdd {
  readonly id: string
  readonly name: string
  readonly onCall: readonly { label: string; phone: string }[]
}

export interface PlacesPlan {
  readonly rows: { readonly estates: number; readonly buildings: number }
  readonly newEstates: readonly EstateToAdd[]
  readonly newBuildings: readonly BuildingKnown[]
  /** Those there are and those that come. */
  readonly estates: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  readonly buildings: readonly BuildingKnown[]
}

const estateName = words(LIMITS.communityChars)
const buildingName = words(LIMITS.nameChars)
const onCallLabel = words(LIMITS.nameChars)

/** Estates and buildings of the workbook: what is there by name stays as it is. */
export function understandPlaces(
  book: Book,
  known: KnownCommunity,
  faults: SheetFaults,
  newId: () => string,
): PlacesPlan {
  const estates = new Map(known.estates.map((estate) => [bare(estate.name), estate]))
  const newEstates: EstateToAdd[] = []
  const once = new Once()
  const estateRows = sheetRows(book, 'estates', faults)
  for (const typed of estateRows) {
    const row = new Cells('estates', typed, faults)
    const text = row.required('name')
    const name = text === undefined ? undefined : row.judged('name', estateName, text)
    const onCall = onCallOf(row)
    if (name === undefined) continue
    const before = once.before(bare(name), typed.row)
    if (before !== undefined) row.not('name', IMPORT_FAULTS.twice(before))
    if (estates.has(bare(name))) continue
    const estate = { id: newId(), name, onCall }
    estates.set(bare(name), estate)
    newEstates.push(estate)
  }
  const buildings = [...known.buildings]
  const keyOf = (estateId: string, name: string) => `${estateId} ${bare(name)}`
  const inEstate = new Map<string, number>()
  for (const { estateId } of buildings) inEstate.set(estateId, (inEstate.get(estateId) ?? 0) + 1)
  const there = new Set(buildings.map(({ estateId, name }) => keyOf(estateId, name)))
  const newBuildings: BuildingKnown[] = []
  const buildingRows = sheetRows(book, 'buildings', faults)
  for (const typed of buildingRows) {
    const row = new Cells('buildings', typed, faults)
    const where = row.required('estate')
    const estate = where === undefined ? undefined : estates.get(bare(where))
    if (where !== undefined && !estate) row.not('estate', IMPORT_FAULTS.estateUnknown)
    const text = row.required('name')
    const name = text === undefined ? undefined : row.judged('name', buildingName, text)
    if (!estate || name === undefined) continue
    const key = keyOf(estate.id, name)
    const before = once.before(key, typed.row)
    if (before !== undefined) row.not('name', IMPORT_FAULTS.twice(before))
    if (there.has(key)) continue
    there.add(key)
    const count = (inEstate.get(estate.id) ?? 0) + 1
    inEstate.set(estate.id, count)
    if (count > LIMITS.buildingsPerEstate) row.not('name', IMPORT_FAULTS.tooManyBuildings(LIMITS.buildingsPerEstate))
    const building = { id: newId(), name, estateId: estate.id, estate: estate.name }
    newBuildings.push(building)
    buildings.push(building)
  }
  const rows = { estates: estateRows.length, buildings: buildingRows.length }
  return { rows, newEstates, newBuildings, estates, buildings }
}

function onCallOf(row: Cells<'estates'>): EstateToAdd['onCall'] {
  const label = row.text('onCallLabel')
  const number = row.text('onCallPhone')
  if (label === '' && number === '') return []
  if (label === '' || number === '') {
    row.not(label === '' ? 'onCallLabel' : 'onCallPhone', IMPORT_FAULTS.onCallBoth)
    return []
  }
  const said = row.judged('onCallLabel', onCallLabel, label)
  const rings = row.judged('onCallPhone', phone, number)
  return said === undefined || rings === undefined ? [] : [{ label: said, phone: rings }]
}

/** Finds buildings by name, and by estate where several have one of that name. */
export function buildingFinder({ estates, buildings }: Pick<PlacesPlan, 'estates' | 'buildings'>) {
  const byName = new Map<string, BuildingKnown[]>()
  for (const building of buildings) {
    const key = bare(building.name)
    byName.set(key, [...(byName.get(key) ?? []), building])
  }
  return (name: string, estate: string): BuildingKnown | 'unknown' | 'unclear' | 'estateUnknown' => {
    if (estate !== '' && !estates.has(bare(estate))) return 'estateUnknown'
    const found = (byName.get(bare(name)) ?? []).filter((one) => estate === '' || bare(one.estate) === bare(estate))
    if (found.length > 1) return 'unclear'
    return found[0] ?? 'unknown'
  }
}
export type FindBuilding = ReturnType<typeof buildingFinder>
