import { DAY } from '@juwuye/domain'
import type pg from 'pg'
import type { Deps } from '../../apps/api/src/deps.ts'
import { hashToken, makeToken } from '../../apps/api/src/features/identity/index.ts'
import { bringCase, type Cast, STOPS } from '../../apps/api/src/recipes/index.ts'
import { openStageCommunity } from './community.ts'
import { repeatInTime } from './multiply.ts'

/** Somebody who lives there, with WeChat and a session. */
export interface Neighbour {
  personId: string
  sessionId: string
  token: string
  openid: string
}

export interface Neighbourhood {
  cast: Cast
  neighbours: Neighbour[]
}

/**
 * Communities made by the real commands, and people in each who are copies of one resident, row by row: thousands of
 * logins would take longer than what is measured.
 */
export async function settleTown(
  deps: Deps,
  admin: pg.Client,
  { communities, people }: { communities: number; people: number },
): Promise<Neighbourhood[]> {
  const town: Neighbourhood[] = []
  for (let i = 0; i < communities; i++) {
    const cast = await (await openStageCommunity(deps)).cast()
    const neighbours = Array.from({ length: people }, (): Neighbour => {
      const personId = deps.ids.uuid()
      return { personId, sessionId: deps.ids.uuid(), token: makeToken(personId), openid: `o${deps.ids.uuid()}` }
    })
    await moveIn(admin, cast, deps.wechat.appId, neighbours)
    town.push({ cast, neighbours })
  }
  return town
}

/**
 * What ended again and again, two hundred cases in a community. With the first eighteen alone, whistles double the tables in a minute,
 * and the plans made for the first of them cost ever more.
 */
const AGAIN = { times: 90, apart: 2 * DAY }

/** Two cases at every stop of their way, whose ids these are, and half a year behind them. */
export async function liveThere(deps: Deps, admin: pg.Client, { cast, neighbours }: Neighbourhood): Promise<string[]> {
  const ids: string[] = []
  const ended: string[] = []
  for (const [i, stop] of [...STOPS, ...STOPS].entries()) {
    const { caseId } = await bringCase(deps, { ...cast, reporter: neighbours[i]?.personId ?? '' }, stop)
    ids.push(caseId)
    if (stop === 'publicised') ended.push(caseId)
  }
  await repeatInTime(admin, cast.communityId, ended, AGAIN)
  return ids
}

async function moveIn(admin: pg.Client, { communityId, reporter }: Cast, appId: string, people: Neighbour[]) {
  const of = (pick: (one: Neighbour) => unknown) => people.map(pick)
  const ids = of((one) => one.personId)
  await admin.query(`insert into juwuye.persons select id, '邻居', now() from unnest($1::uuid[]) id`, [ids])
  await admin.query(
    `insert into juwuye.wechat_accounts select id, $3, openid, now() from unnest($1::uuid[], $2::text[]) as one (id, openid)`,
    [ids, of((one) => one.openid), appId],
  )
  await admin.query(
    `insert into juwuye.memberships
     select m.* from unnest($1::uuid[]) as one (id), lateral (
       select (jsonb_populate_record(mine, jsonb_build_object('id', gen_random_uuid(), 'person_id', one.id))).*
       from juwuye.memberships mine where mine.community_id = $2 and mine.person_id = $3) m`,
    [ids, communityId, reporter],
  )
  await admin.query(
    `insert into juwuye.sessions (person_id, id, token_hash, created_at, last_seen_at, expires_at)
     select one.*, now(), now(), now() + interval '30 days' from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as one`,
    [ids, of((one) => one.sessionId), of((one) => hashToken(one.token))],
  )
}

const WORDS = [
  '楼道的灯又不亮了，晚上回来看不清台阶，老人不敢下楼',
  '电动车堆在单元门口，推婴儿车的过不去',
  '三楼天花板往下滴水，物业来过一次，第二天又漏',
  '垃圾桶满了两天没有人来收，味道很大',
  '楼上装修从早上七点敲到晚上九点，孩子没法写作业',
  '地下车库的坡道结了冰，昨天有人滑倒',
]

/** A whistle as a phone sends it. */
export function whistleBody(deps: Deps, { estateId, buildingId }: Cast, i: number): object {
  const text = `${WORDS[i % WORDS.length]}。这是这个星期的第 ${1 + (i % 7)} 次`
  const id = deps.ids.uuid()
  return { id, kind: 'problem', text, photos: [], voiceId: null, estateId, buildingId, spot: `${1 + (i % 6)} 楼` }
}
