import { ROUTES } from '@juwuye/types'
import {
  assignShiftBody,
  fillRotaBody,
  publishRotaBody,
  rota,
  rotaParams,
  shiftCandidates,
  shiftParams,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { requireSession } from '../../platform/http/session.ts'
import { readCandidates } from './candidates.ts'
import { assignShift } from './commands/assign-shift.ts'
import { fillMonth } from './commands/fill-month.ts'
import { publishRota } from './commands/publish-rota.ts'
import { type CommunityAddress, requireRoster } from './duty-access.ts'
import { readRota } from './rota-view.ts'

const tags = ['duty']

/** 轮值表: filled, mended by hand, published. */
export function rotaRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.rota.method,
    url: ROUTES.rota.path,
    schema: { tags, params: rotaParams, response: { 200: rota } },
    handler: (request) => showRota(deps, { ...request.params, ...requireSession(request) }),
  })
  app.route({
    method: ROUTES.fillRota.method,
    url: ROUTES.fillRota.path,
    schema: { tags, params: rotaParams, body: fillRotaBody, response: { 200: rota } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      await fillMonth(deps, { ...request.params, ...request.body, personId })
      return showRota(deps, { ...request.params, personId })
    },
  })
  app.route({
    method: ROUTES.publishRota.method,
    url: ROUTES.publishRota.path,
    schema: { tags, params: rotaParams, body: publishRotaBody, response: { 200: rota } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      await publishRota(deps, { ...request.params, ...request.body, personId })
      return showRota(deps, { ...request.params, personId })
    },
  })
  app.route({
    method: ROUTES.shiftCandidates.method,
    url: ROUTES.shiftCandidates.path,
    schema: { tags, params: shiftParams, response: { 200: shiftCandidates } },
    handler: (request) => {
      const { communityId, shiftId } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      const now = deps.clock.now()
      return inCommunity(deps.db.api, address, async (tx) =>
        readCandidates(tx, await requireRoster(tx, address, now), shiftId, now),
      )
    },
  })
  app.route({
    method: ROUTES.assignShift.method,
    url: ROUTES.assignShift.path,
    schema: { tags, params: shiftParams, body: assignShiftBody, response: { 200: rota } },
    handler: async (request) => {
      const { communityId, shiftId } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      const month = await assignShift(deps, address, { ...request.body, shiftId })
      return showRota(deps, { ...address, month })
    },
  })
}

function showRota(deps: Deps, { communityId, personId, month }: CommunityAddress & { month: string }) {
  const address = { communityId, personId }
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) =>
    readRota(tx, await requireRoster(tx, address, now), month, now),
  )
}
