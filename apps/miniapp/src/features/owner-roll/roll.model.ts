import { type AreaSource, areaInCm2, areaInM2, LIMITS, type UnitKind } from '@juwuye/domain'
import { AREA_SOURCE_LABELS, grouped, UNIT_KIND_LABELS } from '@juwuye/messages'
import type { CorrectUnitBody, OwnerRoll, UnitView } from '@juwuye/types'

type Totals = Omit<OwnerRoll['estates'][number], 'id' | 'name' | 'buildings'>

/** 5,489.40 ㎡ */
export function areaText(cm2: number): string {
  const [whole = '', decimals] = areaInM2(cm2).split('.')
  return `${grouped(whole)}.${decimals} ㎡`
}

/** 62 户，58 位业主，5,489.40 ㎡ */
export function totalsLine({ units, heads, areaCm2 }: Totals): string {
  if (units === 0) return '还没有房屋'
  return `${grouped(units)} 户，${grouped(heads)} 位业主，${areaText(areaCm2)}`
}

/** What a vote could not be counted without; undefined where nothing is missing. */
export function lackLine({ lackArea, lackOwner }: Totals): string | undefined {
  const parts = [lackArea > 0 && `${grouped(lackArea)} 户没有面积`, lackOwner > 0 && `${grouped(lackOwner)} 户没有业主`]
  return parts.filter(Boolean).join('，') || undefined
}

/** 住宅，89.53 ㎡（产权证） */
export function unitLine({ kind, areaCm2, areaSource }: UnitView): string {
  const source = areaSource === null ? '' : `（${AREA_SOURCE_LABELS[areaSource]}）`
  const area = areaCm2 === null ? undefined : `${areaText(areaCm2)}${source}`
  return [UNIT_KIND_LABELS[kind], area].filter(Boolean).join('，')
}

export const ownersLine = ({ owners }: UnitView): string => owners.map(({ name }) => name).join('、')

/** What this home lacks for a vote; undefined where nothing is missing. */
export const unitLack = ({ areaCm2, owners }: UnitView): string | undefined =>
  [areaCm2 === null && '没有面积', owners.length === 0 && '没有业主'].filter(Boolean).join('，') || undefined

export interface OwnerDraft {
  key: string
  /** Of an owner who is there; their telephone stays unless another is typed. */
  id: string | undefined
  name: string
  phone: string
  hasPhone: boolean
}

export interface UnitDraft {
  /** The version it was begun on: on another it means nothing. */
  version: number
  kind: UnitKind
  area: string
  source: AreaSource | 'none'
  owners: OwnerDraft[]
}

export const unitDraft = ({ version, kind, areaCm2, areaSource, owners }: UnitView): UnitDraft => ({
  version,
  kind,
  area: areaCm2 === null ? '' : areaInM2(areaCm2),
  source: areaSource ?? 'none',
  owners: owners.map(({ id, name, hasPhone }) => ({ key: id, id, name, phone: '', hasPhone })),
})

export const newOwner = (key: string): OwnerDraft => ({ key, id: undefined, name: '', phone: '', hasPhone: false })

const PHONE = /^[0-9+()\- ]{3,20}$/

/** What is wrong, by field; of an owner by `<key>.name` and `<key>.phone`. */
export function unitProblems({ area, source, owners }: UnitDraft): Record<string, string> {
  const typed = area.trim() !== ''
  const problems: Record<string, string> = {
    ...(typed && areaInCm2(area) === undefined && { areaCm2: '写成 89.53 这样，最多四位小数' }),
    ...(typed && source === 'none' && { areaSource: '有面积就要选依据' }),
    ...(!typed && source !== 'none' && { areaCm2: '写上面积，或者依据选“没有”' }),
  }
  const names = owners.map(({ name }) => name.trim())
  for (const [place, { key, name, phone }] of owners.entries()) {
    const own = name.trim()
    if (own === '') problems[`${key}.name`] = '写上姓名'
    else if ([...own].length > LIMITS.nameChars) problems[`${key}.name`] = `最多 ${LIMITS.nameChars} 个字`
    else if (names.indexOf(own) < place) problems[`${key}.name`] = '同一位业主写了两遍'
    if (phone.trim() !== '' && !PHONE.test(phone.trim())) problems[`${key}.phone`] = '只用数字和短横线'
  }
  return problems
}

/** The server counts owners from 0; here they have keys. */
export function ownerFaults(
  { owners }: UnitDraft,
  fields: readonly { path: string; message: string }[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of fields) {
    const [, place, part] = /^owners\.(\d+)\.(name|phone)$/.exec(path) ?? []
    const key = owners[Number(place)]?.key
    if (key !== undefined) found[`${key}.${part}`] ??= message
  }
  return found
}

export const unitBody = ({ version, kind, area, source, owners }: UnitDraft): CorrectUnitBody => ({
  version,
  kind,
  areaCm2: areaInCm2(area) ?? null,
  areaSource: source === 'none' ? null : source,
  owners: owners.map(({ id, name, phone }) => ({
    ...(id !== undefined && { id }),
    name: name.trim(),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
  })),
})
