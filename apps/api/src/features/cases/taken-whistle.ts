import { createHash } from 'node:crypto'
import { canonicalJson } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { isUniqueViolation } from '../../platform/db/pg-error.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { whistles } from './cases.table.ts'

/** A whistle by the id that the phone made. */
export interface WhistleId {
  readonly communityId: string
  /** Who sends it. */
  readonly personId: string
  readonly id: string
  readonly bodyHash: string
}

export const whistleHash = (body: object) => createHash('sha256').update(canonicalJson(body)).digest('hex')

const whistleUnder = prepared((tx) =>
  tx
    .select({
      caseId: whistles.caseId,
      bodyHash: whistles.bodyHash,
      personId: whistles.personId,
      enteredBy: whistles.enteredBy,
    })
    .from(whistles)
    .where(and(eq(whistles.communityId, asked('communityId')), eq(whistles.id, asked('id')))),
)

/**
 * The case of a whistle taken before; undefined when the id is new.
 *
 * @throws Refusal not-found for another's id; whistle-id-conflict for another body
 */
export async function findTaken(
  tx: Tx,
  { communityId, personId, id, bodyHash }: WhistleId,
): Promise<string | undefined> {
  const [known] = await whistleUnder(tx, { communityId, id })
  if (!known) return undefined
  // what was relayed stays the relayer's to send, also when it has become the neighbour's own
  if ((known.enteredBy ?? known.personId) !== personId) throw new Refusal('not-found')
  if (known.bodyHash !== bodyHash) throw new Refusal('whistle-id-conflict')
  return known.caseId
}

/** What a whistle sent again runs into: its own id, a limit that the first one filled, or a case that has gone on since. */
const mayBeTaken = (error: unknown) =>
  isUniqueViolation(error) ||
  (error instanceof Refusal && ['whistle-limit', 'already-joined', 'wrong-state'].includes(error.code))

/** Takes the whistle; when that fails because it was taken already, the same person and body get the same answer. */
export async function answerTaken<T>(deps: Deps, whistle: WhistleId, take: () => Promise<T>): Promise<T | string> {
  try {
    return await take()
  } catch (error) {
    if (!mayBeTaken(error)) throw error
    const taken = await inCommunity(deps.db.api, whistle, (tx) => findTaken(tx, whistle))
    if (taken === undefined) throw error
    return taken
  }
}
