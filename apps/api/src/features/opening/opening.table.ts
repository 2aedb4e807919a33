import { OFFICES, REGION_ROLES, ROLES } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { communities, parties } from '../communities/index.ts'

/** An office offered to whoever holds the code, until its end and as often as it says. */
export const invitations = juwuye.table(
  'invitations',
  {
    communityId: communityId(),
    id: rowId(),
    /** For whom it is, and of which workbook's roster it came; null: whoever brings the code. */
    invitedName: text('invited_name'),
    importId: ref('import_id'),
    role: text('role', { enum: ROLES }).notNull(),
    partyId: ref('party_id'),
    office: text('office', { enum: OFFICES }),
    /** Building heads only. */
    estateId: ref('estate_id'),
    looksAfter: jsonb('looks_after').$type<readonly string[]>().notNull(),
    /** SHA-256 of the code; the code itself is kept nowhere. */
    codeHash: bytes('code_hash').notNull(),
    uses: integer('uses').notNull(),
    used: integer('used').notNull(),
    madeBy: ref('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: instant('made_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: ref('revoked_by'),
    revokedByName: text('revoked_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('invitations_code').on(t.communityId, t.codeHash),
    index('invitations_by_time').on(t.communityId, t.madeAt, t.id),
    index('invitations_import').on(t.communityId, t.importId).where(sql`${t.importId} is not null`),
    check('invitations_role_check', oneOf(t.role, ROLES)),
    check('invitations_office_check', oneOf(t.office, OFFICES)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'invitations_community_fk' }),
    foreignKey({
      columns: [t.communityId, t.partyId],
      foreignColumns: [parties.communityId, parties.id],
      name: 'invitations_party_fk',
    }),
  ],
)

/** Who came by an invitation. */
export const invitationUses = juwuye.table(
  'invitation_uses',
  {
    communityId: communityId(),
    invitationId: ref('invitation_id').notNull(),
    personId: ref('person_id').notNull(),
    personName: text('person_name').notNull(),
    membershipId: ref('membership_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.invitationId, t.personId] }),
    foreignKey({
      columns: [t.communityId, t.invitationId],
      foreignColumns: [invitations.communityId, invitations.id],
      name: 'invitation_uses_invitation_fk',
    }),
  ],
)

/** An office in a town or city, offered once by whoever runs the installation. */
export const regionInvitations = juwuye.table(
  'region_invitations',
  {
    id: rowId().primaryKey(),
    regionId: ref('region_id').notNull(),
    role: text('role', { enum: REGION_ROLES }).notNull(),
    /** SHA-256 of the code; the code itself is kept nowhere. */
    codeHash: bytes('code_hash').notNull().unique(),
    madeAt: instant('made_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('region_invitations_region').on(t.regionId),
    check('region_invitations_role_check', oneOf(t.role, REGION_ROLES)),
  ],
)
