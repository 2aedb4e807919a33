import type { FastifyRequest } from 'fastify'

/** This server's address as people reach it, without a slash at the end. */
export const originOf = ({ publicUrl }: { publicUrl: string | null }, request: FastifyRequest): string =>
  publicUrl ?? `${request.protocol}://${request.host}`
