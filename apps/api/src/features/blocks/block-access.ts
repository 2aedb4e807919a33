import type { BlockViewer } from '@juwuye/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, isDeskMember, nameOfActor } from '../communities/index.ts'
import { type BlockRow, blocks } from '../moderation/index.ts'

export interface Asking {
  readonly communityId: string
  readonly personId: string
}

export interface BlockAddress extends Asking {
  readonly blockId: string
}

/** Who looks at blocks, and under which name they decide. */
export interface Watcher extends BlockViewer {
  readonly name: string
}

export async function watcherOf(tx: Tx, { communityId, personId }: Asking, now: number): Promise<Watcher> {
  return watcherFor(tx, await actorAround(tx, communityId, personId, now))
}

/** The same of whom is known already what they are here. */
export async function watcherFor(tx: Tx, actor: ActorAround): Promise<Watcher> {
  const { personId } = actor
  return { personId, desk: isDeskMember(actor), town: actor.townOfficer, name: await nameOfActor(tx, actor) }
}

/** One person's blocks are decided one after the other. */
export async function holdBlocksOf(tx: Tx, communityId: string, personId: string): Promise<void> {
  const key = `juwuye blocks of ${communityId} ${personId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** To be changed; for desk, town and the person. @throws Refusal not-found for everybody else */
export async function getBlock(tx: Tx, { communityId, blockId }: BlockAddress, watcher: Watcher): Promise<BlockRow> {
  const [row] = await tx
    .select()
    .from(blocks)
    .where(and(eq(blocks.communityId, communityId), eq(blocks.id, blockId)))
    .for('update')
  const own = row?.personId === watcher.personId
  if (!row || !(watcher.desk || watcher.town || own)) throw new Refusal('not-found')
  // what only was proposed is none of theirs yet
  if (own && row.confirmed !== true) throw new Refusal('not-found')
  return row
}
