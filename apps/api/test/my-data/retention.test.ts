import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { DAY, RETENTION, RETENTION_RULES, type RetentionRule } from '@juwuye/domain'
import { applyRetention } from '../../src/features/retention/index.ts'
import { timedWorks } from '../../src/serve.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { relaying } from '../relay/given-relay.ts'

jest.setTimeout(60_000)

/** Table, column of its time, and what else a row needs, as SQL. `$c` community, `$p` person, `$n` neighbour. */
type Row = readonly [table: string, at: string, columns: Readonly<Record<string, string>>]

const ROWS: Readonly<Partial<Record<RetentionRule, Row>>> = {
  stationCodes: ['used_station_codes', 'used_at', { community_id: '$c', station_id: '$s', person_id: '$p', step: '1' }],
  sessions: [
    'sessions',
    'expires_at',
    { person_id: '$p', id: '$id', token_hash: `'\\x00'`, created_at: 'now()', last_seen_at: 'now()' },
  ],
  exportLinks: ['data_exports', 'asked_at', { person_id: '$p', id: '$id', token_hash: `'\\x00'`, expires_at: 'now()' }],
  answeredRequests: [
    'answered_requests',
    'answered_at',
    { community_id: '$c', person_id: '$p', key: '$id', request_hash: `repeat('0', 64)`, case_id: '$id' },
  ],
  outbox: [
    'outbox',
    'relayed_at',
    {
      community_id: '$c',
      id: '$id',
      kind: `'x'`,
      audience: `'{}'`,
      announcement: `'{"people":[],"data":{}}'`,
      created_at: 'now()',
    },
  ],
  deadLetters: [
    'dead_letters',
    'died_at',
    { community_id: '$c', id: '$id', queue: `'tell'`, data: `'{}'`, error: `''` },
  ],
  deliveries: [
    'deliveries',
    'created_at',
    {
      community_id: '$c',
      id: '$id',
      person_id: '$p',
      template: `'task'`,
      urgent: 'false',
      state: `'sent'`,
      due_at: 'now()',
      attempts: '1',
      folds: '0',
      updated_at: 'now()',
    },
  ],
  attendanceAttempts: [
    'attendance_attempts',
    'at',
    { community_id: '$c', id: '$id', person_id: '$p', code: `'code-used'` },
  ],
  homeCodeAttempts: ['home_code_attempts', 'at', { community_id: '$c', id: '$id', person_id: '$p' }],
  relayAttempts: [
    'relay_attempts',
    'at',
    { community_id: '$c', id: '$id', person_id: '$p', person_name: `''`, what: `'noConsent'` },
  ],
  inbox: [
    'messages',
    'created_at',
    { community_id: '$c', person_id: '$p', id: '$id', kind: `'x'`, data: `'{}'`, urgent: 'false' },
  ],
  wechatPermissions: [
    'subscribe_grants',
    'granted_at',
    { person_id: '$p', id: '$id', template_id: `'x'`, source: `'prompt'` },
  ],
  neighbourViews: [
    'neighbour_views',
    'at',
    { community_id: '$c', neighbour_id: '$n', id: '$id', viewer_id: '$p', viewer_name: `''`, what: `'list'` },
  ],
  sensitiveViews: [
    'sensitive_views',
    'at',
    {
      community_id: '$c',
      subject_person_id: '$p',
      id: '$id',
      viewer_id: '$p',
      viewer_family: `''`,
      viewer_role: `''`,
      what: `'privateCase'`,
      case_id: '$id',
    },
  ],
}

/** Tried elsewhere: with uploads, and with what WeChat pushes. */
const ELSEWHERE: readonly RetentionRule[] = [
  'unsentUploads',
  'wechatPushes',
  'consentEvidence',
  'closedUploads',
  'verdictPhotos',
]

describe('what outlived its time', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let r: ReturnType<typeof relaying>
  let neighbourId: string
  let stationId: string

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_retention' })
    inside = await openInside(t)
    c = await givenCast(t)
    r = relaying(t, c)
    neighbourId = (await r.looksAfter(c.buildingHead)).id
    stationId = randomUUID()
    await inside.rows(
      `insert into juwuye.stations (community_id, id, name, address, latitude, longitude, radius_metres, opening, code_secret, position, version)
       values ($1, $2, '站', '门口', 30, 121, 200, '[]', '\\x00', 0, 1)`,
      [c.communityId, stationId],
    )
  })
  afterAll(() => t.close())

  /** Puts one row so many days back; answers how it is found again. */
  async function put([table, at, columns]: Row, daysAgo: number, now: number) {
    const at_ = `to_timestamp(${(now - daysAgo * DAY) / 1000})`
    const id = randomUUID()
    const fill = (value: string) =>
      value === '$c'
        ? c.communityId
        : `${value}`
            .replace('$p', `'${table === 'used_station_codes' ? id : c.owner}'`)
            .replace('$n', `'${neighbourId}'`)
            .replace('$s', `'${stationId}'`)
            .replace('$id', `'${id}'`)
    const names = [...Object.keys(columns), at]
    const values = [...Object.values(columns).map(fill), at_]
    await inside.rows(`insert into juwuye.${table} (${names.join(', ')}) values (${values.join(', ')})`)
    return { table, id }
  }
  const isThere = async ({ table, id }: { table: string; id: string }) =>
    (await inside.rows(`select 1 from juwuye.${table} as one where one::text like $1`, [`%${id}%`])).length > 0

  test('goes, rule by rule, and what is younger stays; again, nothing more goes', async () => {
    // the database's own clock decides as well for what must be kept three years
    const now = Date.now()
    const kept = new Map<string, { old: Awaited<ReturnType<typeof put>>; young: Awaited<ReturnType<typeof put>> }>()
    for (const [rule, row] of Object.entries(ROWS)) {
      const { days } = RETENTION[rule as RetentionRule]
      kept.set(rule, { old: await put(row, days + 1, now), young: await put(row, days - 1, now) })
    }
    expect([...kept.keys(), ...ELSEWHERE].sort()).toEqual([...RETENTION_RULES].sort())
    expect(await applyRetention(t.deps, now)).toBe(true)
    const left: unknown[] = []
    for (const [rule, { old, young }] of kept) left.push([rule, await isThere(old), await isThere(young)])
    expect(left).toEqual([...kept.keys()].map((rule) => [rule, false, true]))
    const before = await inside.counts(c.communityId)
    expect(await applyRetention(t.deps, now)).toBe(true)
    expect(await inside.counts(c.communityId)).toEqual(before)
  })

  test('goes in batches, and what was stopped in the middle goes on where it was', async () => {
    const now = Date.now()
    await inside.rows(
      `insert into juwuye.dead_letters (community_id, id, queue, data, error, died_at)
       select $1, gen_random_uuid(), 'tell', '{}', '', now() - interval '200 days' from generate_series(1, 1100)`,
      [c.communityId],
    )
    const stopped = new AbortController()
    stopped.abort()
    expect(await applyRetention(t.deps, now, stopped.signal)).toBe(false)
    const count = async () =>
      (
        await inside.rows(
          `select count(*)::int as n from juwuye.dead_letters where died_at < now() - interval '100 days'`,
        )
      )[0].n
    expect(await count()).toBe(1100)
    expect(await applyRetention(t.deps, now)).toBe(true)
    expect(await count()).toBe(0)
  })

  test('the recording that showed consent to a relayed whistle goes with its file; that of an entry still kept stays', async () => {
    const entry = await r.looksAfter(c.buildingHead, { name: '何爷爷', consent: await r.spoken(c.buildingHead) })
    const concern = await r.concern(c.buildingHead, entry.id)
    const written = { kind: 'written', photos: [await r.photo(c.buildingHead)] }
    const noted = await r.concern(c.buildingHead, entry.id, { text: '水管漏水', consent: written })
    await r.round(c.buildingHead, [concern, noted])
    const evidence = async () =>
      (
        await inside.rows(
          `select id, storage_key as key from juwuye.voices where community_id = $1 and subject = 'consent'
           union all select id, storage_key from juwuye.attachments where community_id = $1 and case_id is null and attached_at is not null
           union all select id, thumb_key from juwuye.attachments where community_id = $1 and case_id is null and attached_at is not null`,
          [c.communityId],
        )
      ).map(({ key }) => path.join(t.photosDir, key))
    const before = await evidence()
    expect(before.map((file) => existsSync(file))).toEqual(before.map(() => true))
    await applyRetention(t.deps, t.clock.now() + (RETENTION.consentEvidence.days - 1) * DAY)
    expect(await evidence()).toEqual(before)
    await applyRetention(t.deps, t.clock.now() + (RETENTION.consentEvidence.days + 1) * DAY)
    const after = await evidence()
    expect(after).toHaveLength(1)
    expect(before.filter((file) => existsSync(file))).toEqual(after)
  })

  test('photos and recordings of a case that ended go with their files, what was judged later; page and chain stay', async () => {
    // what went before were sessions too
    laterMorning(t, 40)
    const id = await c.bring('publicised')
    const open = await c.bring('submitted')
    const { communityId } = c
    const uploads = async (caseId: string) =>
      (
        await inside.rows(
          `select p.purpose, a.id, a.storage_key as full, a.thumb_key as thumb from juwuye.attachments a
           join juwuye.case_photos p on p.community_id = a.community_id and p.photo_id = a.id where a.case_id = $1 order by 1`,
          [caseId],
        )
      ).map(({ purpose, full, thumb }) => ({ purpose, files: [full, thumb].map((key) => path.join(t.photosDir, key)) }))
    const give = async (caseId: string, personId: string, purpose: string, subjectId: string) => {
      const photo = await r.photo(personId)
      await inside.rows('update juwuye.attachments set attached_at = now(), case_id = $2 where id = $1', [
        photo,
        caseId,
      ])
      await inside.rows(
        `insert into juwuye.case_photos (community_id, case_id, photo_id, purpose, subject_id, round, position)
         values ($1, $2, $3, $4, $5, 1, 9)`,
        [communityId, caseId, photo, purpose, subjectId],
      )
    }
    const view = await c.view(c.socialWorker, id)
    const subject = view.nodes[0]?.id ?? ''
    for (const purpose of ['whistle', 'progress', 'after']) await give(id, c.reporter, purpose, subject)
    await give(open, c.reporter, 'whistle', subject)
    const spoken = await r.spoken(c.reporter)
    await inside.rows(
      `update juwuye.voices set attached_at = now(), case_id = $2, subject = 'whistle', seq = 1 where id = $1`,
      [spoken.voiceId, id],
    )
    const pageFiles = await inside.rows(
      `select storage_key as key from juwuye.publication_photos where community_id = $1`,
      [communityId],
    )
    const voiceFiles = async () =>
      (await inside.rows('select storage_key as key from juwuye.voices where case_id = $1', [id])).map(({ key }) =>
        path.join(t.photosDir, key),
      )
    const there = (of: { files: string[] }[]) => of.flatMap(({ files }) => files).filter((file) => existsSync(file))
    const before = await uploads(id)
    const heard = await voiceFiles()
    expect([there(before).length, heard.filter((file) => existsSync(file)).length]).toEqual([6, 1])
    // an open case keeps all of it, however old
    const later = (days: number) => t.clock.now() + days * DAY
    await applyRetention(t.deps, later(5_000))
    expect(there(before)).toHaveLength(6)
    await inside.rows(`update juwuye.cases set state = 'closed', closed_at = $2 where id = $1`, [
      id,
      new Date(t.clock.now()),
    ])
    await applyRetention(t.deps, later(RETENTION.closedUploads.days - 1))
    expect(there(before)).toHaveLength(6)
    await applyRetention(t.deps, later(RETENTION.closedUploads.days + 1))
    expect((await uploads(id)).map(({ purpose }) => purpose)).toEqual(['after'])
    expect(there(before)).toEqual(before.find(({ purpose }) => purpose === 'after')?.files)
    expect([await voiceFiles(), heard.filter((file) => existsSync(file))]).toEqual([[], []])
    await applyRetention(t.deps, later(RETENTION.verdictPhotos.days + 1))
    expect([await uploads(id), there(before)]).toEqual([[], []])
    expect((await uploads(open)).map(({ purpose }) => purpose)).toEqual(['whistle'])
    expect(pageFiles.every(({ key }) => existsSync(path.join(t.photosDir, key)))).toBe(true)
    laterMorning(t, 40)
    const seen = await c.view(c.socialWorker, id)
    expect([seen.thumb, seen.nodes[0]?.after]).toEqual([null, []])
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('is done by time itself, once a night', async () => {
    const work = timedWorks(t.deps).find(({ name }) => name === 'delete what outlived its time')
    const row = ROWS.deadLetters as Row
    const now = Date.now()
    const threeAtNight = now - ((now + 8 * 3_600_000) % DAY) + 3 * 3_600_000
    const old = await put(row, 300, now)
    const { signal } = new AbortController()
    await work?.run(threeAtNight + 3_600_000, signal)
    expect(await isThere(old)).toBe(true)
    await work?.run(threeAtNight, signal)
    expect(await isThere(old)).toBe(false)
  })
})
