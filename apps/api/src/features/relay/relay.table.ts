import { CONSENT_KINDS, type ConsentKind, type RelayAttempt } from '@juwuye/domain'
import { boolean, char, check, foreignKey, index, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { whistles } from '../cases/index.ts'
import { communities } from '../communities/index.ts'
import { neighbours } from './neighbours.table.ts'

/** For whom a whistle was relayed, by whom, on which round, and what shows that they agreed. */
export const relays = juwuye.table(
  'relays',
  {
    communityId: communityId(),
    whistleId: ref('whistle_id').notNull(),
    neighbourId: ref('neighbour_id').notNull(),
    relayerId: ref('relayer_id').notNull(),
    roundId: ref('round_id').notNull(),
    /** Of neighbour and words: the same said twice on one round is one concern. */
    saidHash: char('said_hash', { length: 64 }).notNull(),
    consentKind: text('consent_kind').$type<ConsentKind>().notNull(),
    consentFamily: text('consent_family').notNull(),
    consentVoiceId: ref('consent_voice_id'),
    consentPhotoIds: ref('consent_photo_ids').array().notNull(),
    readBack: boolean('read_back').notNull(),
    relayedAt: instant('relayed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.whistleId] }),
    uniqueIndex('relays_once_a_round').on(t.communityId, t.relayerId, t.roundId, t.saidHash),
    index('relays_by_neighbour').on(t.communityId, t.neighbourId, t.relayedAt.desc()),
    check('relays_consent_check', oneOf(t.consentKind, CONSENT_KINDS)),
    foreignKey({
      columns: [t.communityId, t.whistleId],
      foreignColumns: [whistles.communityId, whistles.id],
      name: 'relays_whistle_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.neighbourId],
      foreignColumns: [neighbours.communityId, neighbours.id],
      name: 'relays_neighbour_fk',
    }),
  ],
)

/** What somebody tried and may not: kept although nothing came of it. */
export const relayAttempts = juwuye.table(
  'relay_attempts',
  {
    communityId: communityId(),
    id: rowId(),
    at: instant('at').notNull(),
    personId: ref('person_id').notNull(),
    personName: text('person_name').notNull(),
    what: text('what').$type<RelayAttempt>().notNull(),
    /** The building or the entry in question, as it was asked for. */
    subjectId: ref('subject_id'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('relay_attempts_by_time').on(t.communityId, t.at.desc(), t.id.desc()),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'relay_attempts_community_fk' }),
  ],
)
