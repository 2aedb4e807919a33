import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  cursorQuery,
  inbox,
  messageSettings,
  messageSettingsBody,
  promptResultBody,
  readNoticesBody,
  unread,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Actor, requireSession } from '../../platform/http/session.ts'
import { findCommunity, policyInForce } from '../communities/index.ts'
import { changeSettings } from './commands/change-settings.ts'
import { readNotices } from './commands/read-notices.ts'
import { recordPrompt } from './commands/record-prompt.ts'
import { countUnread, type InboxOwner, readInbox } from './inbox.ts'
import { readSettings } from './message-settings.ts'

const tags = ['messages']

export function notificationsRoutes(app: Api, deps: Deps): void {
  inboxRoutes(app, deps)
  settingsRoutes(app, deps)
}

const ownerOf = ({ personId }: Actor, { communityId }: { communityId: string }): InboxOwner => ({
  communityId,
  personId,
})

/** Reads something of one's own in a community that is there. */
function asOwner<T>(deps: Deps, owner: InboxOwner, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inCommunity(deps.db.api, owner, async (tx) => {
    if (!(await findCommunity(tx, owner.communityId))) throw new Refusal('not-found')
    return fn(tx)
  })
}

function inboxRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.inbox.method,
    url: ROUTES.inbox.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: inbox } },
    handler: (request) => {
      const owner = ownerOf(requireSession(request), request.params)
      return asOwner(deps, owner, (tx) => readInbox(tx, owner, request.query, deps.clock.now()))
    },
  })

  app.route({
    method: ROUTES.unread.method,
    url: ROUTES.unread.path,
    schema: { tags, params: communityParams, response: { 200: unread } },
    handler: async (request) => {
      const owner = ownerOf(requireSession(request), request.params)
      return { unread: await asOwner(deps, owner, (tx) => countUnread(tx, owner)) }
    },
  })

  app.route({
    method: ROUTES.readNotices.method,
    url: ROUTES.readNotices.path,
    schema: { tags, params: communityParams, body: readNoticesBody, response: { 200: unread } },
    handler: async (request) => {
      const owner = ownerOf(requireSession(request), request.params)
      return { unread: await readNotices(deps, owner, request.body) }
    },
  })
}

function settingsRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.messageSettings.method,
    url: ROUTES.messageSettings.path,
    schema: { tags, params: communityParams, response: { 200: messageSettings } },
    handler: (request) => {
      const owner = ownerOf(requireSession(request), request.params)
      return asOwner(deps, owner, async (tx) => {
        const { policy } = await policyInForce(tx, owner.communityId)
        return readSettings(tx, owner.personId, policy)
      })
    },
  })

  app.route({
    method: ROUTES.setMessageSettings.method,
    url: ROUTES.setMessageSettings.path,
    schema: { tags, params: communityParams, body: messageSettingsBody, response: { 200: messageSettings } },
    handler: (request) => changeSettings(deps, ownerOf(requireSession(request), request.params), request.body),
  })

  app.route({
    method: ROUTES.promptResult.method,
    url: ROUTES.promptResult.path,
    schema: {
      tags,
      params: communityParams,
      headers: keyHeaders,
      body: promptResultBody,
      response: { 200: messageSettings },
    },
    handler: (request) => {
      const owner = ownerOf(requireSession(request), request.params)
      return recordPrompt(deps, owner, request.body, request.headers['idempotency-key'])
    },
  })
}
