import type { FastifyRequest } from 'fastify'
import encodeQR from 'qr'
import type { Deps } from '../../deps.ts'
import { originOf } from '../../platform/http/origin-of.ts'
import { invitationPath } from './invitation-code.ts'

/** With the address that the code opens, and that as a square to be scanned. */
export function shownInvitation<T extends { code: string }>(deps: Deps, request: FastifyRequest, made: T) {
  const link = `${originOf(deps, request)}${invitationPath(made.code)}`
  const svg = encodeQR(link, 'svg', { ecc: 'medium', border: 2 })
  return { ...made, link, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` }
}
