import { JOIN_LEVELS, LIMITS, OFFICES, PRIVACY_GUIDE_EDITION, REGION_ROLES, ROLES } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, instant, page, partyRef, sought, uuid, words } from './common.ts'

export const loginBody = z.object({
  /** What `wx.login` gave; in demonstration mode what the stand-in issued. */
  code: z.string().min(1).max(200),
  carrier: z.enum(['bearer', 'cookie']),
})
export const loginAnswer = z.object({
  token: z.string().nullable(),
  person: z.object({ id: uuid, displayName: z.string() }),
})

export const membership = z.object({
  id: uuid,
  role: z.enum(ROLES),
  party: partyRef.nullable(),
  office: z.enum(OFFICES).nullable(),
  level: z.enum(JOIN_LEVELS).nullable(),
  estate: z.object({ id: uuid, name: z.string() }).nullable(),
  building: z.object({ id: uuid, name: z.string() }).nullable(),
  looksAfter: z.array(z.object({ id: uuid, name: z.string() })),
})

export const me = z.object({
  person: z.object({ id: uuid, displayName: z.string() }),
  communities: z.array(
    z.object({ communityId, name: z.string(), shortName: z.string(), memberships: z.array(membership) }),
  ),
  regions: z.array(z.object({ regionId: z.string(), name: z.string(), role: z.enum(REGION_ROLES) })),
})
export const meBody = z.object({ displayName: words(LIMITS.nameChars) })

export const demoPerson = z.object({ key: z.string(), name: z.string(), line: z.string(), community: z.string() })
export const demoPeople = z.object({ people: z.array(demoPerson) })
export const demoCodeBody = z.object({ key: z.string().min(1).max(60) })
export const demoCode = z.object({ code: z.string() })

export const communityListQuery = z.object({ q: sought(40).optional() })
export const communityBrief = z.object({ communityId, name: z.string(), shortName: z.string(), town: z.string() })
export const communityList = z.object({ items: z.array(communityBrief) })

const named = z.object({ id: uuid, name: z.string() })
export const community = z.object({
  communityId,
  name: z.string(),
  shortName: z.string(),
  town: z.string(),
  /** Rings at the station's desk. */
  deskPhone: z.string().nullable(),
  estates: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      buildings: z.array(named),
      places: z.array(named),
      onCall: z.array(z.object({ label: z.string(), phone: z.string() })),
    }),
  ),
  parties: z.array(partyRef.extend({ estateIds: z.array(uuid).nullable(), hasMembers: z.boolean() })),
  /** Who may be named mediator of a private case: only for the desk, else empty. */
  mediators: z.array(z.object({ personId: uuid, name: z.string(), line: z.string() })),
  onDuty: z.array(z.object({ familyName: z.string(), line: z.string(), until: instant })),
  memberships: z.array(membership),
  /** What the viewer may do beyond single cases. */
  may: z.object({
    whistle: z.boolean(),
    enterForOthers: z.boolean(),
    triage: z.boolean(),
    confirmResidents: z.boolean(),
  }),
})

export const residenceBody = z.object({
  estateId: uuid,
  buildingId: uuid,
  displayName: words(LIMITS.nameChars),
  /** Edition of the privacy guide that was agreed to. */
  guide: z.int().min(1).max(PRIVACY_GUIDE_EDITION).optional(),
})
export const residentsQuery = cursorQuery.extend({
  level: z.enum(['declared', 'confirmed']).default('declared'),
  buildingId: uuid.optional(),
})
export const resident = z.object({
  membershipId: uuid,
  name: z.string(),
  estate: z.string(),
  building: z.string(),
  level: z.enum(JOIN_LEVELS),
  declaredAt: instant,
})
export const residents = page(resident)
export const residentParams = z.object({ communityId, membershipId: uuid })

/** An office or work for a party that is handed over first; in a town or city there is no membership to end here. */
const inTheWay = z.object({
  communityId: communityId.nullable(),
  membershipId: uuid.nullable(),
  where: z.string(),
  role: z.enum([...ROLES, ...REGION_ROLES]),
  party: z.string().nullable(),
})
export const erasureView = z.object({ inTheWay: z.array(inTheWay), whistles: z.int() })
/** Typed by hand: nobody closes an account by a slip. */
export const erasureBody = z.strictObject({ confirm: z.literal('注销') })
