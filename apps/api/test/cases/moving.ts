import { randomUUID } from 'node:crypto'
import type { CaseView } from '@juwuye/types'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { letWechatJudge } from '../../src/recipes/index.ts'
import type { TestApp } from '../build-app.ts'
import type { GivenCast } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'
import type { Inside } from './inside.ts'

/** What the tests of merging and splitting say and ask again and again. */
export function moving(t: TestApp, c: GivenCast, inside: Inside) {
  const { communityId } = c

  /** Whistles with words of their own, sent on to the property company. */
  const dispatched = async (
    by: string,
    whistle: Record<string, unknown> = {},
    triage: object = {},
  ): Promise<string> => {
    const { id } = await c.blows(by, whistle)
    const { socialWorker, parties } = c
    await c.does(socialWorker, id, 'triage', { class: 'major', title: '灯', partyIds: [parties.property], ...triage })
    return id
  }

  const joins = (by: string, caseId: string, over: object = {}) =>
    c.does(by, caseId, 'join', { id: randomUUID(), ...over })

  const merges = (from: string, targetId: string, by = c.socialWorker): Promise<CaseView> =>
    c.does(by, from, 'merge', { targetId, reason: '说的是同一件' })

  const whistleIds = async (caseId: string, of?: string): Promise<string[]> => {
    const rows = await inside.rows(
      `select id, person_id from juwuye.whistles where case_id = $1 and withdrawn_at is null order by received_at, id`,
      [caseId],
    )
    return rows.filter((row) => of === undefined || row.person_id === of).map((row) => row.id)
  }

  /** Splits these off and answers the new case. */
  const splits = async (from: string, ids: readonly string[], by = c.socialWorker): Promise<CaseView> => {
    await c.does(by, from, 'split', { whistleIds: ids, reason: '说的是两件' })
    return c.view(c.socialWorker, await newest())
  }

  const newest = async (): Promise<string> => {
    const [row] = await inside.rows('select id from juwuye.cases where community_id = $1 order by id desc limit 1', [
      communityId,
    ])
    return row.id
  }

  const photo = async (by: string): Promise<string> => {
    const picture = await phonePhoto({ width: 80, height: 60, colour: `#${randomUUID().slice(0, 6)}` })
    const id = t.deps.ids.uuid()
    await keepUpload(t.deps, { personId: by }, { communityId, id, file: picture })
    await letWechatJudge(t.deps, { communityId, photoId: id, personId: by })
    return id
  }

  const chainOf = async (caseId: string): Promise<boolean> =>
    (await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body.ok

  const dueOf = (view: CaseView, kind: string) => view.clocks.find((clock) => clock.kind === kind)?.dueAt

  /** Every row there is of these cases, past every wall: what was refused changed none of it. */
  const everything = async (...caseIds: string[]): Promise<unknown> => {
    const tables = await inside.rows(
      `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id'
       where relnamespace = 'juwuye'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
    )
    const all: Record<string, unknown> = {
      cases: await inside.rows('select to_jsonb(r)::text as row from juwuye.cases r where id = any($1) order by 1', [
        caseIds,
      ]),
    }
    for (const { name } of tables)
      all[name] = await inside.rows(
        `select to_jsonb(r)::text as row from juwuye.${name} r where case_id = any($1) order by 1`,
        [caseIds],
      )
    return all
  }

  return { dispatched, joins, merges, splits, whistleIds, newest, photo, chainOf, dueOf, everything }
}
