import { LIMITS } from '@juwuye/domain'
import type { StationBody, StationView } from '@juwuye/types'
import { type HoursDraft, hoursDrafts, hoursProblems, newHours, openingOf } from './hours.model.ts'

export interface StationDraft {
  name: string
  address: string
  phone: string
  /** Where it is; undefined until it was found out. */
  point: { latitude: number; longitude: number } | undefined
  /** As typed. */
  radius: string
  opening: HoursDraft[]
}

const USUAL_RADIUS = 200
const RADIUS = { least: 20, most: 2_000 }

export function stationDraft(station: StationView | undefined): StationDraft {
  if (!station) {
    return { name: '', address: '', phone: '', point: undefined, radius: String(USUAL_RADIUS), opening: [newHours()] }
  }
  const { name, address, phone, latitude, longitude, radiusMetres, opening } = station
  const point = { latitude, longitude }
  return { name, address, phone: phone ?? '', point, radius: String(radiusMetres), opening: hoursDrafts(opening) }
}

const PHONE = /^[0-9+()\- ]{3,20}$/

/** What is wrong, by field; opening hours by their key. */
export function stationProblems({
  name,
  address,
  phone,
  point,
  radius,
  opening,
}: StationDraft): Record<string, string> {
  const problems: Record<string, string> = hoursProblems(opening)
  const metres = Number(radius)
  if (name.trim() === '') problems.name = '写上站的名字'
  if ([...name.trim()].length > LIMITS.nameChars) problems.name = `最多 ${LIMITS.nameChars} 个字`
  if (address.trim() === '') problems.address = '写上在哪里，居民照着找'
  if ([...address.trim()].length > LIMITS.placeChars) problems.address = `最多 ${LIMITS.placeChars} 个字`
  if (phone.trim() !== '' && !PHONE.test(phone.trim())) problems.phone = '只用数字和短横线'
  if (!point) problems.latitude = '到站里来，点“用我现在的位置”'
  if (!Number.isInteger(metres) || metres < RADIUS.least || metres > RADIUS.most) {
    problems.radiusMetres = `写 ${RADIUS.least} 到 ${RADIUS.most} 之间的整数`
  }
  return problems
}

export function stationBody(draft: StationDraft, version: number): StationBody {
  return {
    name: draft.name.trim(),
    address: draft.address.trim(),
    phone: draft.phone.trim() || null,
    latitude: draft.point?.latitude ?? 0,
    longitude: draft.point?.longitude ?? 0,
    radiusMetres: Number(draft.radius),
    opening: openingOf(draft.opening),
    version,
  }
}

/** 30.27415，120.15515 */
export const pointText = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
  `${latitude.toFixed(5)}，${longitude.toFixed(5)}`
