/** What somebody may own in a building. */
export const UNIT_KINDS = ['dwelling', 'shop', 'parking'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Where an exclusive area comes from: the title deed, or a survey. */
export const AREA_SOURCES = ['deed', 'survey'] as const
export type AreaSource = (typeof AREA_SOURCES)[number]

/** Square centimetres in a square metre. */
const CM2 = 10_000
const DECIMALS = 4
const AREA = /^(\d{1,6})(?:\.(\d{1,4})0*)?$/

/** The largest exclusive area that is taken, in cm²: 100,000 m². */
export const LARGEST_AREA_CM2 = 100_000 * CM2

/**
 * Square metres as people write them, in whole square centimetres: votes are counted on these, so nothing is rounded.
 *
 * @returns undefined for what is no area, is finer than a square centimetre, is nothing or is too large
 */
export function areaInCm2(squareMetres: string): number | undefined {
  const [, whole, fraction = ''] = AREA.exec(squareMetres.trim()) ?? []
  if (whole === undefined) return undefined
  const area = Number(whole) * CM2 + Number(fraction.padEnd(DECIMALS, '0'))
  return area > 0 && area <= LARGEST_AREA_CM2 ? area : undefined
}

/** Square metres for reading, with two decimals or as many as are needed. */
export function areaInM2(cm2: number): string {
  const fraction = String(cm2 % CM2).padStart(DECIMALS, '0')
  return `${Math.floor(cm2 / CM2)}.${fraction.replace(/0{1,2}$/, '')}`
}

/** What a table of homes adds up to. */
export interface RollTotals {
  readonly units: number
  /** Owners as they count in a vote: those who own something together are one, and who owns several is one. */
  readonly heads: number
  readonly areaCm2: number
  readonly lackArea: number
  readonly lackOwner: number
}
