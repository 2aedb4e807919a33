import { AREA_SOURCES, areaInM2, INVITED_ROLES, OFFICES, PARTY_KINDS, UNIT_KINDS } from '@juwuye/domain'
import {
  AREA_SOURCE_LABELS,
  CONSENT_LABELS,
  IMPORT_COLUMNS,
  IMPORT_GUIDE,
  IMPORT_SHEET_LABELS,
  OFFICE_LABELS,
  PARTY_KIND_LABELS,
  REACH_LABELS,
  ROLE_LABELS,
  SHEET_COLUMNS,
  SHEET_GUIDE,
  UNIT_KIND_LABELS,
  WHOLE_COMMUNITY,
} from '@juwuye/messages'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import {
  buildingsByName,
  buildingsLookedAfter,
  estatesOf,
  noteStep,
  partiesOf,
  partMembers,
  requireAdministrator,
} from '../communities/index.ts'
import { openedOwner } from '../owner-roll/index.ts'
import { unitsThere } from './apply/units-there.ts'
import { type SheetToWrite, writeBook } from './book/write-book.ts'
import type { ImportAsking } from './import-view.ts'

type OwnSheet = keyof typeof IMPORT_COLUMNS
type Rows = Readonly<Record<OwnSheet, readonly (readonly string[])[]>>

const NONE: Rows = { estates: [], buildings: [], units: [], parties: [], roster: [] }
/** Empty rows that are text already, to be written into. */
const ROOM_TO_WRITE = 60
const WIDTH = 16
const LIST = '、'

/**
 * The workbook to be filled in, with how on its last sheet; asked for `filled`, with what is there. Telephone numbers of
 * owners stay where they are: an empty cell changes nothing. That the roll was taken is put on record.
 *
 * @throws Refusal not-found, forbidden
 */
export async function importTemplate(deps: Deps, asking: ImportAsking, filled: boolean): Promise<Buffer> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  const rows = await inCommunity(deps.db.api, asking, async (tx) => {
    const by = await requireAdministrator(tx, communityId, asking, now)
    if (!filled) return NONE
    const there = await rowsThere(deps, tx, communityId, now)
    const step = { step: 'rollTaken', personId, personName: by.name, at: now } as const
    await noteStep(tx, deps.ids, { communityId, ...step, about: `${there.units.length} 户` })
    return there
  })
  const sheets = Object.entries(IMPORT_COLUMNS).map(([sheet, columns]): SheetToWrite => {
    const titles = Object.values(columns)
    return written(IMPORT_SHEET_LABELS[sheet as OwnSheet], titles, rows[sheet as OwnSheet])
  })
  const neighbours = written(IMPORT_SHEET_LABELS.neighbours, Object.values(SHEET_COLUMNS), [])
  return writeBook([...sheets, neighbours, GUIDE])
}

function written(name: string, titles: readonly string[], rows: SheetToWrite['rows']): SheetToWrite {
  const blank = titles.map(() => '')
  const room = Array.from({ length: ROOM_TO_WRITE }, () => blank)
  return { name, titles, rows: [...rows, ...room], widths: titles.map(() => WIDTH) }
}

const choices = <K extends string>(what: string, labels: Readonly<Record<K, string>>, keys: readonly K[]) => [
  what,
  keys.map((key) => labels[key]).join(LIST),
]

const GUIDE: SheetToWrite = {
  name: '怎么填',
  titles: ['怎么填', ''],
  rows: [
    ...IMPORT_GUIDE.map((line) => [line]),
    [],
    choices(`房屋：${IMPORT_COLUMNS.units.kind}`, UNIT_KIND_LABELS, UNIT_KINDS),
    choices(`房屋：${IMPORT_COLUMNS.units.source}`, AREA_SOURCE_LABELS, AREA_SOURCES),
    choices(`参与方：${IMPORT_COLUMNS.parties.kind}`, PARTY_KIND_LABELS, PARTY_KINDS),
    choices(`名册：${IMPORT_COLUMNS.roster.role}`, ROLE_LABELS, INVITED_ROLES),
    choices(`名册：${IMPORT_COLUMNS.roster.office}`, OFFICE_LABELS, OFFICES),
    [`邻居：${SHEET_COLUMNS.reach}`, Object.values(REACH_LABELS).join(LIST)],
    [`邻居：${SHEET_COLUMNS.consentKind}`, Object.values(CONSENT_LABELS).join(LIST)],
    [],
    ...SHEET_GUIDE.map((line) => [`邻居：${line}`]),
  ],
  widths: [24, 80],
}

async function rowsThere(deps: Deps, tx: Tx, communityId: string, now: number): Promise<Rows> {
  const estates = await estatesOf(tx, communityId)
  const buildings = await buildingsByName(tx, communityId)
  const parties = await partiesOf(tx, communityId, now)
  const members = await partMembers(tx, communityId, now)
  const heads = members.filter(({ role }) => role === 'buildingHead').map(({ membershipId }) => membershipId)
  const cared = await buildingsLookedAfter(tx, communityId, heads)
  const nameOf = new Map<string, string>([...estates, ...parties].map(({ id, name }) => [id, name]))
  const buildingOf = new Map(buildings.map((building) => [building.id, building]))
  return {
    estates: estates.map(({ name, onCall: [first] }) => [name, first?.label ?? '', first?.phone ?? '']),
    buildings: buildings.map(({ estate, name }) => [estate, name]),
    units: await unitRows(deps, tx, communityId, buildingOf),
    parties: parties.map(({ name, kind, character, phone, estateIds }) => [
      name,
      PARTY_KIND_LABELS[kind],
      character,
      phone ?? '',
      estateIds === null ? WHOLE_COMMUNITY : estateIds.map((id) => nameOf.get(id) ?? '').join(LIST),
    ]),
    roster: members.map(({ membershipId, name, role, partyId, office }) => {
      const looksAfter = cared.get(membershipId) ?? []
      const estate = buildingOf.get(looksAfter[0]?.id ?? '')?.estate ?? ''
      return [
        ...[name, ROLE_LABELS[role], nameOf.get(partyId ?? '') ?? '', office === null ? '' : OFFICE_LABELS[office]],
        ...[estate, looksAfter.map((building) => building.name).join(LIST)],
      ]
    }),
  }
}

async function unitRows(
  deps: Deps,
  tx: Tx,
  communityId: string,
  buildingOf: ReadonlyMap<string, { estate: string; name: string }>,
): Promise<string[][]> {
  const rows = [...(await unitsThere(tx, communityId)).values()].map(({ unit, owners }) => {
    const building = buildingOf.get(unit.buildingId)
    const { name, kind, areaCm2, areaSource } = unit
    return [
      ...[building?.estate ?? '', building?.name ?? '', name, UNIT_KIND_LABELS[kind]],
      areaCm2 === null ? '' : areaInM2(areaCm2),
      areaSource === null ? '' : AREA_SOURCE_LABELS[areaSource],
      owners.map((owner) => openedOwner(deps, owner).name).join(LIST),
      '',
    ]
  })
  return rows
}
