import { ROUTES } from '@juwuye/types'
import {
  appealBlockBody,
  blockParams,
  blocks,
  blocksQuery,
  communityParams,
  myBlock,
  proposeBlockBody,
  proposeBlockParams,
  ruleBlockBody,
  settleBlockBody,
} from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy } from '../../platform/http/session.ts'
import { appealBlock, ruleBlock } from './commands/appeal-block.ts'
import { proposeBlock } from './commands/propose-block.ts'
import { settleBlock } from './commands/settle-block.ts'
import { listBlocks, readBlock, readMyBlock } from './list-blocks.ts'

const tags = ['blocks']
const changed = z.object({ block: blocks.shape.items.element })

/** Who may not whistle for a while: proposed, confirmed by another, appealed against. */
export function blocksRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.blocks.method,
    url: ROUTES.blocks.path,
    schema: { tags, params: communityParams, querystring: blocksQuery, response: { 200: blocks } },
    handler: (request) => listBlocks(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.myBlock.method,
    url: ROUTES.myBlock.path,
    schema: { tags, params: communityParams, response: { 200: myBlock } },
    handler: (request) => readMyBlock(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.proposeBlock.method,
    url: ROUTES.proposeBlock.path,
    schema: { tags, params: proposeBlockParams, body: proposeBlockBody, response: { 200: changed } },
    handler: async (request) => {
      const address = askedBy(request)
      const blockId = await proposeBlock(deps, { ...address, input: request.body })
      return readBlock(deps, { ...address, blockId })
    },
  })
  app.route({
    method: ROUTES.settleBlock.method,
    url: ROUTES.settleBlock.path,
    schema: { tags, params: blockParams, body: settleBlockBody, response: { 200: changed } },
    handler: async (request) => {
      const address = askedBy(request)
      await settleBlock(deps, { ...address, input: request.body })
      return readBlock(deps, address)
    },
  })
  app.route({
    method: ROUTES.appealBlock.method,
    url: ROUTES.appealBlock.path,
    schema: { tags, params: blockParams, body: appealBlockBody, response: { 200: changed } },
    handler: async (request) => {
      const address = askedBy(request)
      await appealBlock(deps, address, request.body)
      return readBlock(deps, address)
    },
  })
  app.route({
    method: ROUTES.ruleBlock.method,
    url: ROUTES.ruleBlock.path,
    schema: { tags, params: blockParams, body: ruleBlockBody, response: { 200: changed } },
    handler: async (request) => {
      const address = askedBy(request)
      await ruleBlock(deps, address, request.body)
      return readBlock(deps, address)
    },
  })
}
