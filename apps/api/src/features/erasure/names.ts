import { ERASED_NAME, ERASED_WORDS } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'

/** Where a copy of somebody's name stands, and beside whose id. A name column that is missing here fails a test. */
export const NAMES = [
  ['memberships', 'display_name', 'person_id'],
  ['case_participants', 'display_name', 'person_id'],
  ['case_talks', 'convener_name', 'convener_id'],
  ['pending_acts', 'author_name', 'author_id'],
  ['seats', 'signer_name', 'signed_by'],
  ['supervisions', 'answered_name', 'answered_by'],
  ['tell_backs', 'told_name', 'told_by'],
  ['attendances', 'recorded_by_name', 'recorded_by'],
  ['community_policies', 'changed_by_name', 'changed_by'],
  ['rotas', 'changed_by_name', 'changed_by'],
  ['shift_swaps', 'asked_by_name', 'asked_by'],
  ['shift_swaps', 'settled_by_name', 'settled_by'],
  ['duty_handovers', 'from_name', 'from_person_id'],
  ['duty_handovers', 'taken_by_name', 'taken_by'],
  ['duty_promises', 'kept_by_name', 'kept_by'],
  ['on_call_calls', 'called_by_name', 'called_by'],
  ['neighbour_links', 'person_name', 'person_id'],
  ['neighbour_views', 'viewer_name', 'viewer_id'],
  ['relay_attempts', 'person_name', 'person_id'],
  ['voices', 'transcribed_name', 'transcribed_by'],
  ['blocks', 'person_name', 'person_id'],
  ['blocks', 'proposed_by_name', 'proposed_by'],
  ['blocks', 'settled_by_name', 'settled_by'],
  ['blocks', 'ruled_by_name', 'ruled_by'],
  ['administration_steps', 'person_name', 'person_id'],
  ['invitations', 'made_by_name', 'made_by'],
  ['invitations', 'revoked_by_name', 'revoked_by'],
  ['invitation_uses', 'person_name', 'person_id'],
  ['home_code_batches', 'made_by_name', 'made_by'],
  ['home_code_batches', 'revoked_by_name', 'revoked_by'],
  ['complaint_counts', 'entered_by_name', 'entered_by'],
  ['unit_owners', 'matched_by_name', 'matched_by'],
  ['community_imports', 'made_by_name', 'made_by'],
  ['community_imports', 'cancelled_by_name', 'cancelled_by'],
] as const

/** Names that are nobody's, or go by another way: with the whistle, the entry on the list, the invitation, the person. */
export const OTHER_NAMES = [
  'whistles.display_name',
  'neighbours.name',
  'neighbour_links.said_name',
  'persons.display_name',
  'case_refusals.right_name',
  'buildings.name',
  'common_places.name',
  'communities.name',
  'communities.short_name',
  'estates.name',
  'parties.name',
  'regions.name',
  'stations.name',
  'units.name',
  'invitations.invited_name',
]

/** What somebody said for themself, outside of events and whistles; of a block also what was said of them. */
const WORDS = [
  ['objections', 'reason', sql`person_id`],
  ['ratings', 'words', sql`words is not null and person_id`],
  ['case_rulings', 'reason', sql`person_id`],
  ['page_reports', 'reason', sql`person_id`],
  ['blocks', 'reason', sql`person_id`],
  ['blocks', 'appeal_reason', sql`appeal_reason is not null and person_id`],
  ['seats', 'reason', sql`reason is not null and party_id is null and signed_by`],
] as const

interface Person {
  readonly communityId: string
  readonly personId: string
}

const column = (name: string) => sql.identifier(name)
const table = (name: string) => sql`${sql.identifier('juwuye')}.${sql.identifier(name)}`

/** Puts another name where theirs stood, and other words where theirs stood. */
export async function eraseNamesAndWords(tx: Tx, { communityId, personId }: Person): Promise<void> {
  for (const [where, name, id] of NAMES) {
    await tx.execute(sql`update ${table(where)} set ${column(name)} = ${ERASED_NAME}
      where community_id = ${communityId}::bigint and ${column(id)} = ${personId}::uuid`)
  }
  for (const [where, said, mine] of WORDS) {
    await tx.execute(sql`update ${table(where)} set ${column(said)} = ${ERASED_WORDS}
      where community_id = ${communityId}::bigint and ${mine} = ${personId}::uuid`)
  }
}
