import { ROUTES } from '@juwuye/types'
import { communityParams, dutyFigures, dutyFiguresQuery } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { sendBook } from '../../platform/http/send-book.ts'
import { askedBy } from '../../platform/http/session.ts'
import { requireOrganiser, requireRoster } from './duty-access.ts'
import { readFigures } from './figures.ts'
import { figuresSheet } from './figures-sheet.ts'

const tags = ['duty']

/** What became of the shifts: one's own for oneself, everybody's for whoever plans. */
export function dutyFiguresRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.dutyFigures.method,
    url: ROUTES.dutyFigures.path,
    schema: { tags, params: communityParams, querystring: dutyFiguresQuery, response: { 200: dutyFigures } },
    handler: (request) => {
      const address = askedBy(request)
      const now = deps.clock.now()
      return inCommunity(deps.db.api, address, async (tx) =>
        readFigures(tx, await requireRoster(tx, address, now), request.query, now),
      )
    },
  })
  app.route({
    method: ROUTES.dutyFiguresSheet.method,
    url: ROUTES.dutyFiguresSheet.path,
    schema: { tags, params: communityParams, querystring: dutyFiguresQuery },
    handler: async (request, reply) => {
      const address = askedBy(request)
      const now = deps.clock.now()
      const book = await inCommunity(deps.db.api, address, async (tx) =>
        figuresSheet(tx, await requireOrganiser(tx, address, now), request.query, now),
      )
      const { from, until } = request.query
      return sendBook(reply, book, { file: 'duty', name: `值班统计 ${from} 至 ${until}` })
    },
  })
}
