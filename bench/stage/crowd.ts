import { DEFAULT_POLICY } from '@juwuye/domain'
import type pg from 'pg'
import type { OnCase } from '../../apps/api/src/recipes/index.ts'

export interface Crowd {
  /** Of everybody in it. */
  openids: string[]
}

/**
 * Neighbours who joined these cases of one community, each with a WeChat account and a credit for each case. Copied from
 * the cases' own reporters row by row: ten thousand logins would take longer than what is measured.
 */
export async function gatherCrowd(
  admin: pg.Client,
  { communityId, cases, size, appId, templateId }: Gathering,
): Promise<Crowd> {
  const first = cases[0]?.caseId
  await admin.query('begin')
  await admin.query(
    `create temporary table crowd on commit drop as
     select gen_random_uuid() as person_id, 'o' || replace(gen_random_uuid()::text, '-', '') as openid
     from generate_series(1, $1)`,
    [size],
  )
  await admin.query(`insert into juwuye.persons select person_id, '邻居', now() from crowd`)
  await admin.query(
    `insert into juwuye.person_identities select 'wechat:' || $1 || ':' || openid, person_id, now() from crowd`,
    [appId],
  )
  await admin.query('insert into juwuye.wechat_accounts select person_id, $1, openid, now() from crowd', [appId])
  await admin.query(
    `insert into juwuye.memberships
     select m.* from crowd, lateral (
       select (jsonb_populate_record(mine, jsonb_build_object('id', gen_random_uuid(), 'person_id', crowd.person_id))).*
       from juwuye.memberships mine join juwuye.whistles w on w.community_id = mine.community_id and w.person_id = mine.person_id
       where w.community_id = $1 and w.case_id = $2 and not w.joined limit 1) m`,
    [communityId, first],
  )
  for (const { caseId } of cases) {
    await admin.query(
      `insert into juwuye.whistles
       select w.* from crowd, lateral (
         select (jsonb_populate_record(said, jsonb_build_object('id', gen_random_uuid(), 'person_id', crowd.person_id, 'joined', true))).*
         from juwuye.whistles said where said.community_id = $1 and said.case_id = $2 and not said.joined limit 1) w`,
      [communityId, caseId],
    )
    await admin.query(
      `insert into juwuye.subscribe_grants (person_id, id, template_id, source, granted_at)
       select person_id, gen_random_uuid(), $1, 'prompt', now() from crowd`,
      [templateId],
    )
  }
  const { rows } = await admin.query<{ openid: string }>('select openid from crowd')
  await admin.query('commit')
  return { openids: rows.map((row) => row.openid) }
}

interface Gathering {
  communityId: string
  /** Each with a reporter. */
  cases: readonly OnCase[]
  size: number
  appId: string
  templateId: string
}

/** The community sends results by WeChat, at any hour but one minute half a day from now. */
export async function sendResultsOnly(admin: pg.Client, communityId: string, templateId: string): Promise<void> {
  const fromMinute = (Math.floor(Date.now() / 60_000) + 8 * 60 + 12 * 60) % 1_440
  const policy = {
    ...DEFAULT_POLICY,
    quiet: { fromMinute, untilMinute: (fromMinute + 1) % 1_440 },
    templates: { progress: null, result: templateId, task: null },
  }
  await admin.query(
    `insert into juwuye.community_policies (community_id, edition, policy, changed_by, changed_by_name, reason, changed_at)
     values ($1, 1, $2, gen_random_uuid(), '管理员', '量一量', now())`,
    [communityId, policy],
  )
}
