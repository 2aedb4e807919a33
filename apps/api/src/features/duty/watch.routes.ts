import { dayOf } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import {
  attempts,
  attemptsQuery,
  attendanceParams,
  checkedIn,
  checkedOut,
  checkOutBody,
  communityParams,
  dutyBoard,
  dutyCheckInBody,
  dutyWeek,
  dutyWeekQuery,
  handoverDraft,
  handoverParams,
  monthQuery,
  myDuty,
  promiseParams,
  recordAttendanceBody,
  shiftParams,
} from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { requireSession } from '../../platform/http/session.ts'
import { listAttempts } from './attempts.ts'
import { callRoutes } from './calls.routes.ts'
import { checkInForDuty } from './commands/check-in-for-duty.ts'
import { checkOut } from './commands/check-out.ts'
import { recordAttendance } from './commands/record-attendance.ts'
import { keepPromise, takeHandover } from './commands/take-handover.ts'
import { type CommunityAddress, requireOrganiser } from './duty-access.ts'
import { readDutyBoard } from './duty-board.ts'
import { readDutyWeek } from './duty-week.ts'
import { readMyDuty } from './my-duty.ts'
import { readHandoverDraft } from './read-handover-draft.ts'
import { tabletRoutes } from './tablet.routes.ts'

const tags = ['duty']

const addressOf = (request: FastifyRequest, { communityId }: { communityId: string }): CommunityAddress => ({
  communityId,
  personId: requireSession(request).personId,
})

/** Coming and going, handing over, and who is there now. */
export function watchRoutes(app: Api, deps: Deps): void {
  readingRoutes(app, deps)
  comingRoutes(app, deps)
  goingRoutes(app, deps)
  tabletRoutes(app, deps)
  callRoutes(app, deps)
}

function reading<T>(deps: Deps, address: CommunityAddress, fn: (tx: Tx, now: number) => Promise<T>): Promise<T> {
  return inCommunity(deps.db.api, address, (tx) => fn(tx, deps.clock.now()))
}

function readingRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.dutyWeek.method,
    url: ROUTES.dutyWeek.path,
    schema: { tags, params: communityParams, querystring: dutyWeekQuery, response: { 200: dutyWeek } },
    handler: (request) => {
      const address = addressOf(request, request.params)
      return reading(deps, address, (tx, now) => readDutyWeek(tx, address, request.query.day ?? dayOf(now), now))
    },
  })

  app.route({
    method: ROUTES.myDuty.method,
    url: ROUTES.myDuty.path,
    schema: { tags, params: communityParams, querystring: monthQuery, response: { 200: myDuty } },
    handler: (request) => {
      const address = addressOf(request, request.params)
      return reading(deps, address, (tx, now) => readMyDuty(tx, address, request.query.month, now))
    },
  })

  app.route({
    method: ROUTES.dutyBoard.method,
    url: ROUTES.dutyBoard.path,
    schema: { tags, params: communityParams, response: { 200: dutyBoard } },
    handler: (request) => {
      const address = addressOf(request, request.params)
      return reading(deps, address, async (tx, now) => readDutyBoard(tx, await requireOrganiser(tx, address, now), now))
    },
  })

  app.route({
    method: ROUTES.attendanceAttempts.method,
    url: ROUTES.attendanceAttempts.path,
    schema: { tags, params: communityParams, querystring: attemptsQuery, response: { 200: attempts } },
    handler: (request) => {
      const address = addressOf(request, request.params)
      return reading(deps, address, async (tx, now) => {
        await requireOrganiser(tx, address, now)
        return listAttempts(tx, address.communityId, request.query)
      })
    },
  })
}

function comingRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.checkInForDuty.method,
    url: ROUTES.checkInForDuty.path,
    schema: { tags, params: communityParams, headers: keyHeaders, body: dutyCheckInBody, response: { 200: checkedIn } },
    handler: (request) => {
      const key = request.headers['idempotency-key']
      return checkInForDuty(deps, { ...addressOf(request, request.params), key }, request.body)
    },
  })

  app.route({
    method: ROUTES.recordAttendance.method,
    url: ROUTES.recordAttendance.path,
    schema: {
      tags,
      params: shiftParams,
      headers: keyHeaders,
      body: recordAttendanceBody,
      response: { 200: dutyBoard },
    },
    handler: async (request) => {
      const address = addressOf(request, request.params)
      const key = request.headers['idempotency-key']
      await recordAttendance(deps, { ...address, ...request.body, shiftId: request.params.shiftId, key })
      return reading(deps, address, async (tx, now) => readDutyBoard(tx, await requireOrganiser(tx, address, now), now))
    },
  })
}

function goingRoutes(app: Api, deps: Deps): void {
  const mine = (address: CommunityAddress) =>
    reading(deps, address, (tx, now) => readMyDuty(tx, address, undefined, now))

  app.route({
    method: ROUTES.handoverDraft.method,
    url: ROUTES.handoverDraft.path,
    schema: { tags, params: attendanceParams, response: { 200: handoverDraft } },
    handler: (request) => {
      const { attendanceId } = request.params
      return readHandoverDraft(deps, { ...addressOf(request, request.params), attendanceId })
    },
  })

  app.route({
    method: ROUTES.checkOut.method,
    url: ROUTES.checkOut.path,
    schema: { tags, params: attendanceParams, body: checkOutBody, response: { 200: checkedOut } },
    handler: (request) => {
      const { attendanceId } = request.params
      return checkOut(deps, { ...addressOf(request, request.params), attendanceId, card: request.body })
    },
  })

  app.route({
    method: ROUTES.takeHandover.method,
    url: ROUTES.takeHandover.path,
    schema: { tags, params: handoverParams, response: { 200: myDuty } },
    handler: async (request) => {
      const address = addressOf(request, request.params)
      await takeHandover(deps, { ...address, handoverId: request.params.handoverId })
      return mine(address)
    },
  })

  app.route({
    method: ROUTES.keepPromise.method,
    url: ROUTES.keepPromise.path,
    schema: { tags, params: promiseParams, response: { 200: myDuty } },
    handler: async (request) => {
      const address = addressOf(request, request.params)
      await keepPromise(deps, { ...address, promiseId: request.params.promiseId })
      return mine(address)
    },
  })
}
