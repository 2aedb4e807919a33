import { createHash } from 'node:crypto'
import type { Deps } from '../../deps.ts'

/** The same request makes the same id: a version 8 UUID of who sent it and its key; without a key a new one. */
export function keyedId(deps: Pick<Deps, 'ids'>, personId: string, key: string | undefined): string {
  if (key === undefined) return deps.ids.uuid()
  const hex = createHash('sha256').update(`${personId}\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
