import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { problem } from '@juwuye/types/schemas'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'

interface Operation {
  responses?: Record<string, unknown>
}

/** Every route may refuse, and always in the same shape. */
function withProblems<T extends { paths?: object; components?: object }>(document: T): T {
  const answer = {
    description: 'Refused: the code says why, `detail` says it to the person',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  for (const path of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const operation of Object.values(path)) operation.responses = { ...operation.responses, default: answer }
  }
  const schemas = { Problem: z.toJSONSchema(problem) }
  return { ...document, components: { ...document.components, schemas } }
}

/** OpenAPI 3.1 at /openapi.json, readable at /docs. Register before the routes. */
export async function installDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '居物业',
        version: '1',
        description: 'Whistles, cases and published results of a community. Errors are application/problem+json.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'juwuye_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  // written once: it is large, and anybody may ask for it
  let written: Buffer | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (_, reply) => {
    written ??= Buffer.from(JSON.stringify(withProblems(app.swagger())))
    return reply.type('application/json; charset=utf-8').send(written)
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, url: '/openapi.json' },
    staticCSP: true,
    // its page sets styles inline; nothing comes from elsewhere, and in a house network nothing by HTTPS
    transformStaticCSP: (policy) =>
      policy
        .replaceAll(' https:', '')
        .replaceAll(' validator.swagger.io', '')
        .replace(/ ?upgrade-insecure-requests;?/, '')
        .replace(/(base-uri|frame-ancestors) 'self'/g, "$1 'none'")
        .replace(/style-src[^;]*/, "style-src 'self' 'unsafe-inline'"),
  })
}
