import { ROUTES } from '@juwuye/types'
import {
  acceptInvitationBody,
  addEstateBody,
  addPartyBody,
  administrationSteps,
  communityParams,
  cursorQuery,
  invitation,
  invitationAccepted,
  invitationCodeBody,
  invitationOffer,
  invitationParams,
  invitations,
  inviteAgainBody,
  inviteBody,
  madeInvitation,
  openCommunityBody,
  openedCommunity,
  opening,
  regionParams,
  townCommunities,
  townCommunitiesQuery,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { addEstate, addParty, openCommunity } from '../communities/index.ts'
import { administerRoutes } from './administer.routes.ts'
import { acceptInvitation } from './commands/accept-invitation.ts'
import { invite, inviteAgain, revokeInvitation } from './commands/invite.ts'
import { lookAtInvitation } from './find-offer.ts'
import { listInvitations } from './invitation-view.ts'
import { listAdministrationSteps, readOpening } from './read-opening.ts'
import { shownInvitation } from './shown-invitation.ts'
import { listTownCommunities } from './town-communities.ts'

const tags = ['opening']

/** The town opens a community; its people are let in by codes. */
export function openingRoutes(app: Api, deps: Deps): void {
  townRoutes(app, deps)
  settingUpRoutes(app, deps)
  administerRoutes(app, deps)
  invitationRoutes(app, deps)
  codeRoutes(app, deps)
}

function townRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.townCommunities.method,
    url: ROUTES.townCommunities.path,
    schema: { tags, params: regionParams, querystring: townCommunitiesQuery, response: { 200: townCommunities } },
    handler: (request) => listTownCommunities(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.openCommunity.method,
    url: ROUTES.openCommunity.path,
    schema: { tags, params: regionParams, body: openCommunityBody, response: { 200: openedCommunity } },
    handler: async (request) => {
      const { estate, ...body } = request.body
      const input = { ...request.params, ...body, estate: { ...estate, places: [] } }
      return { communityId: await openCommunity(deps, requireSession(request), input) }
    },
  })
}

function settingUpRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.opening.method,
    url: ROUTES.opening.path,
    schema: { tags, params: communityParams, response: { 200: opening } },
    handler: (request) => readOpening(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.administrationSteps.method,
    url: ROUTES.administrationSteps.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: administrationSteps } },
    handler: (request) => listAdministrationSteps(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.addEstate.method,
    url: ROUTES.addEstate.path,
    schema: { tags, params: communityParams, body: addEstateBody, response: { 200: opening } },
    handler: async (request) => {
      await addEstate(deps, requireSession(request), { ...request.params, ...request.body, places: [] })
      return readOpening(deps, askedBy(request))
    },
  })
  app.route({
    method: ROUTES.addParty.method,
    url: ROUTES.addParty.path,
    schema: { tags, params: communityParams, body: addPartyBody, response: { 200: opening } },
    handler: async (request) => {
      await addParty(deps, requireSession(request), { ...request.params, ...request.body })
      return readOpening(deps, askedBy(request))
    },
  })
}

function invitationRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.invitations.method,
    url: ROUTES.invitations.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: invitations } },
    handler: (request) => listInvitations(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.invite.method,
    url: ROUTES.invite.path,
    schema: { tags, params: communityParams, body: inviteBody, response: { 200: madeInvitation } },
    handler: async (request) => shownInvitation(deps, request, await invite(deps, askedBy(request), request.body)),
  })
  app.route({
    method: ROUTES.inviteAgain.method,
    url: ROUTES.inviteAgain.path,
    schema: { tags, params: invitationParams, body: inviteAgainBody, response: { 200: madeInvitation } },
    handler: async (request) =>
      shownInvitation(deps, request, await inviteAgain(deps, askedBy(request), request.body.days)),
  })
  app.route({
    method: ROUTES.revokeInvitation.method,
    url: ROUTES.revokeInvitation.path,
    schema: { tags, params: invitationParams, response: { 200: invitation } },
    handler: (request) => revokeInvitation(deps, askedBy(request)),
  })
}

/** For whoever holds a code. Each look counts: nobody tries them one after the other. */
function codeRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.lookAtInvitation.method,
    url: ROUTES.lookAtInvitation.path,
    schema: { tags, body: invitationCodeBody, response: { 200: invitationOffer } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      await app.limits.code(request)
      return lookAtInvitation(deps, { personId, ...request.body })
    },
  })
  app.route({
    method: ROUTES.acceptInvitation.method,
    url: ROUTES.acceptInvitation.path,
    schema: { tags, body: acceptInvitationBody, response: { 200: invitationAccepted } },
    handler: async (request) => {
      const actor = requireSession(request)
      await app.limits.code(request)
      return acceptInvitation(deps, actor, request.body)
    },
  })
}
