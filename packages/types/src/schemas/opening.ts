import {
  ADMINISTRATION_STEPS,
  INVITATION_STATES,
  INVITED_ROLES,
  LIMITS,
  OFFICES,
  OPENING_NEEDS,
  PRIVACY_GUIDE_EDITION,
  REGION_ROLES,
  ROLES,
} from '@juwuye/domain'
import { z } from 'zod'
import { communityId, cursorQuery, instant, page, partyKind, partyRef, phone, uuid, words } from './common.ts'
import { onCallNumber } from './notices.ts'

export const invitationParams = z.object({ communityId, invitationId: uuid })

const buildingNames = z
  .array(words(LIMITS.nameChars))
  .min(1)
  .max(LIMITS.buildingsPerEstate)
  .refine((names) => new Set(names).size === names.length, { message: '有两幢同名', params: { code: 'taken' } })

/** The id is made on the phone, so that sending twice is sending once. */
export const addEstateBody = z.strictObject({
  id: uuid,
  name: words(LIMITS.communityChars),
  buildings: buildingNames,
  onCall: z.array(onCallNumber).max(5).default([]),
})
export const openCommunityBody = z.strictObject({
  name: words(LIMITS.communityChars),
  shortName: words(LIMITS.shortNameChars),
  /** Rings at the station's desk. */
  deskPhone: phone,
  estate: addEstateBody,
})
export const openedCommunity = z.object({ communityId })
/** `estateIds` null: the whole community. */
export const addPartyBody = z.strictObject({
  id: uuid,
  kind: partyKind,
  name: words(LIMITS.communityChars),
  phone: phone.nullable().default(null),
  estateIds: z.array(uuid).min(1).max(50).nullable().default(null),
})

export const estateParams = z.object({ communityId, estateId: uuid })
export const buildingParams = z.object({ communityId, buildingId: uuid })
export const placeParams = z.object({ communityId, placeId: uuid })
export const partyParams = z.object({ communityId, partyId: uuid })
/** `was`, here and below: what stood on the screen. Where it is no more so, somebody else was quicker. */
export const renameEstateBody = z.strictObject({ was: z.string().max(200), name: words(LIMITS.communityChars) })
export const renamePartBody = z.strictObject({ was: z.string().max(200), name: words(LIMITS.nameChars) })
/** A building or a common place more. */
export const addPartBody = z.strictObject({ id: uuid, name: words(LIMITS.nameChars) })
const coveredEstates = z.array(uuid).min(1).max(50).nullable()
export const changePartyBody = z.strictObject({
  was: z.strictObject({
    name: z.string().max(200),
    character: z.string().max(10),
    phone: z.string().max(40).nullable(),
    estateIds: z.array(uuid).max(300).nullable(),
  }),
  name: words(LIMITS.communityChars),
  character: words(1),
  phone: phone.nullable(),
  estateIds: coveredEstates,
})
export const changeDeskPhoneBody = z.strictObject({ was: z.string().max(40).nullable(), deskPhone: phone })

/** A community of the town, as its officers look after it. */
const townCommunity = z.object({
  communityId,
  name: z.string(),
  shortName: z.string(),
  openedAt: instant,
  /** One may whistle there. */
  open: z.boolean(),
  /** Somebody administers it. */
  administered: z.boolean(),
})
export const townCommunities = page(townCommunity).extend({ town: z.string() })
export const townCommunitiesQuery = cursorQuery

/** What is missing before anybody can whistle. */
export const opening = z.object({
  open: z.boolean(),
  needs: z.array(z.object({ need: z.enum(OPENING_NEEDS), done: z.boolean() })),
  /** Who may be invited, by the viewer, into which party. */
  roles: z.array(z.object({ role: z.enum(INVITED_ROLES), parties: z.array(partyRef).nullable() })),
})
export const administrationSteps = page(
  z.object({ id: uuid, step: z.enum(ADMINISTRATION_STEPS), by: z.string(), at: instant, about: z.string() }),
)

export const inviteBody = z.strictObject({
  id: uuid,
  role: z.enum(INVITED_ROLES),
  partyId: uuid.nullable().default(null),
  office: z.enum(OFFICES).nullable().default(null),
  /** Building heads only, all of one estate. */
  buildingIds: z.array(uuid).max(LIMITS.buildingsPerEstate).default([]),
  uses: z.int().min(1).max(LIMITS.invitationUses).default(1),
  days: z.int().min(1).max(LIMITS.invitationDays).default(7),
})
export const inviteAgainBody = z.strictObject({ days: z.int().min(1).max(LIMITS.invitationDays).default(7) })

/** What is offered: nothing in it lets anybody in. */
const offered = {
  party: partyRef.nullable(),
  office: z.enum(OFFICES).nullable(),
  estate: z.string().nullable(),
  buildings: z.array(z.string()),
}
export const invitation = z.object({
  id: uuid,
  /** For whom it is, where it came of a roster. */
  name: z.string().nullable(),
  role: z.enum(ROLES),
  ...offered,
  uses: z.int(),
  used: z.int(),
  by: z.string(),
  at: instant,
  endsAt: instant,
  state: z.enum(INVITATION_STATES),
  revokedBy: z.string().nullable(),
  /** Who came by it. */
  people: z.array(z.object({ name: z.string(), at: instant })),
  may: z.object({ again: z.boolean(), revoke: z.boolean() }),
})
export const invitations = page(invitation)
/** Told once: only a hash of the code is kept. */
export const madeInvitation = z.object({
  invitation,
  code: z.string(),
  /** Opens the client where it is accepted. */
  link: z.string(),
  /** The link as a square to be scanned: a data URI. */
  picture: z.string(),
})

const code = z.string().min(1).max(60)
export const invitationCodeBody = z.strictObject({ code })
export const acceptInvitationBody = z.strictObject({
  code,
  displayName: words(LIMITS.nameChars),
  /** Edition of the privacy guide that was agreed to. */
  guide: z.int().min(1).max(PRIVACY_GUIDE_EDITION).optional(),
})
/** What the holder of a code would become, and where. */
export const invitationOffer = z.object({
  /** null: an office in a town or city. */
  communityId: communityId.nullable(),
  where: z.string(),
  /** Of which town or city that is a part. */
  within: z.string().nullable(),
  role: z.enum([...ROLES, ...REGION_ROLES]),
  ...offered,
  by: z.string().nullable(),
  endsAt: instant,
})
export const invitationAccepted = z.object({ communityId: communityId.nullable() })
