import { ROUTES } from '@juwuye/types'
import { communityParams, cursorQuery, shiftParams, swap, swapBody, swapParams, swaps } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { acceptSwap, refuseSwap, withdrawSwap } from './commands/answer-swap.ts'
import { askSwap } from './commands/ask-swap.ts'
import { shiftSwaps } from './duty.table.ts'
import { type CommunityAddress, requireRoster } from './duty-access.ts'
import { listSwaps, presentSwaps } from './list-swaps.ts'

const tags = ['duty']
const ANSWERS = { acceptSwap, refuseSwap, withdrawSwap } as const

/** 换班, 请假: asked, answered, recorded. */
export function swapRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.swaps.method,
    url: ROUTES.swaps.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: swaps } },
    handler: (request) => {
      const address = askedBy(request)
      const now = deps.clock.now()
      return inCommunity(deps.db.api, address, async (tx) =>
        listSwaps(tx, await requireRoster(tx, address, now), request.query, now),
      )
    },
  })
  app.route({
    method: ROUTES.askSwap.method,
    url: ROUTES.askSwap.path,
    schema: { tags, params: shiftParams, headers: keyHeaders, body: swapBody, response: { 200: swap } },
    handler: async (request) => {
      const { communityId, shiftId } = request.params
      const address = { communityId, personId: requireSession(request).personId }
      const key = request.headers['idempotency-key']
      return showSwap(deps, { ...address, swapId: await askSwap(deps, { ...address, shiftId, key }, request.body) })
    },
  })
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const { method, path: url } = ROUTES[name as keyof typeof ANSWERS]
    app.route({
      ...{ method, url },
      schema: { tags, params: swapParams, response: { 200: swap } },
      handler: async (request) => {
        const address = askedBy(request)
        await answer(deps, address)
        return showSwap(deps, address)
      },
    })
  }
}

function showSwap(deps: Deps, { swapId, ...address }: CommunityAddress & { swapId: string }) {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireRoster(tx, address, now)
    const rows = await tx
      .select()
      .from(shiftSwaps)
      .where(and(eq(shiftSwaps.communityId, address.communityId), eq(shiftSwaps.id, swapId)))
    const [view] = await presentSwaps(tx, viewer, rows, now)
    if (!view) throw new Refusal('not-found')
    return view
  })
}
