import type { AnnouncementKind, Announcements } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { outbox } from '../../cases/index.ts'

export interface Announcing<K extends AnnouncementKind> {
  readonly communityId: string
  readonly kind: K
  /** Told once each, if they still belong to the community when it is told. */
  readonly people: readonly string[]
  readonly data: Announcements[K]
}

/** Tells people of something outside every case, if this transaction commits: the outbox row is written in it. */
export async function tellPeople<K extends AnnouncementKind>(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { communityId, kind, people, data }: Announcing<K>,
  now: number,
): Promise<void> {
  if (people.length === 0) return
  await tx.insert(outbox).values({
    communityId,
    id: deps.ids.uuid(),
    kind,
    audience: [],
    announcement: { people: [...new Set(people)], data },
    createdAt: now,
  })
}
