import { randomUUID } from 'node:crypto'
import { DAY } from '@juwuye/domain'
import { buildApp } from '../../apps/api/src/app.ts'
import type { Deps } from '../../apps/api/src/deps.ts'
import { registerRegion } from '../../apps/api/src/features/communities/index.ts'
import { rollUp } from '../../apps/api/src/features/figures/index.ts'
import {
  appointRegionOfficer,
  hashToken,
  makeToken,
  registerPerson,
} from '../../apps/api/src/features/identity/index.ts'
import { sealDays } from '../../apps/api/src/features/ledger/index.ts'
import { liveIn } from './lived-in.ts'
import { communityNumber, idIn, repeatInTime, spread } from './multiply.ts'
import type { Ask, Place, Reader } from './screen-reads.ts'
import type { Stage, StageDatabase } from './server.ts'
import { type Statement, watch } from './statements.ts'

/** Twelve ended cases of the first weeks come again so often: four hundred in a community, with those under way. */
const AGAIN = { times: 30, apart: 20 * DAY }
const TOWN_OF = 20
const MESSAGES = 12

export interface Grown {
  readonly cases: number
  readonly deps: Deps
  readonly admin: StageDatabase['admin']
  /** Some of its communities, far from each other. */
  readonly places: readonly Place[]
  /** @throws Error when it is not answered */
  ask(ask: Ask, place: Place): Promise<void>
  /** The statements sent while this runs, pins and all. */
  statementsOf(work: () => Promise<unknown>): Promise<Statement[]>
}

/** One community, lived in by the real commands, over and over. */
export async function grow(stage: Stage, name: string, communities: number, samples: number): Promise<Grown> {
  const now = Date.now()
  const clock = { at: now }
  const { admin, openDeps, openAdmin } = await stage.database(name)
  const deps = openDeps({ now: () => clock.at })
  const seen: Statement[] = []
  for (const pool of [deps.db.api, deps.db.public, deps.db.sweeper])
    watch(pool.$client, (statement) => {
      if (seen.length < 10_000) seen.push(statement)
    })
  const lived = await liveIn(deps, clock, now)
  const { communityId } = lived
  const city = await cityAround(deps, admin, communityId)
  await repeatInTime(admin, communityId, lived.ended, AGAIN)
  await admin.query(
    `insert into juwuye.messages (community_id, person_id, id, created_at, case_id, kind, audience, data, urgent, read_at)
     select m.community_id, m.person_id, e.id, e.received_at, e.id, 'publicised', 'estate', '{}', false,
       case when e.received_at < now() - interval '40 days' then e.received_at end
     from juwuye.memberships m, lateral (select id, received_at from juwuye.cases c where c.community_id = m.community_id
       and c.state in ('publicised', 'closed') order by received_at desc limit ${MESSAGES}) e where m.community_id = $1`,
    [communityId],
  )
  await rollUp(deps, communityId, now)
  await sealDays(deps, now)
  await spread([admin, await openAdmin()], communityId, communities, TOWN_OF)
  await admin.query('vacuum analyze')
  const { rows } = await admin.query('select count(*)::int as cases from juwuye.cases')
  const people = await peopleOf(admin, lived.communityId, city.officer)
  const numbers = Array.from({ length: samples }, (_, i) => 1 + Math.floor((i * communities) / samples))
  const tokens = new Map<string, string>()
  for (const n of numbers) {
    for (const [role, personId] of Object.entries(people)) {
      const at = role === 'town' ? 1 + Math.floor((n - 1) / TOWN_OF) : n
      const who = role === 'city' ? personId : idIn(at, personId)
      tokens.set(`${communityNumber(n)} ${role}`, await letIn(admin, who, now))
    }
  }
  const app = await buildApp(deps, { clientDir: '/nowhere', trustProxy: false, rateLimits: NO_LIMITS })
  const headersOf = ({ communityId: id }: Place, as: Reader) => ({
    authorization: `Bearer ${tokens.get(`${id} ${as}`)}`,
  })
  const ask: Grown['ask'] = async ({ as, url, body }, place) => {
    const answer = await app.inject({
      method: body ? 'POST' : 'GET',
      url,
      headers: as === null ? {} : headersOf(place, as),
      ...(body ? { payload: body } : {}),
    })
    if (answer.statusCode !== 200) throw new Error(`${as} ${url}: ${answer.statusCode} ${answer.body}`)
  }
  const places = await placesOf(admin, { communityId, cityId: city.id, lived }, numbers)
  for (const place of places) {
    const list = await app.inject({
      url: `/v1/communities/${place.communityId}/cases?scope=community`,
      headers: headersOf(place, 'resident'),
    })
    place.cursor = encodeURIComponent(list.json<{ nextCursor: string }>().nextCursor)
  }
  return {
    ...{ cases: rows[0].cases, deps, admin, places, ask },
    async statementsOf(work) {
      seen.length = 0
      await work()
      return [...seen]
    },
  }
}

const NO_LIMITS = { perPerson: 1e9, perAddress: 1e9 }

/** The town is of a city, with an officer. */
async function cityAround(deps: Deps, admin: StageDatabase['admin'], communityId: string) {
  const id = await registerRegion(deps, { kind: 'city', name: '云川市', parentId: null })
  const officer = await registerPerson(deps, { appId: deps.wechat.appId, openid: `o${randomUUID()}` })
  await appointRegionOfficer(deps, { personId: officer, regionId: id, role: 'cityOfficer' })
  await admin.query(
    'update juwuye.regions set parent_id = $2 where id = (select region_id from juwuye.communities where id = $1)',
    [communityId, id],
  )
  await admin.query('update juwuye.communities set city_id = $2 where id = $1', [communityId, id])
  return { id, officer }
}

async function peopleOf(
  admin: StageDatabase['admin'],
  communityId: string,
  city: string,
): Promise<Record<Reader, string>> {
  const { rows } = await admin.query<{ role: string; person_id: string }>(
    `select distinct on (role) role, person_id from juwuye.memberships where community_id = $1 order by role, id`,
    [communityId],
  )
  const { rows: town } = await admin.query(
    `select person_id from juwuye.region_memberships where role = 'townOfficer' limit 1`,
  )
  const is = (role: string) => rows.find((row) => row.role === role)?.person_id ?? ''
  return {
    resident: is('resident'),
    desk: is('socialWorker'),
    property: is('propertyStaff'),
    owners: is('ownersCommitteeMember'),
    town: town[0].person_id,
    city,
  }
}

async function letIn(admin: StageDatabase['admin'], personId: string, now: number): Promise<string> {
  const token = makeToken(personId)
  await admin.query(
    `insert into juwuye.sessions (person_id, id, token_hash, created_at, last_seen_at, expires_at)
     values ($1, gen_random_uuid(), $2, $3, $3, $4)`,
    [personId, hashToken(token), new Date(now), new Date(now + 30 * DAY)],
  )
  return token
}

async function placesOf(
  admin: StageDatabase['admin'],
  { communityId, cityId, lived }: { communityId: string; cityId: string; lived: { ended: readonly string[] } },
  numbers: readonly number[],
) {
  const { rows } = await admin.query(
    `select c.region_id, e.id as estate_id, b.id as building_id,
       (select id from juwuye.cases where community_id = c.id and state = 'rectifying' order by id limit 1) as open_case,
       (select publication_id from juwuye.cases where community_id = c.id and id = $2) as publication_id
     from juwuye.communities c join juwuye.estates e on e.community_id = c.id join juwuye.buildings b on b.community_id = c.id
     where c.id = $1`,
    [communityId, lived.ended[0]],
  )
  const [row] = rows
  return numbers.map((n) => ({
    communityId: communityNumber(n),
    regionId: idIn(1 + Math.floor((n - 1) / TOWN_OF), row.region_id),
    cityId,
    estateId: idIn(n, row.estate_id),
    buildingId: idIn(n, row.building_id),
    openCase: idIn(n, row.open_case),
    endedCase: idIn(n, lived.ended[0] ?? ''),
    publicationId: idIn(n, row.publication_id),
    month: new Date().toISOString().slice(0, 7),
    cursor: '',
  }))
}
