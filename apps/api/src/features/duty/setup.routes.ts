import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  dutyPerson,
  dutyPersonBody,
  dutyPersonParams,
  dutySetup,
  myDaysOffBody,
  postBody,
  postParams,
  stationBody,
  stationParams,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { setDutyPerson, setMyDaysOff } from './commands/keep-duty-person.ts'
import { addPost, changePost } from './commands/keep-post.ts'
import { addStation, changeStation } from './commands/keep-station.ts'
import { type CommunityAddress, requireOrganiser, requireRoster } from './duty-access.ts'
import { postsOf, rosterOf, stationsOf } from './roster.ts'

const tags = ['duty']

/** Stations, posts and who stands: kept by the desk and the town. */
export function dutySetupRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.dutySetup.method,
    url: ROUTES.dutySetup.path,
    schema: { tags, params: communityParams, response: { 200: dutySetup } },
    handler: (request) => showSetup(deps, askedBy(request)),
  })
  stationRoutes(app, deps)
  postRoutes(app, deps)
  app.route({
    method: ROUTES.setDutyPerson.method,
    url: ROUTES.setDutyPerson.path,
    schema: { tags, params: dutyPersonParams, body: dutyPersonBody, response: { 200: dutySetup } },
    handler: async (request) => {
      const { communityId, personId: of } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      await setDutyPerson(deps, { ...address, of }, request.body)
      return showSetup(deps, address)
    },
  })
  app.route({
    method: ROUTES.setMyDaysOff.method,
    url: ROUTES.setMyDaysOff.path,
    schema: { tags, params: communityParams, body: myDaysOffBody, response: { 200: dutyPerson } },
    handler: async (request) => {
      const address = askedBy(request)
      await setMyDaysOff(deps, address, request.body)
      return showMe(deps, address)
    },
  })
}

function stationRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.addStation.method,
    url: ROUTES.addStation.path,
    schema: { tags, params: communityParams, headers: keyHeaders, body: stationBody, response: { 200: dutySetup } },
    handler: async (request) => {
      const address = askedBy(request)
      await addStation(deps, { ...address, key: request.headers['idempotency-key'] }, request.body)
      return showSetup(deps, address)
    },
  })
  app.route({
    method: ROUTES.changeStation.method,
    url: ROUTES.changeStation.path,
    schema: { tags, params: stationParams, body: stationBody, response: { 200: dutySetup } },
    handler: async (request) => {
      const { communityId, stationId } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      await changeStation(deps, { ...address, stationId }, request.body)
      return showSetup(deps, address)
    },
  })
}

function postRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.addPost.method,
    url: ROUTES.addPost.path,
    schema: { tags, params: communityParams, headers: keyHeaders, body: postBody, response: { 200: dutySetup } },
    handler: async (request) => {
      const address = askedBy(request)
      await addPost(deps, { ...address, key: request.headers['idempotency-key'] }, request.body)
      return showSetup(deps, address)
    },
  })
  app.route({
    method: ROUTES.changePost.method,
    url: ROUTES.changePost.path,
    schema: { tags, params: postParams, body: postBody, response: { 200: dutySetup } },
    handler: async (request) => {
      const { communityId, postId } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      await changePost(deps, { ...address, postId }, request.body)
      return showSetup(deps, address)
    },
  })
}

function showSetup(deps: Deps, address: CommunityAddress) {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { communityId } = await requireOrganiser(tx, address, now)
    return {
      stations: await stationsOf(tx, communityId),
      posts: await postsOf(tx, communityId),
      people: await rosterOf(tx, address, now),
    }
  })
}

function showMe(deps: Deps, address: CommunityAddress) {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { personId } = await requireRoster(tx, address, now)
    const me = (await rosterOf(tx, address, now)).find((person) => person.personId === personId)
    if (!me) throw new Refusal('not-found')
    return me
  })
}
