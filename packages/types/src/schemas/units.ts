import { AREA_SOURCES, LARGEST_AREA_CM2, LIMITS, UNIT_KINDS } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, instant, page, phone, sought, uuid, words } from './common.ts'

export const unitParams = z.object({ communityId, unitId: uuid })
export const unitsParams = z.object({ communityId, buildingId: uuid })
export const unitOwnerParams = z.object({ communityId, unitId: uuid, ownerId: uuid })

const totals = {
  units: z.int(),
  /** Owners as they count in a vote. Whoever owns in two buildings is one head of the estate, so these do not add up. */
  heads: z.int(),
  areaCm2: z.int(),
  lackArea: z.int(),
  lackOwner: z.int(),
}
const named = { id: uuid, name: z.string() }
/** What the roll adds up to, by estate and building; no names. */
export const ownerRoll = z.object({
  estates: z.array(z.object({ ...named, ...totals, buildings: z.array(z.object({ ...named, ...totals })) })),
})

/** Their phone is never in it. */
const unitOwner = z.object({
  id: uuid,
  name: z.string(),
  hasPhone: z.boolean(),
  /** The resident who is this owner. */
  person: z.object({ name: z.string(), by: z.string(), at: instant }).nullable(),
})
export const unit = z.object({
  id: uuid,
  /** Room, shop or parking place. */
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  areaCm2: z.int().nullable(),
  areaSource: z.enum(AREA_SOURCES).nullable(),
  owners: z.array(unitOwner),
  version: z.int(),
})
export const units = page(unit).extend({ estate: z.string(), building: z.string() })
export const unitsQuery = cursorQuery

/** An owner with an id is one that is there: their phone stays unless it is said. The others go. */
export const correctUnitBody = z.strictObject({
  version: z.int().min(1),
  kind: z.enum(UNIT_KINDS),
  areaCm2: z.int().min(1).max(LARGEST_AREA_CM2).nullable(),
  areaSource: z.enum(AREA_SOURCES).nullable(),
  owners: z
    .array(z.strictObject({ id: uuid.optional(), name: words(LIMITS.nameChars), phone: phone.nullable().optional() }))
    .max(LIMITS.ownersPerUnit)
    .refine((owners) => new Set(owners.map(({ name }) => name)).size === owners.length, {
      message: '同一位业主写了两遍',
      params: { code: 'taken' },
    }),
})

/** Confirmed residents of the estate who may be an owner of this unit: those with such a name first, then its building. */
export const ownerCandidatesQuery = z.object({ q: sought(40).optional() })
export const ownerCandidates = z.object({
  items: z.array(z.object({ membershipId: uuid, name: z.string(), building: z.string(), owner: z.boolean() })),
})
export const matchOwnerBody = z.strictObject({ membershipId: uuid })
