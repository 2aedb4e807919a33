/**
 * The walls between communities and between people: for every table its plane, and what each serving role may do.
 * A table that is not listed is a failing test. The SQL below goes into a migration when the list changes.
 */

/** `tenant`: rows of one community. `person`: rows of one human. `subject`: found by an outside account. */
export type Plane = 'tenant' | 'person' | 'subject' | 'reference'

type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'

export interface Wall {
  plane: Plane
  /** What the API may do, inside the pin. UPDATE may be narrowed to columns. */
  api: readonly Verb[]
  apiUpdates?: readonly string[]
  /** What anonymous readers may do, inside the pinned community. */
  public?: readonly Verb[]
  /** Rows that anonymous readers see at all; the others are not there for them. */
  publicOnly?: string
  /** Rows that may be deleted at all, by the database's own clock: what must be kept, is, whatever the code does. */
  deletesOnly?: string
  /** The columns that may be read across communities, to find work by id and due time; never content. */
  sweeper?: readonly string[]
}

const ALL = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const
const KEEP = ['SELECT', 'INSERT', 'UPDATE'] as const
const APPEND = ['SELECT', 'INSERT'] as const
/** Never changed, and deleted once its time is over. */
const LOG = ['SELECT', 'INSERT', 'DELETE'] as const

const olderThan = (column: string, age: string) => `${column} < now() - interval '${age}'`

/** What belongs to a page that is up. */
const ofShownPage = (table: string) =>
  `EXISTS (SELECT 1 FROM juwuye.publications AS page WHERE page.community_id = ${table}.community_id AND page.id = ${table}.publication_id AND page.hidden_at IS NULL)`

/** The columns of `community_daily` that add up. */
const FIGURE_SUMS = [
  'whistles',
  'joined',
  'due',
  'in_time',
  'asked',
  'answered',
  'solved',
  'content',
  'placed',
  'recurred',
  'hours',
] as const

export const WALLS: Readonly<Record<string, Wall>> = {
  regions: { plane: 'reference', api: APPEND },
  communities: {
    plane: 'reference',
    api: KEEP,
    apiUpdates: ['name', 'desk_phone', 'settings'],
    sweeper: ['id', 'created_at'],
  },

  persons: { plane: 'person', api: ALL, apiUpdates: ['display_name'] },
  person_identities: { plane: 'subject', api: ['SELECT', 'INSERT', 'DELETE'] },
  sessions: {
    plane: 'person',
    api: ALL,
    apiUpdates: ['last_seen_at', 'expires_at'],
    sweeper: ['person_id', 'id', 'expires_at'],
  },
  my_communities: { plane: 'person', api: ALL, apiUpdates: ['since'] },
  region_memberships: {
    plane: 'person',
    api: ALL,
    apiUpdates: ['valid_to'],
    // who serves a town, to be told what was passed up to it
    sweeper: ['person_id', 'region_id', 'role', 'valid_from', 'valid_to'],
  },
  wechat_accounts: { plane: 'person', api: ALL, apiUpdates: ['openid', 'updated_at'] },
  subscribe_grants: { plane: 'person', api: ALL, sweeper: ['person_id', 'id', 'granted_at'] },
  message_settings: { plane: 'person', api: ALL, apiUpdates: ['off', 'updated_at'] },
  sealing_keys: { plane: 'reference', api: KEEP, apiUpdates: ['retired_at'] },
  data_exports: { plane: 'person', api: ALL, apiUpdates: ['taken_at'], sweeper: ['person_id', 'id', 'asked_at'] },
  // the ledger of consents: what is written stays
  consents: { plane: 'person', api: APPEND },
  // an office in a town is offered before anybody is known; the code finds it by its hash
  region_invitations: { plane: 'reference', api: KEEP, apiUpdates: ['used_at', 'revoked_at'] },
  external_refs: { plane: 'reference', api: APPEND },
  wechat_pushes: { plane: 'reference', api: ['SELECT', 'INSERT', 'DELETE'] },

  estates: { plane: 'tenant', api: KEEP, apiUpdates: ['name', 'position'] },
  buildings: { plane: 'tenant', api: KEEP, apiUpdates: ['name', 'position'] },
  common_places: { plane: 'tenant', api: KEEP, apiUpdates: ['name', 'position'] },
  on_call_numbers: { plane: 'tenant', api: ALL },
  parties: { plane: 'tenant', api: KEEP },
  party_estates: { plane: 'tenant', api: ALL },
  // who is to leave on a day that was fixed
  memberships: { plane: 'tenant', api: KEEP, sweeper: ['community_id', 'id', 'ends_at'] },
  erasures: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['done_at'],
    sweeper: ['community_id', 'person_id', 'asked_at', 'done_at'],
  },
  membership_buildings: { plane: 'tenant', api: ALL },
  units: { plane: 'tenant', api: KEEP },
  // an owner who sold is on the roll no more
  unit_owners: { plane: 'tenant', api: ALL },
  community_imports: {
    plane: 'tenant',
    api: KEEP,
    sweeper: ['community_id', 'id', 'state', 'touched_at'],
  },
  attendances: { plane: 'tenant', api: KEEP, apiUpdates: ['checked_out_at', 'recorded_by_name'] },
  stations: { plane: 'tenant', api: KEEP },
  posts: { plane: 'tenant', api: KEEP },
  duty_people: { plane: 'tenant', api: KEEP },
  duty_days_off: { plane: 'tenant', api: ALL },
  rotas: { plane: 'tenant', api: KEEP },
  // a draft is filled anew
  shifts: { plane: 'tenant', api: ALL, sweeper: ['community_id', 'id', 'chase_at'] },
  shift_swaps: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['state', 'settled_by', 'settled_by_name', 'settled_at', 'asked_by_name'],
  },
  used_station_codes: { plane: 'tenant', api: ['SELECT', 'INSERT', 'DELETE'] },
  attendance_attempts: { plane: 'tenant', api: LOG, sweeper: ['community_id', 'id', 'at'] },
  duty_handovers: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['taken_by', 'taken_by_name', 'taken_at', 'chase_at', 'from_name'],
    sweeper: ['community_id', 'id', 'chase_at'],
  },
  duty_promises: { plane: 'tenant', api: KEEP, apiUpdates: ['kept_at', 'kept_by', 'kept_by_name'] },
  on_call_calls: { plane: 'tenant', api: KEEP, apiUpdates: ['outcome', 'outcome_at', 'called_by_name'] },
  community_policies: { plane: 'tenant', api: KEEP, apiUpdates: ['changed_by_name'] },
  attachments: { plane: 'tenant', api: ALL, sweeper: ['community_id', 'id', 'created_at', 'attached_at'] },

  // made for a public page: the public gets a copy of the copy
  photo_redactions: { plane: 'tenant', api: ['SELECT', 'INSERT', 'DELETE'] },

  blocks: { plane: 'tenant', api: KEEP },

  invitations: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: [
      'invited_name',
      'import_id',
      'office',
      'estate_id',
      'looks_after',
      'code_hash',
      'ends_at',
      'used',
      'made_by',
      'made_by_name',
      'made_at',
      'revoked_at',
      'revoked_by',
      'revoked_by_name',
    ],
  },
  invitation_uses: { plane: 'tenant', api: KEEP, apiUpdates: ['person_name'] },
  administration_steps: { plane: 'tenant', api: KEEP, apiUpdates: ['person_name'] },
  home_code_batches: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['made_by_name', 'revoked_at', 'revoked_by', 'revoked_by_name'],
  },
  home_codes: { plane: 'tenant', api: KEEP, apiUpdates: ['used_at', 'used_by'] },
  home_code_attempts: { plane: 'tenant', api: LOG, sweeper: ['community_id', 'id', 'at'] },

  voices: { plane: 'tenant', api: ALL, sweeper: ['community_id', 'id', 'created_at', 'attached_at'] },

  neighbours: { plane: 'tenant', api: KEEP },
  neighbour_views: {
    plane: 'tenant',
    api: ALL,
    apiUpdates: ['viewer_name'],
    deletesOnly: olderThan('at', '3 years'),
    sweeper: ['community_id', 'id', 'at'],
  },
  neighbour_consents: { plane: 'tenant', api: APPEND },
  sensitive_views: {
    plane: 'tenant',
    api: LOG,
    deletesOnly: olderThan('at', '3 years'),
    sweeper: ['community_id', 'id', 'at'],
  },
  neighbour_links: { plane: 'tenant', api: KEEP },
  relays: { plane: 'tenant', api: APPEND },
  relay_attempts: { plane: 'tenant', api: ALL, apiUpdates: ['person_name'], sweeper: ['community_id', 'id', 'at'] },
  tell_backs: {
    plane: 'tenant',
    api: KEEP,
    sweeper: ['community_id', 'id', 'due_at', 'told_at', 'reminded_at'],
  },

  case_counters: { plane: 'tenant', api: KEEP },
  cases: { plane: 'tenant', api: KEEP },
  whistles: { plane: 'tenant', api: KEEP },
  case_participants: { plane: 'tenant', api: KEEP },
  case_parties: { plane: 'tenant', api: ALL },
  case_clocks: {
    plane: 'tenant',
    api: KEEP,
    sweeper: ['community_id', 'case_id', 'kind', 'subject_id', 'run', 'due_at', 'stopped_at', 'chase_at'],
  },
  nodes: { plane: 'tenant', api: KEEP },
  seats: { plane: 'tenant', api: KEEP },
  step_backs: { plane: 'tenant', api: APPEND },
  pending_acts: { plane: 'tenant', api: KEEP },
  // the chain of record: what is written stays
  case_events: { plane: 'tenant', api: APPEND, sweeper: ['community_id', 'at'] },
  // but words that are erased; the chain says that they were
  event_contents: { plane: 'tenant', api: ['SELECT', 'INSERT', 'DELETE'] },
  // what was written on a day, in one hash; a trigger holds it against its owner too
  day_heads: { plane: 'tenant', api: APPEND, public: ['SELECT'], sweeper: ['community_id', 'day'] },
  // a photo follows its whistle when cases are merged or split
  case_photos: { plane: 'tenant', api: ALL, apiUpdates: ['case_id'] },
  evidence_marks: { plane: 'tenant', api: APPEND },
  objections: { plane: 'tenant', api: KEEP },
  ratings: { plane: 'tenant', api: KEEP, apiUpdates: ['words'] },
  reopenings: { plane: 'tenant', api: APPEND },
  case_refusals: { plane: 'tenant', api: KEEP, apiUpdates: ['settled_at'] },
  case_rulings: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['body_kind', 'body_party_id', 'ruled_at', 'outcome', 'ruling', 'reason'],
  },
  case_talks: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['convener_id', 'convener_name', 'ended_at', 'people', 'agreed', 'nodes'],
  },
  recorded_entries: { plane: 'tenant', api: APPEND },
  page_reports: { plane: 'tenant', api: KEEP, apiUpdates: ['answered_at', 'answer', 'reason'] },
  supervisions: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['answered_at', 'answered_by', 'answered_name', 'answer', 'settled_at'],
  },
  urgings: { plane: 'tenant', api: APPEND },
  content_checks: { plane: 'tenant', api: KEEP },
  messages: { plane: 'tenant', api: ALL, apiUpdates: ['read_at'], sweeper: ['community_id', 'id', 'created_at'] },
  deliveries: { plane: 'tenant', api: ALL, sweeper: ['community_id', 'id', 'created_at', 'due_at', 'state'] },
  dead_letters: {
    plane: 'tenant',
    api: ALL,
    apiUpdates: ['resent_at', 'resent_by'],
    sweeper: ['community_id', 'id', 'died_at'],
  },
  outbox: {
    plane: 'tenant',
    api: ALL,
    apiUpdates: ['relayed_at'],
    sweeper: ['community_id', 'id', 'created_at', 'relayed_at'],
  },
  answered_requests: { plane: 'tenant', api: LOG, sweeper: ['community_id', 'key', 'answered_at'] },

  // counted out of the cases, over and over
  community_daily: {
    plane: 'tenant',
    api: ['SELECT', 'INSERT', 'DELETE'],
    // sums of days, for town and city: no estate, no case
    sweeper: ['community_id', 'day', 'figure_class', ...FIGURE_SUMS],
  },
  community_roll_ups: { plane: 'tenant', api: KEEP, apiUpdates: ['up_to'], sweeper: ['community_id', 'up_to'] },
  complaint_counts: {
    plane: 'tenant',
    api: KEEP,
    apiUpdates: ['complaints', 'entered_by', 'entered_by_name', 'entered_at', 'version'],
    sweeper: ['community_id', 'month', 'source', 'complaints'],
  },

  publications: { plane: 'tenant', api: KEEP, public: ['SELECT'], publicOnly: 'hidden_at IS NULL' },
  publication_records: {
    plane: 'tenant',
    api: APPEND,
    public: ['SELECT'],
    publicOnly: ofShownPage('publication_records'),
  },
  publication_photos: {
    plane: 'tenant',
    api: APPEND,
    public: ['SELECT'],
    publicOnly: ofShownPage('publication_photos'),
  },
}

/** Name of the serving role per kind of reader. */
export const SERVING_ROLES = { api: 'juwuye_api', public: 'juwuye_public', sweeper: 'juwuye_sweeper' } as const

/** An emptied setting reads as '', an absent one as NULL: both must see nothing. */
const setting = (name: string, type: string) => `nullif(current_setting('app.${name}', true), '')::${type}`

const PREDICATES: Record<Plane, string> = {
  tenant: `community_id = ${setting('community_id', 'bigint')}`,
  person: `person_id = ${setting('person_id', 'uuid')}`,
  subject: `provider_subject = ${setting('provider_subject', 'text')}`,
  reference: 'true',
}

/** Statements that build the wall of one table; each may be run on its own. */
export function wallSql(table: string, wall: Wall): string[] {
  const name = `"juwuye"."${table}"`
  const { api, public: anonymous, sweeper } = SERVING_ROLES
  const readers = wall.public ? `${api}, ${anonymous}` : api
  const statements = [
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY ${wall.plane}_wall ON ${name} TO ${readers} USING (${PREDICATES[wall.plane]}) WITH CHECK (${PREDICATES[wall.plane]})`,
    `REVOKE ALL ON ${name} FROM PUBLIC`,
    `GRANT ${grantsOf(wall).join(', ')} ON ${name} TO ${api}`,
  ]
  if (wall.public) statements.push(`GRANT ${wall.public.join(', ')} ON ${name} TO ${anonymous}`)
  if (wall.publicOnly) {
    statements.push(
      `CREATE POLICY shown_only ON ${name} AS RESTRICTIVE FOR SELECT TO ${anonymous} USING (${wall.publicOnly})`,
    )
  }
  if (wall.deletesOnly) {
    statements.push(`CREATE POLICY old_only ON ${name} AS RESTRICTIVE FOR DELETE TO ${api} USING (${wall.deletesOnly})`)
  }
  if (wall.sweeper) {
    statements.push(
      `CREATE POLICY sweep ON ${name} FOR SELECT TO ${sweeper} USING (true)`,
      `GRANT SELECT (${wall.sweeper.join(', ')}) ON ${name} TO ${sweeper}`,
    )
  }
  return statements
}

function grantsOf(wall: Wall): string[] {
  return wall.api.map((verb) =>
    verb === 'UPDATE' && wall.apiUpdates ? `UPDATE (${wall.apiUpdates.join(', ')})` : verb,
  )
}
