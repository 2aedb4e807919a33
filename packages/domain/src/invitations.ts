import { PARTY_KIND_OF_ROLE } from './parties.ts'
import { ROLES, type Role } from './vocabulary.ts'

/** What one is invited to be. Residents declare themselves. */
export const INVITED_ROLES = ROLES.filter((role) => role !== 'resident')

/** Who lets others in: the town, and the desk of the community. */
export interface Inviter {
  readonly townOfficer: boolean
  readonly memberships: readonly { readonly role: Role }[]
}

/** A secretary is named by the town or a secretary; everybody else by the desk or the town. */
export function mayInvite({ townOfficer, memberships }: Inviter, role: Role): boolean {
  if (role === 'resident') return false
  const is = (wanted: Role) => memberships.some((membership) => membership.role === wanted)
  return townOfficer || is('secretary') || (role !== 'secretary' && is('socialWorker'))
}

/** Whether the role acts for a party at all times; a building head may look after buildings for nobody. */
export const needsParty = (role: Role): boolean => PARTY_KIND_OF_ROLE[role] !== null && role !== 'buildingHead'

export const INVITATION_STATES = ['open', 'used', 'ended', 'revoked'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface InvitationFacts {
  readonly uses: number
  readonly used: number
  readonly endsAt: number
  readonly revokedAt: number | null
}

/** What has become of it: taken back comes first, then used up, then its end. */
export function invitationState({ uses, used, endsAt, revokedAt }: InvitationFacts, now: number): InvitationState {
  if (revokedAt !== null) return 'revoked'
  if (used >= uses) return 'used'
  return endsAt <= now ? 'ended' : 'open'
}
