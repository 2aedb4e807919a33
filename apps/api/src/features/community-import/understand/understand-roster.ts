import { INVITED_ROLES, LIMITS, mayInvite, needsParty, OFFICES, PARTY_KIND_OF_ROLE, type Role } from '@juwuye/domain'
import { IMPORT_FAULTS, OFFICE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import { words } from '@juwuye/types/schemas'
import type { Book } from '../../../platform/sheets/read-book.ts'
import { bare } from '../../../platform/sheets/typed-rows.ts'
import type { OnRoster, RosterEntry } from '../../opening/index.ts'
import { Cells, Once } from './cells.ts'
import type { KnownCommunity } from './known-community.ts'
import type { SheetFaults } from './sheet-faults.ts'
import { listed, sheetRows } from './typed-book.ts'
import type { PartyToKeep } from './understand-parties.ts'
import type { FindBuilding } from './understand-places.ts'

/** Somebody who is to be let in, or is in or invited already. */
export interface PersonToInvite extends RosterEntry {
  /** The invitation that waits for them. */
  readonly invitationId: string | null
  readonly change: 'added' | 'changed' | 'unchanged'
}

const personName = words(LIMITS.nameChars)

interface Around {
  readonly known: KnownCommunity
  /** As they will be. */
  readonly parties: readonly Pick<PartyToKeep, 'id' | 'kind' | 'name'>[]
  readonly find: FindBuilding
}

/** People of the roster: who is in by name, role and party stays; an open invitation of theirs says what the row says. */
export function understandRoster(book: Book, around: Around, faults: SheetFaults): PersonToInvite[] {
  const { known } = around
  const once = new Once()
  return sheetRows(book, 'roster', faults).flatMap((typed): PersonToInvite[] => {
    const row = new Cells('roster', typed, faults)
    const text = row.required('name')
    const name = text === undefined ? undefined : row.judged('name', personName, text)
    if (row.required('role') === undefined) return []
    const role = row.chosen('role', ROLE_LABELS, INVITED_ROLES)
    if (role === undefined || name === undefined) return []
    const partyId = partyOf(row, role, around.parties)
    const office = row.chosen('office', OFFICE_LABELS, OFFICES) ?? null
    if (office !== null && row.text('party') === '') row.not('office', IMPORT_FAULTS.officeAlone)
    const { estateId, looksAfter } = buildingsOf(row, role, around.find)
    const key = (one: Pick<OnRoster, 'name' | 'role' | 'partyId'>) => [bare(one.name), one.role, one.partyId].join(' ')
    const before = once.before(key({ name, role, partyId }), typed.row)
    if (before !== undefined) row.not('name', IMPORT_FAULTS.twice(before))
    if (row.faulty) return []
    const said = { name, role, partyId, office, estateId, looksAfter }
    const is = known.roster.filter((one) => key(one) === key(said))
    if (is.some(({ invitation }) => invitation === null)) return [{ ...said, invitationId: null, change: 'unchanged' }]
    if (!mayInvite(known.viewer, role)) {
      row.not('role', IMPORT_FAULTS.roleNotYours)
      return []
    }
    const waits = is[0]?.invitation
    if (!waits) return [{ ...said, invitationId: null, change: 'added' }]
    const same = waits.office === office && [...waits.looksAfter].sort().join() === [...looksAfter].sort().join()
    return [{ ...said, invitationId: waits.id, change: same ? 'unchanged' : 'changed' }]
  })
}

function partyOf(row: Cells<'roster'>, role: Role, parties: Around['parties']): string | null {
  const text = row.text('party')
  if (text === '') {
    if (needsParty(role)) row.not('party', IMPORT_FAULTS.partyNeeded)
    return null
  }
  const party = parties.find(({ name }) => bare(name) === bare(text))
  if (!party) row.not('party', IMPORT_FAULTS.partyUnknown)
  else if (!PARTY_KIND_OF_ROLE[role]?.includes(party.kind))
    row.not('party', IMPORT_FAULTS.partyUnfit(ROLE_LABELS[role]))
  return party?.id ?? null
}

function buildingsOf(row: Cells<'roster'>, role: Role, find: FindBuilding) {
  const nowhere = { estateId: null, looksAfter: [] }
  const names = listed(row.text('buildings'))
  if (role !== 'buildingHead') {
    if (names.length > 0) row.not('buildings', IMPORT_FAULTS.buildingsOnlyHeads)
    return nowhere
  }
  if (names.length === 0) row.not('buildings', IMPORT_FAULTS.buildingsNeeded)
  const found = names.map((name) => find(name, row.text('estate')))
  if (found.includes('estateUnknown')) row.not('estate', IMPORT_FAULTS.estateUnknown)
  if (found.includes('unclear')) row.not('estate', IMPORT_FAULTS.buildingUnclear)
  if (found.includes('unknown')) row.not('buildings', IMPORT_FAULTS.buildingUnknown)
  const buildings = found.filter((one) => typeof one === 'object')
  if (new Set(buildings.map(({ estateId }) => estateId)).size > 1)
    row.not('buildings', IMPORT_FAULTS.buildingsElsewhere)
  return { estateId: buildings[0]?.estateId ?? null, looksAfter: [...new Set(buildings.map(({ id }) => id))] }
}
