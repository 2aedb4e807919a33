import { LIMITS, PARTY_CHARACTER, PARTY_KINDS, type PartyKind } from '@juwuye/domain'
import { IMPORT_FAULTS, PARTY_KIND_LABELS, WHOLE_COMMUNITY } from '@juwuye/messages'
import { phone, words } from '@juwuye/types/schemas'
import type { Book } from '../../../platform/sheets/read-book.ts'
import { bare } from '../../../platform/sheets/typed-rows.ts'
import { Cells, Once } from './cells.ts'
import type { KnownCommunity } from './known-community.ts'
import type { SheetFaults } from './sheet-faults.ts'
import { listed, sheetRows } from './typed-book.ts'
import type { PlacesPlan } from './understand-places.ts'

export interface PartyToKeep {
  readonly id: string
  readonly kind: PartyKind
  readonly name: string
  readonly character: string
  readonly phone: string | null
  /** null: the whole community. */
  readonly estateIds: readonly string[] | null
  readonly change: 'added' | 'changed' | 'unchanged'
}

const partyName = words(LIMITS.communityChars)

/** Parties of the workbook, found by name; an empty cell leaves what is there. */
export function understandParties(
  book: Book,
  known: KnownCommunity,
  places: PlacesPlan,
  faults: SheetFaults,
  newId: () => string,
): PartyToKeep[] {
  const once = new Once()
  return sheetRows(book, 'parties', faults).flatMap((typed): PartyToKeep[] => {
    const row = new Cells('parties', typed, faults)
    const text = row.required('name')
    const name = text === undefined ? undefined : row.judged('name', partyName, text)
    if (row.required('kind') === undefined) return []
    const kind = row.chosen('kind', PARTY_KIND_LABELS, PARTY_KINDS)
    const character = row.text('character')
    if ([...character].length > 1) row.not('character', IMPORT_FAULTS.characterOne)
    const number = row.text('phone') === '' ? undefined : row.judged('phone', phone, row.text('phone'))
    const estateIds = estatesSaid(row, places)
    if (name === undefined || kind === undefined) return []
    const before = once.before(bare(name), typed.row)
    if (before !== undefined) row.not('name', IMPORT_FAULTS.twice(before))
    const is = known.parties.find((party) => bare(party.name) === bare(name))
    if (!is) {
      const square = character || PARTY_CHARACTER[kind]
      const covers = estateIds ?? null
      return [{ id: newId(), kind, name, character: square, phone: number ?? null, estateIds: covers, change: 'added' }]
    }
    if (is.kind !== kind) row.not('kind', IMPORT_FAULTS.partyKindOther(PARTY_KIND_LABELS[is.kind]))
    const now = {
      character: character || is.character,
      phone: number ?? is.phone,
      estateIds: estateIds === undefined ? is.estateIds : estateIds,
    }
    const same =
      now.character === is.character && now.phone === is.phone && listOf(now.estateIds) === listOf(is.estateIds)
    return [{ id: is.id, kind, name: is.name, ...now, change: same ? 'unchanged' : 'changed' }]
  })
}

const listOf = (ids: readonly string[] | null) => (ids === null ? null : [...ids].sort().join())

/** @returns undefined where the row does not say */
function estatesSaid(row: Cells<'parties'>, places: PlacesPlan): string[] | null | undefined {
  const names = listed(row.text('estates'))
  if (names.length === 0) return undefined
  if (names.length === 1 && bare(names[0] ?? '') === WHOLE_COMMUNITY) return null
  const found = names.map((name) => places.estates.get(bare(name))?.id)
  if (found.includes(undefined)) row.not('estates', IMPORT_FAULTS.estateUnknown)
  return [...new Set(found.flatMap((id) => id ?? []))]
}
