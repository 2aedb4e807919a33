import { REGION_ROLES } from '@juwuye/domain'
import { check, index, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'

/** One human. Everything about a person lies in the person's plane; a community keeps copies of the name only. */
export const persons = juwuye.table('persons', {
  personId: rowId('person_id').primaryKey(),
  displayName: text('display_name').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** Which person an outside account belongs to; found by the account, so it is keyed by it. */
export const personIdentities = juwuye.table('person_identities', {
  /** `wechat:<appid>:<openid>` */
  providerSubject: text('provider_subject').primaryKey(),
  personId: ref('person_id').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const sessions = juwuye.table(
  'sessions',
  {
    personId: ref('person_id').notNull(),
    id: rowId(),
    /** SHA-256 of the token; the token itself is kept nowhere. */
    tokenHash: bytes('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Written at most hourly. */
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.id] }), index('sessions_token').on(t.personId, t.tokenHash)],
)

/** Where a person may look for themself. Grants nothing: the membership inside the community does. */
export const myCommunities = juwuye.table(
  'my_communities',
  {
    personId: ref('person_id').notNull(),
    communityId: communityId(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.communityId] })],
)

export const regionMemberships = juwuye.table(
  'region_memberships',
  {
    personId: ref('person_id').notNull(),
    regionId: ref('region_id').notNull(),
    role: text('role', { enum: REGION_ROLES }).notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.regionId, t.role] }),
    check('region_memberships_role_check', oneOf(t.role, REGION_ROLES)),
  ],
)

/** Where WeChat finds a person: written at every login. */
export const wechatAccounts = juwuye.table(
  'wechat_accounts',
  {
    personId: ref('person_id').notNull(),
    appId: text('app_id').notNull(),
    openid: text('openid').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.appId] })],
)
