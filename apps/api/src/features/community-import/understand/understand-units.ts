import { AREA_SOURCES, type AreaSource, areaInCm2, LIMITS, UNIT_KINDS, type UnitKind } from '@juwuye/domain'
import { AREA_SOURCE_LABELS, IMPORT_FAULTS, UNIT_KIND_LABELS } from '@juwuye/messages'
import { phone, words } from '@juwuye/types/schemas'
import { bare } from '../../../platform/sheets/typed-rows.ts'
import { Cells, Once } from './cells.ts'
import type { SheetFaults } from './sheet-faults.ts'
import { listed, placed, type RowOf } from './typed-book.ts'
import type { FindBuilding } from './understand-places.ts'

/** A home as a row says it; null: the row does not say. */
export interface UnitSaid {
  readonly row: number
  readonly estateId: string
  readonly buildingId: string
  readonly name: string
  readonly kind: UnitKind | null
  readonly area: { readonly cm2: number; readonly source: AreaSource } | null
  readonly owners: readonly { readonly name: string; readonly phone: string | null }[] | null
}

const roomName = words(LIMITS.roomChars)
const ownerName = words(LIMITS.nameChars)

/** A unit of a building by its room, however spaces are set. */
export const unitKey = (buildingId: string, name: string): string => `${buildingId} ${bare(name)}`

/** Understands homes row by row. */
export class UnitReader {
  private readonly once = new Once()

  constructor(
    private readonly find: FindBuilding,
    private readonly faults: SheetFaults,
  ) {}

  understand(typed: RowOf<'units'>): UnitSaid | undefined {
    const row = new Cells('units', typed, this.faults)
    const building = this.building(row)
    const text = row.required('name')
    const name = text === undefined ? undefined : row.judged('name', roomName, text)
    const kind = row.chosen('kind', UNIT_KIND_LABELS, UNIT_KINDS) ?? null
    const area = areaOf(row)
    const owners = ownersOf(row)
    if (!building || name === undefined) return undefined
    const before = this.once.before(unitKey(building.id, name), typed.row)
    if (before !== undefined) row.not('name', IMPORT_FAULTS.twice(before))
    if (row.faulty) return undefined
    return { row: typed.row, estateId: building.estateId, buildingId: building.id, name, kind, area, owners }
  }

  private building(row: Cells<'units'>) {
    const name = row.required('building')
    if (name === undefined) return undefined
    const found = this.find(name, row.text('estate'))
    if (found === 'estateUnknown') return row.not('estate', IMPORT_FAULTS.estateUnknown)
    if (found === 'unclear') return row.not('estate', IMPORT_FAULTS.buildingUnclear)
    return found === 'unknown' ? row.not('building', IMPORT_FAULTS.buildingUnknown) : found
  }
}

function areaOf(row: Cells<'units'>): UnitSaid['area'] {
  const text = row.text('area')
  const source = row.chosen('source', AREA_SOURCE_LABELS, AREA_SOURCES)
  if (text === '') {
    if (source !== undefined) row.not('source', IMPORT_FAULTS.areaNeeded)
    return null
  }
  const cm2 = areaInCm2(text)
  if (cm2 === undefined) row.not('area', IMPORT_FAULTS.areaUnclear)
  if (row.text('source') === '') row.not('source', IMPORT_FAULTS.sourceNeeded)
  return cm2 === undefined || source === undefined ? null : { cm2, source }
}

function ownersOf(row: Cells<'units'>): UnitSaid['owners'] {
  const names = listed(row.text('owners'))
  const phones = placed(row.text('phones'))
  if (phones.findLastIndex((number) => number !== '') >= names.length) row.not('phones', IMPORT_FAULTS.phonesMore)
  if (names.length === 0) return null
  if (new Set(names.map(bare)).size < names.length) row.not('owners', IMPORT_FAULTS.ownerTwice)
  if (names.length > LIMITS.ownersPerUnit) row.not('owners', IMPORT_FAULTS.tooManyOwners(LIMITS.ownersPerUnit))
  return names.map((text, at) => {
    const number = phones[at] ?? ''
    return {
      name: row.judged('owners', ownerName, text) ?? text,
      phone: number === '' ? null : (row.judged('phones', phone, number) ?? null),
    }
  })
}
