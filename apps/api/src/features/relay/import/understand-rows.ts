import { CONSENT_KINDS, REACH_WAYS, startOfDay } from '@juwuye/domain'
import { CONSENT_LABELS, fieldSentence, REACH_LABELS, SHEET_FAULTS, type SheetColumn } from '@juwuye/messages'
import { addNeighbourBody } from '@juwuye/types/schemas'
import type { z } from 'zod'
import { schemaFaults } from '../../../platform/http/zod-problems.ts'
import { bare, choiceOf } from '../../../platform/sheets/typed-rows.ts'
import { fault, type NeighbourRowTyped, type SheetFault } from './read-sheet.ts'
import type { SheetPlaces } from './sheet-places.ts'

/** A row that makes sense, as if it had been entered by hand. */
export interface NeighbourToKeep {
  readonly row: number
  readonly input: z.output<typeof addNeighbourBody>
  readonly estateId: string
  readonly consentAt: number
  /** Who looks after them, if they are new; null: the desk. */
  readonly keeperId: string | null
}

interface Understanding {
  readonly places: Pick<SheetPlaces, 'heads' | 'all'> & { readonly every: Readonly<SheetPlaces['every']> }
  readonly personId: string
  readonly newId: () => string
  readonly now: number
}

type Problem = readonly [SheetColumn, string]

/** Columns of what the schema of an entry finds wrong. */
const COLUMN_OF: Readonly<Record<string, SheetColumn>> = {
  name: 'name',
  room: 'room',
  phone: 'phone',
  reachNote: 'reachNote',
  'consent.family': 'consentFamily',
}

/** @returns undefined for what is no day. */
function dayIn(text: string): number | undefined {
  const [, year, month, day] = text.match(/^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/) ?? []
  return year && month && day ? startOfDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined
}

class Row {
  readonly problems: Problem[] = []

  constructor(
    readonly typed: NeighbourRowTyped,
    readonly around: Understanding,
  ) {}

  private not(column: SheetColumn, message: string): undefined {
    this.problems.push([column, message])
    return undefined
  }

  private required(column: SheetColumn): string | undefined {
    return this.typed.cells[column] || this.not(column, fieldSentence('required', {}))
  }

  building() {
    const { estate } = this.typed.cells
    const name = this.required('building')
    if (name === undefined) return undefined
    const found = this.around.places.every.filter(
      (one) => bare(one.name) === bare(name) && (estate === '' || bare(one.estate) === bare(estate)),
    )
    if (found.length > 1) return this.not('estate', SHEET_FAULTS.buildingUnclear)
    return found[0] ?? this.not('building', SHEET_FAULTS.buildingUnknown)
  }

  chosen<K extends string>(
    column: SheetColumn,
    labels: Readonly<Record<K, string>>,
    keys: readonly K[],
  ): K | undefined {
    const text = this.required(column)
    if (text === undefined) return undefined
    return choiceOf(labels, keys, text) ?? this.not(column, SHEET_FAULTS.notChoice(keys.map((key) => labels[key])))
  }

  consentDay(): number | undefined {
    const text = this.required('consentDay')
    if (text === undefined) return undefined
    const day = dayIn(text)
    if (day === undefined) return this.not('consentDay', SHEET_FAULTS.dayUnclear)
    return day > this.around.now ? this.not('consentDay', SHEET_FAULTS.dayAhead) : day
  }

  /** Who is to look after a new entry: whoever is named, else the head who reads the table in, else the desk. */
  keeper(buildingId: string): string | null {
    const { places, personId } = this.around
    const { keeper } = this.typed.cells
    const heads = places.heads.filter((head) => head.buildingId === buildingId)
    const own = heads.some((head) => head.personId === personId)
    if (keeper === '') return own ? personId : null
    const named = heads.filter(({ name }) => bare(name) === bare(keeper))
    if (!places.all) {
      if (!named.some((head) => head.personId === personId)) this.not('keeper', SHEET_FAULTS.keeperOther)
      return personId
    }
    if (named.length !== 1) this.not('keeper', SHEET_FAULTS.keeperUnknown)
    return named[0]?.personId ?? null
  }

  /** The same judgement as an entry by hand. */
  entry(buildingId: string, reach: string, kind: string) {
    const { name, room, phone, reachNote } = this.typed.cells
    const consent = { kind, family: kind === 'family' ? (this.required('consentFamily') ?? '') : '' }
    const fields = { name, buildingId, room, phone: phone || null, reach, reachNote, consent }
    const read = addNeighbourBody.safeParse({ id: this.around.newId(), ...fields })
    if (read.success) return read.data
    for (const { path, message } of schemaFaults(read.error)) this.not(COLUMN_OF[path] ?? 'name', message)
    return undefined
  }
}

/** One row as an entry, or what is wrong with it. */
function understand(typed: NeighbourRowTyped, around: Understanding): { kept?: NeighbourToKeep; row: Row } {
  const row = new Row(typed, around)
  const building = row.building()
  const reach = row.chosen('reach', REACH_LABELS, REACH_WAYS)
  const kind = row.chosen('consentKind', CONSENT_LABELS, CONSENT_KINDS)
  const consentAt = row.consentDay()
  const input = row.entry(building?.id ?? around.newId(), reach ?? 'visit', kind ?? 'spoken')
  const keeperId = building ? row.keeper(building.id) : null
  if (!building || !input || consentAt === undefined || row.problems.length > 0) return { row }
  return { row, kept: { row: typed.row, input, estateId: building.estateId, consentAt, keeperId } }
}

/** Every row as an entry, and everything that is wrong with any. */
export function understandRows(
  rows: readonly NeighbourRowTyped[],
  around: Understanding,
): { kept: NeighbourToKeep[]; faults: SheetFault[] } {
  const understood = rows.map((typed) => understand(typed, around))
  const faults = understood.flatMap(({ row }) =>
    row.problems.map(([column, message]) => fault(row.typed.row, column, message)),
  )
  const kept = understood.flatMap((one) => one.kept ?? [])
  const first = new Map<string, number>()
  for (const { row, input } of kept) {
    const key = `${input.buildingId} ${input.name}`
    const before = first.get(key)
    if (before === undefined) first.set(key, row)
    else faults.push(fault(row, 'name', SHEET_FAULTS.twice(before)))
  }
  return { kept, faults }
}
