import { LEFT_OUT } from '../../src/features/my-data/left-out.ts'
import { MY_ROWS } from '../../src/features/my-data/my-rows.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'

/** Columns of ids that are never a person's, by their name in any table. */
const OTHER_IDS = `about_party_id attendance_id batch_id body_party_id building_id case_id city_id clock_subject_id
  consent_photo_ids consent_voice_id declined_by_party_id delivery_id doer_party_id estate_id former_case_ids
  handover_id id import_id invitation_id lead_party_id membership_id merged_into_id message_id neighbour_id node_id
  parent_id party_id photo_id photo_ids place_id post_id publication_id recheck_of region_id return_shift_id
  right_party_id round_id shift_id station_id subject_id thumb_id unit_id unsolved_by_party_id voice_id whistle_id`.split(
  /\s+/,
)

/** JSON that holds nobody: settings, working, closed words and numbers. */
const OTHER_JSON = [
  'case_clocks.working',
  'case_events.data',
  'case_talks.nodes',
  'cases.step_times',
  'communities.settings',
  'community_policies.on_call',
  'community_policies.policy',
  'community_imports.faults',
  'community_imports.sheets',
  'duty_people.off_weekdays',
  'duty_people.post_ids',
  'invitations.looks_after',
  'posts.roles',
  'posts.shifts',
  'publication_records.events',
  'publications.body',
  'publications.ratings',
  'stations.opening',
]

describe('what the tables hold of a person', () => {
  let t: TestApp
  let columns: { table: string; column: string; type: string }[]

  beforeAll(async () => {
    t = await buildTestApp()
    const inside = await openInside(t)
    columns = await inside.rows(
      `select c.relname as table, a.attname as column, y.typname as type from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type y on y.oid = a.atttypid
       where c.relnamespace = 'juwuye'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and y.typname in ('uuid', '_uuid', 'jsonb') order by 1, 2`,
    )
  })
  afterAll(() => t.close())

  const told = () => MY_ROWS.flatMap(({ table, named }) => named.map((column) => `${table}.${column}`))
  const nobody = ({ table, column, type }: (typeof columns)[number]) =>
    type === 'jsonb' ? OTHER_JSON.includes(`${table}.${column}`) : OTHER_IDS.includes(column)

  test('every column of ids and of JSON is told to the person, left out for a reason, or holds nobody', () => {
    const unknown = columns
      .filter((one) => !nobody(one))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !told().includes(name) && !(name in LEFT_OUT))
    expect(unknown).toEqual([])
  })

  test('nothing is both told and left out, and neither list speaks of what is not there', () => {
    const there = columns.map(({ table, column }) => `${table}.${column}`)
    expect(Object.keys(LEFT_OUT).filter((name) => told().includes(name))).toEqual([])
    expect([...told(), ...Object.keys(LEFT_OUT), ...OTHER_JSON].filter((name) => !there.includes(name))).toEqual([])
    expect(OTHER_IDS.filter((name) => !columns.some(({ column }) => column === name))).toEqual([])
  })
})
