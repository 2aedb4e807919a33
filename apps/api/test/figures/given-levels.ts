import { randomUUID } from 'node:crypto'
import { registerRegion } from '../../src/features/communities/index.ts'
import { rollUp } from '../../src/features/figures/index.ts'
import { appointRegionOfficer } from '../../src/features/identity/index.ts'
import type { TestApp } from '../build-app.ts'
import type { Inside } from '../cases/inside.ts'
import { type Answer, type GivenCast, givenCast } from '../given-cast.ts'

/** A city with two towns: of the first two communities, of the second one; and officers of each. */
export async function givenLevels(t: TestApp, inside: Inside) {
  const cityId = await registerRegion(t.deps, {
    kind: 'city',
    name: `临溪市${randomUUID().slice(0, 4)}`,
    parentId: null,
  })
  const otherCityId = await registerRegion(t.deps, { kind: 'city', name: '外市', parentId: null })
  const [c, sister, far] = [await givenCast(t), await givenCast(t), await givenCast(t)]
  const townId = c.g.regionId
  await inside.rows('update juwuye.regions set parent_id = $1 where id = any($2)', [cityId, [townId, far.g.regionId]])
  // the sister lies in the same town; its own town stays an empty one
  await inside.rows('update juwuye.communities set region_id = $1 where id = $2', [townId, sister.communityId])
  const officer = async (regionId: string, role: 'townOfficer' | 'cityOfficer') => {
    const login = await t.logIn()
    await appointRegionOfficer(t.deps, { personId: login.personId, regionId, role })
    return login
  }
  const city = await officer(cityId, 'cityOfficer')
  const otherCity = await officer(otherCityId, 'cityOfficer')
  const count = async () => {
    for (const { communityId } of [c, sister, far]) await rollUp(t.deps, communityId, t.clock.now())
  }
  const ask = async (headers: Record<string, string>, url: string): Promise<Answer> => {
    const answer = await t.app.inject({ url: `/v1${url}`, headers })
    const json = /json/.test(String(answer.headers['content-type']))
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.rawPayload }
  }
  return { c, sister, far, cityId, townId, city, otherCity, count, ask }
}

export type GivenLevels = Awaited<ReturnType<typeof givenLevels>>

/** A private matter, sent to its mediator. */
export async function privateMatter(c: GivenCast): Promise<string> {
  const { id } = await c.blows(c.reporter)
  const sent = { class: 'private', title: '家里的事', mediatorId: c.mediator, partyIds: [] }
  await c.does(c.socialWorker, id, 'triage', sent)
  return id
}
