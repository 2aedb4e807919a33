import { uuid } from '@juwuye/types/schemas'
import type { FastifyError, FastifyRequest } from 'fastify'
import { invalidField, type Refusal } from './refusal.ts'

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

/** Reads a file, and refuses one beyond its limit as its feature does. */
export async function unlessTooLarge<T>(tooLarge: Refusal, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw (error as FastifyError).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge : error
  }
}
