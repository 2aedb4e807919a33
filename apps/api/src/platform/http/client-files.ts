import { existsSync } from 'node:fs'
import path from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './errors.ts'
import { Refusal } from './refusal.ts'

/** No script, frame or connection but our own; pictures also from memory, before they are uploaded. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // the framework sets style attributes on its elements
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // the framework's own icons
    fontSrc: ["'self'", 'data:'],
    mediaSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** Paths that are never a page of the client: a wrong one is 404, not the client. */
const NOT_PAGES = /^\/(v1|p|docs|healthz|readyz|openapi\.json)(\/|$|\?)/

/**
 * The browser client: built files with long caching where the name carries a hash, and index.html for every address
 * that a page may have. Headers for HTML are set only where HTML is sent.
 *
 * @param folder the build; when it is absent only the API is served
 */
export async function installClientFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    // for every answer alike: security-headers.ts
    strictTransportSecurity: false,
    xContentTypeOptions: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  const index = path.join(folder, 'index.html')
  if (existsSync(index)) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: ['**/index.html', '**/*.gz'],
      // made by the build, beside the files
      preCompressed: true,
      cacheControl: false,
      schemaHide: true,
      setHeaders: (reply, file) => {
        reply.setHeader('cache-control', cachingOf(file.replace(/\.gz$/, '')))
        reply.setHeader('vary', 'accept-encoding')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!existsSync(index) || !isPage(request)) return sendProblem(request, reply, new Refusal('not-found'))
    return sendIndex(reply, index)
  })
}

async function sendIndex(reply: FastifyReply, index: string) {
  await reply.helmet()
  return reply
    .header('cache-control', 'no-cache')
    .sendFile(path.basename(index), path.dirname(index), { cacheControl: false })
}

function isPage(request: FastifyRequest): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return reads && !NOT_PAGES.test(request.url) && path.extname(request.url.split('?')[0] ?? '') === ''
}

const HASHED = /[.-][0-9a-f]{8,}\.\w+$/

function cachingOf(file: string): string {
  return HASHED.test(path.basename(file)) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
}
