import { uuid } from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import { invalidField } from './refusal.ts'

/** A form with an id made by the client, one file, and what else is sent along. @throws Refusal invalid-input */
export async function readParts(
  request: FastifyRequest,
  limits: { fileSize?: number } = {},
): Promise<{ id: string; file: Buffer; fields: ReadonlyMap<string, unknown> }> {
  const fields = new Map<string, unknown>()
  let file: Buffer | undefined
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') file = await part.toBuffer()
    else fields.set(part.fieldname, part.value)
  }
  const id = fields.get('id')
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw invalidField('id', id === undefined ? 'required' : 'wrong-format')
  if (!file || file.length === 0) throw invalidField('file', 'required')
  return { id: parsed.data.toLowerCase(), file, fields }
}
