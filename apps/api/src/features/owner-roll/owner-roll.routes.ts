import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  correctUnitBody,
  cursorQuery,
  matchOwnerBody,
  ownerCandidates,
  ownerCandidatesQuery,
  ownerRoll,
  unit,
  unitOwnerParams,
  unitParams,
  units,
  unitsParams,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy } from '../../platform/http/session.ts'
import { correctUnit } from './commands/correct-unit.ts'
import { matchOwner, unmatchOwner } from './commands/match-owner.ts'
import { listOwnerCandidates } from './owner-candidates.ts'
import { listUnits } from './present-units.ts'
import { readOwnerRoll } from './read-roll.ts'

const tags = ['owner-roll']

/** Who owns what in the community. */
export function ownerRollRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.ownerRoll.method,
    url: ROUTES.ownerRoll.path,
    schema: { tags, params: communityParams, response: { 200: ownerRoll } },
    handler: (request) => readOwnerRoll(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.units.method,
    url: ROUTES.units.path,
    schema: { tags, params: unitsParams, querystring: cursorQuery, response: { 200: units } },
    handler: (request) => listUnits(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.correctUnit.method,
    url: ROUTES.correctUnit.path,
    schema: { tags, params: unitParams, body: correctUnitBody, response: { 200: unit } },
    handler: (request) => correctUnit(deps, askedBy(request), request.body),
  })
  app.route({
    method: ROUTES.ownerCandidates.method,
    url: ROUTES.ownerCandidates.path,
    schema: { tags, params: unitParams, querystring: ownerCandidatesQuery, response: { 200: ownerCandidates } },
    handler: (request) => listOwnerCandidates(deps, askedBy(request), request.query.q),
  })
  app.route({
    method: ROUTES.matchOwner.method,
    url: ROUTES.matchOwner.path,
    schema: { tags, params: unitOwnerParams, body: matchOwnerBody, response: { 200: unit } },
    handler: (request) => matchOwner(deps, askedBy(request), request.body.membershipId),
  })
  app.route({
    method: ROUTES.unmatchOwner.method,
    url: ROUTES.unmatchOwner.path,
    schema: { tags, params: unitOwnerParams, response: { 200: unit } },
    handler: (request) => unmatchOwner(deps, askedBy(request)),
  })
}
