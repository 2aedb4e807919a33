import type { Deps } from '../../deps.ts'
import { uuidOf } from '../../platform/ids.ts'

/** The id of what this request makes: the same person's same key makes the same; without a key a new one. */
export const keyedId = (deps: Pick<Deps, 'ids'>, personId: string, key: string | undefined): string =>
  key === undefined ? deps.ids.uuid() : uuidOf(`${personId}\n${key}`)
