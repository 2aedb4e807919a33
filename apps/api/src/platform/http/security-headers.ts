import type { FastifyInstance } from 'fastify'

/** A year; without subdomains, which may be somebody else's. */
const HTTPS_ONLY = 'max-age=31536000'

/** Of what a page may ask a device for: only what the client uses, and no page within a page. */
const DEVICES =
  'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), serial=(), bluetooth=(), midi=()'

/** What every answer says, whichever route it is of; what only a kind of page says stands with that page. */
export function installSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    // served over plain HTTP inside a house network as well: said only where the proxy in front says it was HTTPS
    if (request.protocol === 'https') reply.header('strict-transport-security', HTTPS_ONLY)
    if (!/^text\/html/.test(String(reply.getHeader('content-type')))) return
    reply.header('permissions-policy', DEVICES)
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'same-origin')
  })
}
