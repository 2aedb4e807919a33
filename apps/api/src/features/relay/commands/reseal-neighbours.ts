import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { type NeighbourRow, neighbours } from '../neighbours.table.ts'
import { sealed, unsealed } from '../sealed.ts'

const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface Resealed {
  readonly done: number
  /** Entries that no key opens. */
  readonly unreadable: readonly string[]
}

/** Seals rooms and phones anew with the newest key, where another did. Cut off, it goes on where it was. */
export async function resealNeighbours(deps: Deps, communityId: string): Promise<Resealed> {
  const unreadable: string[] = []
  let done = 0
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const rows: NeighbourRow[] = await inCommunity(deps.db.api, { communityId }, async (tx) => {
      const page = await sealedOtherwise(deps, tx, communityId, after ?? FIRST)
      for (const row of page) if (!(await resealed(deps, tx, row))) unreadable.push(row.id)
      return page
    })
    done += rows.length
    after = rows.length < PAGE ? undefined : rows.at(-1)?.id
  }
  return { done: done - unreadable.length, unreadable }
}

function sealedOtherwise({ sealer: { mark } }: Deps, tx: Tx, communityId: string, after: string) {
  const otherwise = (column: typeof neighbours.room | typeof neighbours.phone): SQL =>
    sql`substring(${column} from 1 for ${mark.length}::int) <> ${mark}`
  return tx
    .select()
    .from(neighbours)
    .where(
      and(
        eq(neighbours.communityId, communityId),
        gt(neighbours.id, after),
        or(otherwise(neighbours.room), otherwise(neighbours.phone)),
      ),
    )
    .orderBy(asc(neighbours.id))
    .limit(PAGE)
    .for('update')
}

/** Whether it could be read; what cannot stays as it is. */
async function resealed(deps: Deps, tx: Tx, row: NeighbourRow): Promise<boolean> {
  const words = readable(deps, row)
  if (!words) return false
  const { room, phone } = words
  await tx
    .update(neighbours)
    .set({ room: sealed(deps, row, 'room', room), phone: sealed(deps, row, 'phone', phone) })
    .where(and(eq(neighbours.communityId, row.communityId), eq(neighbours.id, row.id)))
  return true
}

function readable(deps: Deps, row: NeighbourRow): ReturnType<typeof unsealed> | undefined {
  try {
    return unsealed(deps, row)
  } catch {
    return undefined
  }
}
